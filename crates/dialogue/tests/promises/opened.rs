//! The author of what the post delivered sees that it was opened, never when.

use dialogue::check_in::{self, View};
use dialogue::conversation::{self, Happened};
use dialogue::moment::{self, Delivery};
use dialogue::{Command, EntryId, LetterId, Time};
use proptest::prelude::*;

use super::{cases, later_than_all, ready};
use crate::common::{
    Ids, Seedling, Who, World, check_in_form, fresh, grow, moment_form, pages, passage, seedlings,
    settle, view, words,
};

/// What was sent, by whom, and is opened at one time or another.
fn opened_at(world: &World, author: Who, opened: Time, read: Time) -> Vec<String> {
    let mut world = world.clone();
    let collected = world.visit(author.other(), 600_900, opened);
    assert!(!collected.is_empty(), "something is there to be opened");
    pages(&world.desk(author), read, &Ids::of(&world))
}

/// A world at rest with a session just past, and in it an agreement to be asked about.
fn prepared(
    seeds: &[Seedling],
    line: dialogue::Line,
    noticed: dialogue::Passage,
) -> (World, EntryId, EntryId, Time) {
    let (_, mut world) = grow(seeds);
    let now = later_than_all();
    settle(&mut world, now);
    let session = ready(&mut world, now);
    let notice = Command::Moment(moment::Command::Notice(noticed));
    world.step(Who::Therapist, 600_000, now, &notice).unwrap();
    world.visit(Who::Client, 600_001, now);
    let moment = EntryId(fresh(Who::Client, 600_001, 0));
    let agree = conversation::Command::Agree {
        moment,
        words: line,
    };
    world
        .step(Who::Therapist, 600_002, now, &Command::Conversation(agree))
        .unwrap();
    (
        world,
        session,
        EntryId(fresh(Who::Therapist, 600_002, 0)),
        now,
    )
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn the_client_never_sees_when_it_was_opened(
        seeds in seedlings(25, false), line in words(Who::Therapist), noticed in passage(Who::Therapist),
        form in moment_form(), check_in in check_in_form(), happened: bool, early in 1..3000i64, late in 1..3000i64,
    ) {
        let (mut world, session, agreed, now) = prepared(&seeds, line, noticed);
        let mut check_in = check_in;
        check_in.answers.direct = Some(alliance::Direct::ALittle);
        check_in.answers.agreed = if happened { vec![(agreed, Happened::Yes)] } else { Vec::new() };
        let pass = check_in::Command::View { session, view: None, show: false };
        world.step(Who::Therapist, 600_003, now, &Command::CheckIn(pass)).unwrap();
        let share = check_in::Command::Share { session, form: check_in };
        world.step(Who::Client, 600_004, now, &Command::CheckIn(share)).unwrap();
        let send = moment::Command::Send { form, delivery: Delivery::At(now), seen_help: true, kept: None };
        // Whatever else the form makes of it, the check-in is there to be opened.
        let _ = world.step(Who::Client, 600_005, now, &Command::Moment(send));

        let read = now.plus_days(7);
        let one = opened_at(&world, Who::Client, now.plus_minutes(early), read);
        let other = opened_at(&world, Who::Client, now.plus_minutes(late), read);
        prop_assert_eq!(one, other);
    }

    #[test]
    fn the_therapist_never_sees_when_it_was_opened(
        seeds in seedlings(25, false), line in words(Who::Therapist), noticed in passage(Who::Therapist),
        view in view(), early in 1..3000i64, late in 1..3000i64,
    ) {
        let (mut world, session, _, now) = prepared(&seeds, line, noticed.clone());
        let view = View { direct: Some(alliance::Direct::Yes), ..view };
        let view = check_in::Command::View { session, view: Some(view), show: true };
        world.step(Who::Therapist, 600_003, now, &Command::CheckIn(view)).unwrap();
        let mut form = check_in::Form::default();
        form.answers.direct = Some(alliance::Direct::ALittle);
        let share = check_in::Command::Share { session, form };
        world.step(Who::Client, 600_004, now, &Command::CheckIn(share)).unwrap();
        world.visit(Who::Therapist, 600_005, now);
        world.step(Who::Therapist, 600_006, now, &Command::Moment(moment::Command::Notice(noticed))).unwrap();
        let under_way = [LetterId(fresh(Who::Therapist, 600_003, 0)), LetterId(fresh(Who::Therapist, 600_006, 0))];
        prop_assert!(under_way.iter().all(|id| world.post.iter().any(|l| l.id == *id)));

        let read = now.plus_days(7);
        let one = opened_at(&world, Who::Therapist, now.plus_minutes(early), read);
        let other = opened_at(&world, Who::Therapist, now.plus_minutes(late), read);
        prop_assert_eq!(one, other);
    }
}
