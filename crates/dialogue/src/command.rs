//! One way in: every wish of a person is a command, and one match decides it.

use crate::{
    Act, Ctx, Desk, EntryId, LetterId, Refusal, Time, candor, check_in, consent, conversation,
    ending, invitation, moment, safety, session,
};

/// What a person wants to do at their desk.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// About the invitation.
    Invitation(invitation::Command),
    /// About sessions.
    Session(session::Command),
    /// About a check-in.
    CheckIn(check_in::Command),
    /// About a moment.
    Moment(moment::Command),
    /// About what followed from a moment.
    Conversation(conversation::Command),
    /// About what may be shown.
    Consent(consent::Command),
    /// About an end.
    Ending(ending::Command),
    /// From the safety page.
    Safety(safety::Command),
    /// About what was put to the client alone.
    Candor(candor::Command),
    /// Take back what has not reached the other.
    TakeBack(LetterId),
    /// Erase something kept in the own room.
    Erase(EntryId),
}

/// Decides a command: what is to be done, or why not. Pure: the same desk, command and context give the same acts.
///
/// # Errors
/// The [`Refusal`] to show; nothing is stored then.
pub fn decide(desk: &Desk, command: &Command, ctx: &Ctx) -> Result<Vec<Act>, Refusal> {
    if !desk.writable() {
        return Err(Refusal::Newer);
    }
    let acts = match command {
        Command::Invitation(c) => invitation::decide(desk, c, ctx),
        Command::Session(c) => session::decide(desk, c, ctx),
        Command::CheckIn(c) => check_in::decide(desk, c, ctx),
        Command::Moment(c) => moment::decide(desk, c, ctx),
        Command::Conversation(c) => conversation::decide(desk, c, ctx),
        Command::Consent(c) => consent::decide(desk, c, ctx),
        Command::Ending(c) => ending::decide(desk, c, ctx),
        Command::Safety(c) => safety::decide(desk, c, ctx),
        Command::Candor(c) => candor::decide(desk, c, ctx),
        Command::TakeBack(letter) => moment::take_back(desk, *letter, ctx),
        Command::Erase(entry) => erase(desk, *entry, ctx.entry(0), ctx.now),
    }?;
    let reaches_the_other = acts
        .iter()
        .any(|act| matches!(act, Act::Say(_) | Act::Post(_)));
    if reaches_the_other && desk.ours().ending.is_over() && !stays_open(command) {
        return Err(Refusal::Ended);
    }
    Ok(acts)
}

/// What a client can still do after an end: decide over what is theirs.
fn stays_open(command: &Command) -> bool {
    matches!(
        command,
        Command::Consent(_) | Command::Ending(ending::Command::StopContact)
    )
}

/// Erases something kept, in all its versions, and notes that under the fresh id `note`. What is with the other, or on its
/// way, is not erased from here.
pub(crate) fn erase(
    desk: &Desk,
    entry: EntryId,
    note: EntryId,
    now: Time,
) -> Result<Vec<Act>, Refusal> {
    let places = desk.own().places(entry);
    if places.is_empty() {
        return Err(Refusal::Unknown);
    }
    let mut check_ins = desk.own().check_ins.all().iter();
    if check_ins.any(|own| own.letter.is_some() && places.iter().any(|p| p.id == own.id)) {
        return Err(Refusal::AlreadyShared);
    }
    let erased = crate::OwnBody::Erased {
        entries: places.iter().map(|p| p.id).collect(),
        letters: places.iter().filter_map(|p| p.letter).collect(),
    };
    let acts = places.iter().map(|p| Act::Erase {
        entry: p.id,
        seq: p.seq,
    });
    let noted = Act::Keep(crate::Entry {
        id: note,
        by: desk.me().no,
        at: now,
        body: erased,
    });
    Ok(acts.chain([noted]).collect())
}

impl Desk {
    /// An act that says `body` in the shared room, under the `n`th fresh id.
    pub(crate) fn say(&self, ctx: &Ctx, n: usize, body: crate::OursBody) -> Act {
        Act::Say(crate::Entry {
            id: ctx.entry(n),
            by: self.me().no,
            at: ctx.now,
            body,
        })
    }

    /// An act that keeps `body` in the own room, under the `n`th fresh id.
    pub(crate) fn keep(&self, ctx: &Ctx, n: usize, body: crate::OwnBody) -> Act {
        Act::Keep(crate::Entry {
            id: ctx.entry(n),
            by: self.me().no,
            at: ctx.now,
            body,
        })
    }

    /// Refuses, as if it did not exist, what belongs to the other role.
    pub(crate) fn only_client(&self) -> Result<(), Refusal> {
        if self.me().is_client() {
            Ok(())
        } else {
            Err(Refusal::Unknown)
        }
    }

    /// Refuses, as if it did not exist, what belongs to the other role.
    pub(crate) fn only_therapist(&self) -> Result<(), Refusal> {
        if self.me().is_therapist() {
            Ok(())
        } else {
            Err(Refusal::Unknown)
        }
    }
}
