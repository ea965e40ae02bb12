//! The version that a page, and each form on it, is made from.

use std::fmt;

use crate::Desk;

/// How far the reader's own room had come. How many entries the shared room has is not a part of it: by that count a therapist
/// would learn that consent was withdrawn and given back between two visits, of which no page says anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MadeFrom {
    own: i64,
}

impl MadeFrom {
    /// The version of a desk as it is now.
    pub fn of(desk: &Desk) -> Self {
        Self {
            own: desk.own_room().head.seq,
        }
    }
}

impl fmt::Display for MadeFrom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.own.fmt(f)
    }
}
