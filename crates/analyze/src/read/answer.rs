//! Answers in words: who answered, and what to the direct question.

use alliance::Direct;

/// The rater: whose answers these are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Rater {
    Client,
    Therapist,
    /// An observer, or somebody else: not used.
    Other,
}

/// The rater that a field names.
pub(crate) fn rater(field: &[u8]) -> Rater {
    let is = |words: &[&str]| {
        words
            .iter()
            .any(|word| field.eq_ignore_ascii_case(word.as_bytes()))
    };
    if is(&[
        "client",
        "c",
        "cl",
        "patient",
        "p",
        "pt",
        "pat",
        "self",
        "klient",
        "klientin",
        "patientin",
    ]) {
        Rater::Client
    } else if is(&[
        "therapist",
        "t",
        "th",
        "ther",
        "clinician",
        "counsellor",
        "counselor",
        "provider",
        "therapeut",
        "therapeutin",
    ]) {
        Rater::Therapist
    } else {
        Rater::Other
    }
}

/// The answer to the direct question that a field holds; `None` where it is no answer to it.
pub(crate) fn direct(field: &[u8]) -> Option<Direct> {
    let is = |words: &[&str]| {
        words
            .iter()
            .any(|word| field.eq_ignore_ascii_case(word.as_bytes()))
    };
    if is(&["yes", "y", "1", "1.0", "true", "ja", "a lot"]) {
        Some(Direct::Yes)
    } else if is(&["a little", "a-little", "a_little", "little", "some", "0.5"]) {
        Some(Direct::ALittle)
    } else if is(&["no", "n", "0", "0.0", "false", "nein"]) {
        Some(Direct::No)
    } else if is(&[
        "rather not say",
        "rather-not-say",
        "rather_not_say",
        "declined",
    ]) {
        Some(Direct::RatherNotSay)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_and_answers_have_many_names() {
        assert_eq!(rater(b"Patient"), Rater::Client);
        assert_eq!(rater(b"T"), Rater::Therapist);
        assert_eq!(rater(b"observer"), Rater::Other);
        assert_eq!(direct(b"Yes"), Some(Direct::Yes));
        assert_eq!(direct(b"a little"), Some(Direct::ALittle));
        assert_eq!(direct(b"maybe"), None);
    }
}
