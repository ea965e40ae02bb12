//! What the therapist may see of what the client shared. Sharing is an act each time; withdrawal stops future reads, also of
//! what was shared before. Nothing is asked in return.

use serde::{Deserialize, Serialize};

use crate::{Act, Ctx, Desk, OursBody, Refusal};

/// What can be shown or withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Matter {
    /// The numbers of shared check-ins.
    Scores,
    /// The client's own words.
    Words,
}

impl Matter {
    /// Both.
    pub const ALL: [Matter; 2] = [Matter::Scores, Matter::Words];

    /// A stable short name, used in forms and message keys.
    pub fn name(self) -> &'static str {
        match self {
            Matter::Scores => "scores",
            Matter::Words => "words",
        }
    }
}

/// What can be said about it in the shared room.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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

impl Shared {
    pub(crate) fn apply(&mut self, said: &Said) {
        match said {
            Said::Given(matter) => self.withdrawn.retain(|m| m != matter),
            Said::Withdrawn(matter) => {
                if !self.withdrawn.contains(matter) {
                    self.withdrawn.push(*matter);
                }
            }
        }
    }

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

/// What can be wished: exactly these may be shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Command {
    /// The numbers of shared check-ins.
    pub scores: bool,
    /// The client's own words.
    pub words: bool,
}

pub(crate) fn decide(desk: &Desk, command: &Command, ctx: &Ctx) -> Result<Vec<Act>, Refusal> {
    desk.only_client()?;
    let wished = [
        (Matter::Scores, command.scores),
        (Matter::Words, command.words),
    ];
    let changes = wished
        .into_iter()
        .filter(|(matter, allow)| desk.ours().consent.allows(*matter) != *allow)
        .enumerate()
        .map(|(n, (matter, allow))| {
            let said = if allow {
                Said::Given(matter)
            } else {
                Said::Withdrawn(matter)
            };
            desk.say(ctx, n, OursBody::Consent(said))
        });
    Ok(changes.collect())
}
