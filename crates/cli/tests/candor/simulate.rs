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
        complained(&output).contains("there is already a practice in"),
        "{}",
        complained(&output)
    );
    assert_eq!(std::fs::read(home.path().join("master.key")).unwrap(), key);
    assert_eq!(verified(home.path()), before);
}

#[test]
fn a_file_of_scores_has_the_truth_beside_it_and_is_the_same_from_the_same_seed() {
    let home = tempfile::tempdir().unwrap();
    let make = |name: &str, more: &[&str]| {
        let to = home.path().join(name);
        let mut arguments = vec![
            "simulate",
            "--courses",
            "40",
            "--sessions",
            "10",
            "--out",
            to.to_str().unwrap(),
        ];
        arguments.extend(more);
        let output = run(&arguments);
        assert!(output.status.success(), "{}", complained(&output));
        std::fs::read_to_string(to).unwrap()
    };
    let one = make("one.csv", &["--seed", "4"]);
    let mut lines = one.lines();
    assert_eq!(
        lines.next(),
        Some(
            "client,session,score,item_1,item_2,item_3,item_4,item_5,direct,view,true_level,true_dip,true_opened,true_kind,true_candor"
        )
    );
    assert_eq!(lines.clone().count(), 400);
    assert!(lines.all(|line| line.split(',').count() == 15));
    assert_eq!(one, make("same.csv", &["--seed", "4"]));
    assert_ne!(one, make("other.csv", &["--seed", "5"]));
    let opened = |text: &str| {
        text.lines()
            .filter(|line| line.split(',').nth(12) == Some("1"))
            .count()
    };
    assert!(opened(&one) > 10);
    for scenario in ["typical", "ceiling", "heavy-tails", "uneven", "bend"] {
        assert_eq!(
            opened(&make(
                "off.csv",
                &["--ruptures", "off", "--scenario", scenario]
            )),
            0
        );
    }
    let bare = make("bare.csv", &["--scores-only", "--missing", "off"]);
    assert!(
        bare.lines()
            .all(|line| line.split(',').filter(|field| !field.is_empty()).count() == 3)
    );
    let output = run(&["simulate", "--courses", "4"]);
    assert!(
        complained(&output).contains("--out"),
        "{}",
        complained(&output)
    );
    let output = run(&["simulate", "--courses", "4", "--into", "x"]);
    assert!(!output.status.success());
}
