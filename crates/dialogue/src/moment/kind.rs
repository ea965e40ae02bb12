//! What opened a conversation, in one word, as far as its reader may see it.

use super::{Feeling, Said, Telling, Topic};
use crate::Desk;
use crate::view::shown::words_shown;

/// What opened a conversation, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// There is something.
    Something,
    /// It is about a topic.
    About(Topic),
    /// Words, about so many of them; and what kind of thing it is, where that was answered.
    Words(Option<Feeling>, usize),
    /// The therapist noticed something.
    Noticed,
    /// The client withdrew their words from view.
    Withdrawn,
}

impl Kind {
    /// True for something that felt good.
    pub fn is_good(self) -> bool {
        matches!(self, Kind::Words(Some(Feeling::FeltGood), _))
    }
}

/// What opened a conversation.
pub(crate) fn kind(desk: &Desk, said: &Said) -> Kind {
    match said {
        Said::Noticed { .. } => Kind::Noticed,
        Said::Raised(raised) => match &raised.telling {
            Telling::Something { .. } => Kind::Something,
            Telling::About { topic, .. } => Kind::About(*topic),
            Telling::Words { .. } if !words_shown(desk) => Kind::Withdrawn,
            telling @ Telling::Words { feeling, .. } => Kind::Words(*feeling, telling.length()),
        },
    }
}
