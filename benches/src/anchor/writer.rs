//! The anchor's only writer: a thread, a connection, and one fsync for all who wait at that moment.

use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use rusqlite::{Connection, OptionalExtension, Statement, params};
use sha2::{Digest, Sha256};
use tokio::sync::oneshot;

use crate::Failure;

/// The most submissions that share a commit, so that a flood cannot make the first of them wait without end.
const LARGEST_BATCH: usize = 512;

/// Whether concurrent submissions share a commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Batching {
    /// All that wait at the moment share one transaction and so one fsync.
    Grouped,
    /// A transaction each: what group commit is compared with.
    OneByOne,
}

struct Waiting {
    body: Vec<u8>,
    saved: oneshot::Sender<()>,
}

/// A handle to the writer thread; the thread ends when the last handle is gone.
#[derive(Clone, Debug)]
pub struct Writer(Sender<Waiting>);

impl Writer {
    /// Opens the database and starts the thread.
    ///
    /// # Errors
    /// When the database cannot be opened or prepared.
    pub fn start(database: &Path, batching: Batching) -> Result<Self, Failure> {
        let connection = open(database)?;
        let last = last_link(&connection)?;
        let (sender, receiver) = channel();
        thread::Builder::new()
            .name("writer".into())
            .spawn(move || {
                if let Err(error) = write_all(&connection, &receiver, last, batching) {
                    // Whoever waits sees its channel close and answers 503: an answer without a COMMIT is never given.
                    eprintln!("anchor: the writer stopped: {error}");
                }
            })?;
        Ok(Self(sender))
    }

    /// Whether `body` is on disk, once that is known.
    pub async fn append(&self, body: Vec<u8>) -> bool {
        let (saved, known) = oneshot::channel();
        self.0.send(Waiting { body, saved }).is_ok() && known.await.is_ok()
    }
}

struct Link {
    seq: i64,
    digest: [u8; 32],
}

fn open(database: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(database)?;
    connection.execute_batch(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         CREATE TABLE IF NOT EXISTS entries (seq INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;
         CREATE TABLE IF NOT EXISTS chain (seq INTEGER PRIMARY KEY, digest BLOB NOT NULL) STRICT;",
    )?;
    Ok(connection)
}

fn last_link(connection: &Connection) -> rusqlite::Result<Link> {
    let found = connection
        .query_row(
            "SELECT seq, digest FROM chain ORDER BY seq DESC LIMIT 1",
            [],
            |row| {
                Ok(Link {
                    seq: row.get(0)?,
                    digest: row.get(1)?,
                })
            },
        )
        .optional()?;
    Ok(found.unwrap_or(Link {
        seq: 0,
        digest: [0; 32],
    }))
}

fn write_all(
    connection: &Connection,
    arriving: &Receiver<Waiting>,
    mut last: Link,
    batching: Batching,
) -> rusqlite::Result<()> {
    let mut begin = connection.prepare("BEGIN IMMEDIATE")?;
    let mut commit = connection.prepare("COMMIT")?;
    let mut entry = connection.prepare("INSERT INTO entries (seq, body) VALUES ($1, $2)")?;
    let mut chain = connection.prepare("INSERT INTO chain (seq, digest) VALUES ($1, $2)")?;
    let largest = match batching {
        Batching::Grouped => LARGEST_BATCH,
        Batching::OneByOne => 1,
    };
    let mut to_answer = Vec::with_capacity(largest);
    while let Ok(first) = arriving.recv() {
        begin.execute([])?;
        append(&mut entry, &mut chain, &mut last, first, &mut to_answer)?;
        // Twice: whoever is just being parsed gets the core once, and then need not wait for the next sync.
        for second_look in [false, true] {
            if second_look && to_answer.len() < largest {
                thread::yield_now();
            }
            while to_answer.len() < largest
                && let Ok(next) = arriving.try_recv()
            {
                append(&mut entry, &mut chain, &mut last, next, &mut to_answer)?;
            }
        }
        commit.execute([])?;
        for saved in to_answer.drain(..) {
            // The one who asked may have gone; what was saved stays saved.
            let _gone = saved.send(());
        }
    }
    Ok(())
}

fn append(
    entry: &mut Statement<'_>,
    chain: &mut Statement<'_>,
    last: &mut Link,
    waiting: Waiting,
    to_answer: &mut Vec<oneshot::Sender<()>>,
) -> rusqlite::Result<()> {
    last.seq += 1;
    last.digest = link(&last.digest, &waiting.body);
    entry.execute(params![last.seq, waiting.body])?;
    chain.execute(params![last.seq, last.digest])?;
    to_answer.push(waiting.saved);
    Ok(())
}

fn link(previous: &[u8; 32], body: &[u8]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(previous);
    hash.update(body);
    hash.finalize().into()
}

/// How many entries the database holds, having recomputed the whole chain.
///
/// # Errors
/// When the database cannot be read, an entry has no link, or a link does not follow from what is there.
pub fn verify(database: &Path) -> Result<u64, Failure> {
    let connection = Connection::open(database)?;
    let mut read = connection.prepare(
        "SELECT e.seq, e.body, c.digest FROM entries e LEFT JOIN chain c ON c.seq = e.seq ORDER BY e.seq",
    )?;
    let mut rows = read.query([])?;
    let mut last = Link {
        seq: 0,
        digest: [0; 32],
    };
    let mut count = 0;
    while let Some(row) = rows.next()? {
        let body: Vec<u8> = row.get(1)?;
        last.seq += 1;
        last.digest = link(&last.digest, &body);
        let (seq, stored): (i64, Option<[u8; 32]>) = (row.get(0)?, row.get(2)?);
        if seq != last.seq || stored != Some(last.digest) {
            return Err(format!("the anchor's chain breaks at entry {seq}").into());
        }
        count += 1;
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    #![expect(
        clippy::unwrap_used,
        reason = "a test that cannot go on should stop where it is"
    )]

    use super::*;

    async fn fill(database: &Path, batching: Batching, count: usize) {
        let writer = Writer::start(database, batching).unwrap();
        let mut waiting = tokio::task::JoinSet::new();
        for n in 0..count {
            let writer = writer.clone();
            waiting.spawn(async move { writer.append(format!("body {n}").into_bytes()).await });
        }
        assert!(waiting.join_all().await.into_iter().all(|saved| saved));
    }

    #[tokio::test]
    async fn what_was_acknowledged_is_there_and_the_chain_goes_on_after_a_restart() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("anchor.db");
        fill(&database, Batching::Grouped, 600).await;
        fill(&database, Batching::OneByOne, 5).await;
        assert_eq!(verify(&database).unwrap(), 605);
    }

    #[tokio::test]
    async fn a_changed_body_breaks_the_chain() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("anchor.db");
        fill(&database, Batching::Grouped, 3).await;
        Connection::open(&database)
            .unwrap()
            .execute("UPDATE entries SET body = x'00' WHERE seq = 2", [])
            .unwrap();
        assert!(verify(&database).is_err());
    }
}
