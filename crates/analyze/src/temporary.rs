//! Temporary files without a name: gone when the program is, however it ends.

use std::fs::File;
use std::path::{Path, PathBuf};

use crate::error::Error;

/// A nameless file in that folder, or in the system's own for temporary files; and where it is.
pub(crate) fn nameless(folder: Option<&Path>) -> Result<(File, PathBuf), Error> {
    let folder = folder.map_or_else(std::env::temp_dir, Path::to_owned);
    match tempfile::tempfile_in(&folder) {
        Ok(file) => Ok((file, folder)),
        Err(cause) => Err(Error::NoTemporary { folder, cause }),
    }
}
