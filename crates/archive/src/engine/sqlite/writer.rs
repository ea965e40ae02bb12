//! The writing connection, and whose turn it is. Nobody waits for SQLite's own lock, which is not fair.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::{Mutex, OwnedMutexGuard};

use crate::engine::sqlite::connection::Connection;
use crate::engine::wait::ACQUIRE;

/// Set after an error that may have left the writing connection in doubt; the next use opens a new one.
#[derive(Clone, Default)]
pub(super) struct Renew(Arc<AtomicBool>);

impl Renew {
    pub(super) fn ask(&self) {
        self.0.store(true, Ordering::Release);
    }

    fn was_asked(&self) -> bool {
        self.0.swap(false, Ordering::AcqRel)
    }
}

/// The writing connection, opened again after trouble.
pub(crate) struct Writer {
    path: PathBuf,
    connection: Option<Connection>,
    renew: Renew,
    closed: bool,
}

impl Writer {
    pub(super) fn open(path: &Path, renew: Renew) -> Result<Self, sqlx::Error> {
        Ok(Self {
            path: path.to_owned(),
            connection: Some(Connection::writing(path)?),
            renew,
            closed: false,
        })
    }

    /// The connection, a new one where the last is in doubt. Only ever asked between transactions: a connection that changed
    /// in the middle of one would write the rest of it by itself.
    fn between(&mut self) -> Result<&Connection, sqlx::Error> {
        if self.closed {
            return Err(sqlx::Error::PoolClosed);
        }
        if self.renew.was_asked() {
            self.connection = None;
        }
        let connection = match self.connection.take() {
            Some(connection) => connection,
            None => Connection::writing(&self.path)?,
        };
        Ok(self.connection.insert(connection))
    }

    /// Takes what was erased out of the write-ahead log as well; true once it is done.
    pub(crate) fn scrub(&mut self) -> bool {
        self.between().is_ok_and(Connection::scrub)
    }

    pub(super) fn close(&mut self) {
        self.closed = true;
        self.connection = None;
    }
}

/// A transaction that writes: the writing connection, for as long as it is one's turn.
pub(crate) struct WriteTx(OwnedMutexGuard<Writer>);

impl WriteTx {
    /// Waits for one's turn and begins. The write lock is taken up front: a transaction that reads first and then wants to write
    /// would be refused at once where another process writes.
    pub(super) async fn wait(writer: Arc<Mutex<Writer>>) -> Result<Self, sqlx::Error> {
        let guard = tokio::time::timeout(ACQUIRE, writer.lock_owned());
        let mut tx = Self(guard.await.map_err(|_| sqlx::Error::PoolTimedOut)?);
        tx.0.between()?.plain("BEGIN IMMEDIATE")?;
        Ok(tx)
    }

    pub(crate) fn connection(&self) -> Result<&Connection, sqlx::Error> {
        self.0.connection.as_ref().ok_or(sqlx::Error::PoolClosed)
    }
}

/// What was not committed is not left open: another process would wait for it.
impl Drop for WriteTx {
    fn drop(&mut self) {
        if let Some(connection) = &self.0.connection
            && connection.in_transaction()
            && connection.plain("ROLLBACK").is_err()
        {
            self.0.connection = None;
        }
    }
}
