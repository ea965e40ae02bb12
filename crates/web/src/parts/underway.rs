//! What is on its way, in a line.

use dialogue::moment::Telling;
use dialogue::view::{Between, Kind, Underway, UnderwayKind};

use super::phrases::heading;
use crate::frame::words::Words;

/// What is on its way in one line, without its words: the start page is the first that opens. Empty for what is no moment.
pub(crate) fn summary(t: &Words, between: &Between, letter: &Underway) -> String {
    let UnderwayKind::Moment(telling) = &letter.kind else {
        return String::new();
    };
    let kind = match telling {
        Telling::Something { .. } => Kind::Something,
        Telling::About { topic, .. } => Kind::About(*topic),
        Telling::Words { feeling, .. } => Kind::Words(*feeling, telling.length()),
    };
    heading(t, between, kind, true)
}

/// The day of the session that something on its way belongs to; empty where it belongs to none.
pub(crate) fn session(t: &Words, letter: &Underway) -> String {
    letter.session_starts.map_or(String::new(), |at| t.day(&at))
}
