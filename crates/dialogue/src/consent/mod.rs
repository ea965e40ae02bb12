//! What the therapist may see of what the client shared. Sharing is an act each time; withdrawal stops future reads, also of
//! what was shared before. Nothing is asked in return.

mod decide;
#[cfg(feature = "sample")]
mod sample;
pub mod view;

use serde::{Deserialize, Serialize};

use crate::choice::choices;
use crate::topic::{By, Folds, Mark, Never, Note, Nothing, Topic, Travels, Whose};
use crate::{LetterId, Refusal};

choices! {
    /// What can be shown or withheld.
    Matter {
        /// The numbers of shared check-ins.
        Scores,
        /// The client's own words.
        Words,
    }
}

/// What can be said about it in the shared room.
#[derive(
    Debug, Clone, PartialEq, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames,
)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// May be shown (again).
    Given(Matter),
    /// May not be shown any more.
    Withdrawn(Matter),
}

/// What it folds to: what was withdrawn. At the beginning nothing is, since nothing shows before the client shares it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Shared {
    withdrawn: Vec<Matter>,
}

impl Folds<Said> for Shared {
    fn apply(&mut self, _: Mark, said: &Said) {
        match said {
            Said::Given(matter) => self.withdrawn.retain(|m| m != matter),
            Said::Withdrawn(matter) => {
                if !self.withdrawn.contains(matter) {
                    self.withdrawn.push(*matter);
                }
            }
        }
    }
}

impl Shared {
    /// True while the therapist may see it.
    pub fn allows(&self, matter: Matter) -> bool {
        !self.withdrawn.contains(&matter)
    }

    /// Refuses to send words while they may not be shown.
    pub(crate) fn require_words(&self) -> Result<(), Refusal> {
        if self.allows(Matter::Words) {
            Ok(())
        } else {
            Err(Refusal::ConsentWithdrawn)
        }
    }
}

/// What a client can do about it.
#[derive(Debug, Clone, PartialEq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Command {
    /// The client says what the therapist may see: exactly this.
    Show {
        /// The numbers of shared check-ins.
        scores: bool,
        /// The client's own words.
        words: bool,
    },
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
            // After an end, a client still decides over what is theirs.
            Command::Show { .. } => By::Client.says().even_after_an_end(),
        }
    }

    fn note(kept: &Never) -> Note {
        match *kept {}
    }

    fn by_post(_: LetterId, _: &Said) -> Travels<Never> {
        Travels::Never
    }
}
