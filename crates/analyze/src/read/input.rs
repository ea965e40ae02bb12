//! Input: a file of scores, opened.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::os::unix::fs::FileExt;
use std::path::Path;

use crate::error::Error;
use crate::temporary::nameless;
use crate::wording::plain;

/// A file of scores, which can be read more than once.
#[derive(Debug)]
pub struct Input {
    file: File,
    name: String,
    length: u64,
}

impl Input {
    /// Opens a file.
    ///
    /// # Errors
    /// Where there is none, or it can't be read.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let name = plain(&path.display().to_string());
        match File::open(path) {
            Ok(file) => Self::of(file, name),
            Err(cause) => Err(Error::Unreadable { name, cause }),
        }
    }

    /// Reads all of `from` and puts it down on a temporary file in `folder`, or in the system's own folder for these: an analysis may
    /// read twice. `name` is what the report calls it.
    ///
    /// # Errors
    /// Where it can't be read, or there is no room for it.
    pub fn spool(mut from: impl Read, name: &str, folder: Option<&Path>) -> Result<Self, Error> {
        let (mut file, _) = nameless(folder)?;
        let name = name.to_owned();
        match io::copy(&mut from, &mut file) {
            Ok(_) => Self::of(file, name),
            Err(cause) => Err(Error::Unreadable { name, cause }),
        }
    }

    fn of(file: File, name: String) -> Result<Self, Error> {
        let data = match file.metadata() {
            Ok(data) => data,
            Err(cause) => return Err(Error::Unreadable { name, cause }),
        };
        let what = if data.is_dir() {
            "a folder"
        } else if !data.is_file() {
            "no file; to read from a pipe, say - for standard input"
        } else {
            let length = data.len();
            return Ok(Self { file, name, length });
        };
        Err(Error::NoFile { name, what })
    }

    /// What the report calls it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How long it is, in bytes.
    pub(crate) fn length(&self) -> u64 {
        self.length
    }

    /// Its first bytes, at most so many.
    pub(crate) fn head(&self, most: usize) -> Result<Vec<u8>, Error> {
        let length = usize::try_from(self.length).unwrap_or(usize::MAX);
        let mut head = vec![0; length.min(most)];
        let read = self.file.read_exact_at(&mut head, 0);
        read.map(|()| head).map_err(|cause| self.failed(cause))
    }

    /// The file, to be read from there on.
    pub(crate) fn from(&self, start: u64) -> Result<&File, Error> {
        let mut file = &self.file;
        let sought = file.seek(SeekFrom::Start(start));
        sought.map(|_| file).map_err(|cause| self.failed(cause))
    }

    /// The error that it can't be read.
    pub(crate) fn failed(&self, cause: io::Error) -> Error {
        Error::Unreadable {
            name: self.name.clone(),
            cause,
        }
    }
}
