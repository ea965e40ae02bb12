//! Verification of a whole archive.

use dialogue::RelationshipId;

use crate::{Archive, ArchiveError};

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
    /// A room of a seat is missing.
    RoomMissing,
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
}

impl Archive {
    /// Looks at everything: recomputes each room's digest, opens each seal, compares heads, and lists what is damaged.
    pub async fn verify(&self, progress: impl FnMut(Progress)) -> Result<Report, ArchiveError> {
        let _ = progress;
        unimplemented!()
    }
}
