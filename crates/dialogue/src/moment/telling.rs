//! The telling: what reaches the therapist of a moment. Each level holds exactly what its level shows, so that "say there's
//! something" cannot carry a topic and "say what it's about" cannot carry words.

use serde::{Deserialize, Serialize};

use super::choices::{Effect, Feeling, Handling, Please, Topic};
use crate::{Line, Passage, Time};

/// Everything beyond the one box: each part optional.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct More {
    /// When it was.
    pub when: Option<Line>,
    /// What it is about.
    pub topic: Option<Topic>,
    /// What it did.
    pub did: Vec<Effect>,
    /// What I would have wanted.
    pub wanted: Option<Passage>,
    /// How I would like it handled.
    pub handling: Option<Handling>,
}

/// What reaches the therapist.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Telling {
    /// There is something; nothing else.
    Something {
        /// How to be approached about it.
        please: Please,
    },
    /// A topic; nothing else.
    About {
        /// How to be approached about it.
        please: Please,
        /// The topic.
        topic: Topic,
    },
    /// The words.
    Words {
        /// What kind of thing it is, where that was answered.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        feeling: Option<Feeling>,
        /// The words.
        words: Passage,
        /// What was added.
        more: More,
    },
}

impl Telling {
    /// True where an answer in writing was asked for.
    pub fn wants_writing(&self) -> bool {
        matches!(self, Telling::Words { more, .. } if more.handling == Some(Handling::InWriting))
    }

    /// The words, where it says any.
    pub fn words(&self) -> Option<&Passage> {
        match self {
            Telling::Words { words, .. } => Some(words),
            Telling::Something { .. } | Telling::About { .. } => None,
        }
    }

    /// How many words there are to read.
    pub fn length(&self) -> usize {
        match self {
            Telling::Words { words, more, .. } => {
                words.words() + more.wanted.as_ref().map_or(0, Passage::words)
            }
            Telling::Something { .. } | Telling::About { .. } => 0,
        }
    }
}

/// What the client said, and when it was to arrive.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Raised {
    /// What reaches the therapist.
    #[serde(flatten)]
    pub telling: Telling,
    /// The earliest that it could arrive, as its author chose; a part of what is sent. Where the two draw it in their line goes
    /// by this: when it did arrive would show the author when it was opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Time>,
}

impl From<Telling> for Raised {
    fn from(telling: Telling) -> Self {
        Self { telling, due: None }
    }
}
