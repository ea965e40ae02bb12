//! The version of a desk that a page, and each form on it, is made from.

use std::fmt;

use crate::Desk;

/// The version of a desk: how far the shared room and the reader's own had come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MadeFrom {
    ours: i64,
    own: i64,
}

impl MadeFrom {
    /// The version of a desk as it is now.
    pub fn of(desk: &Desk) -> Self {
        Self {
            ours: desk.ours_room().head.seq,
            own: desk.own_room().head.seq,
        }
    }
}

impl fmt::Display for MadeFrom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.ours, self.own)
    }
}
