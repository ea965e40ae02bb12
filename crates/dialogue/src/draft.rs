//! What was begun: mutable, sealed, never history.

use serde::{Deserialize, Serialize};

use crate::{EntryId, check_in, moment};

/// Which form a draft belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Slot {
    /// The check-in on this session.
    CheckIn(EntryId),
    /// "Something about us".
    Moment,
}

/// A form as far as it was filled in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Draft {
    /// A check-in.
    CheckIn(check_in::Form),
    /// A moment.
    Moment(moment::Form),
}

/// All drafts of one own room. They are stored together as one sealed, padded row, so that not even their number shows.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Drafts(Vec<(Slot, Draft)>);

impl Drafts {
    /// Sets or clears one draft.
    pub fn put(&mut self, slot: Slot, draft: Option<Draft>) {
        self.0.retain(|(s, _)| *s != slot);
        if let Some(draft) = draft {
            self.0.push((slot, draft));
        }
    }

    /// The check-in begun on this session.
    pub fn check_in(&self, session: EntryId) -> Option<&check_in::Form> {
        self.0.iter().find_map(|(slot, draft)| match draft {
            Draft::CheckIn(form) if *slot == Slot::CheckIn(session) => Some(form),
            _ => None,
        })
    }

    /// The moment that was begun.
    pub fn moment(&self) -> Option<&moment::Form> {
        self.0.iter().find_map(|(_, draft)| match draft {
            Draft::Moment(form) => Some(form),
            Draft::CheckIn(_) => None,
        })
    }

    /// True where nothing was begun.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
