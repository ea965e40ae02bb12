//! The invitation a relationship starts with: the therapist's signed words, and three optional lines of the client's.

mod decide;
#[cfg(feature = "sample")]
mod sample;
pub mod view;

use serde::{Deserialize, Serialize};

use crate::choice::choices;
use crate::topic::{By, Folds, Mark, Never, Note, Nothing, Topic, Travels, Whose};
use crate::{EntryId, LetterId, Line, Passage, Time};

choices! {
    /// Where a therapist has more say in the relationship, named openly.
    Holds {
        /// The fee.
        Fee,
        /// The records.
        Records,
        /// A diagnosis.
        Diagnosis,
        /// Reports to others.
        Reports,
        /// The power to end the therapy.
        PowerToEnd,
    }
}

/// What the therapist signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// The invitation in the therapist's words.
    pub words: Passage,
    /// What the therapist holds.
    pub holds: Vec<Holds>,
    /// How they handle being told.
    pub handling: Option<Passage>,
    /// What this relationship is and is not, where its limits are.
    pub scope: Option<Passage>,
}

/// The client's three lines; each optional.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lines {
    /// How to talk with me.
    pub talk: Option<Line>,
    /// Please don't.
    pub please_dont: Option<Line>,
    /// What went wrong with help before.
    pub before: Option<Line>,
}

/// What can be said about it in the shared room.
#[derive(
    Debug, Clone, PartialEq, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames,
)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// The therapist signed an invitation; it takes the place of an earlier one.
    Signed(Letter),
    /// The client wrote their lines; they take the place of earlier ones.
    Answered(Lines),
}

/// What it folds to.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Shared {
    /// The invitation in force, and when it was signed.
    pub signed: Option<(Time, Letter)>,
    /// The client's lines, and when they were written.
    pub lines: Option<(Time, Lines)>,
    /// Every version that was signed, by name, oldest first.
    pub versions: Vec<EntryId>,
}

impl Folds<Said> for Shared {
    fn apply(&mut self, mark: Mark, said: &Said) {
        match said {
            Said::Signed(letter) => {
                self.signed = Some((mark.at, letter.clone()));
                self.versions.push(mark.id);
            }
            Said::Answered(lines) => self.lines = Some((mark.at, lines.clone())),
        }
    }
}

/// What a person can do with the invitation.
#[derive(Debug, Clone, PartialEq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Command {
    /// The therapist signs.
    Sign(Letter),
    /// The client writes their lines; empty ones take them back.
    Answer(Lines),
}

impl Topic for Command {
    type Said = Said;
    type Kept = Never;
    type Draft = Never;
    type Shared = Shared;
    type Mine = Nothing;
    const FOLD: u32 = 1;

    fn whose(&self) -> Whose {
        match self {
            Command::Sign(_) => By::Therapist.says(),
            Command::Answer(_) => By::Client.says(),
        }
    }

    fn note(kept: &Never) -> Note {
        match *kept {}
    }

    fn by_post(_: LetterId, _: &Said) -> Travels<Never> {
        Travels::Never
    }
}
