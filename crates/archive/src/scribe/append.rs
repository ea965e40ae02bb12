//! Appends: what one commit writes, sealed and linked.

use dialogue::Head;
use uuid::Uuid;

use crate::engine::{Value, values};

/// One commit, sealed and linked.
pub(crate) struct Append {
    pub(crate) relationship: Uuid,
    pub(crate) submission: Option<[u8; 32]>,
    /// The shared room's and the own room's step, sorted out by room where it is written; for a commit that says nothing in
    /// the shared room, the own room's twice.
    pub(crate) steps: [Step; 2],
    pub(crate) entries: Vec<Vec<Value>>,
    pub(crate) letters: Vec<Vec<Value>>,
    pub(crate) taken: Vec<Taken>,
    pub(crate) drafts: Option<Vec<Value>>,
    /// Room and place of entries whose text goes.
    pub(crate) erased: Vec<(i16, i64)>,
    pub(crate) snapshots: Vec<Vec<Value>>,
}

impl Append {
    pub(crate) fn new(relationship: Uuid) -> Self {
        let nowhere = Head {
            seq: 0,
            digest: [0; 32],
        };
        Self {
            relationship,
            submission: None,
            steps: [Step::new(0, (nowhere, nowhere), (0, 0)); 2],
            entries: Vec::new(),
            letters: Vec::new(),
            taken: Vec::new(),
            drafts: None,
            erased: Vec::new(),
            snapshots: Vec::new(),
        }
    }
}

/// One room's step from where it is expected to where it goes: head and desk version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Step {
    pub(super) room: i16,
    pub(super) was: (Head, i64),
    pub(super) now: (Head, i64),
}

impl Step {
    pub(crate) fn new(room: i16, head: (Head, Head), desk_version: (i64, i64)) -> Self {
        Self {
            room,
            was: (head.0, desk_version.0),
            now: (head.1, desk_version.1),
        }
    }

    pub(super) fn row(&self, relationship: Uuid) -> Vec<Value> {
        values![
            relationship,
            self.room,
            self.was.0.seq,
            self.was.1,
            self.was.0.digest,
            self.now.0.seq,
            self.now.1,
            self.now.0.digest,
        ]
    }
}

/// A letter that leaves the post: taken back by whom it is from, or collected by whom it is for.
pub(crate) struct Taken {
    pub(crate) id: Uuid,
    pub(crate) from: i16,
    pub(crate) to: i16,
}
