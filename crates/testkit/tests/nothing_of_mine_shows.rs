//! The promise that everything rests on: nothing of mine shows in yours.
//!
//! One history is played twice, in two practices that are equal down to their ids, nonces and clock. In one of them a person
//! adds, edits and removes things in their own room, and posts letters that are not due. Then everybody else asks for every
//! address there is, and every answer has to be equal byte for byte: status, headers, body, and the log lines it caused.
mod common;

use common::{Extra, Play, Seen, Who, observe};
use testkit::{Engine, capture};

/// Two plays that differ in one person's own room alone look the same to everyone else.
async fn nothing_shows(engine: Engine, seed: u64, owner: Who) {
    let without = Play::fresh(engine, seed).await;
    let with = Play::fresh(engine, seed).await;
    without.run(None).await;
    let logs = with.run(Some(owner)).await;
    assert!(
        logs.is_empty(),
        "seed {seed}: what someone does in their own room left a line in the log: {logs:?}"
    );
    for observer in Who::ALL.into_iter().filter(|who| *who != owner) {
        let expected = observe(&without, observer).await;
        let seen = observe(&with, observer).await;
        assert_eq!(expected.len(), seen.len());
        for (expected, seen) in expected.iter().zip(&seen) {
            assert_eq!(
                difference(expected, seen),
                None,
                "seed {seed}: {observer:?} can tell that {owner:?} did something in their own room"
            );
        }
    }
}

/// Where two answers differ, in a few words: the first line of the page that does, or the headers, or the log.
fn difference(expected: &Seen, seen: &Seen) -> Option<String> {
    if expected == seen {
        return None;
    }
    let (a, b) = (expected.answer.text(), seen.answer.text());
    let line = a
        .lines()
        .zip(b.lines())
        .find(|(a, b)| a != b)
        .map(|(a, b)| format!("{}: {a:?} became {b:?}", expected.address));
    Some(line.unwrap_or_else(|| {
        format!(
            "{}: {} {:?} {:?} became {} {:?} {:?}",
            expected.address,
            expected.answer.status,
            expected.answer.headers,
            expected.log,
            seen.answer.status,
            seen.answer.headers,
            seen.log
        )
    }))
}

#[tokio::test]
async fn of_the_client_in_the_therapists() {
    let _log = capture();
    for seed in 0..8 {
        nothing_shows(Engine::Sqlite, seed, Who::Client).await;
    }
}

#[tokio::test]
async fn of_the_therapist_in_the_clients() {
    let _log = capture();
    for seed in 100..106 {
        nothing_shows(Engine::Sqlite, seed, Who::Therapist).await;
    }
}

#[tokio::test]
async fn on_postgresql_as_well() {
    let _log = capture();
    nothing_shows(Engine::Postgres, 7, Who::Client).await;
    nothing_shows(Engine::Postgres, 107, Who::Therapist).await;
}

/// The test above can fail: a letter that *is* due shows.
#[tokio::test]
async fn what_is_due_does_show() {
    let without = Play::fresh(Engine::Sqlite, 3).await;
    let with = Play::fresh(Engine::Sqlite, 3).await;
    without.run(None).await;
    with.run(None).await;
    with.extra(Who::Client, Extra::SendNow, 0).await;
    let expected = observe(&without, Who::Therapist).await;
    let seen = observe(&with, Who::Therapist).await;
    assert_ne!(expected, seen, "a letter that is due has to show");
}

/// Two people write at the same time; what one of them does in their own room changes nothing of what the other is shown.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_writers_at_once() {
    for seed in 0..4 {
        let without = Play::fresh(Engine::Sqlite, seed).await;
        let with = Play::fresh(Engine::Sqlite, seed).await;
        without.run(None).await;
        with.run(None).await;
        without.write_shared(Who::Therapist, 20).await;
        tokio::join!(
            with.write_shared(Who::Therapist, 20),
            with.write_own(Who::Client, 60)
        );
        let expected = observe(&without, Who::Therapist).await;
        let seen = observe(&with, Who::Therapist).await;
        for (expected, seen) in expected.iter().zip(&seen) {
            assert_eq!(difference(expected, seen), None, "seed {seed}");
        }
    }
}
