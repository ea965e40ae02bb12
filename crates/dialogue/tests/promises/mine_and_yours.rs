//! Nothing of mine shows in yours: the promise that everything rests on.
//!
//! The same script is lived twice. In between, one person adds, leaves out or rewords things that are theirs alone. All
//! that the other can obtain has to be the same, to the last name and number. What is theirs alone is not listed here: it is
//! every command that its topic says goes no further than the own room, every letter before it is due, and what differs
//! between a command and its twin.

use dialogue::sample::{self, Draw};
use dialogue::topic::Goes;
use dialogue::{Command, Desk, Time};
use proptest::prelude::*;

use super::cases;
use super::whispers::{Placed, names, said_by, slip_in, whispers};
use crate::common::{Deed, Ids, Outcome, Step, Who, World, grow, pages, probes, seedlings};

/// All that one person sees while a script is lived.
#[derive(Debug, PartialEq)]
struct Seen {
    outcomes: Vec<(u64, Outcome)>,
    desks: Vec<Desk>,
    pages: Vec<String>,
    probes: Vec<String>,
}

fn live(steps: &[Step], observer: Who, end: Time, ids: &Ids) -> Seen {
    let mut world = World::new();
    let (mut outcomes, mut desks) = (Vec::new(), Vec::new());
    for step in steps {
        let outcome = world.run(step);
        if step.who == observer {
            outcomes.push((step.label, outcome));
            desks.push(world.desk(observer));
        }
    }
    // Once more at the end, with all that has arrived by then.
    let last = world.visit(observer, 700_000, end);
    outcomes.push((700_000, Outcome::Collected(last)));
    let desk = world.desk(observer);
    let seen = pages(&desk, end, ids);
    let probes = probes(&desk, observer, end, ids);
    desks.push(desk);
    Seen {
        outcomes,
        desks,
        pages: seen,
        probes,
    }
}

/// How many steps of a script are touched at most: each is played through by itself.
const TOUCHED: usize = 6;

/// Leaves out some of the script's own steps that are `who`'s alone, and puts twins in the place of others. A change after which
/// `who` says something else in another step is not made.
fn retouched(script: &[Step], who: Who, choice: u64) -> Vec<Step> {
    let mut script = script.to_vec();
    let bit = |n: usize| (choice >> (n % 64)) & 1 == 1;
    let mine = |step: &Step| step.who == who && matches!(step.deed, Deed::Do(_));
    let mut chosen: Vec<usize> = (0..script.len())
        .filter(|n| mine(&script[*n]) && bit(*n))
        .collect();
    chosen.truncate(TOUCHED);
    // From the end, so that a step left out moves none of those still to be touched.
    for n in chosen.into_iter().rev() {
        let Some(touched) = touch(&script, n, who, choice, bit(n + 7)) else {
            continue;
        };
        let label = script[n].label;
        let but_this = |script: &[Step]| {
            let mut said = said_by(script, who);
            said.retain(|(step, _)| *step != label);
            said
        };
        if but_this(&touched) == but_this(&script) {
            script = touched;
        }
    }
    script
}

/// The script with its `n`th step left out or changed in what is `who`'s alone; `None` where there is nothing of that kind.
fn touch(script: &[Step], n: usize, who: Who, seed: u64, leave_out: bool) -> Option<Vec<Step>> {
    let Deed::Do(command) = &script[n].deed else {
        return None;
    };
    let world = lived(&script[..n]);
    let desk = world.desk(who);
    let mut draw = Draw::new(&desk, script[n].at, who.marker(), seed ^ n as u64);
    let is_own = |c: &Command| c.whose().goes == Goes::Own && !matches!(c, Command::TakeBack(_));
    let mut touched = script.to_vec();
    if !is_own(command) {
        touched[n].deed = Deed::Do(sample::twin(command, &mut draw)?);
    } else if leave_out {
        touched.remove(n);
    } else {
        touched[n].deed = Deed::Do(sample::command(&mut draw, false, is_own)?);
    }
    Some(touched)
}

fn lived(script: &[Step]) -> World {
    let mut world = World::new();
    for step in script {
        world.run(step);
    }
    world
}

/// Lives the script with one set of whispers of `who`, and with another in a retouched script; `other` whispers the same.
fn the_other_sees_the_same(
    script: &[Step],
    who: Who,
    mine: [&[Placed]; 2],
    theirs: &[Placed],
    choice: u64,
) -> Result<(), TestCaseError> {
    let other = who.other();
    let end = script[script.len() - 1].at.plus_minutes(5);
    let ids = Ids::of(&lived(script))
        .and(names(Who::Client))
        .and(names(Who::Therapist));

    let base = slip_in(script, other, theirs, end);
    let one = slip_in(&base, who, mine[0], end);
    let two = slip_in(&retouched(&base, who, choice), who, mine[1], end);
    let (one, two) = (live(&one, other, end, &ids), live(&two, other, end, &ids));
    prop_assert_eq!(one.outcomes, two.outcomes);
    prop_assert_eq!(one.desks, two.desks);
    prop_assert_eq!(one.pages, two.pages);
    prop_assert_eq!(one.probes, two.probes);
    Ok(())
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn nothing_of_the_clients_own_shows_to_the_therapist(
        seeds in seedlings(36, true), one in whispers(), two in whispers(), theirs in whispers(), choice: u64,
    ) {
        let (script, _) = grow(&seeds);
        the_other_sees_the_same(&script, Who::Client, [&one, &two], &theirs, choice)?;
    }

    #[test]
    fn nothing_of_the_therapists_own_shows_to_the_client(
        seeds in seedlings(36, true), one in whispers(), two in whispers(), theirs in whispers(), choice: u64,
    ) {
        let (script, _) = grow(&seeds);
        the_other_sees_the_same(&script, Who::Therapist, [&one, &two], &theirs, choice)?;
    }
}
