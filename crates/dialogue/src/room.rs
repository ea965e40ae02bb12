//! A room is a history and what it folds to.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Body, Decoded, Entry};

/// Where a room's history stands: how many entries, and the keyed digest over all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The sequence number of the last entry; 0 for an empty room.
    pub seq: i64,
    /// The digest over everything up to it.
    pub digest: [u8; 32],
}

/// A room at one point of its history.
#[derive(Debug, Clone, PartialEq)]
pub struct Room<S> {
    /// Where it stands.
    pub head: Head,
    /// What it folds to.
    pub state: S,
}

/// What a room's history folds to. The fold is deterministic, and a state that went through its serialised form and back
/// folds on exactly as one that did not: a snapshot is disposable.
pub trait State: Default + Clone + PartialEq + Serialize + DeserializeOwned {
    /// What can be said in such a room.
    type Body: Body;

    /// Raised whenever a fold changes, so that older snapshots are dropped.
    const FOLD: u32;

    /// Takes in one known entry.
    fn apply(&mut self, seq: i64, entry: &Entry<Self::Body>);

    /// Takes note that an entry of an unknown kind stands here; see [`State::writable`].
    fn meet_unknown(&mut self);

    /// False once an entry of an unknown kind was met: a newer version wrote here, and this one must not write.
    fn writable(&self) -> bool;

    /// Takes in one entry as it was decoded.
    fn take(&mut self, seq: i64, decoded: &Decoded<Self::Body>) {
        match decoded {
            Decoded::Known(entry) => self.apply(seq, entry),
            Decoded::Unknown => self.meet_unknown(),
        }
    }
}
