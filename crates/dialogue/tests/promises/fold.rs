//! A history folds to the same from its start and from a snapshot at any point.

use dialogue::{Command, Entry, State, check_in, view};
use proptest::prelude::*;

use super::{cases, ready};
use crate::common::{Stored, T0, Who, World, grow, line, seedlings};

type Held = Result<(), TestCaseError>;

fn same_from_any_snapshot<S: State>(stored: &Stored<S>) -> Held {
    let whole = stored.fold_on(S::default(), 0);
    for at in 0..=stored.bytes.len() {
        let written = serde_json::to_vec(&stored.fold_to(at)).unwrap();
        let snapshot: S = serde_json::from_slice(&written).unwrap();
        prop_assert!(
            stored.fold_on(snapshot, at) == whole,
            "a snapshot at {} of {} leads elsewhere",
            at,
            stored.bytes.len()
        );
    }
    Ok(())
}

fn same_as_it_was_lived<S: State>(stored: &Stored<S>) -> Held {
    prop_assert!(
        stored.fold_on(S::default(), 0) == stored.room.state,
        "the history folds to something else than it was"
    );
    Ok(())
}

fn same_written_form<S: State>(stored: &Stored<S>) -> Held {
    for (n, bytes) in stored.bytes.iter().enumerate() {
        let seq = i64::try_from(n + 1).unwrap();
        let again = stored.at(seq).map(|e: Entry<S::Body>| e.encode());
        prop_assert_eq!(&again, bytes);
    }
    Ok(())
}

fn each_room(world: &World) -> Held {
    same_written_form(&world.ours)?;
    same_from_any_snapshot(&world.ours)?;
    same_as_it_was_lived(&world.ours)?;
    for own in [&world.client.own, &world.therapist.own] {
        same_written_form(own)?;
        same_from_any_snapshot(own)?;
        same_as_it_was_lived(own)?;
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(64))]

    /// An erased body has nothing left to take in; what it said must not come back, and nothing else may change.
    #[test]
    fn a_history_folds_to_the_same_from_any_snapshot_whatever_was_erased(seeds in seedlings(50, true)) {
        each_room(&grow(&seeds).1)?;
    }
}

#[test]
fn what_a_newer_version_wrote_is_met_in_any_snapshot() {
    let mut world = World::new();
    world.ours.push_bytes(br#"{"v":1,"id":"0"}"#.to_vec());
    same_from_any_snapshot(&world.ours).unwrap();
    same_as_it_was_lived(&world.ours).unwrap();
    assert!(!world.ours.room.state.writable());
}

/// A check-in kept twice and then erased is gone, and no earlier version of it takes its place.
#[test]
fn what_was_erased_does_not_come_back() {
    let mut world = World::new();
    let session = ready(&mut world, T0);
    for (label, held_back) in [(1, true), (2, false)] {
        let mut form = check_in::Form {
            held_back,
            ..check_in::Form::default()
        };
        form.answers.better = Some(line(Who::Client, 7));
        let keep = check_in::Command::Keep { session, form };
        world
            .step(Who::Client, label, T0, &Command::CheckIn(keep))
            .unwrap();
    }
    let erase = Command::Erase(view::own(&world.desk(Who::Client)).check_ins[0].id);
    world.step(Who::Client, 3, T0, &erase).unwrap();
    assert!(view::own(&world.desk(Who::Client)).is_empty());

    let own = &mut world.client.own;
    own.room.state = own.fold_on(dialogue::Own::default(), 0);
    assert!(view::own(&world.desk(Who::Client)).is_empty());
    let left: Vec<String> = world
        .client
        .own
        .bytes
        .iter()
        .flatten()
        .map(|b| String::from_utf8_lossy(b).into_owned())
        .collect();
    assert!(
        !left.concat().contains(Who::Client.marker()),
        "its words are still stored"
    );
}
