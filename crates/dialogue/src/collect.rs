//! Collecting: what of the post comes into the shared room now.

use crate::{Common, Ctx, Desk, Entry, EntryId, Gate, Letter, LetterId, OursEntry, State};

/// A letter and the entry it becomes.
#[derive(Debug, Clone, PartialEq)]
pub struct Collected {
    /// The letter that goes.
    pub letter: LetterId,
    /// The entry that comes.
    pub entry: OursEntry,
}

/// Which of the letters that wait for `desk`'s owner come into the shared room now. `waiting` are letters addressed to that
/// seat; those that are not due, or whose gate is closed, stay where they are and change nothing.
///
/// At most [`Ctx::IDS`] are collected in one go; the rest comes with the next request.
pub fn collect(desk: &Desk, waiting: &[Letter], ctx: &Ctx) -> Vec<Collected> {
    if desk.ours().ending.is_over() || !desk.writable() {
        return Vec::new();
    }
    let due = |l: &&Letter| l.to == desk.me().no && l.release <= ctx.now && open(desk, l.gate);
    entered(waiting.iter().filter(due).collect(), ctx)
}

/// The same where the addressee is away and a reminder tells them that something is there: telling it is showing it. What waits
/// behind a gate stays where it is, since the gate is theirs to open.
pub fn collect_away(common: &Common, waiting: &[Letter], ctx: &Ctx) -> Vec<Collected> {
    let ours = &common.ours.state;
    if ours.ending.is_over() || !ours.writable() {
        return Vec::new();
    }
    let due = |l: &&Letter| l.to == common.me.no && l.release <= ctx.now && l.gate.is_none();
    entered(waiting.iter().filter(due).collect(), ctx)
}

fn entered(mut due: Vec<&Letter>, ctx: &Ctx) -> Vec<Collected> {
    due.sort_by_key(|l| (l.release, l.id));
    due.iter()
        .zip(ctx.fresh)
        .map(|(letter, id)| Collected {
            letter: letter.id,
            entry: Entry {
                id: EntryId(id),
                by: letter.from,
                at: ctx.now,
                body: letter.body.clone(),
            },
        })
        .collect()
}

fn open(desk: &Desk, gate: Option<Gate>) -> bool {
    match gate {
        None => true,
        Some(Gate::OwnView(session)) => desk.own().check_ins.viewed(session),
        Some(Gate::OwnCheckIn(session)) => desk.ours().check_ins.of(session).is_some(),
    }
}
