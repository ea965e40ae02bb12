//! The safety route. A rupture is not misconduct: where safety is at stake nothing goes to the person complained about.
//!
//! Which concern leads where is CLINICAL.md §8 and PRODUCT.md, *Say*. Reading the safety page stores nothing; what the
//! client chooses to keep stays in their own room.

use serde::{Deserialize, Serialize};

use crate::{Act, Ctx, Desk, EntryId, OwnBody, Passage, Refusal, Time};

/// What a client may say is part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Concern {
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

/// Where a concern leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Route {
    /// Outside help is shown first; then the client chooses.
    OutsideHelpFirst,
    /// Never sent: the safety page instead.
    NeverSent,
}

impl Concern {
    /// All, in the order in which they are offered.
    pub const ALL: [Concern; 10] = [
        Concern::Sexual,
        Concern::Threats,
        Concern::Coercion,
        Concern::Retaliation,
        Concern::AfraidOfHarm,
        Concern::Money,
        Concern::Favours,
        Concern::Confidentiality,
        Concern::Discrimination,
        Concern::Intoxication,
    ];

    /// A stable short name, used in forms and message keys.
    pub fn name(self) -> &'static str {
        match self {
            Concern::Sexual => "sexual",
            Concern::Threats => "threats",
            Concern::Coercion => "coercion",
            Concern::Retaliation => "retaliation",
            Concern::AfraidOfHarm => "afraid-of-harm",
            Concern::Money => "money",
            Concern::Favours => "favours",
            Concern::Confidentiality => "confidentiality",
            Concern::Discrimination => "discrimination",
            Concern::Intoxication => "intoxication",
        }
    }

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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// The client's own copy of what happened.
    Copy(Passage),
}

/// What it folds to in the own room: own copies, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Mine {
    /// Name, time and text of each.
    pub copies: Vec<(EntryId, Time, Passage)>,
}

impl Mine {
    pub(crate) fn apply(&mut self, id: EntryId, at: Time, kept: &Kept) {
        let Kept::Copy(words) = kept;
        self.copies.push((id, at, words.clone()));
    }

    pub(crate) fn erase(&mut self, entry: EntryId) {
        self.copies.retain(|(id, _, _)| *id != entry);
    }
}

/// What can be wished from the safety page. Everything else on it is a link or a telephone number.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Keep my own copy.
    Keep(Passage),
}

pub(crate) fn decide(desk: &Desk, command: &Command, ctx: &Ctx) -> Result<Vec<Act>, Refusal> {
    desk.only_client()?;
    let Command::Keep(words) = command;
    Ok(vec![desk.keep(
        ctx,
        0,
        OwnBody::Safety(Kept::Copy(words.clone())),
    )])
}
