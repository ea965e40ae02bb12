//! The letter of an invitation: the form in which a therapist writes it.

use dialogue::Refusal;
use dialogue::invitation::{Holds, Letter};

use crate::frame::field::{Field, choices, passage};
use crate::frame::fields::Fields;
use crate::frame::words::Words;

/// What the therapist wants to say.
pub(crate) const WORDS: Field = passage("words").required();
/// How they handle being told something.
pub(crate) const HANDLING: Field = passage("handling-words");
/// What this is, and where its limits are.
pub(crate) const SCOPE: Field = passage("scope");
/// What they hold.
pub(crate) const HOLDS: Field = choices("holds", || {
    Holds::ALL.iter().map(|holds| holds.name()).collect()
})
.such_as("fee");

/// The form in which a therapist writes an invitation; also on the page that invites a client.
pub(crate) struct LetterForm {
    pub(crate) words: String,
    pub(crate) holds: Vec<Holds>,
    pub(crate) handling: String,
    pub(crate) scope: String,
}

impl LetterForm {
    /// With the words we suggest. What is true of nearly every practice is ticked, so that a letter written in a hurry says it.
    pub(crate) fn fresh(t: &Words) -> Self {
        Self {
            words: t.say("invitation-default"),
            holds: vec![Holds::Fee, Holds::Records, Holds::PowerToEnd],
            handling: t.say("invitation-default-handling"),
            scope: t.say("invitation-default-scope"),
        }
    }

    /// With the words of a letter.
    pub(crate) fn of(letter: &Letter) -> Self {
        let text = |part: &Option<dialogue::Passage>| {
            part.as_ref().map(ToString::to_string).unwrap_or_default()
        };
        Self {
            words: letter.words.to_string(),
            holds: letter.holds.clone(),
            handling: text(&letter.handling),
            scope: text(&letter.scope),
        }
    }

    pub(crate) fn all_holds(&self) -> &'static [Holds] {
        Holds::ALL
    }

    pub(crate) fn has(&self, holds: &Holds) -> bool {
        self.holds.contains(holds)
    }
}

/// The letter that a form holds.
pub(crate) fn letter(fields: &Fields) -> Result<Letter, Refusal> {
    let holds = Holds::from_name;
    Ok(Letter {
        words: fields.required("words")?,
        holds: fields.choices("holds", holds)?,
        handling: fields.passage("handling-words")?,
        scope: fields.passage("scope")?,
    })
}
