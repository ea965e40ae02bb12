//! The scribe, who alone writes all commits, as many at a time as wait (group commit).
//!
//! Everything that waits goes into one transaction, with one statement per table over all of it; nobody is answered before
//! it is durable. A commit that cannot be (done before, out of date, a letter gone) is recognised by what the statements
//! return, answered, and the others go again without it. One that makes a statement fail cannot be recognised so: then each
//! goes on its own, under a savepoint of its own.

mod group;

use std::collections::{HashMap, HashSet};
use std::io;
use std::sync::Arc;

use dialogue::Head;
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;

use group::{Attempt, How, attempt, attempt_one};

use crate::archive::Inner;
use crate::engine::{Store, Trouble, Tx, Uncommitted, Value, values};
use crate::{ArchiveError, CommitFailure};

/// The most commits in one transaction.
const GROUP: usize = 256;
/// The most commits that wait; whoever comes then waits to get in line.
const LINE: usize = 1024;

/// What the scribe is asked.
pub(crate) enum Job {
    Append(Box<Append>, oneshot::Sender<Answer>),
    /// Do what is in line, then stop.
    Close,
}

/// One commit, sealed and linked.
pub(crate) struct Append {
    pub(crate) relationship: Uuid,
    pub(crate) submission: Option<[u8; 32]>,
    /// The shared room's and the own room's step, sorted out by room where it is written; for a commit that says nothing in
    /// the shared room, the own room's twice.
    pub(crate) steps: [Step; 2],
    pub(crate) entries: Vec<Vec<Value>>,
    pub(crate) letters: Vec<Vec<Value>>,
    pub(crate) taken: Vec<Taken>,
    pub(crate) drafts: Option<Vec<Value>>,
    /// Room and place of entries whose text goes.
    pub(crate) erased: Vec<(i16, i64)>,
    pub(crate) snapshots: Vec<Vec<Value>>,
}

impl Append {
    pub(crate) fn new(relationship: Uuid) -> Self {
        let nowhere = Head {
            seq: 0,
            digest: [0; 32],
        };
        Self {
            relationship,
            submission: None,
            steps: [Step::new(0, (nowhere, nowhere), (0, 0)); 2],
            entries: Vec::new(),
            letters: Vec::new(),
            taken: Vec::new(),
            drafts: None,
            erased: Vec::new(),
            snapshots: Vec::new(),
        }
    }
}

/// One room's step from where it is expected to where it goes: head and turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Step {
    room: i16,
    was: (Head, i64),
    now: (Head, i64),
}

impl Step {
    pub(crate) fn new(room: i16, head: (Head, Head), turn: (i64, i64)) -> Self {
        Self {
            room,
            was: (head.0, turn.0),
            now: (head.1, turn.1),
        }
    }

    fn row(&self, relationship: Uuid) -> Vec<Value> {
        values![
            relationship,
            self.room,
            self.was.0.seq,
            self.was.1,
            self.was.0.digest,
            self.now.0.seq,
            self.now.1,
            self.now.0.digest,
        ]
    }
}

/// A letter that leaves the post: taken back by whom it is from, or collected by whom it is for.
pub(crate) struct Taken {
    pub(crate) id: Uuid,
    pub(crate) from: i16,
    pub(crate) to: i16,
}

/// What became of a commit.
pub(crate) type Answer = Result<(), CommitFailure>;

/// One in line.
struct Waiting {
    append: Box<Append>,
    reply: oneshot::Sender<Answer>,
}

impl Waiting {
    fn answer(self, answer: Answer) {
        // Whoever asked may have gone away; what was done stays done.
        let _ = self.reply.send(answer);
    }
}

impl Inner {
    /// Hands a commit to the scribe and waits for its answer.
    pub(crate) async fn scribe_does(&self, append: Append) -> Answer {
        let closed = || CommitFailure::from(ArchiveError::from(sqlx::Error::PoolClosed));
        let (reply, answer) = oneshot::channel();
        let job = Job::Append(Box::new(append), reply);
        self.scribe.send(job).await.map_err(|_| closed())?;
        answer.await.map_err(|_| closed())?
    }
}

/// Begins the scribe's work; the second tells when it has ended.
pub(crate) fn start(
    store: Arc<Store>,
    unbatched: bool,
) -> io::Result<(mpsc::Sender<Job>, oneshot::Receiver<()>)> {
    let (sender, line) = mpsc::channel(LINE);
    let (ended, end) = oneshot::channel();
    let apart = store.clone();
    let scribe = Scribe {
        store,
        most: if unbatched { 1 } else { GROUP },
        to_scrub: false,
    };
    apart.in_a_thread_on_sqlite("archive-scribe", async move {
        scribe.work(line).await;
        let _ = ended.send(());
    })?;
    Ok((sender, end))
}

struct Scribe {
    store: Arc<Store>,
    most: usize,
    /// Something was erased and may still be in the write-ahead log.
    to_scrub: bool,
}

impl Scribe {
    async fn work(mut self, mut line: mpsc::Receiver<Job>) {
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
            let mut tx = match self.store.begin_inline().await {
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
        let mut tx = match self.store.begin_inline().await {
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
            tracing::error!(commits = group.len(), cause = %crate::engine::cause(error), "commits were not written");
        }
        for waiting in group {
            waiting.answer(Err(failure(error)));
        }
    }
}

/// Answers all of a group that nobody knows.
fn leave_open(group: Vec<Waiting>, error: &sqlx::Error) {
    tracing::error!(commits = group.len(), cause = %crate::engine::cause(error), "it is not known whether commits were written");
    for waiting in group {
        waiting.answer(Err(CommitFailure::Uncertain(ArchiveError::from_error(
            error,
        ))));
    }
}

/// True where an error is about one commit and not about the database.
fn is_ones_own(error: &sqlx::Error) -> bool {
    matches!(
        Trouble::of(error),
        Trouble::Taken | Trouble::Again | Trouble::Other
    )
}

fn failure(error: &sqlx::Error) -> CommitFailure {
    match Trouble::of(error) {
        // Someone else wrote at the same time: deciding anew is all it takes.
        Trouble::Again if crate::engine::is_conflict(error) => CommitFailure::Stale,
        _ => CommitFailure::Unavailable(ArchiveError::from_error(error)),
    }
}

/// Splits off what can go into one transaction together: no two that move the same room, no submission twice. The others go
/// into the next one, where they meet what these have done.
fn compatible(waiting: Vec<Waiting>) -> (Vec<Waiting>, Vec<Waiting>) {
    let mut rooms: HashMap<(Uuid, i16), Step> = HashMap::with_capacity(2 * waiting.len());
    let mut submissions = HashSet::new();
    let (mut group, mut rest) = (Vec::with_capacity(waiting.len()), Vec::new());
    for one in waiting {
        let append = &one.append;
        let fits = append.steps.iter().all(|step| {
            let other = rooms.get(&(append.relationship, step.room));
            other.is_none_or(|other| other == step && step.was == step.now)
        });
        let twice = append
            .submission
            .is_some_and(|token| submissions.contains(&token));
        if !fits || twice {
            rest.push(one);
            continue;
        }
        submissions.extend(append.submission);
        for step in append.steps {
            rooms.insert((append.relationship, step.room), step);
        }
        group.push(one);
    }
    (group, rest)
}

/// Answers those that cannot be, and returns the others.
fn answer_refused(group: Vec<Waiting>, refusals: Vec<Option<CommitFailure>>) -> Vec<Waiting> {
    let mut others = Vec::with_capacity(group.len());
    for (waiting, refusal) in group.into_iter().zip(refusals) {
        match refusal {
            Some(refusal) => waiting.answer(Err(refusal)),
            None => others.push(waiting),
        }
    }
    others
}
