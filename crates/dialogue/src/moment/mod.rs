//! "Something about us": one door, how far today, one box; and the therapist's own "I noticed…".
//!
//! What reaches the other is a [`Telling`]; each level holds exactly what its level shows, so that "say there's something"
//! cannot carry a topic and "say what it's about" cannot carry words.

mod decide;
mod fold;
mod form;

pub use decide::Command;
pub(crate) use decide::{decide, kept_again, take_back};
pub use fold::{Mine, Note, What};
pub use form::{Delivery, Form};

use serde::{Deserialize, Serialize};

use crate::{EntryId, LetterId, Line, Passage, Time};

macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// All, in the order in which they are offered.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// A stable short name, used in forms and message keys.
            pub fn name(self) -> &'static str {
                match self { $($name::$variant => $text),+ }
            }

            /// The choice of that short name.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|c| c.name() == name)
            }
        }
    };
}
pub(crate) use choices;

choices! {
    /// What kind of thing it is.
    Feeling {
        /// Felt off.
        FeltOff = "felt-off",
        /// Felt good.
        FeltGood = "felt-good",
        /// A feeling towards you (anger, closeness, attraction, missing you…).
        TowardsYou = "towards-you",
        /// Not sure.
        NotSure = "not-sure",
    }
}

choices! {
    /// How far today?
    Level {
        /// Just for me.
        JustForMe = "just-for-me",
        /// Say there's something.
        Something = "something",
        /// Say what it's about.
        About = "about",
        /// Say it.
        Say = "say",
    }
}

choices! {
    /// How to be approached about it.
    Please {
        /// Please wait until I bring it up.
        Wait = "wait",
        /// Please ask me gently.
        AskGently = "ask-gently",
    }
}

choices! {
    /// What it is about.
    Topic {
        /// An interpretation.
        Interpretation = "interpretation",
        /// Something I lived through was passed over or handled badly.
        PassedOver = "passed-over",
        /// Who I am.
        WhoIAm = "who-i-am",
        /// Pace, goals, how we work.
        HowWeWork = "how-we-work",
        /// Time, fee, arrangements.
        Arrangements = "arrangements",
        /// A boundary.
        Boundary = "boundary",
        /// Being judged, or wanting to be liked.
        Judged = "judged",
        /// Something else.
        Else = "else",
    }
}

choices! {
    /// What it did.
    Effect {
        /// I trust less.
        Trust = "trust",
        /// I dread sessions.
        Dread = "dread",
        /// I hold back.
        HoldingBack = "holding-back",
        /// There is a topic I avoid.
        Avoiding = "avoiding",
        /// I think of stopping.
        Stopping = "stopping",
    }
}

choices! {
    /// How I would like it handled.
    Handling {
        /// Talk with me about it in the session.
        InSession = "in-session",
        /// Answer me in writing.
        InWriting = "in-writing",
        /// Just know it.
        JustKnow = "just-know",
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
