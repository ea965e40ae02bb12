//! Rooms in memory: folded, with their keys, and with a measure of what they take up.

use std::sync::Arc;

use dialogue::{Drafts, Entry, Head, Letter, Ours, Own, Room, State};

use crate::keys::Key;
use crate::room::version::RoomVersion;

/// A shared room in memory.
#[derive(Clone)]
pub(crate) struct OursRoom {
    pub(crate) key: Key,
    pub(crate) desk_version: i64,
    pub(crate) room: Arc<Room<Ours>>,
    /// Bytes of written text that it was folded from.
    pub(crate) written: usize,
}

/// An own room in memory, with everything else that lies on its owner's desk.
#[derive(Clone)]
pub(crate) struct OwnRoom {
    pub(crate) key: Key,
    pub(crate) desk_version: i64,
    pub(crate) room: Arc<Room<Own>>,
    /// Bytes of written text that the room was folded from.
    pub(crate) written: usize,
    pub(crate) drafts: Drafts,
    /// Bytes of written text that the drafts are, and that was sent and is kept in `post` or was.
    pub(crate) drafted: usize,
    pub(crate) sent: usize,
    /// Own letters under way, as they were when the shared room stood at `post_at`. A letter leaves the post by its author's
    /// doing (the desk version changes) or by being collected (the shared room changes).
    pub(crate) post: Vec<Letter>,
    pub(crate) post_at: Head,
}

impl OursRoom {
    /// How far it has come: of two readings the later one is never less.
    pub(crate) fn age(&self) -> impl Ord + use<> {
        (self.desk_version, self.room.head.seq)
    }

    pub(crate) fn is(&self, version: &RoomVersion) -> bool {
        self.room.head == version.head && self.desk_version == version.desk_version
    }
}

impl OwnRoom {
    /// As [`OursRoom::age`].
    pub(crate) fn age(&self) -> impl Ord + use<> {
        (self.desk_version, self.room.head.seq, self.post_at.seq)
    }

    pub(crate) fn is(&self, version: &RoomVersion, ours: &RoomVersion) -> bool {
        self.room.head == version.head
            && self.desk_version == version.desk_version
            && self.post_at == ours.head
    }
}

/// Takes a room in memory from one head to the next. It is copied only where a desk still holds it.
pub(crate) fn go_on<S: State>(
    room: &mut Arc<Room<S>>,
    (was, now): (Head, Head),
    entries: &[Entry<S::Body>],
) {
    if was == now {
        return;
    }
    let room = Arc::make_mut(room);
    apply(&mut room.state, was.seq, entries);
    room.head = now;
}

/// Folds entries after `seq` into a state.
pub(crate) fn apply<S: State>(state: &mut S, seq: i64, entries: &[Entry<S::Body>]) {
    for (seq, entry) in (seq + 1..).zip(entries) {
        state.apply(seq, entry);
    }
}
