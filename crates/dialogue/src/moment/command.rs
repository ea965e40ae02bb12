//! What can be done with a moment, whose each of it is, and what becomes of a moment that comes back.

use super::{Delivery, Form, Kept, Mine, Said};
use crate::topic::{By, Note, Nothing, Reads, Text, Topic, Travels, Way, Whose};
use crate::{EntryId, LetterId, Passage};

/// What a person can do with a moment.
#[derive(Debug, Clone, PartialEq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Command {
    /// The client goes to another page: the form is saved in their own drafts.
    Save(Form),
    /// The client throws the draft away.
    Discard,
    /// The client keeps it for themselves.
    Keep(Form),
    /// The client keeps it in place of a kept entry that it was taken up from. Where that is not there any more, it is kept all
    /// the same.
    KeepInstead {
        /// The form.
        form: Form,
        /// The kept entry.
        instead: EntryId,
    },
    /// The client gives it to the post. What was written besides and is not sent is kept with it ([`Form::unsent`]).
    Send {
        /// The form; what reaches the therapist is [`Form::telling`].
        form: Form,
        /// When it shall arrive.
        delivery: Delivery,
        /// Outside help was shown and the client chose to go on.
        seen_help: bool,
        /// The kept entry it came from, if it did.
        kept: Option<EntryId>,
    },
    /// The therapist opens a conversation: "I noticed…".
    Notice(Passage),
}

impl Topic for Command {
    type Said = Said;
    type Kept = Kept;
    type Draft = Form;
    /// A moment opens a conversation, and has no state of its own in the shared room.
    type Shared = Nothing;
    type Mine = Mine;
    const FOLD: u32 = 1;

    fn whose(&self) -> Whose {
        match self {
            Command::Save(_)
            | Command::Discard
            | Command::Keep(_)
            | Command::KeepInstead { .. } => By::Client.keeps(),
            Command::Send { .. } => By::Client.posts(),
            Command::Notice(_) => By::Therapist.posts(),
        }
    }

    fn note(kept: &Kept) -> Note {
        match kept {
            Kept::ForMe(_) => Note::text(Text::Alone),
            Kept::Sent { letter } | Kept::SentOn { letter, .. } => Note::letter(Way::Out(*letter)),
            Kept::TakenBack { letter, .. } => Note::text(Text::Alone).and(Way::Back(*letter)),
        }
    }

    fn by_post(letter: LetterId, said: &Said) -> Travels<Kept> {
        let (name, words) = match said {
            Said::Raised(raised) => ("moment", raised.telling.words()),
            Said::Noticed { words, .. } => ("moment-noticed", Some(words)),
        };
        Travels::ByPost {
            reads: Reads {
                name,
                words: words.cloned(),
                session: None,
            },
            comes_back: Kept::TakenBack {
                letter,
                said: Box::new(said.clone()),
            },
        }
    }
}
