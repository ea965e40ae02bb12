//! How check-ins fold: in the shared room and in an own room.

use serde::{Deserialize, Serialize};

use super::{Answers, Form, Kept, Said, View};
use crate::topic::{Folds, Keeps, Mark};
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

impl Folds<Said> for Shared {
    fn apply(&mut self, mark: Mark, said: &Said) {
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
}

impl Shared {
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

/// A therapist's own view of a session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct OwnView {
    /// Which session.
    session: EntryId,
    /// Their two answers; `None` where they passed.
    view: Option<View>,
}

/// What an own room holds of check-ins: a client's own, or a therapist's views.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Mine {
    own: Vec<Own>,
    views: Vec<OwnView>,
}

impl Keeps<Kept> for Mine {
    fn apply(&mut self, mark: Mark, kept: &Kept) {
        match kept {
            Kept::ForMe { session, form } => self.put(mark, *session, form, None),
            Kept::Sent {
                session,
                form,
                letter,
            } => self.put(mark, *session, form, Some(*letter)),
            Kept::TakenBack { letter } => {
                for own in self.own.iter_mut().filter(|o| o.letter == Some(*letter)) {
                    own.letter = None;
                }
            }
            Kept::View { session, view, .. } => {
                self.views.retain(|v| v.session != *session);
                self.views.push(OwnView {
                    session: *session,
                    view: view.clone(),
                });
            }
        }
    }

    fn erase(&mut self, entry: EntryId) {
        self.own.retain(|o| o.id != entry);
    }

    fn texts(&self) -> Vec<EntryId> {
        let kept = self.own.iter().filter(|own| own.letter.is_none());
        kept.map(|own| own.id).collect()
    }

    fn is_shared(&self, entry: EntryId) -> bool {
        let mut own = self.own.iter();
        own.any(|own| own.id == entry && own.letter.is_some())
    }
}

impl Mine {
    fn put(&mut self, mark: Mark, session: EntryId, form: &Form, letter: Option<LetterId>) {
        self.own.retain(|own| own.session != session);
        self.own.push(Own {
            id: mark.id,
            at: mark.at,
            session,
            form: form.clone(),
            letter,
        });
    }

    /// The own check-in on a session.
    pub fn of(&self, session: EntryId) -> Option<&Own> {
        self.own.iter().find(|o| o.session == session)
    }

    /// All own check-ins, oldest first.
    pub fn all(&self) -> &[Own] {
        &self.own
    }

    /// True once the therapist gave or passed their own view of a session.
    pub fn viewed(&self, session: EntryId) -> bool {
        self.views.iter().any(|own| own.session == session)
    }

    /// The therapist's own view of a session, unless passed.
    pub fn view_of(&self, session: EntryId) -> Option<&View> {
        let own = self.views.iter().find(|own| own.session == session)?;
        own.view.as_ref()
    }
}
