//! What follows from a moment: answer, agree, where is it now, come back to it.
//!
//! "Settled" needs one thing: the client says so. Nothing else leads there, and nothing else is needed.

mod command;
mod decide;
mod fold;
mod kept;
#[cfg(feature = "sample")]
pub mod sample;
pub mod view;

pub use command::Command;
pub use fold::{Agreed, Conversation, Shared, Turn};
pub use kept::{KeptStand, Mine};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::choice::choices;
use crate::{EntryId, Line, Passage};

choices! {
    /// Where it is now, for the client. All equally finished, equally plain.
    Where {
        /// Settled for me.
        Settled,
        /// Partly.
        Partly,
        /// We see it differently, and I can live with that.
        Differently,
        /// Not okay.
        NotOkay,
        /// I'm taking it elsewhere.
        Elsewhere,
        /// Ask me another time.
        AnotherTime,
    }
}

choices! {
    /// Did what was agreed happen?
    Happened {
        /// Yes.
        Yes,
        /// Partly.
        Partly,
        /// Not yet.
        NotYet,
        /// It no longer matters.
        NoLongerMatters,
    }
}

/// Where it is now, in the client's words if they like.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Stand {
    /// Where.
    pub place: Where,
    /// I was afraid…
    pub afraid: Option<Passage>,
    /// What happened…
    pub happened: Option<Passage>,
    /// Saying it felt…
    pub saying: Option<Passage>,
}

impl Stand {
    /// The place alone, without words.
    pub fn at(place: Where) -> Self {
        Self {
            place,
            afraid: None,
            happened: None,
            saying: None,
        }
    }

    /// True where there are words beside the place.
    pub fn has_words(&self) -> bool {
        self.afraid.is_some() || self.happened.is_some() || self.saying.is_some()
    }
}

/// The first answer to a moment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Acknowledgement {
    /// One tap: "I've read it. Thank you for telling me…".
    Read,
    /// One tap, with the sentence that stood on it, so that both read the same words later.
    Tap(Line),
    /// One's own words, one line.
    Words(Line),
    /// "I'd like to think; I'll come back to it by…". Renewable in one tap.
    ComeBack {
        /// The day by which.
        by: Date,
    },
}

/// What can be said about it in the shared room.
#[derive(
    Debug, Clone, PartialEq, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames,
)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// The first answer.
    Acknowledged {
        /// The moment.
        moment: EntryId,
        /// How.
        how: Acknowledgement,
    },
    /// An answer in writing, where it was asked for.
    Answered {
        /// The moment.
        moment: EntryId,
        /// The words.
        words: Passage,
    },
    /// The client answers the therapist's "I noticed…" with "not now".
    NotNow {
        /// The moment.
        moment: EntryId,
    },
    /// Something was agreed.
    Agreed {
        /// The moment.
        moment: EntryId,
        /// What.
        words: Line,
    },
    /// Did what was agreed happen?
    Happened {
        /// The moment.
        moment: EntryId,
        /// Which agreement.
        agreed: EntryId,
        /// Whether.
        happened: Happened,
    },
    /// Where it is now, for the client.
    Stands {
        /// The moment.
        moment: EntryId,
        /// Where.
        stand: Stand,
    },
    /// The client takes it off the line that the two draw, or puts it on again.
    Drawn {
        /// The moment.
        moment: EntryId,
        /// Whether it is drawn.
        drawn: bool,
    },
    /// One of the two comes back to it: it is open again.
    Back {
        /// The moment.
        moment: EntryId,
        /// With these words, if any.
        words: Option<Passage>,
    },
}

impl Said {
    /// The moment it belongs to.
    pub fn moment(&self) -> EntryId {
        match self {
            Said::Acknowledged { moment, .. }
            | Said::Answered { moment, .. }
            | Said::NotNow { moment }
            | Said::Agreed { moment, .. }
            | Said::Happened { moment, .. }
            | Said::Stands { moment, .. }
            | Said::Drawn { moment, .. }
            | Said::Back { moment, .. } => *moment,
        }
    }
}

/// What can be kept about it in an own room.
#[derive(
    Debug, Clone, PartialEq, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames,
)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// Where it is now, for me alone.
    Stands {
        /// The moment.
        moment: EntryId,
        /// Where.
        stand: Stand,
    },
}
