//! Reading connections: lent to one at a time, and as many as read at the same moment.
//!
//! Nobody waits for one. A read runs to its end on the thread that began it, so there are never more of them under way than
//! threads; where none is left a new one is opened, and up to a limit they are kept.

use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use crate::engine::sqlite::connection::Connection;
use crate::lock::lock;

/// Connections that nobody reads with at this moment.
pub(crate) struct Readers {
    path: PathBuf,
    most: usize,
    /// `None` once the database is closed.
    idle: Mutex<Option<Vec<Connection>>>,
}

impl Readers {
    pub(super) fn new(path: &Path, most: usize) -> Self {
        Self {
            path: path.to_owned(),
            most: most.max(1),
            idle: Mutex::new(Some(Vec::new())),
        }
    }

    /// A connection: the one that was used last, whose pages and statements are still in memory.
    fn take(&self) -> Result<Connection, sqlx::Error> {
        let idle = match &mut *lock(&self.idle) {
            Some(idle) => idle.pop(),
            None => return Err(sqlx::Error::PoolClosed),
        };
        idle.map_or_else(|| Connection::reading(&self.path), Ok)
    }

    /// Gives one back, without the transaction it may still be in: that would keep the log from being carried over.
    fn give_back(&self, connection: Connection) {
        if connection.in_transaction() && connection.plain("ROLLBACK").is_err() {
            return;
        }
        if let Some(idle) = &mut *lock(&self.idle)
            && idle.len() < self.most
        {
            idle.push(connection);
        }
    }

    /// For one statement, or several that need not be from one point in time.
    pub(crate) fn read<T>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, sqlx::Error>,
    ) -> Result<T, sqlx::Error> {
        let connection = self.take()?;
        let done = read(&connection);
        self.give_back(connection);
        done
    }

    pub(super) fn close(&self) {
        *lock(&self.idle) = None;
    }
}

/// A reading connection on loan, in a transaction: everything it reads is from one point in time.
pub(crate) struct ReadTx {
    connection: Option<Connection>,
    readers: Arc<Readers>,
}

impl ReadTx {
    pub(crate) fn begin(readers: &Arc<Readers>) -> Result<Self, sqlx::Error> {
        let reader = Self {
            connection: Some(readers.take()?),
            readers: readers.clone(),
        };
        reader.plain("BEGIN")?;
        Ok(reader)
    }
}

impl Deref for ReadTx {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.connection
            .as_ref()
            .expect("it is given back when the reader goes")
    }
}

impl Drop for ReadTx {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            self.readers.give_back(connection);
        }
    }
}
