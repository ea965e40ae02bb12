//! The scripts reach what the promises are about; a property over scripts in which nothing happens would hold for nothing.

use std::collections::BTreeMap;

use dialogue::Act;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use crate::common::{Outcome, World, grow, seedlings};

/// The name of a variant and of the variant inside it.
fn name(value: &impl std::fmt::Debug) -> String {
    let text = format!("{value:?}");
    let parts: Vec<&str> = text
        .split(['(', ' ', '{', ')'])
        .filter(|p| !p.is_empty())
        .collect();
    parts.iter().take(2).copied().collect::<Vec<_>>().join(" ")
}

fn count(reached: &mut BTreeMap<String, usize>, what: String) {
    *reached.entry(what).or_default() += 1;
}

#[test]
fn random_people_come_to_everything() {
    let mut runner = TestRunner::deterministic();
    let mut reached = BTreeMap::new();
    for _ in 0..250 {
        let seeds = seedlings(60, true).new_tree(&mut runner).unwrap().current();
        let (steps, _) = grow(&seeds);
        let mut world = World::new();
        for step in &steps {
            match world.run(step) {
                Outcome::Refused(refusal) => {
                    count(&mut reached, format!("refused {}", refusal.key()))
                }
                Outcome::Collected(all) => {
                    for one in all {
                        count(&mut reached, format!("collected {}", name(&one.entry.body)));
                    }
                }
                Outcome::Done(acts) => {
                    for act in acts {
                        let what = match act {
                            Act::Say(entry) => format!("said {}", name(&entry.body)),
                            Act::Keep(entry) => format!("kept {}", name(&entry.body)),
                            Act::Post(letter) => format!("posted {}", name(&letter.body)),
                            Act::TakeBack(_) => "taken back".to_owned(),
                            Act::Erase { .. } => "erased".to_owned(),
                            Act::Draft(_, None) => "draft thrown away".to_owned(),
                            Act::Draft(_, Some(_)) => "draft written".to_owned(),
                        };
                        count(&mut reached, what);
                    }
                }
            }
        }
        for c in world.ours.room.state.conversations.all() {
            if c.is_settled() {
                count(&mut reached, "settled".to_owned());
            }
        }
    }
    let expected = [
        "collected CheckIn Shared",
        "collected CheckIn Viewed",
        "collected Moment Noticed",
        "collected Moment Raised",
        "draft thrown away",
        "draft written",
        "erased",
        "kept Candor Answered",
        "kept CheckIn ForMe",
        "kept CheckIn Sent",
        "kept CheckIn TakenBack",
        "kept CheckIn View",
        "kept Conversation Stands",
        "kept Erased entries:",
        "kept Moment ForMe",
        "kept Moment Sent",
        "kept Moment SentOn",
        "kept Moment TakenBack",
        "kept Safety Copy",
        "refused refusal-already-shared",
        "refused refusal-already-there",
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
        "said Consent Given",
        "said Consent Withdrawn",
        "said Conversation Acknowledged",
        "said Conversation Agreed",
        "said Conversation Answered",
        "said Conversation Back",
        "said Conversation Happened",
        "said Conversation NotNow",
        "said Conversation Stands",
        "said Ending ContactStopped",
        "said Ending Ended",
        "said Invitation Answered",
        "said Invitation Signed",
        "said Session Planned",
        "said Session Went",
        "settled",
        "taken back",
    ];
    let missed: Vec<_> = expected
        .iter()
        .filter(|e| reached.get(**e).copied().unwrap_or(0) < 2)
        .collect();
    assert!(
        missed.is_empty(),
        "the scripts hardly come to {missed:?} among {reached:#?}"
    );
}
