//! A check-in that was kept, one that was never begun, and one that waits for the therapist's own view are the same to the
//! therapist.

use dialogue::check_in::{self, Answers, Form, View};
use dialogue::{Command, EntryId, LetterId, Refusal, Time};
use proptest::prelude::*;

use super::{cases, later_than_all, ready};
use crate::common::{
    Ids, Seedling, Who, World, check_in_form, fresh, grow, pages, probes, seedlings, settle, view,
};

fn prepared(seeds: &[Seedling]) -> (World, EntryId, Time) {
    let (_, mut world) = grow(seeds);
    let now = later_than_all();
    settle(&mut world, now);
    let session = ready(&mut world, now);
    (world, session, now)
}

fn filled_in() -> impl Strategy<Value = Form> {
    check_in_form().prop_filter("something is answered", |f| !f.answers.is_empty())
}

fn share(world: &mut World, session: EntryId, form: &Form, now: Time) {
    let form = form.clone();
    let share = Command::CheckIn(check_in::Command::Share { session, form });
    world.step(Who::Client, 600_000, now, &share).unwrap();
}

fn give(world: &mut World, session: EntryId, view: Option<View>, now: Time) {
    let view = check_in::Command::View {
        session,
        view,
        show: true,
    };
    let view = Command::CheckIn(view);
    world.step(Who::Therapist, 600_000, now, &view).unwrap();
}

fn arrived(world: &World, session: EntryId) -> (Option<Answers>, Option<View>) {
    let check_ins = &world.ours.room.state.check_ins;
    (
        check_ins.of(session).cloned(),
        check_ins.view_of(session).cloned(),
    )
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn kept_not_done_and_waiting_are_the_same_to_the_therapist(
        seeds in seedlings(30, false), form in filled_in(), begun in filled_in(), view in proptest::option::of(view()),
    ) {
        let (nothing, session, now) = prepared(&seeds);
        let (mut saved, mut kept, mut shared) = (nothing.clone(), nothing.clone(), nothing.clone());
        let save = check_in::Command::Save { session, form: begun };
        saved.step(Who::Client, 600_000, now, &Command::CheckIn(save)).unwrap();
        let keep = check_in::Command::Keep { session, form: form.clone() };
        kept.step(Who::Client, 600_000, now, &Command::CheckIn(keep)).unwrap();
        share(&mut shared, session, &form, now);

        let ids = Ids::of(&shared).and((0..3).map(|n| fresh(Who::Client, 600_000, n)));
        let seen = |world: &mut World| {
            let collected = world.visit(Who::Therapist, 600_001, now);
            let desk = world.desk(Who::Therapist);
            let probes = probes(&desk, Who::Therapist, now, &ids);
            (collected, pages(&desk, now, &ids), probes, desk)
        };
        let mut without = nothing;
        let first = seen(&mut without);
        for world in [&mut saved, &mut kept, &mut shared] {
            prop_assert_eq!(&seen(world), &first);
        }
        // Given or passed, the view opens the way for the shared one alone.
        for world in [&mut without, &mut saved, &mut kept, &mut shared] {
            give(world, session, view.clone(), now);
            settle(world, now);
        }
        prop_assert_eq!(arrived(&shared, session).0, Some(form.answers));
        for world in [&without, &saved, &kept] {
            prop_assert_eq!(arrived(world, session), (None, None));
        }
    }

    #[test]
    fn who_comes_first_does_not_matter(
        seeds in seedlings(30, false), form in filled_in(), view in proptest::option::of(view()),
    ) {
        let (mut client_first, session, now) = prepared(&seeds);
        let mut therapist_first = client_first.clone();
        share(&mut client_first, session, &form, now);
        give(&mut client_first, session, view.clone(), now);
        give(&mut therapist_first, session, view.clone(), now);
        share(&mut therapist_first, session, &form, now);
        settle(&mut client_first, now);
        settle(&mut therapist_first, now);
        prop_assert_eq!(&client_first.ours.room, &therapist_first.ours.room);
        prop_assert_eq!(arrived(&client_first, session).0, Some(form.answers));
        prop_assert_eq!(arrived(&client_first, session).1, view.filter(|v| *v != View::default()));
    }

    /// One check-in per session is under way or there; one that was taken back is with the client again.
    #[test]
    fn one_check_in_is_sent_on_a_session(seeds in seedlings(25, false), form in filled_in()) {
        let (mut world, session, now) = prepared(&seeds);
        share(&mut world, session, &form, now);
        let again = Command::CheckIn(check_in::Command::Share { session, form: form.clone() });
        let keep = Command::CheckIn(check_in::Command::Keep { session, form });
        for (label, wish) in [(600_001, &again), (600_002, &keep)] {
            let refused = world.step(Who::Client, label, now, wish);
            prop_assert_eq!(refused, Err(Refusal::AlreadyShared));
        }
        let back = Command::TakeBack(LetterId(fresh(Who::Client, 600_000, 0)));
        world.step(Who::Client, 600_003, now, &back).unwrap();
        world.step(Who::Client, 600_004, now, &again).unwrap();
        give(&mut world, session, None, now);
        settle(&mut world, now);
        let late = world.step(Who::Client, 600_005, now, &again);
        prop_assert_eq!(late, Err(Refusal::AlreadyShared));
    }

    #[test]
    fn i_held_something_back_goes_nowhere(seeds in seedlings(60, true)) {
        let (steps, mut world) = grow(&seeds);
        let now = steps[steps.len() - 1].at;
        for at in [now, later_than_all()] {
            settle(&mut world, at);
            prop_assert!(!world.all_that_is_or_will_be_ours().contains("held_back"));
            let desk = world.desk(Who::Therapist);
            let ids = Ids::of(&world);
            for page in pages(&desk, at, &ids) {
                prop_assert!(!page.contains("held_back"), "{}", page);
            }
        }
    }
}
