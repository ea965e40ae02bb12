//! `candor simulate`: a practice for measuring, as whole as any other.

use std::path::Path;

use super::common::program::{complained, run, said};

/// Makes one of three relationships; what the program said.
fn simulate(into: &Path, seed: &str) -> String {
    let into = into.to_str().unwrap();
    let output = run(&[
        "simulate",
        "--into",
        into,
        "--relationships",
        "3",
        "--sessions",
        "14",
        "--seed",
        seed,
        "--therapists",
        "2",
    ]);
    assert!(output.status.success(), "{}", complained(&output));
    said(&output)
}

fn verified(folder: &Path) -> String {
    let output = run(&["verify", "--dir", folder.to_str().unwrap()]);
    assert!(output.status.success(), "{}", said(&output));
    said(&output)
}

/// Of each relationship: the invitation, fifteen sessions planned, fourteen that took place, with a check-in and a view each.
#[test]
fn a_simulated_practice_is_whole_and_the_same_seed_makes_the_same() {
    let home = tempfile::tempdir().unwrap();
    let [one, same, other] = ["one", "same", "other"].map(|name| home.path().join(name));
    let told = simulate(&one, "7");
    assert!(
        told.starts_with("3 relationships, 42 sessions and "),
        "{told}"
    );
    let found = verified(&one);
    assert!(found.starts_with("3 relationships, 9 rooms, "), "{found}");
    assert!(found.contains(" 6 accounts\nclean"), "{found}");
    let entries: u32 = found
        .split(", ")
        .find_map(|part| part.split_once(" entries")?.0.parse().ok())
        .unwrap();
    let shared = 1 + 15 + 14 * 3;
    let own = 14 * 2;
    assert!(entries >= 3 * (shared + own), "{found}");
    simulate(&same, "7");
    assert_eq!(verified(&same), found);
    simulate(&other, "8");
    assert_ne!(verified(&other), found, "the seed makes no difference");
}

#[test]
fn a_folder_that_is_in_use_is_left_as_it_is() {
    let home = tempfile::tempdir().unwrap();
    simulate(home.path(), "1");
    let key = std::fs::read(home.path().join("master.key")).unwrap();
    let before = verified(home.path());
    let output = run(&["simulate", "--into", home.path().to_str().unwrap()]);
    assert!(!output.status.success());
    assert!(
        complained(&output).contains("there is a practice in"),
        "{}",
        complained(&output)
    );
    assert_eq!(std::fs::read(home.path().join("master.key")).unwrap(), key);
    assert_eq!(verified(home.path()), before);
}
