//! Group commit: writes what waits in one transaction. (We call it the scribe.)
//!
//! Everything that waits goes into one transaction, with one statement per table over all of it; nobody is answered before
//! it is durable. A commit that conflicts (done before, out of date, a letter gone) is recognised by what the statements
//! return, answered, and the others go again without it. One that makes a statement fail cannot be recognised so: then each
//! goes on its own, under a savepoint of its own.

mod append;
mod group;
mod waiting;

use std::io;
use std::sync::{Arc, Mutex};

use tokio::sync::{mpsc, oneshot};

pub(crate) use append::{Append, Step, Taken};
use group::{Attempt, How, attempt, attempt_one, failure, is_ones_own};
pub(crate) use waiting::Answer;
use waiting::{Waiting, answer_refused, compatible};

use crate::engine::{Store, Tx};
use crate::error::{ArchiveError, CommitFailure, Uncommitted, cause};
use crate::lock::lock;

/// The most commits in one transaction.
const GROUP: usize = 256;
/// The most commits that wait; whoever comes then waits to get in line.
const LINE: usize = 1024;

/// What the scribe is asked.
enum Job {
    Append(Box<Append>, oneshot::Sender<Answer>),
    /// Do what is in line, then stop.
    Close,
}

/// Whom to hand commits to.
pub(crate) struct Scribe {
    line: mpsc::Sender<Job>,
    ended: Mutex<Option<oneshot::Receiver<()>>>,
}

impl Scribe {
    /// Begins the work.
    pub(crate) fn start(store: Arc<Store>, unbatched: bool) -> io::Result<Self> {
        let (sender, line) = mpsc::channel(LINE);
        let (ended, end) = oneshot::channel();
        let apart = store.clone();
        let work = Work {
            store,
            most: if unbatched { 1 } else { GROUP },
            to_scrub: false,
        };
        apart.for_ever("archive-scribe", async move {
            work.go_on(line).await;
            let _ = ended.send(());
        })?;
        Ok(Self {
            line: sender,
            ended: Mutex::new(Some(end)),
        })
    }

    /// Hands over a commit and waits for its answer.
    pub(crate) async fn write(&self, append: Append) -> Answer {
        let closed = || CommitFailure::from(ArchiveError::from(sqlx::Error::PoolClosed));
        let (reply, answer) = oneshot::channel();
        let job = Job::Append(Box::new(append), reply);
        self.line.send(job).await.map_err(|_| closed())?;
        answer.await.map_err(|_| closed())?
    }

    /// Finishes what is in line, and takes no more.
    pub(crate) async fn close(&self) {
        let _ = self.line.send(Job::Close).await;
        let ended = lock(&self.ended).take();
        if let Some(ended) = ended {
            let _ = ended.await;
        }
    }
}

/// The work itself.
struct Work {
    store: Arc<Store>,
    most: usize,
    /// Something was erased and may still be in the write-ahead log.
    to_scrub: bool,
}

impl Work {
    async fn go_on(mut self, mut line: mpsc::Receiver<Job>) {
        let mut waiting: Vec<Waiting> = Vec::new();
        let mut jobs = Vec::new();
        loop {
            if waiting.len() < self.most {
                let room = self.most - waiting.len();
                if waiting.is_empty() && line.recv_many(&mut jobs, room).await == 0 {
                    return;
                }
                while waiting.len() + jobs.len() < self.most {
                    let Ok(job) = line.try_recv() else { break };
                    jobs.push(job);
                }
            }
            for job in jobs.drain(..) {
                match job {
                    Job::Append(append, reply) => waiting.push(Waiting { append, reply }),
                    Job::Close => line.close(),
                }
            }
            let (group, rest) = compatible(std::mem::take(&mut waiting));
            waiting = rest;
            if !group.is_empty() {
                self.write(group).await;
            }
        }
    }

    /// Writes a group, again without those that could be answered, until it is durable.
    async fn write(&mut self, mut group: Vec<Waiting>) {
        let mut how = How::Counting;
        while !group.is_empty() {
            let mut tx = match self.store.begin_group().await {
                Ok(tx) => tx,
                Err(error) => return self.fail(group, &error),
            };
            match attempt(&mut tx, &group, how).await {
                Ok(Attempt::Written) => return self.commit(tx, group).await,
                Ok(Attempt::NotAll) => {
                    self.undo(tx).await;
                    how = How::Asking;
                }
                Ok(Attempt::Refused(refusals)) => {
                    self.undo(tx).await;
                    group = answer_refused(group, refusals);
                    how = How::Counting;
                }
                Err(error) => {
                    self.undo(tx).await;
                    return if group.len() > 1 && is_ones_own(&error) {
                        self.write_each(group).await;
                    } else {
                        self.fail(group, &error);
                    };
                }
            }
        }
    }

    /// Writes each of a group under a savepoint of its own.
    async fn write_each(&mut self, group: Vec<Waiting>) {
        let mut tx = match self.store.begin_group().await {
            Ok(tx) => tx,
            Err(error) => return self.fail(group, &error),
        };
        let mut done = Vec::new();
        let mut refused = Vec::new();
        let mut group = group.into_iter();
        while let Some(waiting) = group.next() {
            match attempt_one(&mut tx, &waiting).await {
                Ok(None) => done.push(waiting),
                Ok(Some(answer)) => refused.push((waiting, answer)),
                Err(error) => {
                    self.undo(tx).await;
                    done.push(waiting);
                    done.extend(group);
                    done.extend(refused.into_iter().map(|(waiting, _)| waiting));
                    return self.fail(done, &error);
                }
            }
        }
        self.commit(tx, done).await;
        for (waiting, answer) in refused {
            waiting.answer(Err(answer));
        }
    }

    async fn commit(&mut self, tx: Tx, group: Vec<Waiting>) {
        if let Err(error) = tx.commit().await {
            self.store.renew();
            return match error {
                Uncommitted::Surely(error) => self.fail(group, &error),
                Uncommitted::Perhaps(error) => leave_open(group, &error),
            };
        }
        self.store.wrote(group.len());
        self.to_scrub |= group.iter().any(|w| !w.append.erased.is_empty());
        if self.to_scrub {
            self.to_scrub = !self.store.scrub().await;
        }
        for waiting in group {
            waiting.answer(Ok(()));
        }
    }

    async fn undo(&self, tx: Tx) {
        if tx.rollback().await.is_err() {
            self.store.renew();
        }
    }

    /// Answers all of a group with what went wrong.
    fn fail(&self, group: Vec<Waiting>, error: &sqlx::Error) {
        if !is_ones_own(error) {
            self.store.renew();
            tracing::error!(commits = group.len(), cause = %cause(error), "commits were not written");
        }
        for waiting in group {
            waiting.answer(Err(failure(error)));
        }
    }
}

/// Answers every commit of the group: outcome unknown.
fn leave_open(group: Vec<Waiting>, error: &sqlx::Error) {
    tracing::error!(commits = group.len(), cause = %cause(error), "it is not known whether commits were written");
    for waiting in group {
        waiting.answer(Err(CommitFailure::Uncertain(ArchiveError::from_error(
            error,
        ))));
    }
}
