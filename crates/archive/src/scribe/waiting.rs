//! Commits in line, and which of them can share a transaction.

use std::collections::{HashMap, HashSet};

use tokio::sync::oneshot;
use uuid::Uuid;

use crate::error::CommitFailure;
use crate::scribe::append::{Append, Step};

/// What became of a commit.
pub(crate) type Answer = Result<(), CommitFailure>;

/// One in line.
pub(super) struct Waiting {
    pub(super) append: Box<Append>,
    pub(super) reply: oneshot::Sender<Answer>,
}

impl Waiting {
    pub(super) fn answer(self, answer: Answer) {
        // Whoever asked may have gone away; what was done stays done.
        let _ = self.reply.send(answer);
    }
}

/// Splits off what can go into one transaction together: no two that move the same room, no submission twice. The others go
/// into the next one, where they meet what these have done.
pub(super) fn compatible(waiting: Vec<Waiting>) -> (Vec<Waiting>, Vec<Waiting>) {
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
pub(super) fn answer_refused(
    group: Vec<Waiting>,
    refusals: Vec<Option<CommitFailure>>,
) -> Vec<Waiting> {
    let mut others = Vec::with_capacity(group.len());
    for (waiting, refusal) in group.into_iter().zip(refusals) {
        match refusal {
            Some(refusal) => waiting.answer(Err(refusal)),
            None => others.push(waiting),
        }
    }
    others
}
