//! Client-facing texts are read at about eleven. Whoever reads them may be upset, tired, or reading in a second language.

use std::collections::BTreeMap;

use crate::grade::Counts;
use crate::message::{self, Message};

/// A file as a whole.
const FILE: f64 = 11.0;
/// A single text.
const TEXT: f64 = 13.0;
/// Fewer words than this are a label; the formula says nothing about it.
const WORDS: u32 = 8;

/// What only therapists or administrators read, by how the key begins, or (with a `*` before it) ends. What both read counts
/// as the client's; so does what is not named here.
const NOT_FOR_CLIENTS: &[&str] = &[
    "client-",
    "day-",
    "link-",
    "members-",
    "moment-notice-",
    // The letter that a therapist signs is the client's to read: `invitation-default…` is looked at below.
    "invitation-",
    // What the client reads of a session stands in check-in.ftl.
    "view-first-",
    // What was noticed is the therapist's alone.
    "noticed-",
    "*-therapist",
    "*-host-is-reader",
    "*-sees-member",
];

const FOR_CLIENTS_ALL_THE_SAME: &[&str] = &[
    "invitation-default",
    "invitation-lines-",
    "*-host-therapist",
    "*-host-is-therapist",
];

/// Texts that stay harder, each with its reason.
const EXCEPTIONS: &[(&str, &str)] = &[
    (
        "safety-responsibility",
        "one long sentence because each part of it has to be true together with the rest; its words are chosen with care",
    ),
    (
        "feeling-towards-you",
        "a choice with its examples: feelings are called what they are called",
    ),
    (
        "moment-towards-other",
        "the same choice, in the client's words",
    ),
];

fn is_named(key: &str, parts: &[&str]) -> bool {
    parts.iter().any(|part| match part.strip_prefix('*') {
        Some(ends) => key.ends_with(ends),
        None => key.starts_with(part),
    })
}

fn is_for_clients(key: &str) -> bool {
    is_named(key, FOR_CLIENTS_ALL_THE_SAME) || !is_named(key, NOT_FOR_CLIENTS)
}

/// A text that is long enough to be judged.
struct Sentence {
    message: usize,
    counts: Counts,
    text: String,
}

fn sentences(messages: &[Message]) -> Vec<Sentence> {
    let read = |(message, of): (usize, &Message)| {
        let texts = of.texts.clone().into_iter();
        texts
            .map(move |text| Sentence {
                message,
                counts: Counts::of(&text),
                text,
            })
            .filter(|sentence| sentence.counts.words >= WORDS)
            .collect::<Vec<_>>()
    };
    messages.iter().enumerate().flat_map(read).collect()
}

fn for_clients() -> Vec<Message> {
    let all = message::all().into_iter();
    all.filter(|message| is_for_clients(&message.key)).collect()
}

#[test]
fn each_text_for_clients_is_read_at_thirteen_at_most() {
    let messages = for_clients();
    let sentences = sentences(&messages);
    assert!(sentences.len() > 150, "only {} were met", sentences.len());
    let mut hard = Vec::new();
    for sentence in &sentences {
        let Message { file, key, .. } = &messages[sentence.message];
        let age = sentence.counts.reading_age();
        let excepted = EXCEPTIONS.iter().any(|(known, _)| known == key);
        if age > TEXT && !excepted {
            hard.push(format!("{file}.ftl {key}, {age:.1}: {}", sentence.text));
        }
    }
    assert!(hard.is_empty(), "too hard:\n{}", hard.join("\n"));
}

/// Labels are left out: they would only make a file look easier than it is.
#[test]
fn each_file_is_read_at_eleven_at_most() {
    let messages = for_clients();
    let mut files: BTreeMap<&str, Counts> = BTreeMap::new();
    for sentence in sentences(&messages) {
        let file = messages[sentence.message].file.as_str();
        let sum = files.entry(file).or_default();
        *sum = sum.and(sentence.counts);
    }
    assert!(files.len() > 8, "only {files:?}");
    for (file, counts) in files {
        let age = counts.reading_age();
        println!("{file}.ftl: {age:.1}");
        assert!(age <= FILE, "{file}.ftl is read at {age:.1}");
    }
}

/// An exception that no longer needs to be one is taken off the list.
#[test]
fn no_exception_and_no_name_lies_idle() {
    let messages = message::all();
    for (key, reason) in EXCEPTIONS {
        let hard = sentences(&messages).into_iter().any(|sentence| {
            messages[sentence.message].key == *key && sentence.counts.reading_age() > TEXT
        });
        assert!(hard && !reason.is_empty(), "{key} needs no exception");
    }
    for part in NOT_FOR_CLIENTS.iter().chain(FOR_CLIENTS_ALL_THE_SAME) {
        let named = messages
            .iter()
            .any(|message| is_named(&message.key, &[part]));
        assert!(named, "no key is named by {part}");
    }
}

#[test]
fn what_is_hard_to_read_would_be_found() {
    let hard = "Confidentiality considerations notwithstanding, administrators retain technical accessibility.";
    assert!(Counts::of(hard).reading_age() > TEXT);
    assert!(!is_for_clients("day-quiet") && !is_for_clients("progress-back-therapist"));
    assert!(is_for_clients("join-host-therapist") && is_for_clients("moment-title"));
    assert!(is_for_clients("invitation-default") && !is_for_clients("invitation-scope"));
}
