//! A moment as the client fills it in.

use serde::{Deserialize, Serialize};

use super::choices::{Feeling, Level, Please, Topic};
use super::telling::{More, Telling};
use crate::safety::{self, Concern, Route};
use crate::{Passage, Refusal, Time};

/// The whole form, as far as it was filled in.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Form {
    /// What kind of thing it is.
    pub feeling: Option<Feeling>,
    /// How far today.
    pub level: Option<Level>,
    /// How to be approached about it.
    pub please: Option<Please>,
    /// The topic.
    pub topic: Option<Topic>,
    /// The one box.
    pub words: Option<Passage>,
    /// Add more, if you like. (`more.topic` stays empty here; the form has one topic.)
    pub more: More,
    /// What is part of it that leads to the safety page or to outside help.
    pub concerns: Vec<Concern>,
}

/// When it shall arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// On the therapist's next working morning.
    NextMorning,
    /// At a time of one's own choosing.
    At(Time),
}

impl Form {
    /// True where there is nothing to keep.
    pub fn is_empty(&self) -> bool {
        self.words.is_none()
            && self.feeling.is_none()
            && self.topic.is_none()
            && self.more == More::default()
            && self.concerns.is_empty()
    }

    /// What was written besides and the chosen level does not send, with the level left open; `None` where there is nothing.
    /// It is kept when the rest is sent, so that none of it is lost.
    pub fn unsent(&self) -> Option<Form> {
        let without_words = matches!(self.level, Some(Level::Something | Level::About));
        let written = self.words.is_some() || self.more != More::default();
        (without_words && written).then(|| Form {
            level: None,
            ..self.clone()
        })
    }

    /// Exactly what the therapist would read. `Ok(None)` for "just for me".
    ///
    /// # Errors
    /// [`Refusal::Safety`] or [`Refusal::OutsideHelpFirst`] where a concern leads there (`seen_help`: outside help was
    /// shown and the client chose to go on); [`Refusal::Empty`] where the chosen level lacks its one part.
    pub fn telling(&self, seen_help: bool) -> Result<Option<Telling>, Refusal> {
        let level = self.level.ok_or(Refusal::Empty { field: "level" })?;
        if level == Level::JustForMe {
            return Ok(None);
        }
        match safety::route(&self.concerns) {
            Some(Route::NeverSent) => return Err(Refusal::Safety),
            Some(Route::OutsideHelpFirst) if !seen_help => return Err(Refusal::OutsideHelpFirst),
            _ => {}
        }
        let please = self.please.unwrap_or(Please::Wait);
        Ok(Some(match level {
            Level::JustForMe | Level::Something => Telling::Something { please },
            Level::About => Telling::About {
                please,
                topic: self.topic.ok_or(Refusal::Empty { field: "topic" })?,
            },
            Level::Say => Telling::Words {
                feeling: self.feeling,
                words: self
                    .words
                    .clone()
                    .ok_or(Refusal::Empty { field: "words" })?,
                more: More {
                    topic: self.topic,
                    ..self.more.clone()
                },
            },
        }))
    }
}
