//! Errors: what can go wrong, with causes for the log and never with contents.

mod sqlite;
mod trouble;

pub(crate) use sqlite::SqliteError;
pub(crate) use trouble::{Trouble, cause, is_conflict, leaves_open};

/// Why the archive did not do something.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// The address has an account, or the name of the thing is in use.
    #[error("already taken")]
    Taken,
    /// An invitation that is unknown, used or expired, or a seat that is filled.
    #[error("not there any more")]
    Gone,
    /// There is no archive at this place yet.
    #[error("there is no archive here yet: run `candor init`")]
    NotInitialised,
    /// There is one already.
    #[error("there is an archive here already")]
    AlreadyInitialised,
    /// An older schema than this program works with.
    #[error("the archive has schema {found}, this program needs {needed}: run `candor migrate`")]
    Older {
        /// What the archive has.
        found: i64,
        /// What this program needs.
        needed: i64,
    },
    /// A newer schema than this program knows.
    #[error("the archive has schema {found}, this program knows only {needed}: update the program")]
    Newer {
        /// What the archive has.
        found: i64,
        /// What this program knows.
        needed: i64,
    },
    /// None of the master keys opens this archive.
    #[error("none of the master keys opens this archive")]
    WrongKey,
    /// A newer version of the program wrote in this room; this one must not.
    #[error("a newer version of the program wrote in this room")]
    WrittenByNewer,
    /// A stored row cannot be what it is: table and what about it.
    #[error("damaged row in {table}: {what}")]
    Damaged {
        /// The table.
        table: &'static str,
        /// What about it.
        what: &'static str,
    },
    /// The database cannot be reached, is full, or failed.
    #[error(transparent)]
    Unavailable(#[from] Unavailable),
    /// The database went away, or its disk failed, in the moment of saving: it was saved, or it was not.
    #[error("it is not known whether it was saved: {0}")]
    Uncertain(Unavailable),
}

/// The database cannot be reached, is full, or failed.
#[derive(Debug, Clone, thiserror::Error)]
#[error("the database did not do it: {cause}")]
pub struct Unavailable {
    pub(crate) cause: String,
    pub(crate) kind: Trouble,
}

impl ArchiveError {
    /// True where the disk, or the space given to the database, is full.
    pub fn is_full(&self) -> bool {
        matches!(self, Self::Unavailable(u) if u.kind == Trouble::Full)
    }

    /// True where trying again later, without changing anything, may help.
    pub fn is_unavailable(&self) -> bool {
        matches!(self, Self::Unavailable(_))
    }
}

impl ArchiveError {
    pub(crate) fn from_error(error: &sqlx::Error) -> Self {
        match (Trouble::of(error), error) {
            (Trouble::Taken, _) => Self::Taken,
            (_, sqlx::Error::ColumnDecode { .. } | sqlx::Error::ColumnIndexOutOfBounds { .. }) => {
                Self::Damaged {
                    table: "(see the statement)",
                    what: "a column does not hold what it should",
                }
            }
            (_, error) => Self::Unavailable(Unavailable::of(error)),
        }
    }
}

impl Unavailable {
    fn of(error: &sqlx::Error) -> Self {
        Self {
            cause: cause(error),
            kind: Trouble::of(error),
        }
    }
}

/// Why a transaction was not committed.
#[derive(Debug)]
pub(crate) enum Uncommitted {
    /// Nothing of it is there, nor will be.
    Surely(sqlx::Error),
    /// It may be there all the same.
    Perhaps(sqlx::Error),
}

impl From<sqlx::Error> for Uncommitted {
    /// What an error in the moment of committing leaves behind.
    fn from(error: sqlx::Error) -> Self {
        match leaves_open(&error) {
            true => Self::Perhaps(error),
            false => Self::Surely(error),
        }
    }
}

impl From<Uncommitted> for ArchiveError {
    fn from(error: Uncommitted) -> Self {
        match error {
            Uncommitted::Surely(error) => error.into(),
            Uncommitted::Perhaps(error) => Self::Uncertain(Unavailable::of(&error)),
        }
    }
}

impl From<sqlx::Error> for ArchiveError {
    fn from(error: sqlx::Error) -> Self {
        Self::from_error(&error)
    }
}

/// Why a commit did not happen. Nothing of it was stored, but with [`CommitFailure::Uncertain`].
#[derive(Debug, thiserror::Error)]
pub enum CommitFailure {
    /// The desk was not up to date: open it again and decide again.
    #[error("the desk was not up to date")]
    Stale,
    /// This submission was done before.
    #[error("this submission was done before")]
    Done,
    /// A letter was not there any more: collected, or taken back.
    #[error("a letter was not there any more")]
    LetterGone,
    /// The archive cannot.
    #[error(transparent)]
    Unavailable(#[from] ArchiveError),
    /// The connection was lost, or the disk failed, while committing: it was stored, or it was not. The same submission tried
    /// again is one act either way.
    #[error("it is not known whether it was stored: {0}")]
    Uncertain(ArchiveError),
}
