//! What a decision leads to.

use crate::topic::Goes;
use crate::{Draft, EntryId, Letter, LetterId, OursEntry, OwnEntry, Slot};

/// One thing to be done; all acts of one decision happen together or not at all.
#[derive(Debug, Clone, PartialEq)]
pub enum Act {
    /// Said in the shared room.
    Say(OursEntry),
    /// Kept in the own room.
    Keep(OwnEntry),
    /// Given to the post.
    Post(Letter),
    /// Taken back from the post. Whether it was still there is decided by the delete itself.
    TakeBack(LetterId),
    /// The text of one entry of the own room is deleted.
    Erase {
        /// The entry's name.
        entry: EntryId,
        /// Where it stands in the own room.
        seq: i64,
    },
    /// A draft is written, or with `None` thrown away.
    Draft(Slot, Option<Box<Draft>>),
}

impl Act {
    /// How far it goes.
    pub fn goes(&self) -> Goes {
        match self {
            Act::Say(_) => Goes::Shared,
            Act::Post(_) => Goes::Post,
            Act::Keep(_) | Act::TakeBack(_) | Act::Erase { .. } | Act::Draft(..) => Goes::Own,
        }
    }
}
