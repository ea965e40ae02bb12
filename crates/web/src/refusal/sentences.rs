//! What a refusal says: a title and a sentence.

use dialogue::Refusal;

use crate::frame::failure::Failure;
use crate::frame::words::Words;

/// Title and sentence.
pub(super) fn sentences(failure: &Failure, t: &Words) -> (String, String) {
    match failure {
        Failure::Refused(Refusal::TooLong { length, max, field }) => (
            t.say("refusal-title"),
            t.fill(
                "refusal-too-long",
                &[
                    ("field", &t.choice("field", field)),
                    ("length", &length.to_string()),
                    ("max", &max.to_string()),
                    ("over", &(length - max).to_string()),
                ],
            ),
        ),
        Failure::Refused(Refusal::Time { field }) => (
            t.say("refusal-title"),
            t.say(&format!("refusal-time-{field}")),
        ),
        Failure::Refused(refusal) => (
            t.say("refusal-title"),
            match refusal.field() {
                Some(field) => t.fill(refusal.key(), &[("field", &t.choice("field", field))]),
                None => t.say(refusal.key()),
            },
        ),
        Failure::TooMany(wait) => (
            t.say("too-many-title"),
            t.fill("too-many", &[("wait", &wait.to_string())]),
        ),
        Failure::NotFound
        | Failure::SignedOut
        | Failure::Bad(..)
        | Failure::Unavailable(_)
        | Failure::Uncertain(_)
        | Failure::Internal(_) => {
            // What the log calls it, its words are called as well.
            let key = failure.kind();
            (t.say(&format!("{key}-title")), t.say(key))
        }
    }
}
