//! Errors: why an analysis ended, each with a sentence for the person at the terminal.

use std::io;
use std::path::PathBuf;

use crate::pipeline::Broken;

/// Why an analysis ended without a report. Sentences name options as the command line spells them: `--client` is
/// [`ColumnOptions::client`](crate::ColumnOptions::client).
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file can't be opened or read.
    #[error("{name}: {}", reason(cause))]
    Unreadable {
        /// The file, as it is called in the report.
        name: String,
        /// What the system said.
        #[source]
        cause: io::Error,
    },
    /// What was given is no file.
    #[error("{name} is {what}")]
    NoFile {
        /// What was given.
        name: String,
        /// What it is instead.
        what: &'static str,
    },
    /// How the file is written, or which column is which, can't be made out.
    #[error("{name}: {why}")]
    Layout {
        /// The file, as it is called in the report.
        name: String,
        /// What is the matter, and what to say.
        why: LayoutError,
    },
    /// The file with prior figures can't be used.
    #[error("the prior in {} cannot be used: {why}", path.display())]
    Prior {
        /// Where it is.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// A row can't be used, and the analysis is strict.
    #[error("{0}")]
    Row(String),
    /// No temporary file could be made.
    #[error("no temporary file in {}: {}", folder.display(), reason(cause))]
    NoTemporary {
        /// Where.
        folder: PathBuf,
        /// What the system said.
        #[source]
        cause: io::Error,
    },
    /// The temporary file that rows are sorted on can't be used.
    #[error("the temporary file in {} could not be used: {}", folder.display(), reason(cause))]
    Temporary {
        /// Where.
        folder: PathBuf,
        /// What the system said.
        #[source]
        cause: io::Error,
    },
    /// The results can't be written.
    #[error("the results could not be written: {}", reason(.0))]
    Results(#[source] io::Error),
    /// Whoever watches the analysis asked it to stop.
    #[error("stopped; nothing was written")]
    Stopped,
    /// A thread ended before its work did.
    #[error("{}", .0.0)]
    Broken(Broken),
}

impl From<Broken> for Error {
    fn from(broken: Broken) -> Self {
        Self::Broken(broken)
    }
}

/// What is the matter with a file's columns, scales or way of writing, as a sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct LayoutError(pub(crate) String);

/// An error of the file system, in words.
#[must_use]
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "the disk is full".to_owned(),
        io::ErrorKind::FileTooLarge => "a file may not become as large as that here".to_owned(),
        io::ErrorKind::PermissionDenied => "this user may not".to_owned(),
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        _ => error.to_string(),
    }
}
