//! Whispers: things that touch a person's own room alone, to be slipped into a script anywhere.

use std::collections::HashSet;

use dialogue::check_in::{self, Form as CheckInForm, View};
use dialogue::conversation::{self, Stand, Wish};
use dialogue::moment::{self, Delivery, Form};
use dialogue::{Command, EntryId, LetterId, Passage, Time, candor as own_candor, safety};
use proptest::collection::vec;
use proptest::prelude::*;
use uuid::Uuid;

use crate::common::{
    Deed, Step, Who, World, candor, check_in_form, fresh, moment_form, passage, stand, view,
};

/// One of them, before it is known what there is to whisper about.
#[derive(Debug, Clone)]
pub(crate) enum Whisper {
    SaveCheckIn(usize, CheckInForm),
    KeepCheckIn(usize, CheckInForm),
    SaveMoment(Form),
    Discard,
    KeepMoment(Form),
    KeepStand(usize, Stand),
    KeepCopy(Passage),
    /// Answers what was put to them alone, or what was not.
    AnswerForMe(own_candor::Command),
    /// Erases what an earlier whisper kept.
    Erase(u64),
    /// Sends something that comes due after the script has ended; perhaps something that an earlier whisper kept.
    SendForLater(Form, Option<u64>),
    /// Sends something and takes it back before anything else happens.
    SendAndTakeBack(Form),
    ShareAndTakeBack(usize, CheckInForm),
    /// Shares a check-in on a session that the therapist gives no view of.
    ShareUnseen(usize, CheckInForm),
    NoticeAndTakeBack(Passage),
    /// Gives, shows or passes the own view of a session that the client shares nothing on.
    ViewAlone(usize, Option<View>, bool),
}

/// Where in the script, and what.
pub(crate) type Placed = (prop::sample::Index, Whisper);

pub(crate) fn whispers(who: Who) -> impl Strategy<Value = Vec<Placed>> {
    let n = || 0..8usize;
    let one = match who {
        Who::Client => prop_oneof![
            (n(), check_in_form()).prop_map(|(n, f)| Whisper::SaveCheckIn(n, f)),
            (n(), check_in_form()).prop_map(|(n, f)| Whisper::KeepCheckIn(n, f)),
            moment_form().prop_map(Whisper::SaveMoment),
            Just(Whisper::Discard),
            moment_form().prop_map(Whisper::KeepMoment),
            (n(), stand()).prop_map(|(n, s)| Whisper::KeepStand(n, s)),
            passage(who).prop_map(Whisper::KeepCopy),
            candor().prop_map(Whisper::AnswerForMe),
            (0..10u64).prop_map(Whisper::Erase),
            (moment_form(), proptest::option::of(0..10u64))
                .prop_map(|(f, kept)| Whisper::SendForLater(f, kept)),
            moment_form().prop_map(Whisper::SendAndTakeBack),
            (n(), check_in_form()).prop_map(|(n, f)| Whisper::ShareAndTakeBack(n, f)),
            (n(), check_in_form()).prop_map(|(n, f)| Whisper::ShareUnseen(n, f)),
        ]
        .boxed(),
        Who::Therapist => prop_oneof![
            passage(who).prop_map(Whisper::NoticeAndTakeBack),
            (n(), proptest::option::of(view()), any::<bool>())
                .prop_map(|(n, v, show)| Whisper::ViewAlone(n, v, show)),
            (0..10u64).prop_map(Whisper::Erase),
        ]
        .boxed(),
    };
    vec((any::<prop::sample::Index>(), one), 0..10)
}

/// The label of the `n`th whisper of a person, far from those of the script; the one after it is for taking back.
fn label(n: u64) -> u64 {
    10_000 + 2 * n
}

/// All names that up to ten whispers of `who` can have made.
pub(crate) fn names(who: Who) -> impl Iterator<Item = Uuid> {
    (0..20u64).flat_map(move |n| [0, 1].map(|k| fresh(who, 10_000 + n, k)))
}

/// The sessions on which one of `steps` does something that `picks` them.
fn sessions(steps: &[Step], picks: fn(&check_in::Command) -> Option<EntryId>) -> HashSet<EntryId> {
    let wishes = steps.iter().filter_map(|step| match &step.deed {
        Deed::Do(Command::CheckIn(c)) => picks(c),
        _ => None,
    });
    wishes.collect()
}

fn viewed(command: &check_in::Command) -> Option<EntryId> {
    match command {
        check_in::Command::View { session, .. } => Some(*session),
        _ => None,
    }
}

fn shared_or_viewed(command: &check_in::Command) -> Option<EntryId> {
    match command {
        check_in::Command::View { session, .. } | check_in::Command::Share { session, .. } => {
            Some(*session)
        }
        _ => None,
    }
}

/// Slips the whispers of `who` into `script`, which stays as it is.
pub(crate) fn slip_in(script: &[Step], who: Who, whispers: &[Placed], end: Time) -> Vec<Step> {
    let mut placed: Vec<(usize, Vec<Step>)> = Vec::new();
    for (n, (place, whisper)) in (0..).zip(whispers) {
        let place = place.index(script.len() + 1);
        let mut world = World::new();
        for step in &script[..place] {
            world.run(step);
        }
        let at = script.get(place).map_or(end, |next| next.at);
        let steps = spoken(whisper, label(n), who, at, end, script, &world);
        placed.push((place, steps));
    }
    let mut whole = Vec::new();
    for (n, step) in script.iter().enumerate() {
        whole.extend(
            placed
                .iter()
                .filter(|(p, _)| *p == n)
                .flat_map(|(_, s)| s.clone()),
        );
        whole.push(step.clone());
    }
    whole.extend(
        placed
            .into_iter()
            .filter(|(p, _)| *p == script.len())
            .flat_map(|(_, s)| s),
    );
    whole
}

/// The steps of one whisper, with what exists in `world` at its place.
fn spoken(
    whisper: &Whisper,
    label: u64,
    who: Who,
    at: Time,
    end: Time,
    script: &[Step],
    world: &World,
) -> Vec<Step> {
    let ours = &world.ours.room.state;
    let pick = |n: usize, all: Vec<EntryId>| (!all.is_empty()).then(|| all[n % all.len()]);
    let all_sessions = || ours.sessions.all().iter().map(|s| s.id);
    let any_session = |n| pick(n, all_sessions().collect());
    let session_but =
        |n, not: HashSet<EntryId>| pick(n, all_sessions().filter(|s| !not.contains(s)).collect());
    let earlier = |n: u64| EntryId(fresh(who, 10_000 + 2 * n, 0));
    let check_in = |c| vec![Command::CheckIn(c)];
    let back = |letter: usize| Command::TakeBack(LetterId(fresh(who, label, letter)));
    let send = |form: &Form, at, kept| {
        Command::Moment(moment::Command::Send {
            form: form.clone(),
            delivery: Delivery::At(at),
            seen_help: true,
            kept,
        })
    };
    let wishes = match whisper.clone() {
        Whisper::SaveCheckIn(n, form) => {
            any_session(n).map(|session| check_in(check_in::Command::Save { session, form }))
        }
        Whisper::KeepCheckIn(n, form) => {
            any_session(n).map(|session| check_in(check_in::Command::Keep { session, form }))
        }
        Whisper::SaveMoment(form) => Some(vec![Command::Moment(moment::Command::Save(form))]),
        Whisper::Discard => Some(vec![Command::Moment(moment::Command::Discard)]),
        Whisper::KeepMoment(form) => Some(vec![Command::Moment(moment::Command::Keep(form))]),
        Whisper::KeepStand(n, stand) => {
            let moments = ours.conversations.all().iter().map(|c| c.id).collect();
            let wish = Wish::Keep(stand);
            pick(n, moments).map(|moment| {
                vec![Command::Conversation(conversation::Command {
                    moment,
                    wish,
                })]
            })
        }
        Whisper::KeepCopy(words) => Some(vec![Command::Safety(safety::Command::Keep(words))]),
        Whisper::AnswerForMe(answer) => Some(vec![Command::Candor(answer)]),
        Whisper::Erase(n) => Some(vec![Command::Erase(earlier(n))]),
        Whisper::SendForLater(form, kept) => {
            Some(vec![send(&form, end.plus_days(20), kept.map(earlier))])
        }
        Whisper::SendAndTakeBack(form) => Some(vec![send(&form, at, None), back(0)]),
        Whisper::ShareAndTakeBack(n, form) => any_session(n).map(|session| {
            vec![
                Command::CheckIn(check_in::Command::Share { session, form }),
                back(0),
            ]
        }),
        Whisper::ShareUnseen(n, form) => session_but(n, sessions(script, viewed))
            .map(|session| check_in(check_in::Command::Share { session, form })),
        Whisper::NoticeAndTakeBack(words) => Some(vec![
            Command::Moment(moment::Command::Notice(words)),
            back(0),
        ]),
        Whisper::ViewAlone(n, view, show) => session_but(n, sessions(script, shared_or_viewed))
            .map(|session| {
                check_in(check_in::Command::View {
                    session,
                    view,
                    show,
                })
            }),
    };
    (label..)
        .zip(wishes.unwrap_or_default())
        .map(|(label, wish)| Step {
            who,
            label,
            at,
            deed: Deed::Do(wish),
        })
        .collect()
}
