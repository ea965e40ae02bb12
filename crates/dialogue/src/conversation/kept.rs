//! Where things stand, as their owner keeps it for themselves.

use serde::{Deserialize, Serialize};

use super::{Kept, Stand};
use crate::topic::{Keeps, Mark};
use crate::{EntryId, Time};

/// Where one moment is now, kept for oneself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeptStand {
    /// The entry.
    pub id: EntryId,
    /// When it was kept.
    pub at: Time,
    /// The moment it is about.
    pub moment: EntryId,
    /// Where it is.
    pub stand: Stand,
}

/// What an own room holds of where things stand.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Mine {
    /// Kept for oneself, oldest first.
    pub stands: Vec<KeptStand>,
}

impl Keeps<Kept> for Mine {
    fn apply(&mut self, mark: Mark, kept: &Kept) {
        let Kept::Stands { moment, stand } = kept;
        self.stands.push(KeptStand {
            id: mark.id,
            at: mark.at,
            moment: *moment,
            stand: stand.clone(),
        });
    }

    fn erase(&mut self, entry: EntryId) {
        self.stands.retain(|kept| kept.id != entry);
    }

    fn texts(&self) -> Vec<EntryId> {
        self.stands.iter().map(|kept| kept.id).collect()
    }
}
