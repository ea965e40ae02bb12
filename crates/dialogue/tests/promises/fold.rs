//! A history folds to the same from its start and from a snapshot at any point.

use dialogue::{Entry, State};
use proptest::prelude::*;

use super::cases;
use crate::common::{Stored, World, grow, seedlings};

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
        let entry: Option<Entry<S::Body>> = stored.at(seq);
        prop_assert_eq!(entry.map(|e| e.encode()).as_ref(), bytes.as_ref());
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

    #[test]
    fn a_history_folds_to_the_same_from_any_snapshot(seeds in seedlings(50, true)) {
        let nothing_erased: Vec<_> = seeds.into_iter().filter(|s| !s.erases()).collect()?;
        each_room(&grow(&nothing_erased).1)?;
    }

    /// An erased body has nothing left to take in; what it said must not come back, and nothing else may change.
    #[test]
    fn what_was_erased_is_not_missed(seeds in seedlings(50, false)) {
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
