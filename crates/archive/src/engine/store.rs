//! An open database on either engine, and how work is begun on it.

use std::future::Future;

use tokio::runtime::Handle;

use crate::engine::postgres::{Server, prepared};
use crate::engine::row::Row;
use crate::engine::sqlite::{Database, ReadTx};
use crate::engine::tx::Tx;
use crate::engine::value::Value;
use crate::error::ArchiveError;
use crate::location::Location;

/// An open database.
pub(crate) enum Store {
    /// One file.
    Sqlite(Database),
    /// A server.
    Postgres(Box<Server>),
}

impl Store {
    /// Opens the database; with `create`, makes the file where there is none.
    pub(crate) async fn open(
        location: &Location,
        readers: u32,
        create: bool,
    ) -> Result<Self, ArchiveError> {
        Ok(match location {
            Location::Sqlite(path) => {
                let readers = usize::try_from(readers).unwrap_or(usize::MAX);
                Self::Sqlite(Database::open(path, readers, create)?)
            }
            Location::Postgres(url) => Self::Postgres(Box::new(Server::open(url, readers).await?)),
        })
    }

    /// A transaction that writes. On SQLite whoever asks has its thread wait for the disk: see [`Store::apart`].
    pub(crate) async fn begin(&self) -> Result<Tx, sqlx::Error> {
        Ok(match self {
            Self::Sqlite(database) => Tx::Writing(database.begin().await?),
            Self::Postgres(server) => Tx::Postgres(server.pool.begin().await?),
        })
    }

    /// The same for who writes all the time, from one task.
    pub(crate) async fn begin_group(&self) -> Result<Tx, sqlx::Error> {
        match self {
            Self::Sqlite(_) => self.begin().await,
            Self::Postgres(server) => server.scribe.begin().await.map(Tx::Kept),
        }
    }

    /// A transaction that only reads, all of it from one point in time.
    pub(crate) async fn snapshot(&self) -> Result<Tx, sqlx::Error> {
        const CONSISTENT: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
        Ok(match self {
            Self::Sqlite(database) => Tx::Reading(ReadTx::begin(&database.readers)?),
            Self::Postgres(server) => Tx::Postgres(server.pool.begin_with(CONSISTENT).await?),
        })
    }

    /// All rows of one reading statement, outside any transaction.
    pub(crate) async fn rows(
        &self,
        sql: &'static str,
        values: Vec<Value>,
    ) -> Result<Vec<Row>, sqlx::Error> {
        Ok(match self {
            Self::Sqlite(database) => {
                let rows = database.readers.read(|here| here.rows(sql, &values))?;
                rows.into_iter().map(Row::from).collect()
            }
            Self::Postgres(server) => {
                let rows = prepared!(sql, values).fetch_all(&server.pool).await?;
                rows.into_iter().map(Row::from).collect()
            }
        })
    }

    /// The same for who reads all the time, from one task.
    pub(crate) async fn rows_at_the_door(
        &self,
        sql: &'static str,
        values: Vec<Value>,
    ) -> Result<Vec<Row>, sqlx::Error> {
        match self {
            Self::Sqlite(_) => self.rows(sql, values).await,
            Self::Postgres(server) => {
                let rows = server.door.rows(sql, values).await?;
                Ok(rows.into_iter().map(Row::from).collect())
            }
        }
    }

    /// Work that writes, run to its end even if whoever asked for it goes away; `None` where it panicked. On SQLite on a thread
    /// that may wait for the disk.
    pub(crate) async fn apart<T: Send + 'static>(
        &self,
        work: impl Future<Output = T> + Send + 'static,
    ) -> Option<T> {
        let runtime = Handle::current();
        let task = match self {
            Self::Sqlite(_) => tokio::task::spawn_blocking(move || runtime.block_on(work)),
            Self::Postgres(_) => runtime.spawn(work),
        };
        task.await.ok()
    }

    /// Work without end: on SQLite on a thread of its own, on PostgreSQL as a task.
    pub(crate) fn for_ever(
        &self,
        name: &str,
        work: impl Future<Output = ()> + Send + 'static,
    ) -> std::io::Result<()> {
        let runtime = Handle::current();
        match self {
            Self::Sqlite(_) => {
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
        if let Self::Sqlite(database) = self {
            database.renew();
        }
    }

    /// So many commits were written, all of them durable.
    pub(crate) fn wrote(&self, commits: usize) {
        if let Self::Sqlite(database) = self {
            database.wrote(commits);
        }
    }

    /// Takes what was erased out of the write-ahead log as well. Best effort: a reader under way can hold it back until the
    /// next time; true once it is done.
    pub(crate) async fn scrub(&self) -> bool {
        match self {
            Self::Sqlite(database) => database.writer.lock().await.scrub(),
            Self::Postgres(_) => true,
        }
    }

    /// True on SQLite.
    pub(crate) fn is_sqlite(&self) -> bool {
        matches!(self, Self::Sqlite(_))
    }

    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite(database) => database.close().await,
            Self::Postgres(server) => server.close().await,
        }
    }
}
