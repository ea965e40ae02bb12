//! One conversation in a list.

use dialogue::conversation::view::{ConversationLine, Mark};
use dialogue::view::Between;

use super::phrases::{heading, progress};
use crate::frame::words::Words;

/// One conversation in the timeline.
pub(crate) struct Entry {
    pub(crate) line: ConversationLine,
    pub(crate) by: &'static str,
    pub(crate) mark: Option<&'static str>,
    pub(crate) title: String,
    pub(crate) progress: String,
}

/// A conversation, for the reader of a list.
pub(crate) fn entry(t: &Words, between: &Between, line: &ConversationLine) -> Entry {
    Entry {
        by: if line.mine { "me" } else { "other" },
        mark: mark(line),
        title: heading(t, between, line.kind, line.mine),
        progress: progress(t, between, line),
        line: line.clone(),
    }
}

/// How a conversation's mark in the line stands in the list.
fn mark(line: &ConversationLine) -> Option<&'static str> {
    match line.mark? {
        Mark::Settled => Some("seam"),
        Mark::Differently => Some("differ"),
        Mark::Elsewhere => Some("elsewhere"),
        Mark::Open | Mark::Partly | Mark::NotOkay => Some("break"),
        Mark::Good => None,
    }
}
