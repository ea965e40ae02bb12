//! How moments fold in an own room. In the shared room a moment opens a conversation (see `conversation`).

use serde::{Deserialize, Serialize};

use super::{Form, Kept, Said};
use crate::{EntryId, LetterId, Time};

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
    /// Letters that went out and were not taken back.
    sent: Vec<LetterId>,
}

impl Mine {
    pub(crate) fn apply(&mut self, id: EntryId, at: Time, kept: &Kept) {
        match kept {
            Kept::ForMe(form) => self.notes.push(Note {
                id,
                at,
                what: What::Form(form.clone()),
            }),
            Kept::Sent { letter } => self.sent.push(*letter),
            Kept::TakenBack { letter, said } => {
                self.sent.retain(|l| l != letter);
                self.notes.push(Note {
                    id,
                    at,
                    what: What::TakenBack((**said).clone()),
                });
            }
            Kept::SentOn { kept, letter } => {
                self.notes.retain(|n| n.id != *kept);
                self.sent.push(*letter);
            }
        }
    }

    pub(crate) fn erase(&mut self, entry: EntryId) {
        self.notes.retain(|n| n.id != entry);
    }

    /// Letters that were taken back, though the note of it was erased.
    pub(crate) fn taken_back(&mut self, letters: &[LetterId]) {
        self.sent.retain(|l| !letters.contains(l));
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

    /// True for a letter of one's own that went out and was not taken back.
    pub fn sent(&self, letter: LetterId) -> bool {
        self.sent.contains(&letter)
    }
}
