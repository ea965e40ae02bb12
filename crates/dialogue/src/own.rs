//! An own room: what one person keeps for themselves. No request of another person's ever opens it.

use serde::{Deserialize, Serialize};

use crate::entry::Body;
use crate::{Entry, EntryId, LetterId, State, check_in, conversation, moment, noticed, safety};

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
    /// What was noticed in what was shared, for the therapist.
    Noticed(noticed::Kept),
    /// Something kept was erased, in all its versions; its text is gone from its entries.
    Erased {
        /// What was erased.
        entries: Vec<EntryId>,
        /// Letters whose taking back was noted in what was erased: they stay taken back.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        letters: Vec<LetterId>,
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
    /// What was noticed in what was shared.
    pub noticed: noticed::Mine,
    /// Which entries hold a text that can be erased, and where they stand.
    places: Vec<Place>,
    unknown: bool,
}

/// Where a text stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Place {
    pub(crate) id: EntryId,
    pub(crate) seq: i64,
    /// For a check-in, its session: a later version takes the place of an earlier one, and both go together.
    session: Option<EntryId>,
    /// For what was taken back, the letter.
    pub(crate) letter: Option<LetterId>,
}

impl Own {
    /// Where all versions of something kept stand; empty where it is not there (any more).
    pub(crate) fn places(&self, entry: EntryId) -> Vec<&Place> {
        let Some(found) = self.places.iter().find(|p| p.id == entry) else {
            return Vec::new();
        };
        self.places
            .iter()
            .filter(|p| p.id == entry || (p.session.is_some() && p.session == found.session))
            .collect()
    }
}

/// The session and the letter that go with a text; `None` for bookkeeping, which holds no text.
fn text_of(body: &OwnBody) -> Option<(Option<EntryId>, Option<LetterId>)> {
    match body {
        OwnBody::CheckIn(
            check_in::Kept::ForMe { session, .. } | check_in::Kept::Sent { session, .. },
        ) => Some((Some(*session), None)),
        OwnBody::Moment(moment::Kept::TakenBack { letter, .. }) => Some((None, Some(*letter))),
        OwnBody::Moment(moment::Kept::ForMe(_)) | OwnBody::Conversation(_) | OwnBody::Safety(_) => {
            Some((None, None))
        }
        OwnBody::CheckIn(_) | OwnBody::Moment(_) | OwnBody::Noticed(_) | OwnBody::Erased { .. } => {
            None
        }
    }
}

impl State for Own {
    type Body = OwnBody;
    const FOLD: u32 = 3;

    fn apply(&mut self, seq: i64, entry: &Entry<OwnBody>) {
        let (id, at) = (entry.id, entry.at);
        match &entry.body {
            OwnBody::CheckIn(kept) => self.check_ins.apply(id, at, kept),
            OwnBody::Moment(kept) => self.moments.apply(id, at, kept),
            OwnBody::Conversation(kept) => self.stands.apply(id, at, kept),
            OwnBody::Safety(kept) => self.safety.apply(id, at, kept),
            OwnBody::Noticed(kept) => self.noticed.apply(id, at, kept),
            OwnBody::Erased { entries, letters } => {
                for entry in entries {
                    self.check_ins.erase(*entry);
                    self.moments.erase(*entry);
                    self.stands.erase(*entry);
                    self.safety.erase(*entry);
                }
                self.moments.taken_back(letters);
                self.places.retain(|p| !entries.contains(&p.id));
            }
        }
        if let Some((session, letter)) = text_of(&entry.body) {
            self.places.push(Place {
                id,
                seq,
                session,
                letter,
            });
        }
    }

    fn meet_unknown(&mut self) {
        self.unknown = true;
    }

    fn writable(&self) -> bool {
        !self.unknown
    }
}
