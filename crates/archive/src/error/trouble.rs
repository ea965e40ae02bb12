//! What a database error means, the same for both engines.

use sqlx::error::DatabaseError;

use crate::error::sqlite::SqliteError;

/// What kind of trouble a database error is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// No space left.
    Full,
    /// Someone else was there first: trying again may do.
    Again,
    /// A name that must be unique is in use.
    Taken,
    /// No connection, or a disk that fails.
    Lost,
    /// Anything else.
    Other,
}

impl Trouble {
    pub(crate) fn of(error: &sqlx::Error) -> Self {
        let sqlx::Error::Database(database) = error else {
            return match error {
                sqlx::Error::Io(error) if error.kind() == std::io::ErrorKind::StorageFull => {
                    Self::Full
                }
                sqlx::Error::Io(_)
                | sqlx::Error::Tls(_)
                | sqlx::Error::PoolTimedOut
                | sqlx::Error::PoolClosed
                | sqlx::Error::WorkerCrashed => Self::Lost,
                _ => Self::Other,
            };
        };
        if database.is_unique_violation() {
            return Self::Taken;
        }
        let code = database.code().unwrap_or_default();
        if is_sqlite(&**database) {
            // The low byte of an extended result code is its primary one (sqlite.org/rescode.html).
            return match code.parse::<u32>().map(|code| code & 0xff) {
                Ok(13) => Self::Full,
                Ok(5 | 6) => Self::Again,
                Ok(8 | 10 | 11 | 14 | 26) => Self::Lost,
                _ => Self::Other,
            };
        }
        match &*code {
            "53100" => Self::Full,
            "40001" | "40P01" | "55P03" => Self::Again,
            code if code.starts_with("08") || code.starts_with("57") || code.starts_with("53") => {
                Self::Lost
            }
            _ => Self::Other,
        }
    }
}

fn is_sqlite(error: &dyn DatabaseError) -> bool {
    error.try_downcast_ref::<SqliteError>().is_some()
}

/// True where a transaction that failed so while it was committed may be there all the same. On SQLite that is a sync that
/// failed: what was to be synced is in the log. A write that failed is none: without its last frame a transaction is no part of
/// the log (sqlite.org/walformat.html).
pub(crate) fn leaves_open(error: &sqlx::Error) -> bool {
    const IOERR_READ: u32 = 10 | (1 << 8);
    const IOERR_SHORT_READ: u32 = 10 | (2 << 8);
    const IOERR_WRITE: u32 = 10 | (3 << 8);
    if Trouble::of(error) != Trouble::Lost {
        return false;
    }
    let sqlx::Error::Database(database) = error else {
        return true;
    };
    let code = database.code().and_then(|code| code.parse().ok());
    !is_sqlite(&**database) || !matches!(code, Some(IOERR_READ | IOERR_SHORT_READ | IOERR_WRITE))
}

/// True where two transactions met and one had to give way: it can be tried again at once. (A database that stayed locked
/// for longer than it was waited for is not that.)
pub(crate) fn is_conflict(error: &sqlx::Error) -> bool {
    matches!(error, sqlx::Error::Database(d) if matches!(d.code().as_deref(), Some("40001" | "40P01")))
}

/// The cause in words for the log. Values are only ever bound, so no message carries any.
pub(crate) fn cause(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Database(database) => {
            let code = database.code().unwrap_or_default();
            format!("{} ({code})", database.message())
        }
        other => other.to_string(),
    }
}
