//! What can be done with a check-in, whose each of it is, and what becomes of one that comes back.

use super::{Form, Kept, Mine, Said, Shared, View};
use crate::topic::{By, Note, Reads, Text, Topic, Travels, Way, Whose};
use crate::{EntryId, LetterId};

/// What a person can do with a check-in.
#[derive(Debug, Clone, PartialEq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Command {
    /// The client turns a page: what was answered so far is saved in their own drafts.
    Save {
        /// Which session.
        session: EntryId,
        /// As far as it was filled in.
        form: Form,
    },
    /// The client keeps it for themselves.
    Keep {
        /// Which session.
        session: EntryId,
        /// All of it.
        form: Form,
    },
    /// The client shares it.
    Share {
        /// Which session.
        session: EntryId,
        /// All of it; what can be shared is a part.
        form: Form,
    },
    /// The therapist gives their own view, or passes.
    View {
        /// Which session.
        session: EntryId,
        /// Their two answers; `None` passes.
        view: Option<View>,
        /// Whether the client may see it once their own check-in on this session is in.
        show: bool,
    },
}

impl Topic for Command {
    type Said = Said;
    type Kept = Kept;
    type Draft = Form;
    type Shared = Shared;
    type Mine = Mine;
    const FOLD: u32 = 1;

    fn whose(&self) -> Whose {
        match self {
            Command::Save { .. } | Command::Keep { .. } => By::Client.keeps(),
            Command::Share { .. } => By::Client.posts(),
            Command::View { .. } => By::Therapist.posts(),
        }
    }

    fn note(kept: &Kept) -> Note {
        match kept {
            Kept::ForMe { session, .. } => Note::text(Text::OfSession(*session)),
            Kept::Sent {
                session, letter, ..
            } => Note::text(Text::OfSession(*session)).and(Way::Out(*letter)),
            Kept::TakenBack { letter } => Note::letter(Way::Back(*letter)),
            Kept::View { letter, .. } => Note {
                text: None,
                letter: letter.map(Way::Out),
            },
        }
    }

    fn by_post(letter: LetterId, said: &Said) -> Travels<Kept> {
        let (name, session) = match said {
            Said::Shared { session, .. } => ("check-in", session),
            Said::Viewed { session, .. } => ("check-in-view", session),
        };
        Travels::ByPost {
            reads: Reads {
                name,
                words: None,
                session: Some(*session),
            },
            // What was sent is in the own room already.
            comes_back: Kept::TakenBack { letter },
        }
    }
}
