//! The written forms of every kind of entry, frozen: each topic's `written.jsonl`. What is written there once can be read for ever:
//! a line is never changed; a new version of a form gets a new line beside it, and the old one keeps decoding.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::collections::BTreeSet;

use alliance::Direct;
use dialogue::consent::Matter;
use dialogue::conversation::{Happened, Where};
use dialogue::invitation::Holds;
use dialogue::moment::{Effect, Feeling, Handling, Level, Please, Topic};
use dialogue::safety::Concern;
use dialogue::sample::{self, Declared};
use dialogue::session::Outcome;
use dialogue::{Body, Decoded, Drafts, Entry, OursBody, OwnBody, State, private_prompt};
use serde::Deserialize;
use serde_json::value::RawValue;

/// What stands around a body in every entry of this file.
const BEFORE: &str =
    r#"{"v":1,"id":"00000000-0000-4000-8000-000000000001","by":2,"at":1793610000000000,"body":"#;

fn around(body: &str) -> Vec<u8> {
    format!("{BEFORE}{body}}}").into_bytes()
}

/// One frozen form.
#[derive(Deserialize)]
struct Frozen<'a> {
    room: &'a str,
    #[serde(borrow)]
    body: &'a RawValue,
}

/// Reads a form, and writes it again to the letter.
fn kept_to_the_letter<B: Body>(body: &str) -> B {
    let Decoded::Known(entry) = Entry::<B>::decode(&around(body)) else {
        panic!("{body} is not known any more");
    };
    assert_eq!(
        String::from_utf8(entry.encode()).unwrap(),
        String::from_utf8(around(body)).unwrap()
    );
    entry.body
}

#[test]
fn every_kind_keeps_its_written_form() {
    for Declared {
        topic,
        said,
        kept,
        written,
        ..
    } in sample::DECLARED
    {
        let (mut says, mut keeps) = (BTreeSet::new(), BTreeSet::new());
        for line in written.lines() {
            let frozen: Frozen<'_> = serde_json::from_str(line).unwrap();
            let body = frozen.body.get();
            if frozen.room == "ours" {
                let body = kept_to_the_letter::<OursBody>(body);
                assert_eq!(body.topic(), *topic);
                says.insert(sample::name_of_said(&body));
            } else {
                let body = kept_to_the_letter::<OwnBody>(body);
                assert_eq!(body.topic(), Some(*topic));
                keeps.insert(sample::name_of_kept(&body));
            }
        }
        assert_eq!(
            says,
            BTreeSet::from_iter(said.iter().copied()),
            "what {topic:?} says"
        );
        assert_eq!(
            keeps,
            BTreeSet::from_iter(kept.iter().copied()),
            "what {topic:?} keeps"
        );
    }
}

#[test]
fn that_something_was_erased_keeps_its_written_form() {
    for body in [
        r#"{"erased":{"entries":["00000000-0000-4000-8000-000000000003"]}}"#,
        r#"{"erased":{"entries":["00000000-0000-4000-8000-000000000003"],"letters":["00000000-0000-4000-8000-000000000005"]}}"#,
    ] {
        assert_eq!(kept_to_the_letter::<OwnBody>(body).topic(), None);
    }
}

#[test]
fn choices_keep_their_written_form() {
    fn all<T: serde::Serialize>(choices: &[T]) -> String {
        serde_json::to_string(choices).unwrap()
    }
    let written = [
        all(Feeling::ALL),
        all(Level::ALL),
        all(Please::ALL),
        all(Topic::ALL),
        all(Effect::ALL),
        all(Handling::ALL),
        all(Where::ALL),
        all(Happened::ALL),
        all(Concern::ALL),
        all(Holds::ALL),
        all(Outcome::ALL),
        all(&Direct::ALL),
        all(Matter::ALL),
        all(private_prompt::Concern::ALL),
    ];
    assert_eq!(
        written,
        [
            r#"["felt_off","felt_good","towards_you","not_sure"]"#,
            r#"["just_for_me","something","about","say"]"#,
            r#"["wait","ask_gently"]"#,
            r#"["interpretation","passed_over","who_i_am","how_we_work","arrangements","boundary","judged","else"]"#,
            r#"["trust","dread","holding_back","avoiding","stopping"]"#,
            r#"["in_session","in_writing","just_know"]"#,
            r#"["settled","partly","differently","not_okay","elsewhere","another_time"]"#,
            r#"["yes","partly","not_yet","no_longer_matters"]"#,
            r#"["sexual","threats","coercion","retaliation","afraid_of_harm","money","favours","confidentiality","discrimination","intoxication"]"#,
            r#"["fee","records","diagnosis","reports","power_to_end"]"#,
            r#"["held","cancelled","missed"]"#,
            r#"["no","a_little","yes","rather_not_say"]"#,
            r#"["scores","words"]"#,
            r#"["held_back","always_the_most"]"#,
        ]
    );
}

/// Drafts are stored as well.
#[test]
fn drafts_keep_their_written_form() {
    let written = r#"[[{"check_in":"00000000-0000-4000-8000-000000000002"},{"check_in":{"answers":{"items":[null,null,null,null,null],"direct":null,"better":null},"held_back":false}}],["moment",{"moment":{"feeling":"not_sure","level":"just_for_me","please":"ask_gently","topic":"judged","words":"Words","more":{"when":null,"topic":null,"did":[],"wanted":null,"handling":null},"concerns":["afraid_of_harm","money"]}}]]"#;
    let drafts: Drafts = serde_json::from_str(written).unwrap();
    assert!(!drafts.is_empty());
    assert_eq!(serde_json::to_string(&drafts).unwrap(), written);
}

#[test]
fn what_a_newer_version_wrote_is_unknown_and_stops_writing() {
    let known = around(r#"{"ending":"ended"}"#);
    let newer = String::from_utf8(known.clone())
        .unwrap()
        .replace("\"v\":1", "\"v\":2");
    let strange = [
        around(r#"{"pattern":{"when":"…"}}"#),
        around(r#"{"ending":"paused"}"#),
        around(
            r#"{"conversation":{"stands":{"moment":"00000000-0000-4000-8000-000000000003","stand":{"place":"somewhere_new"}}}}"#,
        ),
        newer.into_bytes(),
        br#"{"v":0}"#.to_vec(),
        b"not JSON".to_vec(),
        Vec::new(),
    ];
    for bytes in strange {
        let decoded = Entry::<OursBody>::decode(&bytes);
        assert_eq!(decoded, Decoded::Unknown);
        assert_eq!(Entry::<OwnBody>::decode(&bytes), Decoded::Unknown);
        let mut ours = dialogue::Ours::default();
        ours.take(1, &Entry::decode(&known));
        assert!(ours.writable() && ours.ending.is_over());
        ours.take(2, &decoded);
        assert!(!ours.writable(), "nothing is written after it");
        assert!(ours.ending.is_over(), "what was known before stays known");
        let snapshot = serde_json::to_vec(&ours).unwrap();
        assert!(
            !serde_json::from_slice::<dialogue::Ours>(&snapshot)
                .unwrap()
                .writable()
        );
    }
}
