//! One session in a list.

use crate::session::{Outcome, Session};
use crate::{EntryId, Time};

/// One session in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionLine {
    /// Its name.
    pub id: EntryId,
    /// When it begins.
    pub starts: Time,
    /// How long it lasts, in minutes.
    pub minutes: u16,
    /// How it went, once someone said so.
    pub outcome: Option<Outcome>,
    /// True while it is still to come.
    pub ahead: bool,
    /// True where one can look back on it.
    pub past: bool,
}

impl SessionLine {
    pub(super) fn of(session: &Session, now: Time) -> Self {
        Self {
            id: session.id,
            starts: session.starts,
            minutes: session.minutes,
            outcome: session.outcome,
            ahead: session.is_ahead(now),
            past: session.can_look_back(now),
        }
    }
}
