//! "Something about us": one door, how far today, one box; and the therapist's own "I noticed…".

mod choices;
mod command;
mod decide;
mod fold;
mod form;
pub(crate) mod kind;
#[cfg(feature = "sample")]
pub mod sample;
mod telling;
pub mod view;

pub use choices::{Effect, Feeling, Handling, Level, Please, Topic};
pub use command::Command;
pub use decide::{begun, slot};
pub use fold::{Mine, Note, What};
pub use form::{Delivery, Form};
pub use telling::{More, Raised, Telling};

use serde::{Deserialize, Serialize};

use crate::{EntryId, LetterId, Passage, Time};

/// What can be said about moments in the shared room.
#[derive(
    Debug, Clone, PartialEq, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames,
)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// The client's.
    Raised(Raised),
    /// The therapist's "I noticed…", "I think I got that wrong".
    Noticed {
        /// The words.
        words: Passage,
        /// The earliest that it could arrive; see [`Raised::due`].
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<Time>,
    },
}

/// What can be kept about moments in an own room.
#[derive(
    Debug, Clone, PartialEq, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames,
)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// Just for me.
    ForMe(Form),
    /// It was given to the post.
    Sent {
        /// The letter.
        letter: LetterId,
    },
    /// It was taken back before it reached the other; the words are kept.
    TakenBack {
        /// The letter.
        letter: LetterId,
        /// What it said.
        said: Box<Said>,
    },
    /// A kept moment was sent on: the kept copy is done with.
    SentOn {
        /// The kept entry.
        kept: EntryId,
        /// The letter.
        letter: LetterId,
    },
}
