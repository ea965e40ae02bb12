//! SQLite's errors, as the database errors that the rest of this crate knows.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;

use sqlx::error::{DatabaseError, ErrorKind};

/// What SQLite said, beside its extended result code.
#[derive(Debug)]
pub(crate) struct SqliteError {
    code: i32,
    message: String,
}

impl SqliteError {
    /// An error of the driver as an error of a database.
    pub(crate) fn wrapped(error: rusqlite::Error) -> sqlx::Error {
        match error {
            rusqlite::Error::SqliteFailure(error, message) => {
                sqlx::Error::Database(Box::new(Self {
                    code: error.extended_code,
                    message: message.unwrap_or_else(|| error.to_string()),
                }))
            }
            other => sqlx::Error::Protocol(other.to_string()),
        }
    }
}

impl fmt::Display for SqliteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for SqliteError {}

impl DatabaseError for SqliteError {
    fn message(&self) -> &str {
        &self.message
    }

    fn code(&self) -> Option<Cow<'_, str>> {
        Some(self.code.to_string().into())
    }

    fn as_error(&self) -> &(dyn Error + Send + Sync + 'static) {
        self
    }

    fn as_error_mut(&mut self) -> &mut (dyn Error + Send + Sync + 'static) {
        self
    }

    fn into_error(self: Box<Self>) -> Box<dyn Error + Send + Sync + 'static> {
        self
    }

    fn kind(&self) -> ErrorKind {
        // SQLITE_CONSTRAINT with what was violated in the second byte (sqlite.org/rescode.html): a unique index, a primary key.
        const UNIQUE: i32 = 19 | (8 << 8);
        const PRIMARY_KEY: i32 = 19 | (6 << 8);
        match self.code {
            UNIQUE | PRIMARY_KEY => ErrorKind::UniqueViolation,
            _ => ErrorKind::Other,
        }
    }
}
