//! Scripts: random people doing random things, step by step, with a clock.

use dialogue::conversation::Wish;
use dialogue::moment::Delivery;
use dialogue::{Command, EntryId, LetterId, Time, check_in, moment, session, view};
use proptest::collection::vec;
use proptest::prelude::*;
use uuid::Uuid;

use super::{Deed, Step, Who, World, any_command, command_of, owner};

/// When every script begins: a Monday morning, 2026-11-02T09:00:00Z.
pub(crate) const T0: Time = Time(1_793_610_000_000_000);

/// One step before it is known what exists to do it with.
#[derive(Debug, Clone)]
pub(crate) struct Seedling {
    who: Who,
    /// Minutes since the step before.
    pause: i64,
    /// `None` visits.
    wish: Option<Command>,
    /// The same form is sent a second time.
    again: bool,
}

impl Seedling {
    /// True where it wishes to erase something.
    pub(crate) fn erases(&self) -> bool {
        matches!(self.wish, Some(Command::Erase(_)))
    }
}

/// Scripts of up to `longest` steps; `ends` lets them contain an end.
pub(crate) fn seedlings(longest: usize, ends: bool) -> impl Strategy<Value = Vec<Seedling>> {
    let wish = |who| {
        prop_oneof![
            3 => Just(None),
            9 => command_of(who).prop_map(Some),
            // What is the other's to wish, or an end; never the other's words in this one's mouth.
            1 => any_command()
                .prop_map(|c| (owner(&c).is_some() || matches!(c, Command::Ending(_))).then_some(c)),
        ]
    };
    let person = prop_oneof![
        3 => wish(Who::Client).prop_map(|w| (Who::Client, w)),
        3 => wish(Who::Therapist).prop_map(|w| (Who::Therapist, w)),
    ];
    let pause = prop_oneof![2 => Just(0), 4 => 1..30i64, 2 => 60..1440i64, 1 => Just(7 * 1440)];
    let one =
        (person, pause, prop::bool::weighted(0.1)).prop_map(move |((who, wish), pause, again)| {
            Seedling {
                who,
                pause,
                wish: wish.filter(|w| ends || !matches!(w, Command::Ending(_))),
                again,
            }
        });
    vec(one, 0..longest)
}

/// Plays the seedlings through once, so that picks become ids of what is really there, and returns the steps with the world
/// they lead to.
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
        let deed = match &seedling.wish {
            None => Deed::Visit,
            Some(wish) => Deed::Do(resolve(wish, &world, seedling.who, now)),
        };
        let step = Step {
            who: seedling.who,
            label,
            at: now,
            deed,
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

/// The world after both have opened what is there for them at `at`, as often as it takes.
pub(crate) fn settle(world: &mut World, at: Time) {
    for round in 0..40 {
        for who in Who::BOTH {
            world.visit(who, 900_000 + round, at);
        }
    }
}

/// Turns the picks of `command` into ids of what `who` can name, and its times into times from `now` on.
pub(crate) fn resolve(command: &Command, world: &World, who: Who, now: Time) -> Command {
    let desk = world.desk(who);
    let ours = desk.ours();
    let page = view::own(&desk);
    let sessions: Vec<EntryId> = ours.sessions.all().iter().rev().map(|s| s.id).collect();
    let moments: Vec<EntryId> = ours
        .conversations
        .all()
        .iter()
        .rev()
        .map(|c| c.id)
        .collect();
    let agreed: Vec<EntryId> = ours
        .conversations
        .agreed_and_unanswered()
        .map(|(_, a)| a.id)
        .collect();
    let notes: Vec<EntryId> = page.notes.iter().map(|n| n.id).collect();
    let kept = notes.iter().copied();
    let kept = kept.chain(page.check_ins.iter().map(|c| c.id));
    let kept = kept.chain(page.stands.iter().map(|s| s.id));
    let kept: Vec<EntryId> = kept.chain(page.copies.iter().map(|(id, ..)| *id)).collect();
    let letters: Vec<EntryId> = world
        .letters
        .iter()
        .rev()
        .map(|(_, l)| EntryId(l.0))
        .collect();

    let later = |at: Time| Time(at.0.saturating_add(now.0));
    let mut command = command.clone();
    match &mut command {
        Command::Session(session::Command::Plan { starts, .. }) => *starts = later(*starts),
        Command::Session(
            session::Command::Went { session, .. } | session::Command::On { session },
        ) => point(session, &sessions),
        Command::CheckIn(
            check_in::Command::Save { session, form }
            | check_in::Command::Keep { session, form }
            | check_in::Command::Share { session, form },
        ) => {
            point(session, &sessions);
            form.answers
                .agreed
                .iter_mut()
                .for_each(|(id, _)| point(id, &agreed));
        }
        Command::CheckIn(check_in::Command::View { session, .. }) => point(session, &sessions),
        Command::Moment(moment::Command::Send {
            delivery,
            kept,
            form,
            ..
        }) => {
            if let Delivery::At(at) = delivery {
                *at = later(*at);
            }
            if let Some(kept) = kept {
                point(kept, &notes);
                // Whoever takes a kept note up again mostly says it: its words are there.
                if form.words.is_some() && form.concerns.is_empty() {
                    form.level = Some(moment::Level::Say);
                }
            }
        }
        Command::Conversation(conversation) => {
            point(&mut conversation.moment, &moments);
            if let Wish::Happened { agreed: id, .. } = &mut conversation.wish {
                let here = ours.conversations.get(conversation.moment);
                let here: Vec<EntryId> =
                    here.map_or(Vec::new(), |c| c.agreed.iter().map(|a| a.id).collect());
                point(id, &here);
            }
        }
        Command::TakeBack(id) => {
            let mut entry = EntryId(id.0);
            point(&mut entry, &letters);
            *id = LetterId(entry.0);
        }
        Command::Moment(moment::Command::KeepInstead { instead, .. }) => point(instead, &notes),
        Command::Erase(id) => point(id, &kept),
        Command::Invitation(_)
        | Command::Moment(_)
        | Command::Consent(_)
        | Command::Ending(_)
        | Command::Safety(_)
        | Command::Candor(_) => {}
    }
    command
}

/// Turns a pick into one of `there`; a pick from 900 on, or with nothing there, into an id of nothing.
fn point(pick: &mut EntryId, there: &[EntryId]) {
    let n = pick.0.as_u128();
    let known = usize::try_from(n).ok().filter(|n| *n < 900);
    *pick = match known {
        Some(n) if !there.is_empty() => there[n % there.len()],
        _ => EntryId(Uuid::from_u128(0xdead_0000 + n)),
    };
}
