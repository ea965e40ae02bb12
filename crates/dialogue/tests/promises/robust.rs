//! Nothing that comes in makes the core fall over, and no decision uses more than it was given.

use std::collections::HashSet;

use dialogue::moment::Delivery;
use dialogue::sample::{self, Draw};
use dialogue::{Act, Ctx, Time, moment};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use uuid::Uuid;

use super::cases;
use crate::common::{
    Deed, Ids, Outcome, Step, T0, Who, World, calendar, grow, pages, probes, seedlings,
};

fn any_time() -> impl Strategy<Value = Time> + Clone {
    let odd = vec![
        Time(i64::MIN),
        Time(i64::MIN + 1),
        Time(-1),
        Time(0),
        T0,
        Time(253_402_300_799_999_999),
        Time(i64::MAX - 1),
        Time::NEVER,
    ];
    prop_oneof![3 => select(odd), 1 => any::<i64>().prop_map(Time)]
}

/// Anything that anybody may want, with times as far out as they go.
fn odd(world: &World, who: Who, now: Time, seed: u64) -> Deed {
    let desk = world.desk(who);
    let mut draw = Draw::new(&desk, now, who.marker(), seed).with_odd_times();
    sample::command(&mut draw, true, |_| true).map_or(Deed::Visit, Deed::Do)
}

/// Ids are drawn before the first try: what a decision names is one of those, each used once. Only what is taken back at
/// an end, however much that is, is kept under the names of its letters.
fn within_what_was_drawn(acts: &[Act], ctx: &Ctx) {
    let named: Vec<Uuid> = acts
        .iter()
        .filter_map(|act| match act {
            Act::Say(entry) => Some(entry.id.0),
            Act::Keep(entry) => Some(entry.id.0),
            Act::Post(letter) => Some(letter.id.0),
            Act::TakeBack(_) | Act::Erase { .. } | Act::Draft(..) => None,
        })
        .collect();
    let back: HashSet<Uuid> = acts
        .iter()
        .filter_map(|act| match act {
            Act::TakeBack(letter) => Some(letter.0),
            _ => None,
        })
        .collect();
    assert!(
        named
            .iter()
            .all(|id| ctx.fresh.contains(id) || back.contains(id))
    );
    assert_eq!(
        named.iter().collect::<HashSet<_>>().len(),
        named.len(),
        "one name, one thing"
    );
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn no_time_and_no_name_makes_it_fall_over(
        steps in vec((select(&Who::BOTH[..]), proptest::option::weighted(0.8, any::<u64>()), any_time()), 0..40),
        at in any_time(),
    ) {
        let (_, mut world) = grow(&[]);
        for (label, (who, wish, now)) in (600_000..).zip(steps) {
            let deed = wish.map_or(Deed::Visit, |seed| odd(&world, who, now, seed));
            let outcome = world.run(&Step { who, label, at: now, deed });
            if let Outcome::Done(acts) = &outcome {
                within_what_was_drawn(acts, &World::ctx(who, label, now));
            }
        }
        let ids = Ids::of(&world);
        for who in Who::BOTH {
            let desk = world.desk(who);
            prop_assert!(!pages(&desk, at, &ids).is_empty());
            prop_assert!(!probes(&desk, who, at, &ids).is_empty());
            for delivery in [Delivery::NextMorning, Delivery::At(at)] {
                let form = moment::Form { level: Some(moment::Level::Something), ..moment::Form::default() };
                prop_assert_eq!(
                    dialogue::moment::view::preview(&desk, &form, delivery, false, at, &calendar()).is_ok(),
                    who == Who::Client
                );
            }
        }
    }

    #[test]
    fn no_decision_uses_more_names_than_it_was_given(seeds in seedlings(60, true)) {
        let (steps, _) = grow(&seeds);
        let mut world = World::new();
        for step in &steps {
            if let Outcome::Done(acts) = world.run(step) {
                within_what_was_drawn(&acts, &World::ctx(step.who, step.label, step.at));
            }
        }
    }

    /// Pure: deciding changes nothing, so a second try after a lost race decides the same.
    #[test]
    fn the_same_desk_decides_the_same(seeds in seedlings(40, true), seed: u64) {
        let (steps, world) = grow(&seeds);
        let now = steps[steps.len() - 1].at;
        for who in Who::BOTH {
            let wish = world.anything(who, seed, now);
            let ctx = World::ctx(who, 600_000, now);
            let desk = world.desk(who);
            prop_assert_eq!(dialogue::decide(&desk, &wish, &ctx), dialogue::decide(&desk, &wish, &ctx));
        }
    }

    #[test]
    fn a_newer_versions_room_is_read_and_not_written(seeds in seedlings(25, true), seed: u64, ours: bool) {
        let (steps, mut world) = grow(&seeds);
        let now = steps[steps.len() - 1].at;
        let newer = br#"{"v":9,"anything":"else"}"#.to_vec();
        if ours { world.ours.push_bytes(newer) } else { world.client.own.push_bytes(newer) }
        let desk = world.desk(Who::Client);
        let wish = world.anything(Who::Client, seed, now);
        let ctx = World::ctx(Who::Client, 600_000, now);
        prop_assert_eq!(dialogue::decide(&desk, &wish, &ctx), Err(dialogue::Refusal::Newer));
        prop_assert!(world.visit(Who::Client, 600_001, now.plus_days(500)).is_empty());
        prop_assert!(!pages(&desk, now, &Ids::of(&world)).is_empty());
        // The other's own room is none of this desk's business.
        prop_assert_eq!(world.desk(Who::Therapist).writable(), !ours);
    }
}
