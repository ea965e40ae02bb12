//! Something that was noticed, with what goes with it.

use alliance::Direct;
use alliance::noticing::LONGEST;

use super::Finding;
use crate::conversation::view::ConversationLine;
use crate::view::shown::shown_answers;
use crate::{Desk, EntryId};

/// Something that was noticed, with what goes with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Noted {
    /// What.
    pub finding: Finding,
    /// What the client said that goes before any question about it; `None` once this has ended: nobody is to ask.
    pub asked: Option<Asked>,
    /// True where the course is longer than those that were simulated, so that by chance such a thing appears more often than is said.
    pub longer: bool,
}

impl Noted {
    pub(crate) fn of(desk: &Desk, lines: &[ConversationLine], finding: &Finding) -> Self {
        let ours = desk.ours();
        let sessions = ours.sessions.all().iter();
        let mut course = sessions.filter(|session| session.can_look_back(finding.at));
        let until = course.position(|session| session.id == finding.session);
        Self {
            finding: finding.clone(),
            asked: (!ours.ending.is_over()).then(|| asked(desk, lines, finding.session)),
            longer: until.is_some_and(|before| before >= LONGEST as usize),
        }
    }
}

/// What the client said themselves that goes before any question about a check-in of theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Nothing.
    Freely,
    /// To the direct question: no.
    SaidNo,
    /// To the direct question: rather not say.
    RatherNotSay,
    /// To wait until they bring something up; or "not now".
    Wait,
}

/// What goes before any question about a check-in.
pub(crate) fn asked(desk: &Desk, lines: &[ConversationLine], session: EntryId) -> Asked {
    if lines.iter().any(ConversationLine::asks_to_wait) {
        return Asked::Wait;
    }
    match shown_answers(desk, session).and_then(|answers| answers.direct) {
        Some(Direct::RatherNotSay) => Asked::RatherNotSay,
        Some(Direct::No) => Asked::SaidNo,
        Some(Direct::Yes | Direct::ALittle) | None => Asked::Freely,
    }
}
