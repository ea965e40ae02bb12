//! The sessions page, and one session in a list.

use super::{Outcome, Session};
use crate::view::Between;
use crate::{Desk, EntryId, Time};

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
    pub(crate) fn of(session: &Session, now: Time) -> Self {
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

/// The sessions page.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionsPage {
    /// Who is who.
    pub between: Between,
    /// Still to come, soonest first; those that were called off as well, until they would have begun.
    pub ahead: Vec<SessionLine>,
    /// The others, newest first.
    pub past: Vec<SessionLine>,
}

/// The sessions page.
pub fn sessions(desk: &Desk, now: Time) -> SessionsPage {
    let lines = desk
        .ours()
        .sessions
        .all()
        .iter()
        .map(|s| SessionLine::of(s, now));
    let (ahead, mut past): (Vec<_>, Vec<_>) =
        lines.partition(|line| line.ahead || now < line.starts);
    past.reverse();
    SessionsPage {
        between: Between::of(desk),
        ahead,
        past,
    }
}
