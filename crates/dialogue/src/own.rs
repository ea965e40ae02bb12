//! An own room: what one person keeps for themselves. No request of another person's ever opens it.

use serde::{Deserialize, Serialize};

use crate::topic::{Keeps, Mark, Text, Topic, Way};
use crate::{Entry, EntryId, LetterId, OwnBody, State};

macro_rules! own {
    ($($module:ident $Variant:ident $field:ident $tag:literal),+ $(,)?) => {
        /// What an own room folds to, by topic.
        #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
        #[expect(missing_docs, reason = "each field is a topic, and its module says what it is about")]
        pub struct Own {
            $(pub $field: <crate::$module::Command as Topic>::Mine,)+
            /// Which entries hold a text that can be erased, and where they stand.
            places: Vec<Place>,
            /// Letters that went out and were not taken back.
            sent: Vec<LetterId>,
            unknown: bool,
        }

        impl Own {
            /// Everything that the owner finds in this room and can erase, topic by topic, oldest first in each.
            pub fn texts(&self) -> Vec<EntryId> {
                [$(self.$field.texts()),+].concat()
            }

            /// True while a text is with the other, or on its way.
            fn is_shared(&self, entry: EntryId) -> bool {
                [$(self.$field.is_shared(entry)),+].contains(&true)
            }

            fn take(&mut self, mark: Mark, body: &OwnBody) {
                match body {
                    $(OwnBody::$Variant(kept) => self.$field.apply(mark, kept),)+
                    OwnBody::Erased { entries, letters } => {
                        for entry in entries {
                            $(self.$field.erase(*entry);)+
                        }
                        self.sent.retain(|letter| !letters.contains(letter));
                        self.places.retain(|place| !entries.contains(&place.id));
                    }
                }
            }
        }

        /// Every topic counts, so that a new one or a changed fold drops older snapshots.
        const FOLD: u32 = 0 $(+ <crate::$module::Command as Topic>::FOLD)+;
    };
}
topics!(own);

/// Where a text stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Place {
    pub(crate) id: EntryId,
    pub(crate) seq: i64,
    /// The session it goes with.
    session: Option<EntryId>,
    /// For what came back, the letter.
    pub(crate) letter: Option<LetterId>,
}

/// Why something kept is not erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stays {
    /// It is not there, or not any more.
    Unknown,
    /// It is with the other, or on its way.
    Shared,
}

impl Own {
    /// Where all versions of something kept stand, to be erased together.
    pub(crate) fn places(&self, entry: EntryId) -> Result<Vec<&Place>, Stays> {
        let found = self.places.iter().find(|p| p.id == entry);
        let found = found.ok_or(Stays::Unknown)?;
        let together =
            |p: &&Place| p.id == entry || (p.session.is_some() && p.session == found.session);
        let places: Vec<&Place> = self.places.iter().filter(together).collect();
        if places.iter().any(|p| self.is_shared(p.id)) {
            return Err(Stays::Shared);
        }
        Ok(places)
    }

    /// The letters that went out and were not taken back, oldest first.
    pub fn letters(&self) -> &[LetterId] {
        &self.sent
    }

    /// True for a letter of one's own that went out and was not taken back.
    pub fn sent(&self, letter: LetterId) -> bool {
        self.sent.contains(&letter)
    }

    /// Takes note of the letter and of the text in an entry.
    fn keep_track(&mut self, seq: i64, entry: &Entry<OwnBody>) {
        let note = entry.body.note();
        match note.letter {
            Some(Way::Out(letter)) => self.sent.push(letter),
            Some(Way::Back(letter)) => self.sent.retain(|sent| *sent != letter),
            None => {}
        }
        if let Some(text) = note.text {
            self.places.push(Place {
                id: entry.id,
                seq,
                session: match text {
                    Text::OfSession(session) => Some(session),
                    Text::Alone => None,
                },
                letter: match note.letter {
                    Some(Way::Back(letter)) => Some(letter),
                    Some(Way::Out(_)) | None => None,
                },
            });
        }
    }
}

impl State for Own {
    type Body = OwnBody;
    const FOLD: u32 = FOLD;

    fn apply(&mut self, seq: i64, entry: &Entry<OwnBody>) {
        self.take(entry.mark(), &entry.body);
        self.keep_track(seq, entry);
    }

    fn meet_unknown(&mut self) {
        self.unknown = true;
    }

    fn writable(&self) -> bool {
        !self.unknown
    }
}
