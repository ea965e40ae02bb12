//! An own room: what one person keeps for themselves. No request of another person's ever opens it.

use serde::{Deserialize, Serialize};

use crate::entry::Body;
use crate::{Entry, EntryId, State, check_in, conversation, moment, safety};

/// What can be kept in an own room, by topic.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnBody {
    /// Check-ins kept or sent, and one's own view of a session.
    CheckIn(check_in::Kept),
    /// Moments kept, sent or taken back.
    Moment(moment::Kept),
    /// Where something stands, for oneself alone.
    Conversation(conversation::Kept),
    /// Notes made on the safety page.
    Safety(safety::Kept),
    /// Something kept was erased; its text is gone from its entry.
    Erased {
        /// What was erased.
        entry: EntryId,
    },
}

impl Body for OwnBody {}

/// What an own room folds to.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Own {
    /// Check-ins.
    pub check_ins: check_in::Mine,
    /// Moments.
    pub moments: moment::Mine,
    /// Where things stand, for oneself.
    pub stands: conversation::Mine,
    /// Notes made on the safety page.
    pub safety: safety::Mine,
    /// Which entries hold a text that can be erased, and where they stand.
    places: Vec<(EntryId, i64)>,
    unknown: bool,
}

impl Own {
    /// The sequence number of something kept, where it is still there.
    pub fn place(&self, entry: EntryId) -> Option<i64> {
        self.places
            .iter()
            .find(|(id, _)| *id == entry)
            .map(|(_, seq)| *seq)
    }
}

impl State for Own {
    type Body = OwnBody;
    const FOLD: u32 = 1;

    fn apply(&mut self, seq: i64, entry: &Entry<OwnBody>) {
        let (id, at) = (entry.id, entry.at);
        match &entry.body {
            OwnBody::CheckIn(kept) => self.check_ins.apply(id, at, kept),
            OwnBody::Moment(kept) => self.moments.apply(id, at, kept),
            OwnBody::Conversation(kept) => self.stands.apply(id, at, kept),
            OwnBody::Safety(kept) => self.safety.apply(id, at, kept),
            OwnBody::Erased { entry } => {
                self.check_ins.erase(*entry);
                self.moments.erase(*entry);
                self.stands.erase(*entry);
                self.safety.erase(*entry);
                self.places.retain(|(id, _)| id != entry);
                return;
            }
        }
        self.places.push((id, seq));
    }

    fn meet_unknown(&mut self) {
        self.unknown = true;
    }

    fn writable(&self) -> bool {
        !self.unknown
    }
}
