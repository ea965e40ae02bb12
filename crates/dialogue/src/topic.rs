//! What every topic answers: what can be said and kept about it, whose each command is and how far it goes, what can be erased,
//! and what becomes of a letter that comes back. The list of topics is in `topics.rs`.
//!
//! Nothing here is optional: a topic without one of these does not compile, so no place has to remember it.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::{EntryId, LetterId, Passage, Role, SeatNo, Time};

/// A topic, by its commands.
pub trait Topic: Sized {
    /// What can be said about it in the shared room.
    type Said: Stored;
    /// What can be kept about it in an own room.
    type Kept: Stored;
    /// What can be begun about it and neither kept nor sent.
    type Draft: Stored;
    /// What the shared room folds to.
    type Shared: Folds<Self::Said>;
    /// What an own room folds to.
    type Mine: Keeps<Self::Kept>;

    /// The version of both folds. Raised whenever one of them changes, so that older snapshots are dropped.
    const FOLD: u32;

    /// Whose command it is, and how far it goes.
    fn whose(&self) -> Whose;

    /// What the own room has to know of something kept, whatever it says: its text, and the letter that it notes.
    fn note(kept: &Self::Kept) -> Note;

    /// Whether something said can be a letter, and then how it reads to its author until it is there, and what the own room keeps of it
    /// if it comes back: taken back, or at an end.
    fn by_post(letter: LetterId, said: &Self::Said) -> Travels<Self::Kept>;
}

/// A stored form: what a topic says, keeps or begins, and what it folds to.
pub trait Stored: Clone + PartialEq + std::fmt::Debug + Serialize + DeserializeOwned {}

impl<F: Clone + PartialEq + std::fmt::Debug + Serialize + DeserializeOwned> Stored for F {}

/// Whose command it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The client's.
    Client,
    /// The therapist's.
    Therapist,
    /// Either's.
    Either,
}

/// How far the acts of a command go, at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Goes {
    /// No further than the own room and the own drafts.
    Own,
    /// Into the post.
    Post,
    /// Into the shared room.
    Shared,
}

/// Whose command it is, and how far it goes: [`crate::decide`] holds every topic to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whose {
    /// Whose it is.
    pub by: By,
    /// How far it goes, at most.
    pub goes: Goes,
    /// True where it still reaches the other once the relationship, or contact in it, has ended.
    pub after_an_end: bool,
}

impl By {
    /// True for a command that this role may give.
    pub fn includes(self, role: Role) -> bool {
        match self {
            By::Client => role == Role::Client,
            By::Therapist => role == Role::Therapist,
            By::Either => true,
        }
    }

    /// Theirs, and no further than their own room.
    pub const fn keeps(self) -> Whose {
        self.goes(Goes::Own)
    }

    /// Theirs, and by post at most.
    pub const fn posts(self) -> Whose {
        self.goes(Goes::Post)
    }

    /// Theirs, and said in the shared room.
    pub const fn says(self) -> Whose {
        self.goes(Goes::Shared)
    }

    const fn goes(self, goes: Goes) -> Whose {
        Whose {
            by: self,
            goes,
            after_an_end: false,
        }
    }
}

impl Whose {
    /// The same, and it still reaches the other after an end.
    pub const fn even_after_an_end(mut self) -> Whose {
        self.after_an_end = true;
        self
    }
}

/// Who and when, beside what was said or kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The entry's name.
    pub id: EntryId,
    /// The seat that wrote it.
    pub by: SeatNo,
    /// When it came to stand in the room.
    pub at: Time,
}

/// A state of the shared room: what one topic's words fold to.
pub trait Folds<Said>: Stored + Default {
    /// Takes in one thing said.
    fn apply(&mut self, mark: Mark, said: &Said);
}

/// A state of an own room: what one topic's kept things fold to.
pub trait Keeps<Kept>: Stored + Default {
    /// Takes in one thing kept.
    fn apply(&mut self, mark: Mark, kept: &Kept);

    /// Forgets a text that was erased.
    fn erase(&mut self, entry: EntryId);

    /// The texts that their owner finds in the own room, oldest first.
    fn texts(&self) -> Vec<EntryId>;

    /// True while a text is with the other, or on its way, and so is not erased from here.
    fn is_shared(&self, _entry: EntryId) -> bool {
        false
    }
}

/// What an own room has to know of something kept, whatever it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Note {
    /// The text in it, which its owner can erase; `None` for bookkeeping, which says nothing of anybody.
    pub text: Option<Text>,
    /// The letter that it notes.
    pub letter: Option<Way>,
}

/// An erasable text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Text {
    /// It stands by itself.
    Alone,
    /// It goes with everything kept about this session: all of it is erased together, all versions of it among them.
    OfSession(EntryId),
}

/// Which way a letter went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// It was given to the post.
    Out(LetterId),
    /// It came back.
    Back(LetterId),
}

impl Note {
    /// Bookkeeping that notes no letter.
    pub const BOOKKEEPING: Note = Note {
        text: None,
        letter: None,
    };

    /// A text.
    pub const fn text(text: Text) -> Note {
        Note {
            text: Some(text),
            letter: None,
        }
    }

    /// Bookkeeping about a letter.
    pub const fn letter(way: Way) -> Note {
        Note {
            text: None,
            letter: Some(way),
        }
    }

    /// The same, and it notes a letter as well.
    pub const fn and(mut self, way: Way) -> Note {
        self.letter = Some(way);
        self
    }
}

/// Whether something said can be a letter.
#[derive(Debug, Clone, PartialEq)]
pub enum Travels<Kept> {
    /// It can.
    ByPost {
        /// How it reads to its author until it is there.
        reads: Reads,
        /// What the own room keeps of it when it comes back.
        comes_back: Kept,
    },
    /// It is said at once and never by post.
    Never,
}

/// How a letter reads to its author until it is there.
#[derive(Debug, Clone, PartialEq)]
pub struct Reads {
    /// What it is, as texts are named: in pages' texts, `<name>-underway` says what it is and `<name>-underway-when` when it is there.
    pub name: &'static str,
    /// Its words, where it has any.
    pub words: Option<Passage>,
    /// The session that it belongs to, where it belongs to one.
    pub session: Option<EntryId>,
}

/// A form that nothing has: for a topic that says, keeps or begins nothing.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    strum::IntoStaticStr,
    strum::VariantNames,
)]
pub enum Never {}

/// The state of nothing: for a topic that adds none of its own to a room.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Nothing;

impl<Said> Folds<Said> for Nothing {
    fn apply(&mut self, _: Mark, _: &Said) {}
}

impl Keeps<Never> for Nothing {
    fn apply(&mut self, _: Mark, kept: &Never) {
        match *kept {}
    }

    fn erase(&mut self, _: EntryId) {}

    fn texts(&self) -> Vec<EntryId> {
        Vec::new()
    }
}
