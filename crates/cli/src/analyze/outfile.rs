//! A file that is there whole or not at all: written beside its place under another name, and renamed when it is finished.

use std::fs::{self, File, Permissions};
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::run::Sentence;

/// Where results go.
pub(super) enum Out {
    /// Nowhere.
    Nowhere,
    Stdout(BufWriter<io::Stdout>),
    File {
        to: PathBuf,
        writer: BufWriter<NamedTempFile>,
    },
}

/// The folder that a file is in.
pub(super) fn folder(of: &Path) -> &Path {
    of.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

impl Out {
    /// Makes room beside `to`. `input` is what must not be written over.
    pub(super) fn create(to: Option<&Path>, input: &Path) -> Result<Self, Sentence> {
        let Some(to) = to else {
            return Ok(Self::Nowhere);
        };
        if to == Path::new("-") {
            return Ok(Self::Stdout(BufWriter::with_capacity(
                1024 * 1024,
                io::stdout(),
            )));
        }
        if same(to, input) {
            return Err(format!(
                "{} is what is read; the results need a name of their own",
                to.display()
            ));
        }
        if to.is_dir() {
            return Err(format!("{} is a folder", to.display()));
        }
        // As any new file, and not for the owner alone, as temporary files are.
        let made = tempfile::Builder::new()
            .prefix(".candor-")
            .suffix(".part")
            .permissions(Permissions::from_mode(0o666))
            .tempfile_in(folder(to))
            .map_err(|e| cannot(to, &e))?;
        Ok(Self::File {
            to: to.to_owned(),
            writer: BufWriter::with_capacity(1024 * 1024, made),
        })
    }

    /// True where lines are wanted at all.
    pub(super) fn wanted(&self) -> bool {
        !matches!(self, Self::Nowhere)
    }

    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<(), Sentence> {
        match self {
            Self::Nowhere => Ok(()),
            Self::Stdout(out) => out
                .write_all(bytes)
                .map_err(|e| format!("the results could not be written: {e}")),
            Self::File { to, writer } => writer.write_all(bytes).map_err(|e| cannot(to, &e)),
        }
    }

    /// Everything was written: the file gets its name.
    pub(super) fn finish(self) -> Result<(), Sentence> {
        match self {
            Self::Nowhere => Ok(()),
            Self::Stdout(mut out) => out
                .flush()
                .map_err(|e| format!("the results could not be written: {e}")),
            Self::File { to, writer } => {
                let made = writer.into_inner().map_err(|e| cannot(&to, e.error()))?;
                made.as_file().sync_all().map_err(|e| cannot(&to, &e))?;
                made.persist(&to).map_err(|e| cannot(&to, &e.error))?;
                Ok(())
            }
        }
    }
}

/// True where both are the same file, whatever they are called.
fn same(one: &Path, other: &Path) -> bool {
    match (fs::metadata(one), fs::metadata(other)) {
        (Ok(a), Ok(b)) => (a.dev(), a.ino()) == (b.dev(), b.ino()),
        _ => false,
    }
}

/// A temporary file without a name: it is gone when this program is, however that ends.
pub(super) fn nameless(beside: Option<&Path>) -> Result<(File, PathBuf), Sentence> {
    let place = match beside.filter(|path| *path != Path::new("-")) {
        Some(path) => folder(path).to_owned(),
        None => std::env::temp_dir(),
    };
    let file = tempfile::tempfile_in(&place)
        .map_err(|e| format!("no temporary file in {}: {}", place.display(), reason(&e)))?;
    Ok((file, place))
}

fn cannot(to: &Path, error: &io::Error) -> Sentence {
    format!("{} could not be written: {}", to.display(), reason(error))
}

/// What went wrong with a file, in words.
pub(super) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "the disk is full".to_owned(),
        io::ErrorKind::FileTooLarge => "a file may not become as large as that here".to_owned(),
        io::ErrorKind::PermissionDenied => "this user may not".to_owned(),
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        _ => error.to_string(),
    }
}
