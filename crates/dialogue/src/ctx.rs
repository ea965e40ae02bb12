//! The context of a decision: time and chance as arguments, fixed before any retry.

use uuid::Uuid;

use crate::{Calendar, EntryId, LetterId, Time};

/// What a decision may know of the world besides the desk.
#[derive(Debug, Clone)]
pub struct Ctx {
    /// Now.
    pub now: Time,
    /// Fresh random ids, drawn before the first try.
    pub fresh: [Uuid; Ctx::IDS],
    /// The practice's working mornings and time zone.
    pub calendar: Calendar,
}

impl Ctx {
    /// How many fresh ids one decision may use.
    pub const IDS: usize = 8;

    /// The `n`th fresh id as an entry's; `n` below [`Ctx::IDS`].
    pub fn entry(&self, n: usize) -> EntryId {
        EntryId(self.fresh[n])
    }

    /// The `n`th fresh id as a letter's; `n` below [`Ctx::IDS`].
    pub fn letter(&self, n: usize) -> LetterId {
        LetterId(self.fresh[n])
    }
}
