//! Carrying the log over into the database, beside the work.
//!
//! SQLite does it in the commit that makes the log too long, and everybody waits for it: on a busy server a tenth of a second, every
//! second. Here a connection of its own does most of it on a thread of its own, a little at a time, while others go on writing; what is
//! left for that commit is little. Nothing depends on it: where it fails, or comes too late, the commit does all of it as ever.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;

use crate::engine::sqlite::connection::Connection;
use crate::lock::lock;

/// After so many commits: some 3,500 pages of the log, where [`Connection::writing`] lets it grow to 16,000.
const COMMITS: usize = 512;

/// Whom to tell of commits.
pub(super) struct Checkpointer {
    since: AtomicUsize,
    /// `None` once the database is closed.
    work: Mutex<Option<(SyncSender<()>, JoinHandle<()>)>>,
}

impl Checkpointer {
    pub(super) fn start(path: &Path) -> std::io::Result<Self> {
        let (ask, asked) = sync_channel(1);
        let path = path.to_owned();
        let thread = std::thread::Builder::new().name("archive-log".to_owned());
        let thread = thread.spawn(move || go_on(path, &asked))?;
        Ok(Self {
            since: AtomicUsize::new(0),
            work: Mutex::new(Some((ask, thread))),
        })
    }

    /// So many commits were written.
    pub(super) fn wrote(&self, commits: usize) {
        let since = self.since.fetch_add(commits, Ordering::Relaxed) + commits;
        if since < COMMITS {
            return;
        }
        let Some((ask, _)) = &*lock(&self.work) else {
            return;
        };
        match ask.try_send(()) {
            // Where it is still at it, what has come since is asked for the next time.
            Ok(()) => self.since.store(0, Ordering::Relaxed),
            Err(TrySendError::Full(()) | TrySendError::Disconnected(())) => {}
        }
    }

    /// Ends the work, so that whoever closes the database last finds no other connection.
    pub(super) fn close(&self) {
        let work = lock(&self.work).take();
        if let Some((ask, thread)) = work {
            drop(ask);
            let _ = thread.join();
        }
    }
}

impl Drop for Checkpointer {
    fn drop(&mut self) {
        self.close();
    }
}

fn go_on(path: PathBuf, asked: &Receiver<()>) {
    let mut connection = None;
    while asked.recv().is_ok() {
        let carried = match connection.take() {
            Some(connection) => Ok(connection),
            None => Connection::writing(&path),
        }
        .and_then(|connection: Connection| connection.carry_over().map(|()| connection));
        match carried {
            Ok(done) => connection = Some(done),
            Err(error) => tracing::debug!(%error, "the log was not carried over"),
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

    use std::time::{Duration, Instant};

    use super::*;

    #[test]
    fn what_was_written_is_carried_over_after_so_many_commits() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("candor.db");
        std::fs::File::create(&path).unwrap();
        let writer = Connection::writing(&path).unwrap();
        writer.plain("CREATE TABLE t (x)").unwrap();
        let rows = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
          INSERT INTO t SELECT zeroblob(4000) FROM n";
        writer.plain(rows).unwrap();
        let size = || std::fs::metadata(&path).unwrap().len();
        let before = size();

        let checkpointer = Checkpointer::start(&path).unwrap();
        checkpointer.wrote(COMMITS - 1);
        std::thread::sleep(Duration::from_millis(50));
        assert_eq!(size(), before, "nobody asked for it");
        checkpointer.wrote(1);
        let began = Instant::now();
        while size() < before + 200 * 4000 {
            assert!(
                began.elapsed() < Duration::from_secs(60),
                "it lies in the log alone"
            );
            std::thread::sleep(Duration::from_millis(10));
        }
        checkpointer.close();
        checkpointer.wrote(COMMITS);
    }
}
