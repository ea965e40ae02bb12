//! What can be done about a moment that has arrived, and whose each of it is.

use super::{Acknowledgement, Happened, Kept, Mine, Said, Shared, Stand};
use crate::topic::{By, Never, Note, Text, Topic, Travels, Whose};
use crate::{EntryId, LetterId, Line, Passage};

/// What a person can do about a moment.
#[derive(Debug, Clone, PartialEq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Command {
    /// The therapist's first answer, or one more line after it.
    Acknowledge {
        /// The moment.
        moment: EntryId,
        /// How.
        how: Acknowledgement,
    },
    /// The therapist's answer in writing, where the client asked for one.
    Answer {
        /// The moment.
        moment: EntryId,
        /// The words.
        words: Passage,
    },
    /// The client's "not now" to what the therapist noticed.
    NotNow {
        /// The moment.
        moment: EntryId,
    },
    /// Either writes down what was agreed.
    Agree {
        /// The moment.
        moment: EntryId,
        /// What.
        words: Line,
    },
    /// The client says whether it happened.
    Happened {
        /// The moment.
        moment: EntryId,
        /// Which agreement.
        agreed: EntryId,
        /// Whether.
        happened: Happened,
    },
    /// The client shows where it is now.
    Show {
        /// The moment.
        moment: EntryId,
        /// Where.
        stand: Stand,
    },
    /// The client keeps for themselves where it is now.
    Keep {
        /// The moment.
        moment: EntryId,
        /// Where.
        stand: Stand,
    },
    /// The client takes it off the line that the two draw, or puts it back on.
    Draw {
        /// The moment.
        moment: EntryId,
        /// Whether it is drawn.
        drawn: bool,
    },
    /// Either comes back to it; the therapist once the client said where it is, and with a line at most.
    Back {
        /// The moment.
        moment: EntryId,
        /// With these words, if any.
        words: Option<Passage>,
    },
}

impl Command {
    /// The moment that it is about.
    pub fn moment(&self) -> EntryId {
        match self {
            Command::Acknowledge { moment, .. }
            | Command::Answer { moment, .. }
            | Command::NotNow { moment }
            | Command::Agree { moment, .. }
            | Command::Happened { moment, .. }
            | Command::Show { moment, .. }
            | Command::Keep { moment, .. }
            | Command::Draw { moment, .. }
            | Command::Back { moment, .. } => *moment,
        }
    }
}

impl Topic for Command {
    type Said = Said;
    type Kept = Kept;
    type Draft = Never;
    type Shared = Shared;
    type Mine = Mine;
    const FOLD: u32 = 1;

    fn whose(&self) -> Whose {
        match self {
            Command::Acknowledge { .. } | Command::Answer { .. } => By::Therapist.says(),
            Command::NotNow { .. }
            | Command::Happened { .. }
            | Command::Show { .. }
            | Command::Draw { .. } => By::Client.says(),
            Command::Keep { .. } => By::Client.keeps(),
            Command::Agree { .. } | Command::Back { .. } => By::Either.says(),
        }
    }

    fn note(kept: &Kept) -> Note {
        match kept {
            Kept::Stands { .. } => Note::text(Text::Alone),
        }
    }

    fn by_post(_: LetterId, _: &Said) -> Travels<Kept> {
        Travels::Never
    }
}
