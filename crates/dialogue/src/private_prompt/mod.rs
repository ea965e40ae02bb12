//! Private prompts: what concerns the client's own candor, put to the client alone, beside their own check-in, once, with "all is well" as a full answer.
//!
//! It is worked out from the client's own room and from nothing else: their own check-ins, those they kept for themselves among them.
//! Nobody's answers are taken for untrue. No letter, no view of the therapist's, and nothing in the shared room comes from it.
//!
//! Once means once, answered or not: a concern belongs to the check-in it first comes from, and leaves with it when the next one is
//! written. That it was looked at is kept nowhere.

mod concern;
mod decide;
#[cfg(feature = "sample")]
mod sample;

pub use concern::asked;

use serde::{Deserialize, Serialize};

use crate::choice::choices;
use crate::topic::{By, Keeps, Mark, Never, Note, Nothing, Text, Topic, Travels, Whose};
use crate::{EntryId, LetterId};

choices! {
    /// What can be put to the client; what somebody said themselves comes before what numbers leave open.
    Concern {
        /// "I held something back."
        HeldBack,
        /// The first check-ins that count ([`alliance::noticing::ALWAYS_THE_MOST`]) are at the top of the scale throughout (CLINICAL.md
        /// §7: uninformative, not dishonest), and nothing was said beside the numbers.
        AlwaysTheMost,
    }
}

/// What can be kept about it in the client's own room. Which button it was is not kept: either is the end of it.
#[derive(
    Debug, Clone, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames,
)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// The client answered it.
    Answered {
        /// What had been put.
        concern: Concern,
        /// The session whose check-in it stood beside; it is erased together with that.
        session: EntryId,
    },
}

/// A prompt that was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Answer {
    id: EntryId,
    concern: Concern,
}

/// What was answered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mine(Vec<Answer>);

impl Keeps<Kept> for Mine {
    fn apply(&mut self, mark: Mark, kept: &Kept) {
        let Kept::Answered { concern, .. } = kept;
        self.0.push(Answer {
            id: mark.id,
            concern: *concern,
        });
    }

    fn erase(&mut self, entry: EntryId) {
        self.0.retain(|answer| answer.id != entry);
    }

    /// It stands on no page: it goes with the check-in that it was answered beside.
    fn texts(&self) -> Vec<EntryId> {
        Vec::new()
    }
}

impl Mine {
    /// True once it was answered.
    pub fn is_answered(&self, concern: Concern) -> bool {
        self.0.iter().any(|answer| answer.concern == concern)
    }
}

/// What the client can do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Command {
    /// The client answers it. Which button it was is not kept: either is the end of it.
    Answer {
        /// What had been put.
        concern: Concern,
    },
}

impl Topic for Command {
    type Said = Never;
    type Kept = Kept;
    type Draft = Never;
    type Shared = Nothing;
    type Mine = Mine;
    const FOLD: u32 = 1;

    fn whose(&self) -> Whose {
        match self {
            Command::Answer { .. } => By::Client.keeps(),
        }
    }

    fn note(kept: &Kept) -> Note {
        match kept {
            Kept::Answered { session, .. } => Note::text(Text::OfSession(*session)),
        }
    }

    fn by_post(_: LetterId, said: &Never) -> Travels<Kept> {
        match *said {}
    }
}
