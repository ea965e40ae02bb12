//! The report of a verification: what was looked at, and what is damaged.

use dialogue::RelationshipId;
use uuid::Uuid;

/// How far a verification has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Relationships looked at so far.
    pub relationships: u64,
    /// Entries looked at so far.
    pub entries: u64,
}

/// What kind of damage it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DamageKind {
    /// A seat has no room, or the relationship no shared one.
    RoomMissing,
    /// No master key opens the room's key.
    RoomKey,
    /// An entry is missing at this place.
    EntryMissing,
    /// An entry stands in no room, or behind the room's head.
    EntryExtra,
    /// An entry's sealed text is not what it was.
    EntryChanged,
    /// An entry is not linked to the one before it.
    LinkBroken,
    /// An entry's seal does not open at its place.
    SealBroken,
    /// An entry's text is gone without its owner having erased it.
    TextMissing,
    /// The room's head is not where its history ends.
    HeadWrong,
    /// A snapshot does not open, or is not what the history folds to.
    Snapshot,
    /// An own room's drafts are missing or do not open.
    Drafts,
    /// A letter does not open.
    Letter,
    /// A seat's name does not open.
    SeatName,
    /// An account's name or address does not open.
    Account,
    /// An invitation that is still open does not open.
    Invitation,
    /// A setting does not open.
    Setting,
    /// When somebody wants to be reminded does not open.
    Reminder,
}

/// One thing that is damaged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// Where; `None` for what belongs to no relationship.
    pub relationship: Option<RelationshipId>,
    /// The room's number, where it is in a room.
    pub room: Option<i16>,
    /// The entry's place in its room, where it is one entry.
    pub seq: Option<i64>,
    /// What.
    pub kind: DamageKind,
}

/// What a verification found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Relationships.
    pub relationships: u64,
    /// Rooms.
    pub rooms: u64,
    /// Entries, erased ones included.
    pub entries: u64,
    /// Entries whose text was erased.
    pub erased: u64,
    /// Letters under way.
    pub letters: u64,
    /// Accounts.
    pub accounts: u64,
    /// Everything that is not as it was written.
    pub damage: Vec<Damage>,
}

impl Report {
    /// True where nothing is damaged.
    pub fn is_clean(&self) -> bool {
        self.damage.is_empty()
    }

    pub(super) fn found(&mut self, kind: DamageKind) {
        self.damage.push(Damage {
            relationship: None,
            room: None,
            seq: None,
            kind,
        });
    }

    pub(super) fn found_in(
        &mut self,
        relationship: Uuid,
        room: impl Into<Option<i16>>,
        seq: Option<i64>,
        kind: DamageKind,
    ) {
        self.damage.push(Damage {
            relationship: Some(RelationshipId(relationship)),
            room: room.into(),
            seq,
            kind,
        });
    }
}
