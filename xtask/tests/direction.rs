//! The direction of the house, all the way down. `deny.toml` names who may depend on whom directly; here the whole tree
//! below a crate is looked at, as it ships: what a crate may not know must not come in through somebody else either.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot ask cargo has failed"
)]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// The names of all packages that `package` is built with, without those that only its tests need.
fn tree(package: &str) -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let arguments = [
        "tree",
        "--locked",
        "--edges",
        "normal",
        "--prefix",
        "none",
        "--format",
        "{p}",
        "--package",
    ];
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .arg(package)
        .current_dir(root)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let listing = String::from_utf8(output.stdout).unwrap();
    let names: BTreeSet<_> = listing
        .lines()
        .filter_map(|line| line.split(' ').next())
        .map(String::from)
        .collect();
    assert!(
        names.contains(package),
        "cargo tree did not list {package} itself"
    );
    names
}

/// Asserts that nothing `package` is built with is `forbidden`.
fn knows_nothing_of(package: &str, forbidden: &[&str]) {
    let known = tree(package);
    let found: Vec<_> = forbidden
        .iter()
        .filter(|name| known.contains(**name))
        .collect();
    assert!(found.is_empty(), "{package} is built with {found:?}");
}

#[test]
fn alliance_is_science_alone() {
    let ours = [
        "analyze", "dialogue", "archive", "service", "web", "candor", "testkit",
    ];
    knows_nothing_of("alliance", &ours);
    knows_nothing_of(
        "alliance",
        &[
            "tokio",
            "sqlx",
            "sqlx-core",
            "axum",
            "hyper",
            "getrandom",
            "jiff",
        ],
    );
}

#[test]
fn analyze_knows_alliance_alone_and_no_command_line() {
    knows_nothing_of(
        "analyze",
        &["dialogue", "archive", "service", "web", "candor", "testkit"],
    );
    knows_nothing_of(
        "analyze",
        &[
            "clap",
            "tokio",
            "axum",
            "hyper",
            "sqlx-core",
            "rusqlite",
            "indicatif",
        ],
    );
    // Nor does a practice know of it.
    knows_nothing_of("web", &["analyze"]);
}

#[test]
fn dialogue_knows_no_runtime_no_database_no_network_and_no_chance() {
    knows_nothing_of(
        "dialogue",
        &["archive", "service", "web", "candor", "testkit"],
    );
    knows_nothing_of(
        "dialogue",
        &[
            "tokio",
            "sqlx",
            "sqlx-core",
            "rusqlite",
            "axum",
            "hyper",
            "getrandom",
            "rand",
        ],
    );
}

#[test]
fn archive_and_service_know_no_web() {
    knows_nothing_of(
        "archive",
        &[
            "service",
            "web",
            "candor",
            "testkit",
            "axum",
            "hyper",
            "askama",
            "fluent-bundle",
        ],
    );
    knows_nothing_of(
        "service",
        &[
            "web",
            "candor",
            "testkit",
            "axum",
            "hyper",
            "askama",
            "fluent-bundle",
        ],
    );
}

#[test]
fn what_ships_holds_nothing_that_only_tests_need() {
    knows_nothing_of(
        "candor",
        &[
            "testkit",
            "e2e",
            "benches",
            "xtask",
            "proptest",
            "thirtyfour",
            "hdrhistogram",
        ],
    );
}

/// The other tests could not fail if the tree were read wrongly.
#[test]
fn the_tree_shows_what_is_far_below() {
    let known = tree("candor");
    for name in ["alliance", "archive", "sqlx-core", "axum-core", "serde"] {
        assert!(
            known.contains(name),
            "{name} is missing from the tree of candor"
        );
    }
}
