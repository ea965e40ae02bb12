//! What the fields of the client's form mean.

use dialogue::Refusal;
use dialogue::moment::{Effect, Feeling, Form, Handling, Level, More, Please, Topic};
use dialogue::safety::Concern;

use crate::frame::field::{Field, id, tick};
use crate::frame::fields::Fields;

/// What it was taken up from.
pub(super) const KEPT: Field = id("kept").unseen();
/// Help from outside was shown.
pub(super) const SEEN_HELP: Field = tick("seen-help").unseen().such_as("");

/// The form that the fields say.
pub(super) fn read(fields: &Fields) -> Result<Form, Refusal> {
    let concern = Concern::from_name;
    Ok(Form {
        feeling: fields.choice("feeling", Feeling::from_name)?,
        level: fields.choice("level", Level::from_name)?,
        please: fields.choice("please", Please::from_name)?,
        topic: fields.choice("topic", Topic::from_name)?,
        words: fields.passage("words")?,
        more: More {
            when: fields.text("when")?,
            topic: None,
            did: fields.choices("did", Effect::from_name)?,
            wanted: fields.passage("wanted")?,
            handling: fields.choice("handling", Handling::from_name)?,
        },
        concerns: fields.choices("concern", concern)?,
    })
}

/// What is missing, and where: the field, and the key of a sentence.
pub(super) fn error(refusal: &Refusal) -> (&'static str, &'static str) {
    match refusal.field() {
        Some("level") => ("level", "moment-error-level"),
        Some("topic") => ("topic", "moment-error-topic"),
        _ if *refusal == Refusal::NothingSaid => ("words", "moment-error-nothing"),
        _ => ("words", "moment-error-words"),
    }
}
