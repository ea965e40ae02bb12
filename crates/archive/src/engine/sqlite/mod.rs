//! SQLite: one file, one connection that writes at a time, several that read, all on the thread that asks.
//!
//! A driver that hands each statement to a thread of its own and waits for the answer costs more than a small indexed
//! statement does. So statements run where they are asked: reading ones on whichever thread that is (under WAL they wait for
//! nobody), writing ones on a thread that may wait for the disk (see [`Store::apart`](crate::engine::Store::apart)).

mod checkpointer;
mod connection;
mod readers;
mod row;
mod writer;

use std::path::Path;
use std::sync::Arc;

use tokio::sync::Mutex;

use checkpointer::Checkpointer;
pub(crate) use connection::Connection;
pub(crate) use readers::{ReadTx, Readers};
pub(crate) use row::SqliteRow;
pub(crate) use writer::{WriteTx, Writer};

use crate::error::ArchiveError;

/// An open database file.
pub(crate) struct Database {
    pub(crate) readers: Arc<Readers>,
    pub(crate) writer: Arc<Mutex<Writer>>,
    renew: writer::Renew,
    checkpointer: Checkpointer,
}

impl Database {
    /// Opens the file, and keeps up to `readers` connections that read.
    pub(crate) fn open(path: &Path, readers: usize, create: bool) -> Result<Self, ArchiveError> {
        if create {
            create_private(path)?;
        } else if !path.is_file() {
            return Err(ArchiveError::NotInitialised);
        }
        let renew = writer::Renew::default();
        // The first writing connection is opened here: it is what puts the file into WAL mode, before anybody reads.
        let writer = Writer::open(path, renew.clone())?;
        let readers = Readers::new(path, readers);
        readers.read(|_| Ok(()))?;
        Ok(Self {
            readers: Arc::new(readers),
            writer: Arc::new(Mutex::new(writer)),
            renew,
            checkpointer: Checkpointer::start(path).map_err(sqlx::Error::Io)?,
        })
    }

    /// A transaction that writes, once it is one's turn.
    pub(crate) async fn begin(&self) -> Result<WriteTx, sqlx::Error> {
        WriteTx::wait(self.writer.clone()).await
    }

    /// After an error that can leave the writing connection in doubt: the next write opens a new one.
    pub(crate) fn renew(&self) {
        self.renew.ask();
    }

    /// So many commits were written, all of them durable.
    pub(crate) fn wrote(&self, commits: usize) {
        self.checkpointer.wrote(commits);
    }

    pub(crate) async fn close(&self) {
        self.checkpointer.close();
        self.readers.close();
        self.writer.lock().await.close();
    }
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
