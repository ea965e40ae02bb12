//! How moments fold in an own room. In the shared room a moment opens a conversation (see `conversation`).

use serde::{Deserialize, Serialize};

use super::{Form, Kept, Said};
use crate::topic::{Keeps, Mark};
use crate::{EntryId, Time};

/// Something kept for oneself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// The entry.
    pub id: EntryId,
    /// When it was kept.
    pub at: Time,
    /// What it says.
    pub what: What,
}

/// What a [`Note`] says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// A form that was kept.
    Form(Form),
    /// Something that was taken back before it reached the other.
    TakenBack(Said),
}

/// What an own room holds of moments.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Mine {
    /// Kept, oldest first.
    pub notes: Vec<Note>,
}

impl Keeps<Kept> for Mine {
    fn apply(&mut self, mark: Mark, kept: &Kept) {
        match kept {
            Kept::ForMe(form) => self.put(mark, What::Form(form.clone())),
            Kept::Sent { .. } => {}
            Kept::TakenBack { said, .. } => self.put(mark, What::TakenBack((**said).clone())),
            Kept::SentOn { kept, .. } => self.erase(*kept),
        }
    }

    fn erase(&mut self, entry: EntryId) {
        self.notes.retain(|n| n.id != entry);
    }

    fn texts(&self) -> Vec<EntryId> {
        self.notes.iter().map(|note| note.id).collect()
    }
}

impl Mine {
    fn put(&mut self, mark: Mark, what: What) {
        self.notes.push(Note {
            id: mark.id,
            at: mark.at,
            what,
        });
    }

    /// Something kept.
    pub fn note(&self, id: EntryId) -> Option<&Note> {
        self.notes.iter().find(|n| n.id == id)
    }

    /// True where something kept says this already, however far it was to go.
    pub(crate) fn says(&self, id: EntryId, form: &Form) -> bool {
        let open = |form: &Form| Form {
            level: None,
            ..form.clone()
        };
        match self.note(id).map(|note| &note.what) {
            Some(What::Form(kept)) => open(kept) == open(form),
            _ => false,
        }
    }
}
