//! The safety route. A rupture is not misconduct: where safety is at stake nothing goes to the person complained about.
//!
//! Which concern leads where is CLINICAL.md §8 and PRODUCT.md, *Say*. Reading the safety page stores nothing; what the
//! client chooses to keep stays in their own room.

mod decide;
#[cfg(feature = "sample")]
mod sample;

use serde::{Deserialize, Serialize};

use crate::choice::choices;
use crate::topic::{By, Keeps, Mark, Never, Note, Nothing, Text, Topic, Travels, Whose};
use crate::{EntryId, LetterId, Passage, Time};

choices! {
    /// What a client may say is part of it.
    Concern {
        /// Sexual contact or remarks.
        Sexual,
        /// Threats.
        Threats,
        /// Pressure or coercion.
        Coercion,
        /// Punished for speaking up.
        Retaliation,
        /// Afraid of what they might do to me.
        AfraidOfHarm,
        /// Money or gifts.
        Money,
        /// Favours or special treatment.
        Favours,
        /// Passed on what I said.
        Confidentiality,
        /// Treated worse because of who I am.
        Discrimination,
        /// Drunk or drugged in a session.
        Intoxication,
    }
}

/// Where a concern leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Route {
    /// Outside help is shown first; then the client chooses.
    OutsideHelpFirst,
    /// Never sent: the safety page instead.
    NeverSent,
}

impl Concern {
    /// Where it leads.
    pub fn route(self) -> Route {
        match self {
            Concern::Sexual
            | Concern::Threats
            | Concern::Coercion
            | Concern::Retaliation
            | Concern::AfraidOfHarm => Route::NeverSent,
            Concern::Money
            | Concern::Favours
            | Concern::Confidentiality
            | Concern::Discrimination
            | Concern::Intoxication => Route::OutsideHelpFirst,
        }
    }
}

/// Where several concerns together lead: the safest of their routes.
pub fn route(concerns: &[Concern]) -> Option<Route> {
    concerns.iter().map(|c| c.route()).max()
}

/// What can be kept in the client's own room.
#[derive(
    Debug, Clone, PartialEq, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames,
)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// The client's own copy of what happened.
    Copy(Passage),
}

/// The client's own copy of what happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Copy {
    /// The entry.
    pub id: EntryId,
    /// When it was kept.
    pub at: Time,
    /// What it says.
    pub words: Passage,
}

/// What it folds to in the own room.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Mine {
    /// Own copies, oldest first.
    pub copies: Vec<Copy>,
}

impl Keeps<Kept> for Mine {
    fn apply(&mut self, mark: Mark, kept: &Kept) {
        let Kept::Copy(words) = kept;
        self.copies.push(Copy {
            id: mark.id,
            at: mark.at,
            words: words.clone(),
        });
    }

    fn erase(&mut self, entry: EntryId) {
        self.copies.retain(|copy| copy.id != entry);
    }

    fn texts(&self) -> Vec<EntryId> {
        self.copies.iter().map(|copy| copy.id).collect()
    }
}

/// What a client can do on the safety page. Everything else on it is a link or a telephone number.
#[derive(Debug, Clone, PartialEq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Command {
    /// Keep my own copy.
    Keep(Passage),
}

impl Topic for Command {
    type Said = Never;
    type Kept = Kept;
    type Draft = Never;
    type Shared = Nothing;
    type Mine = Mine;
    const FOLD: u32 = 1;

    fn whose(&self) -> Whose {
        match self {
            Command::Keep(_) => By::Client.keeps(),
        }
    }

    fn note(kept: &Kept) -> Note {
        match kept {
            Kept::Copy(_) => Note::text(Text::Alone),
        }
    }

    fn by_post(_: LetterId, said: &Never) -> Travels<Kept> {
        match *said {}
    }
}
