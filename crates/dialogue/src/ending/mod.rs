//! The end of a relationship, or of contact in it. (Pauses, transfers and a summary to keep are not built yet.)

mod decide;
#[cfg(feature = "sample")]
mod sample;

use serde::{Deserialize, Serialize};

use crate::topic::{By, Folds, Mark, Never, Note, Nothing, Topic, Travels, Whose};
use crate::{LetterId, SeatNo, Time};

/// What can be said about it in the shared room.
#[derive(
    Debug, Clone, PartialEq, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames,
)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// The client stopped contact here. The therapist sees only that.
    ContactStopped,
    /// The relationship ended. What stands in the shared room stays readable for both.
    Ended,
}

/// What it folds to.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Shared {
    /// When the client stopped contact, if they did.
    pub contact_stopped: Option<Time>,
    /// When, and by which seat, the relationship was ended, if it was.
    pub ended: Option<(Time, SeatNo)>,
}

impl Folds<Said> for Shared {
    fn apply(&mut self, mark: Mark, said: &Said) {
        match said {
            Said::ContactStopped => {
                self.contact_stopped.get_or_insert(mark.at);
            }
            Said::Ended => {
                self.ended.get_or_insert((mark.at, mark.by));
            }
        }
    }
}

impl Shared {
    /// True once nothing more is said here.
    pub fn is_over(&self) -> bool {
        self.contact_stopped.is_some() || self.ended.is_some()
    }
}

/// What a person can do to end it.
#[derive(Debug, Clone, PartialEq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Command {
    /// The client stops contact here. What they had under way is taken back first.
    StopContact,
    /// Either ends the relationship.
    End,
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
            // Contact can be stopped after an end as well.
            Command::StopContact => By::Client.says().even_after_an_end(),
            Command::End => By::Either.says(),
        }
    }

    fn note(kept: &Never) -> Note {
        match *kept {}
    }

    fn by_post(_: LetterId, _: &Said) -> Travels<Never> {
        Travels::Never
    }
}
