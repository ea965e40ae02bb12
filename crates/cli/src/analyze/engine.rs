//! The engine, as `candor analyze` uses it: what it says of each session of a course.

use super::course::Course;
use super::layout::Layout;

/// What is worth doing about a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Flag {
    None,
    Look,
    Ask,
}

impl Flag {
    /// Its name in the results.
    pub(super) fn name(self) -> &'static str {
        match self {
            Flag::None => "none",
            Flag::Look => "look",
            Flag::Ask => "ask",
        }
    }
}

/// What the engine says of a session, from it and earlier ones.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Seen {
    pub(super) level: f64,
    pub(super) usual_low: f64,
    pub(super) usual_high: f64,
    pub(super) p_opened: f64,
    pub(super) p_open: f64,
    pub(super) flag: Flag,
}

/// The engine with its settings.
pub(super) struct Engine;

impl Engine {
    /// Says what it sees in each step of a course.
    pub(super) fn watch(&self, _course: &Course, _layout: &Layout, _seen: &mut Vec<Seen>) {}
}
