//! Scripts: random people doing random things, step by step, with a clock.

use dialogue::sample::{self, Draw};
use dialogue::{Command, Time, TopicName, session};
use proptest::collection::vec;
use proptest::prelude::*;

use super::{Deed, Step, Who, World};

/// When every script begins: a Monday morning, 2026-11-02T09:00:00Z.
pub(crate) const T0: Time = Time(1_793_610_000_000_000);

/// One step before it is known what exists to do it with.
#[derive(Debug, Clone)]
pub(crate) struct Seedling {
    who: Who,
    /// Minutes since the step before.
    pause: i64,
    wish: Wish,
    /// Whether it may be an end.
    ends: bool,
    /// The same form is sent a second time.
    again: bool,
}

/// What somebody wants, drawn from the samples once it is known what is there.
#[derive(Debug, Clone, Copy)]
enum Wish {
    /// To look in.
    Visit,
    /// Something that is theirs to do.
    Own(u64),
    /// Anything, also what is the other's to do.
    Anything(u64),
}

/// Scripts of up to `longest` steps; `ends` lets them contain an end.
pub(crate) fn seedlings(longest: usize, ends: bool) -> impl Strategy<Value = Vec<Seedling>> {
    let wish = prop_oneof![
        3 => Just(Wish::Visit),
        9 => any::<u64>().prop_map(Wish::Own),
        1 => any::<u64>().prop_map(Wish::Anything),
    ];
    let who = prop_oneof![Just(Who::Client), Just(Who::Therapist)];
    let pause = prop_oneof![2 => Just(0), 4 => 1..30i64, 2 => 60..1440i64, 1 => Just(7 * 1440)];
    let one =
        (who, wish, pause, prop::bool::weighted(0.1)).prop_map(move |(who, wish, pause, again)| {
            Seedling {
                who,
                pause,
                wish,
                ends,
                again,
            }
        });
    vec(one, 0..longest)
}

/// Plays the seedlings through once, so that each wish becomes a command about what is really there, and returns the steps with
/// the world they lead to.
pub(crate) fn grow(seedlings: &[Seedling]) -> (Vec<Step>, World) {
    let mut world = World::new();
    let mut steps = Vec::new();
    let mut now = T0;
    for (who, minutes) in [(Who::Therapist, -90), (Who::Client, -1500)] {
        let plan = session::Command::Plan {
            starts: now.plus_minutes(minutes),
            minutes: 50,
        };
        steps.push(Step {
            who,
            label: 0,
            at: now,
            deed: Deed::Do(Command::Session(plan)),
        });
    }
    for step in &steps {
        world.run(step);
    }
    for (label, seedling) in (1..).zip(seedlings) {
        now = now.plus_minutes(seedling.pause);
        let step = Step {
            who: seedling.who,
            label,
            at: now,
            deed: seedling.deed(&world, now),
        };
        let first = world.run(&step);
        if seedling.again && step.deed != Deed::Visit {
            assert_eq!(
                world.run(&step),
                first,
                "a submission twice answers the same"
            );
        }
        steps.push(step);
    }
    (steps, world)
}

impl Seedling {
    fn deed(&self, world: &World, now: Time) -> Deed {
        let (seed, anybodys) = match self.wish {
            Wish::Visit => return Deed::Visit,
            Wish::Own(seed) => (seed, false),
            Wish::Anything(seed) => (seed, true),
        };
        let desk = world.desk(self.who);
        let mut draw = Draw::new(&desk, now, self.who.marker(), seed);
        let is_end = |command: &Command| command.topic() == Some(TopicName::Ending);
        // An end is rare: what comes after it is mostly refused.
        let ends = self.ends && draw.happens(3);
        let allowed = |command: &Command| ends || !is_end(command);
        sample::command(&mut draw, anybodys, allowed).map_or(Deed::Visit, Deed::Do)
    }
}

/// The world after both have opened what is there for them at `at`, as often as it takes.
pub(crate) fn settle(world: &mut World, at: Time) {
    for round in 0..40 {
        for who in Who::BOTH {
            world.visit(who, 900_000 + round, at);
        }
    }
}
