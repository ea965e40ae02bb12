//! What the relationship promises, held against random people doing random things.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[path = "../common/mod.rs"]
mod common;

mod answers;
mod candor;
mod check_in;
mod consent;
mod ending;
mod fold;
mod line;
mod mine_and_yours;
mod noticed;
mod opened;
mod post;
mod reach;
mod robust;
mod roles;
mod safety;
mod settled;
mod whispers;

use dialogue::{Command, EntryId, Time, session};
use proptest::test_runner::Config;

use common::{Outcome, T0, Who, World};

/// How many scripts a property is held against. What fails is shown in full, so no file of old seeds is kept.
fn cases(cases: u32) -> Config {
    Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    }
}

/// A time by which everything that a script put on its way has come due.
fn later_than_all() -> Time {
    T0.plus_days(500)
}

/// The client notes a session that began an hour before `now`, and gives both consents.
fn ready(world: &mut World, now: Time) -> EntryId {
    let plan = Command::Session(session::Command::Plan {
        starts: now.plus_minutes(-60),
        minutes: 50,
    });
    world.step(Who::Client, 700_000, now, &plan).unwrap();
    let both = dialogue::consent::Command::Show {
        scores: true,
        words: true,
    };
    world
        .step(Who::Client, 700_001, now, &Command::Consent(both))
        .unwrap();
    EntryId(common::fresh(Who::Client, 700_000, 0))
}

/// True where a step did something that reaches the other, or will.
fn reaches(outcome: &Outcome) -> bool {
    use dialogue::Act;
    match outcome {
        Outcome::Done(acts) => acts.iter().any(|a| matches!(a, Act::Say(_) | Act::Post(_))),
        Outcome::Collected(collected) => !collected.is_empty(),
        Outcome::Refused(_) => false,
    }
}
