//! Nothing of mine shows in yours: the promise that everything rests on.
//!
//! The same script is lived twice. In between, one person adds, leaves out or rewords things that are theirs alone. All
//! that the other can obtain has to be the same, to the last name and number.

use dialogue::check_in::{self, View};
use dialogue::conversation::{Stand, Where, Wish};
use dialogue::moment::{self, Level, More};
use dialogue::{Command, Desk, EntryId, Time, safety};
use proptest::prelude::*;

use super::cases;
use super::whispers::{Placed, names, slip_in, whispers};
use crate::common::{
    Deed, Ids, Outcome, Step, Who, World, fresh, grow, line, pages, probes, seedlings,
};

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

/// Leaves out some of the script's own steps that are `who`'s alone, and rewords others.
fn retouched(script: &[Step], who: Who, choice: u64) -> Vec<Step> {
    let sent_on: Vec<EntryId> = script.iter().filter_map(sent_on).collect();
    let bit = |step: &Step, shift: u64| (choice >> ((step.label + shift) % 64)) & 1 == 1;
    script
        .iter()
        .filter(|step| {
            let id = EntryId(fresh(who, step.label, 0));
            !(step.who == who && bit(step, 0) && is_own(step) && !sent_on.contains(&id))
        })
        .map(|step| {
            let mut step = step.clone();
            // What is kept beside something sent is there for what is made of it later.
            let beside = EntryId(fresh(who, step.label, 2));
            if step.who == who && bit(&step, 7) && !sent_on.contains(&beside) {
                reword(&mut step);
            }
            step
        })
        .collect()
}

/// The kept entry that a step sends on.
fn sent_on(step: &Step) -> Option<EntryId> {
    match &step.deed {
        Deed::Do(Command::Moment(moment::Command::Send { kept, .. })) => *kept,
        _ => None,
    }
}

fn is_own(step: &Step) -> bool {
    match &step.deed {
        Deed::Do(Command::CheckIn(c)) => matches!(
            c,
            check_in::Command::Save { .. } | check_in::Command::Keep { .. }
        ),
        Deed::Do(Command::Moment(c)) => matches!(
            c,
            moment::Command::Save(_)
                | moment::Command::Keep(_)
                | moment::Command::KeepInstead { .. }
                | moment::Command::Discard
        ),
        Deed::Do(Command::Conversation(c)) => matches!(c.wish, Wish::Keep(_)),
        Deed::Do(Command::Safety(safety::Command::Keep(_)) | Command::Candor(_)) => true,
        _ => false,
    }
}

/// Changes what stays with its author, also where the rest of it is sent.
fn reword(step: &mut Step) {
    let Deed::Do(command) = &mut step.deed else {
        return;
    };
    match command {
        Command::CheckIn(
            check_in::Command::Save { form, .. } | check_in::Command::Keep { form, .. },
        ) => {
            form.held_back = !form.held_back;
            form.answers.better = Some(line(Who::Client, 1000));
        }
        Command::CheckIn(check_in::Command::Share { form, .. }) => form.held_back = !form.held_back,
        Command::CheckIn(check_in::Command::View { view, show, .. }) if !*show => {
            *view = match view {
                Some(_) => None,
                None => Some(View {
                    between: None,
                    direct: Some(alliance::Direct::Yes),
                }),
            };
        }
        Command::Moment(
            moment::Command::Save(form)
            | moment::Command::Keep(form)
            | moment::Command::KeepInstead { form, .. },
        ) => {
            form.more.when = Some(line(Who::Client, 1001));
            form.topic = None;
        }
        Command::Moment(moment::Command::Send { form, .. })
            if matches!(form.level, Some(Level::Something | Level::About)) =>
        {
            // What was written and not said: the level shows none of it.
            form.words = None;
            form.feeling = None;
            form.more = More::default();
        }
        Command::Conversation(c) => {
            if let Wish::Keep(stand) = &mut c.wish {
                *stand = Stand::at(Where::NotOkay);
            }
        }
        _ => {}
    }
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
    let mut world = World::new();
    script.iter().for_each(|step| {
        world.run(step);
    });
    let ids = Ids::of(&world)
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
    #![proptest_config(cases(128))]

    #[test]
    fn nothing_of_the_clients_own_shows_to_the_therapist(
        seeds in seedlings(40, true), one in whispers(Who::Client), two in whispers(Who::Client),
        theirs in whispers(Who::Therapist), choice: u64,
    ) {
        let (script, _) = grow(&seeds);
        the_other_sees_the_same(&script, Who::Client, [&one, &two], &theirs, choice)?;
    }

    #[test]
    fn nothing_of_the_therapists_own_shows_to_the_client(
        seeds in seedlings(40, true), one in whispers(Who::Therapist), two in whispers(Who::Therapist),
        theirs in whispers(Who::Client), choice: u64,
    ) {
        let (script, _) = grow(&seeds);
        the_other_sees_the_same(&script, Who::Therapist, [&one, &two], &theirs, choice)?;
    }
}
