//! How check-ins fold: in the shared room and in an own room.

use serde::{Deserialize, Serialize};

use super::{Answers, Form, Kept, Said, View};
use crate::ours::Mark;
use crate::{EntryId, LetterId, Time};

/// One shared check-in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SharedCheckIn {
    /// The session it looks back on.
    pub session: EntryId,
    /// When it arrived; for the therapist's eyes, since its author never learns when it was opened.
    pub at: Time,
    /// What the client shared.
    pub answers: Answers,
}

/// What the shared room holds of check-ins.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Shared {
    /// As shared, in the order in which they arrived.
    shared: Vec<SharedCheckIn>,
    /// The therapist's views as shown, by session.
    views: Vec<(EntryId, View)>,
}

impl Shared {
    pub(crate) fn apply(&mut self, mark: Mark, said: &Said) {
        match said {
            Said::Shared { session, answers } => {
                self.shared.retain(|c| c.session != *session);
                self.shared.push(SharedCheckIn {
                    session: *session,
                    at: mark.at,
                    answers: answers.clone(),
                });
            }
            Said::Viewed { session, view } => {
                self.views.retain(|(s, _)| s != session);
                self.views.push((*session, view.clone()));
            }
        }
    }

    /// What was shared on a session.
    pub fn of(&self, session: EntryId) -> Option<&Answers> {
        self.shared
            .iter()
            .find(|c| c.session == session)
            .map(|c| &c.answers)
    }

    /// The therapist's view of a session, as shown.
    pub fn view_of(&self, session: EntryId) -> Option<&View> {
        self.views
            .iter()
            .find(|(s, _)| *s == session)
            .map(|(_, view)| view)
    }

    /// All shared check-ins in the order in which they arrived.
    pub fn all(&self) -> &[SharedCheckIn] {
        &self.shared
    }
}

/// A check-in in the client's own room.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Own {
    /// The entry.
    pub id: EntryId,
    /// When it was kept or sent.
    pub at: Time,
    /// The session it looks back on.
    pub session: EntryId,
    /// All of it.
    pub form: Form,
    /// The letter it went with, where it was sent.
    pub letter: Option<LetterId>,
}

/// What an own room holds of check-ins: a client's own, or a therapist's views.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Mine {
    own: Vec<Own>,
    views: Vec<(EntryId, Option<View>)>,
    /// Letters with which a view went out and was not taken back.
    shown: Vec<LetterId>,
}

impl Mine {
    pub(crate) fn apply(&mut self, id: EntryId, at: Time, kept: &Kept) {
        match kept {
            Kept::ForMe { session, form } => self.put(Own {
                id,
                at,
                session: *session,
                form: form.clone(),
                letter: None,
            }),
            Kept::Sent {
                session,
                form,
                letter,
            } => self.put(Own {
                id,
                at,
                session: *session,
                form: form.clone(),
                letter: Some(*letter),
            }),
            Kept::TakenBack { letter } => {
                for own in self.own.iter_mut().filter(|o| o.letter == Some(*letter)) {
                    own.letter = None;
                }
                self.shown.retain(|l| l != letter);
            }
            Kept::View {
                session,
                view,
                letter,
            } => {
                self.shown.extend(letter);
                self.views.retain(|(s, _)| s != session);
                self.views.push((*session, view.clone()));
            }
        }
    }

    fn put(&mut self, own: Own) {
        self.own.retain(|o| o.session != own.session);
        self.own.push(own);
    }

    pub(crate) fn erase(&mut self, entry: EntryId) {
        self.own.retain(|o| o.id != entry);
    }

    /// The own check-in on a session.
    pub fn of(&self, session: EntryId) -> Option<&Own> {
        self.own.iter().find(|o| o.session == session)
    }

    /// All own check-ins, oldest first.
    pub fn all(&self) -> &[Own] {
        &self.own
    }

    /// True for a letter of one's own that went out and was not taken back.
    pub fn sent(&self, letter: LetterId) -> bool {
        self.own.iter().any(|o| o.letter == Some(letter)) || self.shown.contains(&letter)
    }

    /// True once the therapist gave or passed their own view of a session.
    pub fn viewed(&self, session: EntryId) -> bool {
        self.views.iter().any(|(s, _)| *s == session)
    }

    /// The therapist's own view of a session, unless passed.
    pub fn view_of(&self, session: EntryId) -> Option<&View> {
        self.views
            .iter()
            .find(|(s, _)| *s == session)
            .and_then(|(_, view)| view.as_ref())
    }
}
