//! The check-in after a session: the client's five items, the direct question, one line; the therapist's own two answers.
//!
//! It stays in the client's own room until the client shares it on its last page. *I held something back* has no place in
//! [`Answers`], so it cannot be shared from here.

mod command;
mod decide;
mod fold;
#[cfg(feature = "sample")]
pub mod sample;
pub mod view;

pub use command::Command;
pub use decide::{begun, slot};
pub use fold::{Mine, Own, Shared};

use alliance::{Direct, Items, Score};
use serde::{Deserialize, Serialize};

use crate::consent::Matter;
use crate::conversation::Happened;
use crate::{EntryId, LetterId, Line, consent};

/// What can be shared of a check-in.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Answers {
    /// The five items.
    pub items: Items,
    /// Was there a moment that didn't sit right?
    pub direct: Option<Direct>,
    /// What would have made it a little better?
    pub better: Option<Line>,
    /// Did what was agreed happen? By agreement.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agreed: Vec<(EntryId, Happened)>,
}

impl Answers {
    /// True where nothing was answered.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
            && self.direct.is_none()
            && self.better.is_none()
            && self.agreed.is_empty()
    }

    /// What of it the therapist may see under `consent`.
    pub fn shown(&self, consent: &consent::Shared) -> Answers {
        let mut shown = self.clone();
        if !consent.allows(Matter::Scores) {
            shown.items = Items::default();
        }
        if !consent.allows(Matter::Words) {
            shown.better = None;
        }
        shown
    }
}

/// A check-in as the client fills it in.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Form {
    /// What could be shared.
    pub answers: Answers,
    /// I held something back. Private, outside every score.
    pub held_back: bool,
}

/// The therapist's own two answers on a session ("your view first").
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct View {
    /// How was it between us? 0 to 10.
    pub between: Option<Score>,
    /// Was there a moment that didn't sit right?
    pub direct: Option<Direct>,
}

/// What can be said about it in the shared room.
#[derive(
    Debug, Clone, PartialEq, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames,
)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// The client shared their check-in on a session.
    Shared {
        /// Which session.
        session: EntryId,
        /// What they shared.
        answers: Answers,
    },
    /// The therapist showed their own view of it.
    Viewed {
        /// Which session.
        session: EntryId,
        /// Their two answers.
        view: View,
    },
}

/// What can be kept about it in an own room.
#[derive(
    Debug, Clone, PartialEq, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames,
)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// The client keeps a check-in for themselves.
    ForMe {
        /// Which session.
        session: EntryId,
        /// All of it.
        form: Form,
    },
    /// The client sent a check-in.
    Sent {
        /// Which session.
        session: EntryId,
        /// All of it; what was shared is a part.
        form: Form,
        /// The letter it went with.
        letter: LetterId,
    },
    /// The client took it back before it reached the therapist; it is kept again.
    TakenBack {
        /// The letter.
        letter: LetterId,
    },
    /// The therapist gave their own view, or passed (`None`).
    View {
        /// Which session.
        session: EntryId,
        /// Their two answers.
        view: Option<View>,
        /// The letter it went with, where it is to be shown.
        letter: Option<LetterId>,
    },
}
