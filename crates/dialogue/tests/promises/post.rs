//! The post: what was taken back in time never existed for the other; what arrived stays.

use dialogue::check_in::{self, View};
use dialogue::moment::{self, Delivery, Form, Level};
use dialogue::{Act, Command, EntryId, LetterId, OwnBody, Refusal, Time};
use proptest::prelude::*;
use proptest::sample::select;
use uuid::Uuid;

use super::{cases, later_than_all, ready};
use crate::common::{Who, World, fresh, grow, moment_form, seedlings, settle};

const SEND: u64 = 600_000;

/// The four things that go by post.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Moment,
    CheckIn,
    Noticed,
    View,
}

impl Kind {
    const ALL: [Kind; 4] = [Kind::Moment, Kind::CheckIn, Kind::Noticed, Kind::View];

    fn author(self) -> Who {
        match self {
            Kind::Moment | Kind::CheckIn => Who::Client,
            Kind::Noticed | Kind::View => Who::Therapist,
        }
    }

    fn letter(self) -> LetterId {
        LetterId(fresh(self.author(), SEND, 0))
    }

    /// Opens the gate it would wait at, where it has one.
    fn open_gate(self, world: &mut World, session: EntryId, now: Time) {
        match self {
            Kind::CheckIn => {
                let pass = pass(session);
                world.step(Who::Therapist, 500_000, now, &pass).unwrap();
            }
            Kind::View => {
                // The therapist's view comes first: they pass on nothing, the client shares, both are in.
                let share = share(session);
                world.step(Who::Client, 500_000, now, &share).unwrap();
            }
            Kind::Moment | Kind::Noticed => {}
        }
    }

    fn send(self, session: EntryId, now: Time) -> Command {
        match self {
            Kind::Moment => Command::Moment(moment::Command::Send {
                form: Form {
                    level: Some(Level::Something),
                    ..Form::default()
                },
                delivery: Delivery::At(now),
                seen_help: false,
                kept: None,
            }),
            Kind::CheckIn => share(session),
            Kind::Noticed => Command::Moment(moment::Command::Notice(
                dialogue::Passage::required("words", "I noticed something").unwrap(),
            )),
            Kind::View => Command::CheckIn(check_in::Command::View {
                session,
                view: Some(View {
                    between: None,
                    direct: Some(alliance::Direct::No),
                }),
                show: true,
            }),
        }
    }
}

fn pass(session: EntryId) -> Command {
    Command::CheckIn(check_in::Command::View {
        session,
        view: None,
        show: false,
    })
}

fn share(session: EntryId) -> Command {
    let mut form = check_in::Form::default();
    form.answers.direct = Some(alliance::Direct::No);
    Command::CheckIn(check_in::Command::Share { session, form })
}

/// What an act keeps for its author alone.
fn kept_for_me(act: &Act) -> Option<Form> {
    match act {
        Act::Keep(entry) => match &entry.body {
            OwnBody::Moment(moment::Kept::ForMe(form)) => Some(form.clone()),
            _ => None,
        },
        _ => None,
    }
}

/// A world after a random script, with all that was under way delivered, a session just past and the gate open.
fn prepared(seeds: &[crate::common::Seedling], kind: Kind) -> (World, EntryId, Time) {
    let (_, mut world) = grow(seeds);
    let now = later_than_all();
    settle(&mut world, now);
    let session = ready(&mut world, now);
    kind.open_gate(&mut world, session, now);
    (world, session, now)
}

/// The other opens what is there; for a view, the therapist collects the check-in that opens its gate first.
fn deliver(world: &mut World, kind: Kind, now: Time) {
    if matches!(kind, Kind::View) {
        world.visit(Who::Therapist, 500_001, now);
    }
    world.visit(kind.author().other(), 500_002, now);
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn what_was_taken_back_in_time_never_existed_for_the_other(
        seeds in seedlings(25, false), kind in select(&Kind::ALL[..]),
    ) {
        let (mut with, session, now) = prepared(&seeds, kind);
        let (author, other) = (kind.author(), kind.author().other());
        let mut without = with.clone();
        with.step(author, SEND, now, &kind.send(session, now)).unwrap();
        prop_assert_eq!(with.desk(other), without.desk(other));
        with.step(author, SEND + 1, now, &Command::TakeBack(kind.letter())).unwrap();
        if matches!(kind, Kind::View) {
            // Whether the view was then shown or not is the therapist's alone.
            without.step(author, SEND, now, &pass(session)).unwrap();
        }
        for world in [&mut with, &mut without] {
            deliver(world, kind, now);
            settle(world, now.plus_days(3));
        }
        prop_assert_eq!(with.desk(other), without.desk(other));
        // Taken back a second time, there is no such letter.
        let again = with.step(author, SEND + 2, now, &Command::TakeBack(kind.letter()));
        prop_assert_eq!(again, Err(Refusal::Unknown));
    }

    #[test]
    fn what_has_arrived_cannot_be_taken_back(
        seeds in seedlings(25, false), kind in select(&Kind::ALL[..]),
    ) {
        let (mut world, session, now) = prepared(&seeds, kind);
        world.step(kind.author(), SEND, now, &kind.send(session, now)).unwrap();
        deliver(&mut world, kind, now);
        let here = |l: &dialogue::Letter| l.id == kind.letter();
        prop_assert!(!world.post.iter().any(here), "it was delivered");
        let late = world.step(kind.author(), SEND + 1, now, &Command::TakeBack(kind.letter()));
        prop_assert_eq!(late, Err(Refusal::AlreadyThere));
    }

    #[test]
    fn the_others_letter_is_as_unknown_as_any(seeds in seedlings(50, true)) {
        let (steps, world) = grow(&seeds);
        let now = steps[steps.len() - 1].at;
        for who in Who::BOTH {
            let ctx = World::ctx(who, SEND, now);
            let take = |id| dialogue::decide(&world.desk(who), &Command::TakeBack(id), &ctx);
            let nothing = take(LetterId(Uuid::max()));
            prop_assert_eq!(&nothing, &Err(Refusal::Unknown));
            for (_, id) in world.letters.iter().filter(|(author, _)| *author != who) {
                prop_assert_eq!(take(*id), nothing.clone());
            }
        }
    }

    #[test]
    fn what_is_written_besides_is_kept_in_the_same_act_and_does_not_go(form in moment_form()) {
        let mut world = World::new();
        let now = later_than_all();
        let send = Command::Moment(moment::Command::Send {
            form: form.clone(),
            delivery: Delivery::At(now),
            seen_help: true,
            kept: None,
        });
        if let Ok(acts) = world.step(Who::Client, SEND, now, &send) {
            let kept: Vec<Form> = acts.iter().filter_map(kept_for_me).collect();
            let besides: Vec<Form> = form.unsent().into_iter().collect();
            if !besides.is_empty() {
                let goes = world.all_that_is_or_will_be_ours();
                prop_assert!(!goes.contains(Who::Client.marker()), "{goes}");
            }
            prop_assert_eq!(kept, besides);
        }
    }

    #[test]
    fn what_is_kept_anew_takes_the_place_of_the_older(one in moment_form(), two in moment_form()) {
        prop_assume!(!one.is_empty() && !two.is_empty());
        let mut world = World::new();
        let now = later_than_all();
        let keep = Command::Moment(moment::Command::Keep(one));
        world.step(Who::Client, SEND, now, &keep).unwrap();
        let instead = EntryId(fresh(Who::Client, SEND, 0));
        // The second time, there is nothing of that name any more, and the form is kept all the same.
        for (n, notes) in [(1, 1), (2, 2)] {
            let form = two.clone();
            let keep = Command::Moment(moment::Command::KeepInstead { form, instead });
            world.step(Who::Client, SEND + n, now, &keep).unwrap();
            let desk = world.desk(Who::Client);
            prop_assert_eq!(desk.own().moments.notes.len(), notes);
            for note in &desk.own().moments.notes {
                prop_assert_eq!(&note.what, &moment::What::Form(two.clone()));
            }
        }
    }
}
