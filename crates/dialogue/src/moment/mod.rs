//! "Something about us": one door, how far today, one box; and the therapist's own "I noticed…".
//!
//! What reaches the other is a [`Telling`]; each level holds exactly what its level shows, so that "say there's something"
//! cannot carry a topic and "say what it's about" cannot carry words.

mod command;
mod decide;
mod fold;
mod form;
#[cfg(feature = "sample")]
pub mod sample;

pub use command::Command;
pub use decide::{begun, slot};
pub use fold::{Mine, Note, What};
pub use form::{Delivery, Form};

use serde::{Deserialize, Serialize};

use crate::choice::choices;
use crate::{EntryId, LetterId, Line, Passage, Time};

choices! {
    /// What kind of thing it is.
    Feeling {
        /// Felt off.
        FeltOff,
        /// Felt good.
        FeltGood,
        /// A feeling towards you (anger, closeness, attraction, missing you…).
        TowardsYou,
        /// Not sure.
        NotSure,
    }
}

choices! {
    /// How far today?
    Level {
        /// Just for me.
        JustForMe,
        /// Say there's something.
        Something,
        /// Say what it's about.
        About,
        /// Say it.
        Say,
    }
}

choices! {
    /// How to be approached about it.
    Please {
        /// Please wait until I bring it up.
        Wait,
        /// Please ask me gently.
        AskGently,
    }
}

choices! {
    /// What it is about.
    Topic {
        /// An interpretation.
        Interpretation,
        /// Something I lived through was passed over or handled badly.
        PassedOver,
        /// Who I am.
        WhoIAm,
        /// Pace, goals, how we work.
        HowWeWork,
        /// Time, fee, arrangements.
        Arrangements,
        /// A boundary.
        Boundary,
        /// Being judged, or wanting to be liked.
        Judged,
        /// Something else.
        Else,
    }
}

choices! {
    /// What it did.
    Effect {
        /// I trust less.
        Trust,
        /// I dread sessions.
        Dread,
        /// I hold back.
        HoldingBack,
        /// There is a topic I avoid.
        Avoiding,
        /// I think of stopping.
        Stopping,
    }
}

choices! {
    /// How I would like it handled.
    Handling {
        /// Talk with me about it in the session.
        InSession,
        /// Answer me in writing.
        InWriting,
        /// Just know it.
        JustKnow,
    }
}

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

    /// How many words there are to read.
    pub fn length(&self) -> usize {
        match self {
            Telling::Words { words, more, .. } => {
                words.words() + more.wanted.as_ref().map_or(0, Passage::words)
            }
            _ => 0,
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

/// What can be said about moments in the shared room.
#[derive(
    Debug, Clone, PartialEq, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames,
)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// The client's.
    Raised(Raised),
    /// The therapist's "I noticed…", "I think I got that wrong".
    Noticed {
        /// The words.
        words: Passage,
        /// The earliest that it could arrive; see [`Raised::due`].
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<Time>,
    },
}

/// What can be kept about moments in an own room.
#[derive(
    Debug, Clone, PartialEq, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames,
)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// Just for me.
    ForMe(Form),
    /// It was given to the post.
    Sent {
        /// The letter.
        letter: LetterId,
    },
    /// It was taken back before it reached the other; the words are kept.
    TakenBack {
        /// The letter.
        letter: LetterId,
        /// What it said.
        said: Box<Said>,
    },
    /// A kept moment was sent on: the kept copy is done with.
    SentOn {
        /// The kept entry.
        kept: EntryId,
        /// The letter.
        letter: LetterId,
    },
}
