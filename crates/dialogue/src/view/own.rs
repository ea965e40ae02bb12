//! The own room's page: what is kept for oneself. The therapist's holds nothing that shows here yet but what they took back.

use super::between::Between;
use super::underway::{Underway, underway};
use crate::check_in::Form;
use crate::conversation::Stand;
use crate::conversation::view::ConversationLine;
use crate::moment::What;
use crate::{Desk, EntryId, Passage, Time};

/// A moment kept for oneself.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptNote {
    /// Its name.
    pub id: EntryId,
    /// When it was kept.
    pub at: Time,
    /// What it says.
    pub what: What,
}

/// A check-in kept for oneself.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptCheckIn {
    /// Its name.
    pub id: EntryId,
    /// When it was kept.
    pub at: Time,
    /// The session it looks back on.
    pub session: EntryId,
    /// When that session began.
    pub session_starts: Option<Time>,
    /// All of it.
    pub form: Form,
}

/// Where something stands, kept for oneself.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptStand {
    /// Its name.
    pub id: EntryId,
    /// When it was kept.
    pub at: Time,
    /// The moment it is about.
    pub moment: EntryId,
    /// The conversation that opened with it, as lists show it.
    pub conversation: Option<ConversationLine>,
    /// Where.
    pub stand: Stand,
}

/// The own room's page. Newest first throughout.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnPage {
    /// Who is who.
    pub between: Between,
    /// Moments.
    pub notes: Vec<KeptNote>,
    /// Check-ins.
    pub check_ins: Vec<KeptCheckIn>,
    /// Where things stand.
    pub stands: Vec<KeptStand>,
    /// Own copies made on the safety page.
    pub copies: Vec<(EntryId, Time, Passage)>,
    /// What is on its way and can be taken back.
    pub underway: Vec<Underway>,
}

impl OwnPage {
    /// True where nothing is kept.
    pub fn is_empty(&self) -> bool {
        self.notes.is_empty()
            && self.check_ins.is_empty()
            && self.stands.is_empty()
            && self.copies.is_empty()
            && self.underway.is_empty()
    }
}

/// The own room's page.
pub fn own(desk: &Desk) -> OwnPage {
    let own = desk.own();
    let conversations = &desk.ours().conversations;
    OwnPage {
        between: Between::of(desk),
        notes: own
            .moments
            .notes
            .iter()
            .rev()
            .map(|n| KeptNote {
                id: n.id,
                at: n.at,
                what: n.what.clone(),
            })
            .collect(),
        check_ins: own
            .check_ins
            .all()
            .iter()
            .rev()
            .filter(|c| c.letter.is_none())
            .map(|c| KeptCheckIn {
                id: c.id,
                at: c.at,
                session: c.session,
                session_starts: desk.ours().sessions.get(c.session).map(|s| s.starts),
                form: c.form.clone(),
            })
            .collect(),
        stands: own
            .conversations
            .stands
            .iter()
            .rev()
            .map(|kept| KeptStand {
                id: kept.id,
                at: kept.at,
                moment: kept.moment,
                conversation: conversations
                    .get(kept.moment)
                    .map(|found| ConversationLine::of(desk, found)),
                stand: kept.stand.clone(),
            })
            .collect(),
        copies: own
            .safety
            .copies
            .iter()
            .rev()
            .map(|c| (c.id, c.at, c.words.clone()))
            .collect(),
        underway: underway(desk),
    }
}
