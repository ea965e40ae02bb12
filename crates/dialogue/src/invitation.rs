//! The invitation a relationship starts with: the therapist's signed words, and three optional lines of the client's.

use serde::{Deserialize, Serialize};

use crate::ours::Mark;
use crate::{Act, Ctx, Desk, EntryId, Line, OursBody, Passage, Refusal, Time};

/// Where a therapist has more say in the relationship, named openly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holds {
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

impl Holds {
    /// All, in the order in which they are offered.
    pub const ALL: [Holds; 5] = [
        Holds::Fee,
        Holds::Records,
        Holds::Diagnosis,
        Holds::Reports,
        Holds::PowerToEnd,
    ];

    /// A stable short name, used in forms and message keys.
    pub fn name(self) -> &'static str {
        match self {
            Holds::Fee => "fee",
            Holds::Records => "records",
            Holds::Diagnosis => "diagnosis",
            Holds::Reports => "reports",
            Holds::PowerToEnd => "power-to-end",
        }
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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

impl Shared {
    pub(crate) fn apply(&mut self, mark: Mark, said: &Said) {
        match said {
            Said::Signed(letter) => {
                self.signed = Some((mark.at, letter.clone()));
                self.versions.push(mark.id);
            }
            Said::Answered(lines) => self.lines = Some((mark.at, lines.clone())),
        }
    }
}

/// What can be wished.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// The therapist signs.
    Sign(Letter),
    /// The client writes their lines; empty ones take them back.
    Answer(Lines),
}

pub(crate) fn decide(desk: &Desk, command: &Command, ctx: &Ctx) -> Result<Vec<Act>, Refusal> {
    let said = match command {
        Command::Sign(letter) => {
            desk.only_therapist()?;
            let mut letter = letter.clone();
            letter.holds.sort_unstable();
            letter.holds.dedup();
            Said::Signed(letter)
        }
        Command::Answer(lines) => {
            desk.only_client()?;
            if *lines != Lines::default() {
                desk.ours().consent.require_words()?;
            }
            Said::Answered(lines.clone())
        }
    };
    Ok(vec![desk.say(ctx, 0, OursBody::Invitation(said))])
}
