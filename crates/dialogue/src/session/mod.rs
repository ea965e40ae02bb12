//! Sessions: planned, held, cancelled, missed.

mod decide;
#[cfg(feature = "sample")]
mod sample;
pub mod view;

use serde::{Deserialize, Serialize};

use crate::choice::choices;
use crate::topic::{By, Folds, Mark, Never, Note, Nothing, Topic, Travels, Whose};
use crate::{EntryId, LetterId, SeatNo, Time};

choices! {
    /// How a planned session went.
    Outcome {
        /// It took place.
        Held,
        /// It was called off beforehand.
        Cancelled,
        /// It was planned and did not take place.
        Missed,
    }
}

/// What can be said about sessions in the shared room.
#[derive(
    Debug, Clone, PartialEq, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames,
)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// A session is put into the calendar of both.
    Planned {
        /// When it begins.
        starts: Time,
        /// How long it lasts, in minutes.
        minutes: u16,
    },
    /// How it went; a later word replaces an earlier one.
    Went {
        /// Which session.
        session: EntryId,
        /// How.
        outcome: Outcome,
    },
    /// It was called off, and is on again.
    On {
        /// Which session.
        session: EntryId,
    },
}

/// One session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Session {
    /// Its name.
    pub id: EntryId,
    /// Who put it into the calendar.
    pub by: SeatNo,
    /// When it begins.
    pub starts: Time,
    /// How long it lasts, in minutes.
    pub minutes: u16,
    /// How it went, once someone said so.
    pub outcome: Option<Outcome>,
}

impl Session {
    /// When it ends.
    pub fn ends(&self) -> Time {
        self.starts.plus_minutes(i64::from(self.minutes))
    }

    /// True once it has begun, unless it did not take place: one can look back on it.
    pub fn can_look_back(&self, now: Time) -> bool {
        self.starts <= now && matches!(self.outcome, None | Some(Outcome::Held))
    }

    /// True while it is still to come.
    pub fn is_ahead(&self, now: Time) -> bool {
        now < self.ends() && self.outcome.is_none()
    }
}

/// What they fold to: all sessions by their beginning.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Shared(Vec<Session>);

impl Folds<Said> for Shared {
    fn apply(&mut self, mark: Mark, said: &Said) {
        match said {
            Said::Planned { starts, minutes } => {
                let session = Session {
                    id: mark.id,
                    by: mark.by,
                    starts: *starts,
                    minutes: *minutes,
                    outcome: None,
                };
                let place = self
                    .0
                    .partition_point(|s| (s.starts, s.id) <= (*starts, mark.id));
                self.0.insert(place, session);
            }
            Said::Went { session, outcome } => {
                if let Some(s) = self.0.iter_mut().find(|s| s.id == *session) {
                    s.outcome = Some(*outcome);
                }
            }
            Said::On { session } => {
                if let Some(s) = self.0.iter_mut().find(|s| s.id == *session) {
                    s.outcome = None;
                }
            }
        }
    }
}

impl Shared {
    /// All of them, by their beginning.
    pub fn all(&self) -> &[Session] {
        &self.0
    }

    /// One of them.
    pub fn get(&self, id: EntryId) -> Option<&Session> {
        self.0.iter().find(|s| s.id == id)
    }

    /// The next one still to come.
    pub fn next(&self, now: Time) -> Option<&Session> {
        self.0.iter().find(|s| s.is_ahead(now))
    }

    /// The latest one that can be looked back on.
    pub fn last(&self, now: Time) -> Option<&Session> {
        self.0.iter().rev().find(|s| s.can_look_back(now))
    }
}

/// What a person can do with sessions.
#[derive(Debug, Clone, PartialEq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Command {
    /// Put a session into the calendar; also one of today or before, which is how a client notes that they met.
    Plan {
        /// When it begins: from one year back to two years ahead.
        starts: Time,
        /// How long it lasts: 5 to 480 minutes.
        minutes: u16,
    },
    /// Say how it went.
    Went {
        /// Which session.
        session: EntryId,
        /// How.
        outcome: Outcome,
    },
    /// Put right, before it begins, that it was called off.
    On {
        /// Which session.
        session: EntryId,
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
            Command::Plan { .. } | Command::Went { .. } | Command::On { .. } => By::Either.says(),
        }
    }

    fn note(kept: &Never) -> Note {
        match *kept {}
    }

    fn by_post(_: LetterId, _: &Said) -> Travels<Never> {
        Travels::Never
    }
}
