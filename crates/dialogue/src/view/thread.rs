//! The line that the two draw: their sessions one after the other, and in it what a person named.
//!
//! Only people draw: a break is what the client said felt off, and what becomes of it is the client's word on where it is. No
//! number and no engine reaches it, and neither does anything of an own room. The client can take each of their marks off.

use crate::conversation::view::{Mark, conversation_lines};
use crate::session::Outcome;
use crate::{Desk, EntryId, Time};

/// One session in the line, and what came after it and before the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stitch {
    /// When it began.
    pub at: Time,
    /// False where it was called off or missed.
    pub held: bool,
    /// The marks, in the order in which they were to arrive.
    pub marks: Vec<(EntryId, Mark)>,
}

/// The line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread {
    /// The sessions that have been, oldest first.
    pub stitches: Vec<Stitch>,
    /// True once the relationship is over.
    pub over: bool,
}

/// The line of a desk at a time. What came before the first session stands with it.
pub fn thread(desk: &Desk, now: Time) -> Thread {
    let ours = desk.ours();
    let mut stitches: Vec<Stitch> = ours
        .sessions
        .all()
        .iter()
        .filter(|session| session.starts <= now)
        .map(|session| Stitch {
            at: session.starts,
            held: matches!(session.outcome, None | Some(Outcome::Held)),
            marks: Vec::new(),
        })
        .collect();
    let mut marks: Vec<(Time, EntryId, Mark)> = conversation_lines(desk)
        .iter()
        .filter_map(|line| {
            let conversation = ours.conversations.get(line.id)?;
            // When it did arrive is for its reader alone; the line is the same for both.
            Some((conversation.due()?, line.id, line.mark?))
        })
        .collect();
    marks.sort_unstable_by_key(|(at, id, _)| (*at, *id));
    for (at, id, mark) in marks {
        let before = stitches.partition_point(|stitch| stitch.at <= at);
        if let Some(stitch) = stitches.get_mut(before.saturating_sub(1)) {
            stitch.marks.push((id, mark));
        }
    }
    Thread {
        stitches,
        over: ours.ending.is_over(),
    }
}
