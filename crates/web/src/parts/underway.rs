//! What is on its way, in a line.

use dialogue::OursBody;
use dialogue::moment::view::Kind;
use dialogue::moment::{Said, Telling};
use dialogue::view::{Between, Underway};

use super::phrases::heading;
use crate::frame::words::Words;

/// What is on its way in one line, without its words: the start page is the first that opens. Empty for what the client did not write.
pub(crate) fn summary(t: &Words, between: &Between, letter: &Underway) -> String {
    let Some(telling) = telling(letter) else {
        return String::new();
    };
    let kind = match telling {
        Telling::Something { .. } => Kind::Something,
        Telling::About { topic, .. } => Kind::About(*topic),
        Telling::Words { feeling, .. } => Kind::Words(*feeling, telling.length()),
    };
    heading(t, between, kind, true)
}

/// The client's telling, which shows as the therapist will read it.
pub(crate) fn telling(letter: &Underway) -> Option<&Telling> {
    if let OursBody::Moment(Said::Raised(raised)) = &letter.body {
        Some(&raised.telling)
    } else {
        None
    }
}

/// What it is.
pub(crate) fn what(t: &Words, letter: &Underway) -> String {
    let key = format!("{}-underway", letter.reads.name);
    t.fill(&key, &[("day", &session(t, letter))])
}

/// When it is there, as far as can be known.
pub(crate) fn when(t: &Words, between: &Between, letter: &Underway) -> String {
    let key = format!("{}-underway-when", letter.reads.name);
    let (other, when) = (between.other.as_str(), t.moment(&letter.arrives));
    t.fill(&key, &[("other", other), ("when", &when)])
}

/// The day of the session that something on its way belongs to; empty where it belongs to none.
pub(crate) fn session(t: &Words, letter: &Underway) -> String {
    letter.session_starts.map_or(String::new(), |at| t.day(&at))
}
