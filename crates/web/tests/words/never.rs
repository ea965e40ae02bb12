//! Words that no screen says, and the sign that no text needs.

use crate::message;

/// From the list in `CONTRIBUTING.md`: whole words, or what words begin with (with a `*`).
const NEVER: &[&str] = &[
    "rupture*",
    "hint*",
    "told",
    "signal*",
    "coach*",
    "mirror*",
    "likab*",
    "strain*",
    "alliance*",
    "complian*",
    "overdue",
    "kintsugi",
    "failed",
    "non-responder*",
    "alarm*",
    "risk*",
];

/// The first of them that a text uses.
fn found_in(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '\'');
    let uses = |word: &str, never: &str| match never.strip_suffix('*') {
        Some(begins) => word.starts_with(begins),
        None => word == never,
    };
    words
        .flat_map(|word| NEVER.iter().find(|never| uses(word, never)))
        .copied()
        .next()
}

#[test]
fn no_text_uses_a_word_that_frightens_and_none_exclaims() {
    for message in message::all() {
        for text in &message.texts {
            let (file, key) = (&message.file, &message.key);
            assert_eq!(found_in(text), None, "{file}.ftl {key}: {text}");
            assert!(!text.contains('!'), "{file}.ftl {key} exclaims: {text}");
        }
    }
}

#[test]
fn such_a_word_would_be_found_anywhere_in_a_text() {
    assert_eq!(found_in("What Ada was told."), Some("told"));
    assert_eq!(found_in("Two Ruptures"), Some("rupture*"));
    assert_eq!(found_in("a non-responder"), Some("non-responder*"));
    assert_eq!(found_in("I think of it, and hold it."), None);
}
