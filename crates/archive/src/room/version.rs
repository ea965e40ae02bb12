//! Room versions: where a room's history ends and how often what lies beside it has changed.

use dialogue::Head;
use uuid::Uuid;

use crate::engine::Row;
use crate::error::ArchiveError;

/// The version of a room, as its row says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RoomVersion {
    pub(crate) head: Head,
    /// Raised by whatever changes an own desk beside its history: drafts, letters, erasures, who sits there. (The column is
    /// `turn`.)
    pub(crate) desk_version: i64,
    /// `None` once the room's key was deleted: then the room is gone.
    pub(crate) wrapped: Option<Vec<u8>>,
}

impl RoomVersion {
    /// Reads it from four columns beginning at `first`.
    pub(crate) fn read(row: &Row, first: usize) -> Result<Self, ArchiveError> {
        Ok(Self {
            wrapped: row.bytes_or_none(first)?,
            head: Head {
                seq: row.int(first + 1)?,
                digest: row.hash(first + 2, "rooms")?,
            },
            desk_version: row.int(first + 3)?,
        })
    }
}

/// One pair of rooms to be loaded: the shared one and the own one of `seat`.
pub(crate) struct Wanted {
    pub(crate) relationship: Uuid,
    pub(crate) seat: i16,
    pub(crate) ours: RoomVersion,
    pub(crate) own: RoomVersion,
}
