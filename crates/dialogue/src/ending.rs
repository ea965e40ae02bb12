//! The end of a relationship, or of contact in it. (Pauses, transfers and a summary to keep are not built yet.)

use serde::{Deserialize, Serialize};

use crate::ours::Mark;
use crate::{Act, Ctx, Desk, Entry, EntryId, OursBody, Refusal, SeatNo, Time, moment};

/// What can be said about it in the shared room.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// The client stopped contact here. The therapist sees only that.
    ContactStopped,
    /// The relationship ended. What stands in the shared room stays readable for both.
    Ended,
}

/// What it folds to.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Shared {
    /// When the client stopped contact, if they did.
    pub contact_stopped: Option<Time>,
    /// When, and by which seat, the relationship was ended, if it was.
    pub ended: Option<(Time, SeatNo)>,
}

impl Shared {
    pub(crate) fn apply(&mut self, mark: Mark, said: &Said) {
        match said {
            Said::ContactStopped => {
                self.contact_stopped.get_or_insert(mark.at);
            }
            Said::Ended => {
                self.ended.get_or_insert((mark.at, mark.by));
            }
        }
    }

    /// True once nothing more is said here.
    pub fn is_over(&self) -> bool {
        self.contact_stopped.is_some() || self.ended.is_some()
    }
}

/// What can be wished.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// The client stops contact here. What they had under way is taken back first.
    StopContact,
    /// Either ends the relationship.
    End,
}

pub(crate) fn decide(desk: &Desk, command: &Command, ctx: &Ctx) -> Result<Vec<Act>, Refusal> {
    let said = match command {
        Command::StopContact => {
            desk.only_client()?;
            if desk.ours().ending.contact_stopped.is_some() {
                return Ok(Vec::new());
            }
            Said::ContactStopped
        }
        Command::End => {
            if desk.ours().ending.is_over() {
                return Ok(Vec::new());
            }
            Said::Ended
        }
    };
    let mut acts = Vec::new();
    for letter in desk.post() {
        acts.push(Act::TakeBack(letter.id));
        // There may be more letters than fresh ids; each is kept again under its own name, which nobody else knows.
        acts.extend(moment::kept_again(letter).map(|body| {
            Act::Keep(Entry {
                id: EntryId(letter.id.0),
                by: desk.me().no,
                at: ctx.now,
                body,
            })
        }));
    }
    acts.push(desk.say(ctx, 0, OursBody::Ending(said)));
    Ok(acts)
}
