//! Findings: what a session is worth.

use serde::{Deserialize, Serialize};

/// The worth of a session, by numbers and the direct answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Worth {
    /// Nothing to be said.
    Nothing,
    /// A look.
    Look,
    /// Asking.
    Asking,
}

/// A finding: what a session is found to be worth a word about, the weightiest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Found {
    /// Worth asking.
    Asking,
    /// The two views differ: lower than usual for the client, and not for the therapist ([`apart`](super::apart())).
    Differ,
    /// A look.
    Look,
}

impl Found {
    /// All of them, the weightiest first.
    pub const ALL: [Self; 3] = [Self::Asking, Self::Differ, Self::Look];

    /// A stable short name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Asking => "asking",
            Self::Differ => "differ",
            Self::Look => "look",
        }
    }

    /// What a session comes to, by what it is [worth](super::worth) and whether the two views differ in it. Two views that differ say more than a look,
    /// and never as much as what is worth asking.
    #[must_use]
    pub fn of(worth: Worth, differ: bool) -> Option<Self> {
        match (worth, differ) {
            (Worth::Asking, _) => Some(Self::Asking),
            (_, true) => Some(Self::Differ),
            (Worth::Look, false) => Some(Self::Look),
            (Worth::Nothing, false) => None,
        }
    }
}
