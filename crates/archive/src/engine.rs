//! The two engines, equal by construction: one enum over the two concrete transactions, one macro that expands a body once
//! for each, and rows and values that the rest of the crate reads and writes without knowing which engine it is on.

mod inline;
mod row;
mod trouble;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Executor, PgPool, Postgres, Sqlite, SqlitePool, Transaction};
use tokio::runtime::Handle;
use tokio::sync::{Mutex, OwnedMutexGuard};

use inline::Inline;
pub(crate) use row::{Row, Value, values};
pub(crate) use trouble::{Trouble, cause, is_conflict};

use crate::{ArchiveError, Location};

/// An open database.
pub(crate) enum Store {
    /// One file: one connection writes at a time, several read.
    Sqlite {
        read: SqlitePool,
        write: SqlitePool,
        /// The scribe's own connection. Who holds it may write, on this one or the other: so nobody waits for SQLite's lock,
        /// which is not fair.
        inline: Arc<Mutex<Inline>>,
        /// The doorkeeper's own connection, which only reads.
        door: Arc<Mutex<Inline>>,
        /// Set after an error that may have left a writing connection in doubt; the next use of each opens a new one.
        renew: [Arc<AtomicBool>; 2],
    },
    /// A server.
    Postgres(PgPool),
}

/// A transaction on either.
pub(crate) enum Tx {
    Sqlite(
        Transaction<'static, Sqlite>,
        /// Held by one that writes.
        Option<OwnedMutexGuard<Inline>>,
    ),
    /// SQLite on this very thread: the scribe's.
    Inline(OwnedMutexGuard<Inline>),
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
    ($tx:expr, |$inline:ident| $here:expr, |$connection:ident| $body:expr) => {
        match $tx {
            Tx::Inline($inline) => $here,
            Tx::Sqlite(tx, _) => {
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
        on!(
            self,
            |inline| inline_rows(inline.rows(sql, &values)),
            |connection| {
                let rows = prepared!(sql, values).fetch_all(connection).await?;
                Ok(rows.into_iter().map(Row::from).collect())
            }
        )
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
        on!(self, |inline| inline.run(sql, &values), |connection| {
            let done = prepared!(sql, values).execute(connection).await?;
            Ok(done.rows_affected())
        })
    }

    /// A statement without values or rows: savepoints, schema.
    pub(crate) async fn plain(&mut self, sql: &'static str) -> Result<(), sqlx::Error> {
        on!(self, |inline| inline.plain(sql), |connection| connection
            .execute(sql)
            .await
            .map(drop))
    }

    /// As [`Tx::plain`], for schema text that was put together from constants.
    pub(crate) async fn define(&mut self, sql: String) -> Result<(), sqlx::Error> {
        on!(self, |inline| inline.plain(&sql), |connection| connection
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
            Tx::Sqlite(tx, _turn) => tx.commit().await,
            Tx::Inline(mut inline) => inline.plain("COMMIT"),
            Tx::Postgres(tx) => tx.commit().await,
        }
    }

    pub(crate) async fn rollback(self) -> Result<(), sqlx::Error> {
        match self {
            Tx::Sqlite(tx, _turn) => tx.rollback().await,
            Tx::Inline(mut inline) => inline.plain("ROLLBACK"),
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
        let renew = [(); 2].map(|()| Arc::new(AtomicBool::new(false)));
        let [asked, inline] = renew.clone();
        let [inline, door] = [inline, Arc::default()].map(|renew| Inline::new(path.into(), renew));
        let (inline, door) = (Arc::new(Mutex::new(inline)), door.read_only());
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
                    .pragma("wal_autocheckpoint", CHECKPOINT.to_string())
                    .pragma("journal_size_limit", LOG_STAYS.to_string()),
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
        Ok(Self::Sqlite {
            read,
            write,
            inline,
            door: Arc::new(Mutex::new(door)),
            renew,
        })
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
            Self::Sqlite { write, inline, .. } => {
                let turn = turn(inline).await?;
                Tx::Sqlite(write.begin_with("BEGIN IMMEDIATE").await?, Some(turn))
            }
            Self::Postgres(pool) => Tx::Postgres(pool.begin().await?),
        })
    }

    /// The same, for who has a thread to itself: on SQLite, everything then happens on it.
    pub(crate) async fn begin_inline(&self) -> Result<Tx, sqlx::Error> {
        Ok(match self {
            Self::Sqlite { inline, .. } => {
                let mut inline = turn(inline).await?;
                inline.begin("BEGIN IMMEDIATE")?;
                Tx::Inline(inline)
            }
            Self::Postgres(pool) => Tx::Postgres(pool.begin().await?),
        })
    }

    /// A transaction that only reads, for the doorkeeper, who has a thread to himself on SQLite; `None` where there is no
    /// point in one.
    pub(crate) async fn at_the_door(&self) -> Result<Option<Tx>, sqlx::Error> {
        Ok(match self {
            Self::Sqlite { door, .. } => {
                let mut door = turn(door).await?;
                door.begin("BEGIN")?;
                Some(Tx::Inline(door))
            }
            Self::Postgres(_) => None,
        })
    }

    /// A transaction that only reads, all of it from one point in time.
    pub(crate) async fn snapshot(&self) -> Result<Tx, sqlx::Error> {
        const CONSISTENT: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
        Ok(match self {
            Self::Sqlite { read, .. } => Tx::Sqlite(read.begin().await?, None),
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

    /// Sets somebody to work who asks inline: on SQLite in a thread of its own, on PostgreSQL as a task.
    pub(crate) fn in_a_thread_on_sqlite(
        &self,
        name: &str,
        work: impl Future<Output = ()> + Send + 'static,
    ) -> std::io::Result<()> {
        let runtime = Handle::current();
        match self {
            Self::Sqlite { .. } => {
                let thread = std::thread::Builder::new().name(name.to_owned());
                thread.spawn(move || runtime.block_on(work))?;
            }
            Self::Postgres(_) => {
                runtime.spawn(work);
            }
        }
        Ok(())
    }

    /// After an error that can leave the writing connection in doubt: the next write opens a new one.
    pub(crate) fn renew(&self) {
        if let Self::Sqlite { renew, .. } = self {
            for each in renew {
                each.store(true, Ordering::Release);
            }
        }
    }

    /// Takes what was erased out of the write-ahead log as well. Best effort: a reader under way can hold it back until the
    /// next time; true once it is done.
    pub(crate) async fn scrub(&self) -> bool {
        match self {
            Self::Sqlite { inline, .. } => inline.lock().await.scrub(),
            Self::Postgres(_) => true,
        }
    }

    /// True on SQLite.
    pub(crate) fn is_sqlite(&self) -> bool {
        matches!(self, Self::Sqlite { .. })
    }

    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite {
                read,
                write,
                inline,
                door,
                ..
            } => {
                read.close().await;
                door.lock().await.close();
                inline.lock().await.close();
                write.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

/// How long to wait for a connection before saying that there is none.
const ACQUIRE: Duration = Duration::from_secs(5);

/// After how many pages the log is carried over into the database: 64 MiB. With less, much of what a busy server writes is the
/// same pages again and again.
const CHECKPOINT: u32 = 16_000;
/// How much of the log's file stays, in bytes.
const LOG_STAYS: u32 = 64 << 20;
/// How much the scribe's connection keeps of the database in memory; negative is KiB (sqlite.org/pragma.html).
const CACHE: i32 = -16_000;

/// Waits until nobody else writes to an SQLite database.
async fn turn(inline: &Arc<Mutex<Inline>>) -> Result<OwnedMutexGuard<Inline>, sqlx::Error> {
    let turn = tokio::time::timeout(ACQUIRE, inline.clone().lock_owned());
    turn.await.map_err(|_| sqlx::Error::PoolTimedOut)
}

fn inline_rows(rows: Result<Vec<inline::InlineRow>, sqlx::Error>) -> Result<Vec<Row>, sqlx::Error> {
    Ok(rows?.into_iter().map(Row::from).collect())
}

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
