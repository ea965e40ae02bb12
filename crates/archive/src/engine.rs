//! The two engines, equal by construction: one enum over the two concrete transactions, one macro that expands a body once
//! for each, and rows and values that the rest of the crate reads and writes without knowing which engine it is on.

mod row;
mod trouble;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Executor, PgPool, Postgres, Row as _, Sqlite, SqlitePool, Transaction};

pub(crate) use row::{Row, Value, values};
pub(crate) use trouble::{Trouble, cause, is_conflict};

use crate::{ArchiveError, Location};

/// An open database.
pub(crate) enum Store {
    /// One file: one connection writes, several read.
    Sqlite {
        read: SqlitePool,
        write: SqlitePool,
        /// Set after an error that may have left the writing connection in doubt; the next use opens a new one.
        renew: Arc<AtomicBool>,
    },
    /// A server.
    Postgres(PgPool),
}

/// A transaction on either.
pub(crate) enum Tx {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// Why a transaction was not committed.
#[derive(Debug)]
pub(crate) enum Uncommitted {
    /// Nothing of it is there, nor will be.
    Surely(sqlx::Error),
    /// It may be there all the same.
    Perhaps(sqlx::Error),
}

/// The one dispatch: the body once per engine, so that everything in it is concrete.
macro_rules! on {
    ($tx:expr, |$connection:ident| $body:expr) => {
        match $tx {
            Tx::Sqlite(tx) => {
                let $connection = &mut **tx;
                $body
            }
            Tx::Postgres(tx) => {
                let $connection = &mut **tx;
                $body
            }
        }
    };
}

/// A statement with its values bound.
macro_rules! prepared {
    ($sql:expr, $values:expr) => {{
        let mut query = sqlx::query($sql);
        for value in $values {
            query = match value {
                Value::Uuid(v) => query.bind(v),
                Value::Bytes(v) => query.bind(v),
                Value::Int(v) => query.bind(v),
                Value::Small(v) => query.bind(v),
                Value::Flag(v) => query.bind(v),
                Value::Text(v) => query.bind(v),
            };
        }
        query
    }};
}

impl Tx {
    /// All rows of a statement.
    pub(crate) async fn rows(
        &mut self,
        sql: &'static str,
        values: Vec<Value>,
    ) -> Result<Vec<Row>, sqlx::Error> {
        on!(self, |connection| {
            let rows = prepared!(sql, values).fetch_all(connection).await?;
            Ok(rows.into_iter().map(Row::from).collect())
        })
    }

    /// The only row of a statement, if there is one.
    pub(crate) async fn row(
        &mut self,
        sql: &'static str,
        values: Vec<Value>,
    ) -> Result<Option<Row>, sqlx::Error> {
        Ok(self.rows(sql, values).await?.into_iter().next())
    }

    /// How many rows a statement changed.
    pub(crate) async fn run(
        &mut self,
        sql: &'static str,
        values: Vec<Value>,
    ) -> Result<u64, sqlx::Error> {
        on!(self, |connection| {
            let done = prepared!(sql, values).execute(connection).await?;
            Ok(done.rows_affected())
        })
    }

    /// A statement without values or rows: savepoints, schema.
    pub(crate) async fn plain(&mut self, sql: &'static str) -> Result<(), sqlx::Error> {
        on!(self, |connection| connection.execute(sql).await.map(drop))
    }

    /// As [`Tx::plain`], for schema text that was put together from constants.
    pub(crate) async fn define(&mut self, sql: String) -> Result<(), sqlx::Error> {
        on!(self, |connection| connection
            .execute(sqlx::raw_sql(sqlx::AssertSqlSafe(sql)))
            .await
            .map(drop))
    }

    /// Makes durable what was written. A connection that is lost now, or a disk that fails now, leaves open whether it is: a
    /// server may have written it before it went away, and a log that could not be synced may still be found whole after a
    /// crash.
    pub(crate) async fn commit(self) -> Result<(), Uncommitted> {
        self.end()
            .await
            .map_err(|error| match trouble::leaves_open(&error) {
                true => Uncommitted::Perhaps(error),
                false => Uncommitted::Surely(error),
            })
    }

    /// Ends a transaction that only read.
    pub(crate) async fn end(self) -> Result<(), sqlx::Error> {
        match self {
            Tx::Sqlite(tx) => tx.commit().await,
            Tx::Postgres(tx) => tx.commit().await,
        }
    }

    pub(crate) async fn rollback(self) -> Result<(), sqlx::Error> {
        match self {
            Tx::Sqlite(tx) => tx.rollback().await,
            Tx::Postgres(tx) => tx.rollback().await,
        }
    }
}

impl Store {
    /// Opens the database; with `create`, makes the file where there is none.
    pub(crate) async fn open(
        location: &Location,
        readers: u32,
        create: bool,
    ) -> Result<Self, ArchiveError> {
        match location {
            Location::Sqlite(path) => Self::sqlite(path, readers, create).await,
            Location::Postgres(url) => Self::postgres(url, readers).await,
        }
    }

    async fn sqlite(path: &Path, readers: u32, create: bool) -> Result<Self, ArchiveError> {
        if create {
            create_private(path)?;
        } else if !path.is_file() {
            return Err(ArchiveError::NotInitialised);
        }
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(false)
            .foreign_keys(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(5))
            .pragma("secure_delete", "ON")
            // Undoing one statement of a group needs the pages as they were. In a file of its own that would be most of what a
            // commit writes, and it would lie outside the practice's folder.
            .pragma("temp_store", "MEMORY")
            .statement_cache_capacity(256)
            .disable_statement_logging();
        let renew = Arc::new(AtomicBool::new(false));
        let asked = renew.clone();
        let write = SqlitePoolOptions::new()
            .max_connections(1)
            .test_before_acquire(false)
            .idle_timeout(None)
            .max_lifetime(None)
            .acquire_timeout(ACQUIRE)
            .before_acquire(move |_, _| {
                let keep = !asked.swap(false, Ordering::AcqRel);
                Box::pin(async move { Ok(keep) })
            })
            .connect_with(
                options
                    .clone()
                    .thread_name(|n| format!("archive-write-{n}"))
                    // 64 MiB: with less, much of what a busy server writes is the same pages again and again.
                    .pragma("wal_autocheckpoint", "16000")
                    .pragma("journal_size_limit", "67108864")
                    .pragma("cache_size", "-16000"),
            )
            .await?;
        let read = SqlitePoolOptions::new()
            .max_connections(readers.max(1))
            .test_before_acquire(false)
            .idle_timeout(None)
            .max_lifetime(None)
            .acquire_timeout(ACQUIRE)
            .connect_with(
                options
                    .read_only(true)
                    .thread_name(|n| format!("archive-read-{n}")),
            )
            .await?;
        Ok(Self::Sqlite { read, write, renew })
    }

    async fn postgres(url: &str, readers: u32) -> Result<Self, ArchiveError> {
        let options = url
            .parse::<PgConnectOptions>()?
            .application_name("candor")
            .options([
                // Never less durable than said, whatever the server's default is.
                ("synchronous_commit", "on"),
                // The guard below rolls back where there is nothing to: no notice for each.
                ("client_min_messages", "error"),
            ])
            .statement_cache_capacity(256)
            .disable_statement_logging();
        let pool = PgPoolOptions::new()
            .max_connections(readers.max(1) + 2)
            .acquire_timeout(ACQUIRE)
            // A `begin()` that is cancelled can leave its transaction open on the connection (sqlx 0.9).
            .after_release(|connection, _| {
                Box::pin(async move { connection.execute("ROLLBACK").await.map(|_| true) })
            })
            .connect_with(options)
            .await?;
        Ok(Self::Postgres(pool))
    }

    /// A transaction that writes. On SQLite it takes the write lock up front: one that reads first and then wants to write
    /// would be refused at once where another writes.
    pub(crate) async fn begin(&self) -> Result<Tx, sqlx::Error> {
        Ok(match self {
            Self::Sqlite { write, .. } => Tx::Sqlite(write.begin_with("BEGIN IMMEDIATE").await?),
            Self::Postgres(pool) => Tx::Postgres(pool.begin().await?),
        })
    }

    /// A transaction that only reads, all of it from one point in time.
    pub(crate) async fn snapshot(&self) -> Result<Tx, sqlx::Error> {
        const CONSISTENT: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
        Ok(match self {
            Self::Sqlite { read, .. } => Tx::Sqlite(read.begin().await?),
            Self::Postgres(pool) => Tx::Postgres(pool.begin_with(CONSISTENT).await?),
        })
    }

    /// All rows of one reading statement, outside any transaction.
    pub(crate) async fn rows(
        &self,
        sql: &'static str,
        values: Vec<Value>,
    ) -> Result<Vec<Row>, sqlx::Error> {
        Ok(match self {
            Self::Sqlite { read, .. } => {
                let rows = prepared!(sql, values).fetch_all(read).await?;
                rows.into_iter().map(Row::from).collect()
            }
            Self::Postgres(pool) => {
                let rows = prepared!(sql, values).fetch_all(pool).await?;
                rows.into_iter().map(Row::from).collect()
            }
        })
    }

    /// After an error that can leave the writing connection in doubt: the next write opens a new one.
    pub(crate) fn renew(&self) {
        if let Self::Sqlite { renew, .. } = self {
            renew.store(true, Ordering::Release);
        }
    }

    /// Takes what was erased out of the write-ahead log as well. Best effort: a reader under way can hold it back until the
    /// next time; true once it is done.
    pub(crate) async fn scrub(&self) -> bool {
        let Self::Sqlite { write, .. } = self else {
            return true;
        };
        let row = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)")
            .fetch_one(write)
            .await;
        row.and_then(|row| row.try_get::<i64, _>(0))
            .is_ok_and(|busy| busy == 0)
    }

    /// True on SQLite.
    pub(crate) fn is_sqlite(&self) -> bool {
        matches!(self, Self::Sqlite { .. })
    }

    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite { read, write, .. } => {
                read.close().await;
                write.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

/// How long to wait for a connection before saying that there is none.
const ACQUIRE: Duration = Duration::from_secs(5);

/// Makes the file, readable by nobody else. One that is there already stays as it is.
fn create_private(path: &Path) -> Result<(), ArchiveError> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
            Err(sqlx::Error::Io(error).into())
        }
        _ => Ok(()),
    }
}
