//! SQLite on the thread that asks.
//!
//! sqlx hands each statement to a thread of its own and waits for the answer. The scribe writes hundreds of small statements
//! between two syncs and the doorkeeper asks hundreds of small questions; handing them over would cost more than doing them.
//! So each of the two has a thread to itself, and a connection that does on it what it is told, at once. Nothing else may use
//! one: what waits here makes its whole thread wait.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use rusqlite::types::{FromSql, ToSqlOutput, Value as Plain, ValueRef};
use rusqlite::{Connection, OpenFlags, Statement, ToSql};
use sqlx::error::{DatabaseError, ErrorKind};

use super::{CACHE, CHECKPOINT, Value};

/// The connection, opened when it is first needed and again after trouble.
pub(crate) struct Inline {
    path: PathBuf,
    connection: Option<Connection>,
    renew: Arc<AtomicBool>,
    read_only: bool,
}

impl Inline {
    pub(super) fn new(path: PathBuf, renew: Arc<AtomicBool>) -> Self {
        Self {
            path,
            connection: None,
            renew,
            read_only: false,
        }
    }

    pub(super) fn read_only(mut self) -> Self {
        self.read_only = true;
        self
    }

    fn connection(&mut self) -> Result<&Connection, sqlx::Error> {
        if self.renew.swap(false, Ordering::AcqRel) {
            self.connection = None;
        }
        if self.connection.is_none() {
            self.connection = Some(self.open().map_err(wrapped)?);
        }
        self.connection.as_ref().ok_or(sqlx::Error::PoolClosed)
    }

    fn open(&self) -> rusqlite::Result<Connection> {
        let mode = match self.read_only {
            true => OpenFlags::SQLITE_OPEN_READ_ONLY,
            false => OpenFlags::SQLITE_OPEN_READ_WRITE,
        };
        let flags = mode | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&self.path, flags)?;
        connection.busy_timeout(Duration::from_secs(5))?;
        connection.set_prepared_statement_cache_capacity(64);
        connection.execute_batch(&format!(
            "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;
             PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = {CHECKPOINT};
             PRAGMA journal_size_limit = {}; PRAGMA cache_size = {CACHE};",
            super::LOG_STAYS
        ))?;
        Ok(connection)
    }

    /// Begins a transaction, ending one that was left.
    pub(super) fn begin(&mut self, how: &str) -> Result<(), sqlx::Error> {
        let connection = self.connection()?;
        let begun = match connection.is_autocommit() {
            true => Ok(()),
            false => connection.execute_batch("ROLLBACK"),
        };
        begun
            .and_then(|()| connection.execute_batch(how))
            .map_err(wrapped)
    }

    pub(super) fn plain(&mut self, sql: &str) -> Result<(), sqlx::Error> {
        self.connection()?.execute_batch(sql).map_err(wrapped)
    }

    pub(crate) fn run(&mut self, sql: &str, values: &[Value]) -> Result<u64, sqlx::Error> {
        let connection = self.connection()?;
        let done = connection.prepare_cached(sql).and_then(|mut statement| {
            bind(&mut statement, values)?;
            statement.raw_execute()
        });
        done.map(|changed| changed as u64).map_err(wrapped)
    }

    pub(crate) fn rows(
        &mut self,
        sql: &str,
        values: &[Value],
    ) -> Result<Vec<InlineRow>, sqlx::Error> {
        let rows = |connection: &Connection| {
            let mut statement = connection.prepare_cached(sql)?;
            let columns = statement.column_count();
            bind(&mut statement, values)?;
            let mut rows = statement.raw_query();
            let mut all = Vec::new();
            while let Some(row) = rows.next()? {
                let row: Result<_, _> = (0..columns).map(|at| row.get(at)).collect();
                all.push(InlineRow(row?));
            }
            Ok(all)
        };
        rows(self.connection()?).map_err(wrapped)
    }

    /// True once all of the log is in the database and the log is empty.
    pub(super) fn scrub(&mut self) -> bool {
        let scrubbed = |connection: &Connection| {
            connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))
        };
        self.connection()
            .is_ok_and(|connection| scrubbed(connection).is_ok_and(|busy: i64| busy == 0))
    }

    pub(super) fn close(&mut self) {
        self.connection = None;
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

/// A row, taken out of the statement that found it.
pub(crate) struct InlineRow(Vec<Plain>);

impl InlineRow {
    pub(super) fn get<T: FromSql>(&self, column: usize) -> Result<T, sqlx::Error> {
        let value = self
            .0
            .get(column)
            .ok_or(sqlx::Error::ColumnIndexOutOfBounds {
                index: column,
                len: self.0.len(),
            })?;
        T::column_result(ValueRef::from(value)).map_err(|error| sqlx::Error::ColumnDecode {
            index: column.to_string(),
            source: Box::new(error),
        })
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        fn or_null<'a, T>(
            value: Option<T>,
            plain: impl FnOnce(T) -> ValueRef<'a>,
        ) -> ToSqlOutput<'a> {
            ToSqlOutput::Borrowed(value.map_or(ValueRef::Null, plain))
        }
        Ok(match self {
            Self::Uuid(v) => or_null(v.as_ref(), |v| ValueRef::Blob(v.as_bytes())),
            Self::Bytes(v) => or_null(v.as_deref(), ValueRef::Blob),
            Self::Int(v) => or_null(*v, ValueRef::Integer),
            Self::Small(v) => or_null(*v, |v| ValueRef::Integer(v.into())),
            Self::Flag(v) => or_null(Some(*v), |v| ValueRef::Integer(v.into())),
            Self::Text(v) => or_null(Some(v.as_str()), |v| ValueRef::Text(v.as_bytes())),
        })
    }
}

/// What SQLite said, as every other error of a database in this crate.
#[derive(Debug)]
pub(super) struct InlineError {
    code: i32,
    message: String,
}

fn wrapped(error: rusqlite::Error) -> sqlx::Error {
    match error {
        rusqlite::Error::SqliteFailure(error, message) => {
            sqlx::Error::Database(Box::new(InlineError {
                code: error.extended_code,
                message: message.unwrap_or_else(|| error.to_string()),
            }))
        }
        other => sqlx::Error::Protocol(other.to_string()),
    }
}

impl fmt::Display for InlineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for InlineError {}

impl DatabaseError for InlineError {
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
