//! The statements of a group: noted, moved, taken, written, one statement per table over all of them.

use std::collections::HashSet;

use uuid::Uuid;

use crate::engine::{Tx, Value, values};
use crate::error::{ArchiveError, CommitFailure, Trouble, is_conflict};
use crate::scribe::append::{Append, Step};
use crate::scribe::waiting::Waiting;
use crate::sql;

/// Writes one under a savepoint of its own; why it cannot be, or nothing.
pub(super) async fn attempt_one(
    tx: &mut Tx,
    waiting: &Waiting,
) -> Result<Option<CommitFailure>, sqlx::Error> {
    tx.plain("SAVEPOINT one").await?;
    let answer = match attempt(tx, std::slice::from_ref(waiting), How::Asking).await {
        Ok(Attempt::Written | Attempt::NotAll) => None,
        Ok(Attempt::Refused(mut refusals)) => refusals.pop().flatten(),
        Err(error) if is_ones_own(&error) => Some(failure(&error)),
        Err(error) => return Err(error),
    };
    if answer.is_some() {
        tx.plain("ROLLBACK TO SAVEPOINT one").await?;
    }
    tx.plain("RELEASE SAVEPOINT one").await?;
    Ok(answer)
}

/// How a group is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// Only counting what the statements change: all, nearly always, and then that is enough.
    Counting,
    /// Having each statement return what it changed, to find out which commits conflict.
    Asking,
}

/// What became of an attempt.
pub(super) enum Attempt {
    /// All of it is written, in the transaction.
    Written,
    /// At least one commit conflicts; roll the transaction back.
    NotAll,
    /// For each why it conflicts, or nothing; roll the transaction back.
    Refused(Vec<Option<CommitFailure>>),
}

/// Writes a group within `tx`.
pub(super) async fn attempt(
    tx: &mut Tx,
    group: &[Waiting],
    how: How,
) -> Result<Attempt, sqlx::Error> {
    let (submissions, steps) = (submissions(group), steps(group));
    if how == How::Counting {
        let (all_new, all_there) = (submissions.len(), steps.len());
        if sql::PUT_SUBMISSIONS.run(tx, &submissions).await? != all_new
            || sql::MOVE_HEADS.run(tx, &steps).await? != all_there
            || !letters_gone(tx, group).await?.is_empty()
        {
            return Ok(Attempt::NotAll);
        }
        write_rows(tx, group).await?;
        return Ok(Attempt::Written);
    }
    let mut refusals: Vec<Option<CommitFailure>> = Vec::new();
    refusals.resize_with(group.len(), || None);
    let mut refuse = |at: usize, refusal: CommitFailure| {
        refusals[at].get_or_insert(refusal);
    };
    for at in done_before(tx, group, submissions).await? {
        refuse(at, CommitFailure::Done);
    }
    for at in out_of_date(tx, group, steps).await? {
        refuse(at, CommitFailure::Stale);
    }
    for at in letters_gone(tx, group).await? {
        refuse(at, CommitFailure::LetterGone);
    }
    if refusals.iter().any(Option::is_some) {
        return Ok(Attempt::Refused(refusals));
    }
    write_rows(tx, group).await?;
    Ok(Attempt::Written)
}

fn submissions(group: &[Waiting]) -> Vec<Vec<Value>> {
    let mut rows: Vec<(Uuid, [u8; 32])> = group
        .iter()
        .filter_map(|w| {
            w.append
                .submission
                .map(|token| (w.append.relationship, token))
        })
        .collect();
    rows.sort_unstable();
    rows.into_iter()
        .map(|(relationship, token)| values![relationship, token])
        .collect()
}

/// Sorted, so that two processes take their locks in one order; each room once, though several may confirm it.
fn steps(group: &[Waiting]) -> Vec<Vec<Value>> {
    let mut rows: Vec<(Uuid, Step)> = group
        .iter()
        .flat_map(|w| w.append.steps.map(|step| (w.append.relationship, step)))
        .collect();
    rows.sort_unstable_by_key(|(relationship, step)| (*relationship, step.room));
    rows.dedup_by_key(|(relationship, step)| (*relationship, step.room));
    rows.into_iter()
        .map(|(relationship, step)| step.row(relationship))
        .collect()
}

async fn done_before(
    tx: &mut Tx,
    group: &[Waiting],
    rows: Vec<Vec<Value>>,
) -> Result<Vec<usize>, sqlx::Error> {
    let mut noted = HashSet::new();
    for row in sql::PUT_SUBMISSIONS.rows(tx, &rows).await? {
        noted.insert(row.bytes(0)?);
    }
    let done = |w: &Waiting| {
        let token = w.append.submission;
        token.is_some_and(|token| !noted.contains(&token[..]))
    };
    Ok(positions(group, done))
}

async fn out_of_date(
    tx: &mut Tx,
    group: &[Waiting],
    rows: Vec<Vec<Value>>,
) -> Result<Vec<usize>, sqlx::Error> {
    let mut moved = HashSet::new();
    for row in sql::MOVE_HEADS.rows(tx, &rows).await? {
        moved.insert((row.uuid(0)?, row.small(1)?));
    }
    let stale = |w: &Waiting| {
        let mut steps = w.append.steps.iter();
        !steps.all(|step| moved.contains(&(w.append.relationship, step.room)))
    };
    Ok(positions(group, stale))
}

async fn letters_gone(tx: &mut Tx, group: &[Waiting]) -> Result<Vec<usize>, sqlx::Error> {
    let mut gone = Vec::new();
    for (at, waiting) in group.iter().enumerate() {
        for letter in &waiting.append.taken {
            let row = values![
                waiting.append.relationship,
                letter.id,
                letter.from,
                letter.to
            ];
            if tx.run(sql::TAKE_LETTER, row).await? == 0 {
                gone.push(at);
                break;
            }
        }
    }
    Ok(gone)
}

async fn write_rows(tx: &mut Tx, group: &[Waiting]) -> Result<(), sqlx::Error> {
    sql::PUT_ENTRIES
        .run(tx, &rows(group, |a| &a.entries))
        .await?;
    sql::PUT_LETTERS
        .run(tx, &rows(group, |a| &a.letters))
        .await?;
    sql::WRITE_DRAFTS
        .run(tx, &rows(group, |a| &a.drafts))
        .await?;
    for waiting in group {
        let relationship = waiting.append.relationship;
        for (room, seq) in &waiting.append.erased {
            let entry = values![relationship, *room, *seq];
            tx.run(sql::ERASE_ENTRY, entry).await?;
            let room = values![relationship, *room];
            tx.run(sql::DROP_SNAPSHOTS, room).await?;
        }
    }
    sql::PUT_SNAPSHOTS
        .run(tx, &rows(group, |a| &a.snapshots))
        .await?;
    Ok(())
}

/// One kind of rows of a whole group.
fn rows<'a, I>(group: &'a [Waiting], of: impl Fn(&'a Append) -> I) -> Vec<&'a Vec<Value>>
where
    I: IntoIterator<Item = &'a Vec<Value>>,
{
    group.iter().flat_map(|w| of(&w.append)).collect()
}

fn positions(group: &[Waiting], which: impl Fn(&Waiting) -> bool) -> Vec<usize> {
    let found = group.iter().enumerate().filter(|(_, w)| which(w));
    found.map(|(at, _)| at).collect()
}

/// True where an error is about one commit and not about the database.
pub(super) fn is_ones_own(error: &sqlx::Error) -> bool {
    matches!(
        Trouble::of(error),
        Trouble::Taken | Trouble::Again | Trouble::Other
    )
}

pub(super) fn failure(error: &sqlx::Error) -> CommitFailure {
    match Trouble::of(error) {
        // Someone else wrote at the same time: deciding anew is all it takes.
        Trouble::Again if is_conflict(error) => CommitFailure::Stale,
        _ => CommitFailure::Unavailable(ArchiveError::from_error(error)),
    }
}
