//! Sealed rows of one append: entries linked to the ones before them, and snapshots.

use dialogue::{Entry, Head, State};
use uuid::Uuid;

use crate::archive::Archive;
use crate::chain;
use crate::engine::values;
use crate::keys::Key;
use crate::room::apply;
use crate::scribe::Append;
use crate::seal::{self, Place};

/// A snapshot is written each time a room's history grows past a multiple of this.
const SNAPSHOT_EVERY: i64 = 32;

impl Archive {
    /// Seals and links entries after `head`; the head they lead to, and how many bytes of text they are.
    pub(super) fn write_entries<B: dialogue::Body>(
        &self,
        append: &mut Append,
        key: &Key,
        (relationship, room): (Uuid, i16),
        mut head: Head,
        entries: &[Entry<B>],
    ) -> (Head, usize) {
        let mut written = 0;
        for entry in entries {
            let seq = head.seq + 1;
            let place = Place::Entry(relationship, room, seq);
            let text = entry.encode();
            written += text.len();
            let sealed = seal::seal(key, place, &text, self.chance());
            let hash = chain::hash(&sealed);
            let digest = self
                .0
                .chain
                .link(&head.digest, relationship, room, seq, &hash);
            let row = values![relationship, room, seq, sealed, hash, digest];
            append.entries.push(row);
            head = Head { seq, digest };
        }
        (head, written)
    }

    /// Writes a snapshot where the history grows past a multiple of [`SNAPSHOT_EVERY`]. Never with an erasure: what was
    /// folded before it may still hold what it takes away.
    pub(super) fn write_snapshot<S: State>(
        &self,
        append: &mut Append,
        key: &Key,
        (relationship, room): (Uuid, i16),
        state: &S,
        (was, now): (Head, Head),
        entries: &[Entry<S::Body>],
    ) {
        if was.seq / SNAPSHOT_EVERY == now.seq / SNAPSHOT_EVERY {
            return;
        }
        let mut state = state.clone();
        apply(&mut state, was.seq, entries);
        let text = serde_json::to_vec(&state).expect("states are serialisable");
        let place = Place::Snapshot(relationship, room, S::FOLD, now.seq);
        let sealed = seal::seal(key, place, &text, self.chance());
        let row = values![relationship, room, i64::from(S::FOLD), now.seq, sealed];
        append.snapshots.push(row);
    }
}
