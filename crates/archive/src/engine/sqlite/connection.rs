//! One SQLite connection: how it is opened, and statements on it.

use std::path::Path;
use std::time::Duration;

use rusqlite::{OpenFlags, Statement};

use crate::engine::sqlite::row::SqliteRow;
use crate::engine::value::Value;
use crate::error::SqliteError;

/// How long to wait for a lock that another process holds.
const BUSY: Duration = Duration::from_secs(5);
/// Statements kept prepared.
const STATEMENTS: usize = 128;

/// What is true of every connection. Undoing one statement of a group needs the pages as they were: in a file of its own that
/// would be most of what a commit writes, and it would lie outside the practice's folder; so it is kept in memory.
const ALL: &str = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;
  PRAGMA temp_store = MEMORY;";
/// What is true of one that writes.
/// - The log is carried over into the database after 16,000 pages, 64 MiB: with less, much of what a busy server writes is the
///   same pages again and again. As much of the log's file stays.
/// - 16 MiB of the database are kept in memory (negative is KiB, sqlite.org/pragma.html).
const WRITING: &str = "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 16000;
  PRAGMA journal_size_limit = 67108864; PRAGMA cache_size = -16000;";

/// A connection that does on the thread that asks what it is told.
pub(crate) struct Connection(rusqlite::Connection);

impl Connection {
    /// Opens one that reads and writes.
    pub(super) fn writing(path: &Path) -> Result<Self, sqlx::Error> {
        Self::open(path, OpenFlags::SQLITE_OPEN_READ_WRITE, WRITING)
    }

    /// Opens one that only reads.
    pub(super) fn reading(path: &Path) -> Result<Self, sqlx::Error> {
        Self::open(path, OpenFlags::SQLITE_OPEN_READ_ONLY, "")
    }

    fn open(path: &Path, mode: OpenFlags, more: &str) -> Result<Self, sqlx::Error> {
        let open = || {
            let flags = mode | OpenFlags::SQLITE_OPEN_NO_MUTEX;
            let connection = rusqlite::Connection::open_with_flags(path, flags)?;
            connection.busy_timeout(BUSY)?;
            connection.set_prepared_statement_cache_capacity(STATEMENTS);
            connection.execute_batch(ALL)?;
            connection.execute_batch(more)?;
            Ok(Self(connection))
        };
        open().map_err(SqliteError::wrapped)
    }

    /// True inside a transaction.
    pub(super) fn in_transaction(&self) -> bool {
        !self.0.is_autocommit()
    }

    /// A statement without values or rows.
    pub(crate) fn plain(&self, sql: &str) -> Result<(), sqlx::Error> {
        self.0.execute_batch(sql).map_err(SqliteError::wrapped)
    }

    /// How many rows a statement changed.
    pub(crate) fn run(&self, sql: &str, values: &[Value]) -> Result<u64, sqlx::Error> {
        let done = self.0.prepare_cached(sql).and_then(|mut statement| {
            bind(&mut statement, values)?;
            statement.raw_execute()
        });
        done.map(|changed| changed as u64)
            .map_err(SqliteError::wrapped)
    }

    /// All rows of a statement.
    pub(crate) fn rows(&self, sql: &str, values: &[Value]) -> Result<Vec<SqliteRow>, sqlx::Error> {
        let rows = || {
            let mut statement = self.0.prepare_cached(sql)?;
            let columns = statement.column_count();
            bind(&mut statement, values)?;
            let mut rows = statement.raw_query();
            let mut all = Vec::new();
            while let Some(row) = rows.next()? {
                all.push(SqliteRow::take(row, columns)?);
            }
            Ok(all)
        };
        rows().map_err(SqliteError::wrapped)
    }

    /// Carries over into the database what nobody reads from the log any more. Who writes meanwhile goes on.
    pub(super) fn carry_over(&self) -> Result<(), sqlx::Error> {
        let done = self
            .0
            .query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
        done.map_err(SqliteError::wrapped)
    }

    /// Carries all of the log over into the database; true once the log is empty.
    pub(super) fn scrub(&self) -> bool {
        let scrubbed = "PRAGMA wal_checkpoint(TRUNCATE)";
        let busy = self.0.query_row(scrubbed, [], |row| row.get::<_, i64>(0));
        busy.is_ok_and(|busy| busy == 0)
    }

    /// Prepares a statement and throws it away.
    #[cfg(test)]
    pub(crate) fn prepares(&self, sql: &str) -> Result<(), sqlx::Error> {
        self.0.prepare(sql).map(drop).map_err(SqliteError::wrapped)
    }
}

/// Binds each value to the parameter that bears its number. (`$2` is a name to SQLite, and what is named first comes first.)
fn bind(statement: &mut Statement<'_>, values: &[Value]) -> rusqlite::Result<()> {
    for at in 1..=statement.parameter_count() {
        let name = statement.parameter_name(at);
        let number = name.and_then(|name| name.strip_prefix('$')?.parse::<usize>().ok());
        let value = number.and_then(|number| values.get(number.wrapping_sub(1)));
        let value = value.ok_or(rusqlite::Error::InvalidParameterCount(at, values.len()))?;
        statement.raw_bind_parameter(at, value)?;
    }
    Ok(())
}
