//! The scripts and the whispers reach what the promises are about; a property over scripts in which nothing happens would hold
//! for nothing. What there is to reach is read from the list of topics.

use std::collections::{BTreeMap, BTreeSet};

use dialogue::sample::{self, Declared};
use dialogue::topic::Goes;
use dialogue::{Act, OwnBody, TopicName};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use super::whispers::{leaves_something, slip_in, whispers};
use crate::common::{Deed, Outcome, Step, Who, World, grow, seedlings};

/// How often each thing happened.
#[derive(Default)]
struct Reached(BTreeMap<String, usize>);

impl Reached {
    fn count(&mut self, what: String) {
        *self.0.entry(what).or_default() += 1;
    }

    fn live(&mut self, steps: &[Step]) {
        let mut world = World::new();
        for step in steps {
            let outcome = world.run(step);
            if let (Deed::Do(command), Outcome::Done(acts)) = (&step.deed, &outcome)
                && !acts.is_empty()
            {
                let name = sample::name_of_command(command);
                self.count(format!("done {:?} {name}", command.topic()));
                let reaches = acts.iter().any(|act| act.goes() > Goes::Own);
                if reaches && leaves_something(acts) {
                    self.count(format!("leaves {:?} {name}", command.topic()));
                }
            }
            self.follow(&outcome);
        }
        for conversation in world.ours.room.state.conversations.all() {
            if conversation.is_settled() {
                self.count("settled".to_owned());
            }
        }
    }

    fn follow(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Refused(refusal) => self.count(format!("refused {}", refusal.key())),
            Outcome::Collected(all) => {
                for one in all {
                    let body = &one.entry.body;
                    let name = sample::name_of_said(body);
                    self.count(format!("collected {:?} {name}", body.topic()));
                    self.count(format!("said {:?} {name}", body.topic()));
                }
            }
            Outcome::Done(acts) => acts.iter().for_each(|act| self.count(named(act))),
        }
    }

    fn missed(&self, expected: &BTreeSet<String>) -> Vec<String> {
        let reached = |what: &&String| self.0.get(*what).copied().unwrap_or(0) >= 2;
        expected
            .iter()
            .filter(|what| !reached(what))
            .cloned()
            .collect()
    }
}

fn named(act: &Act) -> String {
    match act {
        Act::Say(entry) => {
            let (topic, name) = (entry.body.topic(), sample::name_of_said(&entry.body));
            format!("said {topic:?} {name}")
        }
        Act::Keep(entry) => match entry.body.topic() {
            Some(topic) => format!("kept {topic:?} {}", sample::name_of_kept(&entry.body)),
            None => "erased".to_owned(),
        },
        Act::Post(letter) => {
            let name = sample::name_of_said(&letter.body);
            format!("posted {:?} {name}", letter.body.topic())
        }
        Act::TakeBack(_) => "taken back".to_owned(),
        Act::Erase { .. } => "erased".to_owned(),
        Act::Draft(_, None) => "draft thrown away".to_owned(),
        Act::Draft(_, Some(_)) => "draft written".to_owned(),
    }
}

/// So many scripts, always the same.
fn scripts(count: usize, longest: usize) -> Vec<Vec<Step>> {
    let mut runner = TestRunner::deterministic();
    let seedlings = seedlings(longest, true);
    (0..count)
        .map(|_| grow(&seedlings.new_tree(&mut runner).unwrap().current()).0)
        .collect()
}

/// What is kept only beside a collected check-in, and what no version of this program writes any more.
fn is_kept_by_a_command(topic: TopicName) -> bool {
    topic != TopicName::Noticed
}

fn expected() -> BTreeSet<String> {
    let mut expected: BTreeSet<String> = [
        "draft thrown away",
        "draft written",
        "erased",
        "settled",
        "taken back",
        "refused refusal-already-shared",
        "refused refusal-already-there",
        "refused refusal-client-first",
        "refused refusal-consent-withdrawn",
        "refused refusal-empty",
        "refused refusal-ended",
        "refused refusal-no-session",
        "refused refusal-not-in-writing",
        "refused refusal-nothing-said",
        "refused refusal-outside-help-first",
        "refused refusal-safety",
        "refused refusal-time",
        "refused refusal-unknown",
    ]
    .into_iter()
    .map(str::to_owned)
    .collect();
    for kind in sample::kinds() {
        expected.insert(format!("done {:?} {}", kind.topic, kind.name));
    }
    for Declared {
        topic, said, kept, ..
    } in sample::DECLARED
    {
        expected.extend(said.iter().map(|name| format!("said {topic:?} {name}")));
        if is_kept_by_a_command(*topic) {
            expected.extend(kept.iter().map(|name| format!("kept {topic:?} {name}")));
        }
    }
    expected
}

#[test]
fn scripts_come_to_everything_that_the_topics_declare() {
    let mut reached = Reached::default();
    for script in scripts(500, 90) {
        reached.live(&script);
    }
    let missed = reached.missed(&expected());
    assert!(
        missed.is_empty(),
        "the scripts hardly come to {missed:#?} among {:#?}",
        reached.0
    );
    // Whatever leaves something behind has a twin, or nothing holds that it does not show.
    let leaves: Vec<&String> = reached
        .0
        .keys()
        .filter(|k| k.starts_with("leaves"))
        .collect();
    let twins = twins();
    for what in leaves {
        let name = what.replacen("leaves", "twin of", 1);
        assert!(twins.contains(&name), "no {name} in {twins:#?}");
    }
}

/// The kinds of command that have a twin.
fn twins() -> BTreeSet<String> {
    let mut twins = BTreeSet::new();
    for (seed, script) in (0..).zip(scripts(120, 60)) {
        let mut world = World::new();
        for step in &script {
            if let Deed::Do(command) = &step.deed {
                let desk = world.desk(step.who);
                let mut draw = sample::Draw::new(&desk, step.at, step.who.marker(), seed);
                if let Some(twin) = sample::twin(command, &mut draw) {
                    assert_eq!(twin.topic(), command.topic());
                    let name = sample::name_of_command(command);
                    twins.insert(format!("twin of {:?} {name}", command.topic()));
                }
            }
            world.run(step);
        }
    }
    twins
}

/// Every command that goes no further than the own room, and every one that goes by post, is slipped into scripts and does something
/// there.
#[test]
fn whispers_come_to_every_command_that_is_ones_own() {
    let mut runner = TestRunner::deterministic();
    let mut reached: BTreeSet<String> = BTreeSet::new();
    let mut expected: BTreeSet<String> = BTreeSet::new();
    for (n, script) in scripts(160, 36).into_iter().enumerate() {
        let who = Who::BOTH[n % 2];
        let whispers = whispers().new_tree(&mut runner).unwrap().current();
        let end = script[script.len() - 1].at.plus_minutes(5);
        let mut world = World::new();
        for step in slip_in(&script, who, &whispers, end) {
            let outcome = world.run(&step);
            let Deed::Do(command) = &step.deed else {
                continue;
            };
            let name = format!("{:?} {}", command.topic(), sample::name_of_command(command));
            if command.whose().goes < Goes::Shared {
                expected.insert(name.clone());
            }
            if step.label >= 10_000 && matches!(&outcome, Outcome::Done(acts) if !acts.is_empty()) {
                reached.insert(name);
            }
        }
    }
    let missed: Vec<&String> = expected.difference(&reached).collect();
    assert!(missed.is_empty(), "no whisper came to {missed:?}");
    assert!(reached.len() > 10);
}

/// Every command has a sample of its name, and no sample is of a command that there is not.
#[test]
fn every_command_has_a_sample() {
    let world = World::new();
    let desk = world.desk(Who::Client);
    for Declared {
        topic, commands, ..
    } in sample::DECLARED
    {
        let kinds = sample::kinds()
            .into_iter()
            .filter(|k| k.topic == Some(*topic));
        let sampled: Vec<&str> = kinds.clone().map(|kind| kind.name).collect();
        assert_eq!(sampled, *commands, "the samples of {topic:?}");
        for kind in kinds {
            let mut draw = sample::Draw::new(&desk, crate::common::T0, "", 1);
            let drawn = kind.draw(&mut draw);
            assert_eq!(sample::name_of_command(&drawn), kind.name);
            assert_eq!(drawn.topic(), Some(*topic));
        }
    }
}

/// What is erased in an own room is asked of one place: whatever an owner finds there can be erased, and is gone then.
#[test]
fn whatever_is_found_in_an_own_room_can_be_erased() {
    let mut topics: BTreeSet<String> = BTreeSet::new();
    for script in scripts(120, 60) {
        let mut world = World::new();
        let mut kept_by = BTreeMap::new();
        for step in &script {
            if let Outcome::Done(acts) = world.run(step) {
                for act in acts {
                    if let Act::Keep(entry) = act {
                        kept_by.insert(entry.id, entry.body);
                    }
                }
            }
        }
        let now = script[script.len() - 1].at;
        for who in Who::BOTH {
            let texts = world.desk(who).own().texts();
            for (label, text) in (650_000..).zip(texts) {
                let erase = dialogue::Command::Erase(text);
                world.step(who, label, now, &erase).unwrap();
                assert!(!world.desk(who).own().texts().contains(&text));
                let again = world.step(who, label + 10_000, now, &erase);
                assert_eq!(again, Err(dialogue::Refusal::Unknown));
                topics.insert(format!("{:?}", kept_by.get(&text).and_then(OwnBody::topic)));
            }
            assert!(world.desk(who).own().texts().is_empty());
        }
    }
    assert!(topics.len() >= 4, "{topics:?}");
}
