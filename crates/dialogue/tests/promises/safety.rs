//! Where safety is at stake nothing goes to the other person.

use dialogue::moment::{self, Delivery, Form, Level};
use dialogue::safety::{self, Concern, Route};
use dialogue::{Act, Command, OwnBody, Passage, Refusal, decide};
use proptest::prelude::*;
use proptest::sample::select;

use super::cases;
use crate::common::{Who, World, calendar, grow, moment_form, passage, seedlings};

fn never_sent() -> impl Strategy<Value = Concern> {
    let concerns = Concern::ALL.iter().copied();
    select(
        concerns
            .filter(|c| c.route() == Route::NeverSent)
            .collect::<Vec<_>>(),
    )
}

fn outside_first() -> impl Strategy<Value = Concern> {
    let concerns = Concern::ALL.iter().copied();
    select(
        concerns
            .filter(|c| c.route() == Route::OutsideHelpFirst)
            .collect::<Vec<_>>(),
    )
}

fn send(form: &Form, seen_help: bool) -> Command {
    Command::Moment(moment::Command::Send {
        form: form.clone(),
        delivery: Delivery::NextMorning,
        seen_help,
        kept: None,
    })
}

/// A full form at any level beyond "just for me", so that nothing else can be what refuses it.
fn form_to_send(mut form: Form, level: Level, words: Passage) -> Form {
    form.level = Some(level);
    form.words = Some(words);
    form.topic = Some(moment::Topic::Else);
    form
}

fn levels() -> impl Strategy<Value = Level> {
    select(vec![Level::Something, Level::About, Level::Say])
}

#[test]
fn which_concern_leads_where() {
    let never = [
        Concern::Sexual,
        Concern::Threats,
        Concern::Coercion,
        Concern::Retaliation,
        Concern::AfraidOfHarm,
    ];
    for concern in Concern::ALL.iter().copied() {
        assert_eq!(
            concern.route() == Route::NeverSent,
            never.contains(&concern)
        );
    }
    assert_eq!(safety::route(&[]), None);
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn a_safety_route_choice_is_never_sent(
        seeds in seedlings(25, false), form in moment_form(), concern in never_sent(), place in any::<prop::sample::Index>(),
        level in levels(), words in passage(Who::Client), seen_help: bool,
    ) {
        let (steps, world) = grow(&seeds);
        let now = steps[steps.len() - 1].at;
        let mut form = form_to_send(form, level, words);
        form.concerns.insert(place.index(form.concerns.len() + 1), concern);
        let desk = world.desk(Who::Client);
        let ctx = World::ctx(Who::Client, 600_000, now);

        prop_assert_eq!(decide(&desk, &send(&form, seen_help), &ctx), Err(Refusal::Safety));
        let preview = dialogue::moment::view::preview(&desk, &form, Delivery::NextMorning, seen_help, now, &calendar());
        prop_assert_eq!(preview, Err(Refusal::Safety));

        // Turning the page changes the own draft and nothing else; keeping it, the own room and nothing else.
        let save = Command::Moment(moment::Command::Save(form.clone()));
        let saved = decide(&desk, &save, &ctx).unwrap();
        prop_assert!(matches!(&saved[..], [Act::Draft(_, Some(_))]));
        let keep = Command::Moment(moment::Command::Keep(form.clone()));
        let kept = decide(&desk, &keep, &ctx).unwrap();
        prop_assert!(matches!(&kept[..], [Act::Draft(_, None), Act::Keep(_)]));

        // "Just for me", or no level yet, sends nothing either.
        for level in [None, Some(Level::JustForMe)] {
            let form = Form { level, ..form.clone() };
            prop_assert!(decide(&desk, &send(&form, seen_help), &ctx).is_err());
        }
    }

    #[test]
    fn outside_help_is_shown_first_and_then_the_client_chooses(
        form in moment_form(), concern in outside_first(), level in levels(), words in passage(Who::Client),
    ) {
        let (_, world) = grow(&[]);
        let mut form = form_to_send(form, level, words);
        form.concerns = vec![concern];
        let desk = world.desk(Who::Client);
        let ctx = World::ctx(Who::Client, 600_000, crate::common::T0);
        prop_assert_eq!(decide(&desk, &send(&form, false), &ctx), Err(Refusal::OutsideHelpFirst));
        let sent = decide(&desk, &send(&form, true), &ctx).unwrap();
        let posted = sent.iter().any(|act| matches!(act, Act::Post(_)));
        prop_assert!(posted);
        // Which concern it was is not told.
        let with = Form { concerns: Vec::new(), ..form.clone() };
        prop_assert_eq!(form.telling(true), with.telling(true));
    }

    #[test]
    fn an_own_copy_stays_in_the_own_room(seeds in seedlings(25, true), words in passage(Who::Client)) {
        let (steps, world) = grow(&seeds);
        let now = steps[steps.len() - 1].at;
        let ctx = World::ctx(Who::Client, 600_000, now);
        let keep = Command::Safety(safety::Command::Keep(words.clone()));
        let acts = decide(&world.desk(Who::Client), &keep, &ctx).unwrap();
        let [Act::Keep(entry)] = &acts[..] else { panic!("{acts:?}") };
        prop_assert_eq!(&entry.body, &OwnBody::Safety(safety::Kept::Copy(words)));
    }
}
