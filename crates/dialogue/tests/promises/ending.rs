//! After the client stopped contact nothing goes either way, and what is the client's own stays with them.

use dialogue::check_in::view::SentState;
use dialogue::moment::{self, What};
use dialogue::view::{self, Over};
use dialogue::{Command, OursBody, Refusal, Time, check_in, ending, safety};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::{cases, later_than_all, reaches};
use crate::common::{Deed, Step, Who, World, grow, moment_form, passage, seedlings};

const STOP: Command = Command::Ending(ending::Command::StopContact);

fn stopped(seeds: &[crate::common::Seedling]) -> (World, World, Time) {
    let (steps, before) = grow(seeds);
    let now = steps[steps.len() - 1].at;
    let mut after = before.clone();
    after.step(Who::Client, 600_000, now, &STOP).unwrap();
    (before, after, now)
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn after_contact_was_stopped_nothing_reaches_the_other(
        seeds in seedlings(40, false),
        then in vec((select(&Who::BOTH[..]), proptest::option::of(any::<u64>()), 0..2000i64), 30),
    ) {
        let (_, mut world, mut now) = stopped(&seeds);
        for (label, (who, wish, pause)) in (600_001..).zip(then) {
            now = now.plus_minutes(pause);
            let deed = wish.map_or(Deed::Visit, |seed| Deed::Do(world.anything(who, seed, now)));
            let step = Step { who, label, at: now, deed };
            let outcome = world.run(&step);
            let decides_over_what_is_theirs = matches!(&step.deed, Deed::Do(c) if c.whose().after_an_end);
            prop_assert!(!reaches(&outcome) || decides_over_what_is_theirs, "{:?} {:?}", step, outcome);
        }
        for who in Who::BOTH {
            prop_assert!(world.visit(who, 650_000, later_than_all()).is_empty());
        }
    }

    #[test]
    fn after_contact_was_stopped_the_own_room_still_works(
        seeds in seedlings(25, false), words in passage(Who::Client), form in moment_form(),
    ) {
        let (_, mut world, now) = stopped(&seeds);
        let mut keep = |label, wish| world.step(Who::Client, label, now, &wish).map(|_| ());
        prop_assert_eq!(keep(600_001, Command::Safety(safety::Command::Keep(words))), Ok(()));
        let expected = if form.is_empty() { Err(Refusal::NothingSaid) } else { Ok(()) };
        prop_assert_eq!(keep(600_002, Command::Moment(moment::Command::Keep(form.clone()))), expected);
        prop_assert_eq!(keep(600_003, Command::Moment(moment::Command::Save(form))), Ok(()));
    }

    /// The therapist sees only that.
    #[test]
    fn stopping_contact_shows_only_that(seeds in seedlings(40, false)) {
        let (mut before, mut after, now) = stopped(&seeds);
        // What an end of any kind shows, without anything having been under way.
        before.post.retain(|l| l.from != Who::Client.seat());
        before.step(Who::Client, 600_000, now, &STOP).unwrap();
        for world in [&mut before, &mut after] {
            world.visit(Who::Therapist, 600_001, later_than_all());
        }
        prop_assert_eq!(before.desk(Who::Therapist), after.desk(Who::Therapist));
        let page = view::relationship(&after.desk(Who::Therapist), now);
        prop_assert_eq!(page.between.over, Over::ContactStopped);
    }

    /// What was under way is back with the client, as after taking it back by hand; no page says that it arrived.
    #[test]
    fn stopping_contact_gives_back_what_was_under_way(seeds in seedlings(40, false)) {
        let (before, after, now) = stopped(&seeds);
        let desk = after.desk(Who::Client);
        prop_assert!(desk.post().is_empty());
        let mut by_hand = before.clone();
        let was = before.desk(Who::Client);
        let letters = was.post();
        for (label, letter) in (600_100..).zip(letters) {
            by_hand.step(Who::Client, label, now, &Command::TakeBack(letter.id)).unwrap();
        }
        by_hand.step(Who::Client, 600_000, now, &STOP).unwrap();
        let by_hand = by_hand.desk(Who::Client);
        prop_assert_eq!(by_hand.own(), desk.own());
        let own = view::own(&desk);
        for letter in letters {
            if let OursBody::Moment(said) = &letter.body {
                let back = own.notes.iter().any(|n| n.what == What::TakenBack(said.clone()));
                prop_assert!(back, "the client's words are lost: {:?}", said);
            }
            if let OursBody::CheckIn(check_in::Said::Shared { session, .. }) = &letter.body {
                if let Ok(page) = dialogue::check_in::view::client_check_in(&desk, *session, now) {
                    prop_assert_eq!(page.sent, SentState::NotSent);
                }
                prop_assert!(own.check_ins.iter().any(|c| c.session == *session));
            }
            let late = dialogue::decide(&desk, &Command::TakeBack(letter.id), &World::ctx(Who::Client, 600_001, now));
            prop_assert_eq!(late, Err(Refusal::Unknown));
        }
    }
}
