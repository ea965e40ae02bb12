//! How conversations fold.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Acknowledgement, Happened, Said, Stand, Where};
use crate::moment;
use crate::topic::{Folds, Mark};
use crate::{EntryId, Line, SeatNo, Time};

/// One thing said in a conversation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Turn {
    /// Its name.
    pub id: EntryId,
    /// The seat that said it.
    pub by: SeatNo,
    /// When.
    pub at: Time,
    /// What.
    pub said: Said,
}

/// Something that was agreed in a conversation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Agreed {
    /// Its name.
    pub id: EntryId,
    /// The seat that wrote it down.
    pub by: SeatNo,
    /// When.
    pub at: Time,
    /// What.
    pub words: Line,
    /// Whether it happened, once the client said so.
    pub happened: Option<Happened>,
}

/// A moment and what followed from it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Conversation {
    /// The moment's name.
    pub id: EntryId,
    /// The seat that opened it.
    pub by: SeatNo,
    /// When it arrived.
    pub at: Time,
    /// What opened it.
    pub opening: moment::Said,
    /// What followed, in order.
    pub turns: Vec<Turn>,
    /// What was agreed.
    pub agreed: Vec<Agreed>,
    /// True where the client took it off the line that the two draw.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub not_drawn: bool,
}

impl Conversation {
    /// Where the client said it is now. `None` while open: before that, and after one of the two came back to it.
    pub fn stand(&self) -> Option<&Stand> {
        self.last_stand().map(|(stand, _)| stand)
    }

    /// Where the client said it is now, and when.
    fn last_stand(&self) -> Option<(&Stand, Time)> {
        self.turns.iter().rev().find_map(|turn| match &turn.said {
            Said::Stands { stand, .. } => Some(Some((stand, turn.at))),
            Said::Back { .. } => Some(None),
            Said::Acknowledged { .. }
            | Said::Answered { .. }
            | Said::NotNow { .. }
            | Said::Agreed { .. }
            | Said::Happened { .. }
            | Said::Drawn { .. } => None,
        })?
    }

    /// True where the client called it settled, and nobody came back to it since.
    pub fn is_settled(&self) -> bool {
        self.stand().is_some_and(|s| s.place == Where::Settled)
    }

    /// True while there is no last word of the client's on where it is; "ask me another time" leaves it open.
    pub fn is_open(&self) -> bool {
        self.stand().is_none_or(|s| s.place == Where::AnotherTime)
    }

    /// When the client said "ask me another time", where that is their last word.
    pub fn another_time(&self) -> Option<Time> {
        self.stood(|place| place == Where::AnotherTime)
    }

    /// When the client said where it is now, where they leave it there; `None` while it is open.
    pub fn last_word(&self) -> Option<Time> {
        self.stood(|place| place != Where::AnotherTime)
    }

    /// When the client said where it is now, where nobody came back to it since.
    fn stood(&self, there: impl Fn(Where) -> bool) -> Option<Time> {
        let (stand, at) = self.last_stand()?;
        there(stand.place).then_some(at)
    }

    /// By when the therapist said they would come back to it, until they said something to it. That the client came back to
    /// it meanwhile takes nothing of it away.
    pub fn promise(&self) -> Option<Date> {
        self.turns.iter().rev().find_map(|turn| match &turn.said {
            Said::Acknowledged {
                how: Acknowledgement::ComeBack { by },
                ..
            } => Some(Some(*by)),
            Said::Acknowledged { .. } | Said::Answered { .. } => Some(None),
            Said::Back { .. } => (!self.is_clients(turn)).then_some(None),
            Said::NotNow { .. }
            | Said::Agreed { .. }
            | Said::Happened { .. }
            | Said::Stands { .. }
            | Said::Drawn { .. } => None,
        })?
    }

    /// What was said since the client last said something of their own: opened it, came back to it, or said where it is.
    /// `None` while the client said nothing here.
    fn since_the_client(&self) -> Option<&[Turn]> {
        let last = self.turns.iter().rposition(|turn| {
            matches!(turn.said, Said::Stands { .. } | Said::Back { .. }) && self.is_clients(turn)
        });
        match last {
            Some(at) => Some(&self.turns[at + 1..]),
            None => self.telling().map(|_| self.turns.as_slice()),
        }
    }

    /// True while a first answer in one tap fits: the client opened it or came back to it, and nothing was said to that.
    pub fn takes_first_answer(&self) -> bool {
        let unanswered = |turn: &Turn| {
            !matches!(
                &turn.said,
                Said::Acknowledged { how, .. } if !matches!(how, Acknowledgement::ComeBack { .. })
            )
        };
        self.stand().is_none()
            && self
                .since_the_client()
                .is_some_and(|since| since.iter().all(unanswered))
    }

    /// True while the therapist can say something in a line of their own words: one, until the client says something again.
    pub fn takes_own_words(&self) -> bool {
        let own = |turn: &Turn| {
            matches!(
                turn.said,
                Said::Acknowledged {
                    how: Acknowledgement::Words(_),
                    ..
                } | Said::Back { words: Some(_), .. }
            )
        };
        self.since_the_client()
            .is_some_and(|since| !since.iter().any(own))
    }

    /// True while the therapist can come back to it: the client said where it is, and did not say "not now" since.
    pub fn can_be_reopened(&self) -> bool {
        self.stand().is_some() && !self.is_not_now()
    }

    /// True once the client said anything of their own here: only then can it be answered.
    pub fn is_said(&self) -> bool {
        self.since_the_client().is_some()
    }

    /// True where a turn is the client's, whoever opened it.
    pub fn is_clients(&self, turn: &Turn) -> bool {
        (turn.by == self.by) == self.telling().is_some()
    }

    /// True where the client answered "not now" to what the therapist noticed, and did not come back to it since.
    pub fn is_not_now(&self) -> bool {
        self.turns
            .iter()
            .rev()
            .find_map(|turn| match &turn.said {
                Said::NotNow { .. } => Some(true),
                Said::Stands { .. } => Some(false),
                Said::Back { .. } => self.is_clients(turn).then_some(false),
                Said::Acknowledged { .. }
                | Said::Answered { .. }
                | Said::Agreed { .. }
                | Said::Happened { .. }
                | Said::Drawn { .. } => None,
            })
            .unwrap_or(false)
    }

    /// The earliest that it could arrive, where that was written down with it.
    pub fn due(&self) -> Option<Time> {
        match &self.opening {
            moment::Said::Raised(raised) => raised.due,
            moment::Said::Noticed { due, .. } => *due,
        }
    }

    /// The telling, where the client opened it.
    pub fn telling(&self) -> Option<&moment::Telling> {
        match &self.opening {
            moment::Said::Raised(raised) => Some(&raised.telling),
            moment::Said::Noticed { .. } => None,
        }
    }
}

/// All conversations of the shared room, in the order in which they were opened.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Shared(Vec<Conversation>);

impl Folds<Said> for Shared {
    fn apply(&mut self, mark: Mark, said: &Said) {
        let Some(conversation) = self.0.iter_mut().find(|c| c.id == said.moment()) else {
            return;
        };
        match said {
            Said::Agreed { words, .. } => conversation.agreed.push(Agreed {
                id: mark.id,
                by: mark.by,
                at: mark.at,
                words: words.clone(),
                happened: None,
            }),
            Said::Happened {
                agreed, happened, ..
            } => {
                for a in conversation.agreed.iter_mut().filter(|a| a.id == *agreed) {
                    a.happened = Some(*happened);
                }
            }
            Said::Drawn { drawn, .. } => {
                // How it is drawn is nothing said in it.
                conversation.not_drawn = !drawn;
                return;
            }
            Said::Acknowledged { .. }
            | Said::Answered { .. }
            | Said::NotNow { .. }
            | Said::Stands { .. }
            | Said::Back { .. } => {}
        }
        conversation.turns.push(Turn {
            id: mark.id,
            by: mark.by,
            at: mark.at,
            said: said.clone(),
        });
    }
}

impl Shared {
    pub(crate) fn open(&mut self, mark: Mark, said: &moment::Said) {
        self.0.push(Conversation {
            id: mark.id,
            by: mark.by,
            at: mark.at,
            opening: said.clone(),
            turns: Vec::new(),
            agreed: Vec::new(),
            not_drawn: false,
        });
    }

    /// An answer to "did what was agreed happen?" that came with a check-in. It is no turn: a turn shows its time, and
    /// the client would read from their own when the check-in was opened.
    pub(crate) fn happened(&mut self, agreed: EntryId, happened: Happened) {
        let all = self.0.iter_mut().flat_map(|c| &mut c.agreed);
        // A last word given directly stands: what comes with a check-in may have been written before it.
        for a in
            all.filter(|a| a.id == agreed && matches!(a.happened, None | Some(Happened::NotYet)))
        {
            a.happened = Some(happened);
        }
    }

    /// All of them.
    pub fn all(&self) -> &[Conversation] {
        &self.0
    }

    /// One of them.
    pub fn get(&self, moment: EntryId) -> Option<&Conversation> {
        self.0.iter().find(|c| c.id == moment)
    }

    /// What was agreed and not answered for yet.
    pub fn agreed_and_unanswered(&self) -> impl Iterator<Item = (&Conversation, &Agreed)> {
        self.0.iter().flat_map(|c| {
            c.agreed
                .iter()
                .filter(|a| matches!(a.happened, None | Some(Happened::NotYet)))
                .map(move |a| (c, a))
        })
    }
}
