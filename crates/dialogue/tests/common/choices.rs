//! What people may wish, at random. Ids in here are picks: small numbers that `resolve` turns into something that exists, or,
//! from 900 on, into something that does not.

use alliance::{Direct, Item, Items, Score};
use dialogue::candor::{self, Concern as Asked};
use dialogue::check_in::{self, Answers, View};
use dialogue::conversation::{self, Acknowledgement, Happened, Stand, Where, Wish};
use dialogue::invitation::{self, Holds, Lines};
use dialogue::moment::{
    self, Delivery, Effect, Feeling, Form, Handling, Level, More, Please, Topic,
};
use dialogue::safety::{self, Concern};
use dialogue::session::{self, Outcome};
use dialogue::{Command, EntryId, LetterId, Line, Passage, Role, Time, consent, ending};
use jiff::ToSpan;
use jiff::civil::date;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use uuid::Uuid;

use super::Who;
use super::world::line;

pub(crate) fn words(who: Who) -> impl Strategy<Value = Line> + Clone {
    (0..99u32).prop_map(move |n| line(who, n))
}

pub(crate) fn passage(who: Who) -> impl Strategy<Value = Passage> + Clone {
    (0..99u32).prop_map(move |n| {
        Passage::required("words", &format!("{} {n}\nand more of it", who.marker())).unwrap()
    })
}

fn pick() -> impl Strategy<Value = EntryId> + Clone {
    prop_oneof![12 => 0..4u128, 1 => Just(900u128)].prop_map(|n| EntryId(Uuid::from_u128(n)))
}

/// One of the latest two sessions, so that both people come to speak of the same one.
fn session() -> impl Strategy<Value = EntryId> + Clone {
    prop_oneof![12 => 0..2u128, 1 => 2..6u128, 1 => Just(900u128)]
        .prop_map(|n| EntryId(Uuid::from_u128(n)))
}

pub(crate) fn candor() -> impl Strategy<Value = candor::Command> + Clone {
    select(&Asked::ALL[..]).prop_map(|concern| candor::Command { concern })
}

fn items() -> impl Strategy<Value = Items> + Clone {
    vec(option::of(0..=10u8), 5).prop_map(|points| {
        let mut items = Items::default();
        for (item, p) in Item::ALL.into_iter().zip(points) {
            items.set(item, p.map(|p| Score::new(p).unwrap()));
        }
        items
    })
}

pub(crate) fn check_in_form() -> impl Strategy<Value = check_in::Form> + Clone {
    (
        items(),
        option::of(select(&Direct::ALL[..])),
        option::of(words(Who::Client)),
        vec((pick(), select(Happened::ALL)), 0..2),
        any::<bool>(),
    )
        .prop_map(
            |(items, direct, better, agreed, held_back)| check_in::Form {
                answers: Answers {
                    items,
                    direct,
                    better,
                    agreed,
                },
                held_back,
            },
        )
}

pub(crate) fn view() -> impl Strategy<Value = View> + Clone {
    let between = option::of((0..=10u8).prop_map(|p| Score::new(p).unwrap()));
    (between, option::of(select(&Direct::ALL[..])))
        .prop_map(|(between, direct)| View { between, direct })
}

fn more() -> impl Strategy<Value = More> + Clone {
    (
        option::of(words(Who::Client)),
        vec(select(Effect::ALL), 0..3),
        option::of(passage(Who::Client)),
        prop_oneof![2 => Just(Some(Handling::InWriting)), 1 => option::of(select(Handling::ALL))],
    )
        .prop_map(|(when, did, wanted, handling)| More {
            when,
            topic: None,
            did,
            wanted,
            handling,
        })
}

/// A moment's form; with `concerns` of any kind, or mostly none.
pub(crate) fn moment_form() -> impl Strategy<Value = Form> + Clone {
    (
        option::of(select(Feeling::ALL)),
        prop_oneof![
            1 => Just(None), 2 => Just(Some(Level::JustForMe)), 3 => Just(Some(Level::Something)),
            3 => Just(Some(Level::About)), 8 => Just(Some(Level::Say)),
        ],
        option::of(select(Please::ALL)),
        option::weighted(0.8, select(Topic::ALL)),
        option::weighted(0.9, passage(Who::Client)),
        more(),
        prop_oneof![4 => Just(Vec::new()), 1 => vec(select(&Concern::ALL[..]), 1..3)],
    )
        .prop_map(
            |(feeling, level, please, topic, words, more, concerns)| Form {
                feeling,
                level,
                please,
                topic,
                words,
                more,
                concerns,
            },
        )
}

pub(crate) fn stand() -> impl Strategy<Value = Stand> + Clone {
    let words = || option::weighted(0.3, passage(Who::Client));
    (select(Where::ALL), words(), words(), words()).prop_map(|(place, afraid, happened, saying)| {
        Stand {
            place,
            afraid,
            happened,
            saying,
        }
    })
}

/// Minutes from now, as a `Time` that `resolve` adds to the clock.
fn minutes(range: std::ops::Range<i64>) -> impl Strategy<Value = Time> + Clone {
    range.prop_map(|m| Time(0).plus_minutes(m))
}

fn delivery() -> impl Strategy<Value = Delivery> + Clone {
    prop_oneof![
        2 => Just(Delivery::NextMorning),
        3 => minutes(-60..30).prop_map(Delivery::At),
        1 => minutes(0..30 * 1440).prop_map(Delivery::At),
        1 => Just(Delivery::At(Time(0).plus_days(400))),
    ]
}

fn session_command() -> impl Strategy<Value = Command> + Clone {
    let starts = prop_oneof![3 => minutes(-300..0), 1 => minutes(-30_000..60_000), 1 => Just(Time(0).plus_days(900))];
    let plan = (starts, prop_oneof![6 => Just(50u16), 1 => any::<u16>()])
        .prop_map(|(starts, minutes)| session::Command::Plan { starts, minutes });
    let outcome = prop_oneof![4 => Just(Outcome::Held), 1 => Just(Outcome::Cancelled), 1 => Just(Outcome::Missed)];
    let went = (pick(), outcome)
        .prop_map(|(session, outcome)| session::Command::Went { session, outcome });
    let on = pick().prop_map(|session| session::Command::On { session });
    prop_oneof![4 => plan, 2 => went, 1 => on].prop_map(Command::Session)
}

fn wish(moment: EntryId, wish: Wish) -> Command {
    Command::Conversation(conversation::Command { moment, wish })
}

fn either(who: Who) -> impl Strategy<Value = Command> + Clone {
    let letter =
        prop_oneof![6 => 0..4u128, 1 => Just(900u128)].prop_map(|n| LetterId(Uuid::from_u128(n)));
    prop_oneof![
        4 => session_command(),
        4 => letter.prop_map(Command::TakeBack),
        3 => pick().prop_map(Command::Erase),
        4 => (pick(), words(who)).prop_map(|(m, w)| wish(m, Wish::Agree(w))),
        3 => (pick(), option::of(passage(who))).prop_map(|(m, w)| wish(m, Wish::Back(w))),
    ]
}

fn of_client() -> impl Strategy<Value = Command> + Clone {
    let me = Who::Client;
    let check_in = (0..5u8, session(), check_in_form()).prop_map(|(kind, session, form)| {
        Command::CheckIn(match kind {
            0 => check_in::Command::Save { session, form },
            1 => check_in::Command::Keep { session, form },
            _ => check_in::Command::Share { session, form },
        })
    });
    let send = (
        moment_form(),
        delivery(),
        any::<bool>(),
        option::weighted(0.3, pick()),
    )
        .prop_map(|(form, delivery, seen_help, kept)| moment::Command::Send {
            form,
            delivery,
            seen_help,
            kept,
        });
    let own = prop_oneof![
        2 => moment_form().prop_map(moment::Command::Save),
        1 => Just(moment::Command::Discard),
        3 => moment_form().prop_map(moment::Command::Keep),
        1 => (moment_form(), pick())
            .prop_map(|(form, instead)| moment::Command::KeepInstead { form, instead }),
    ]
    // On the heap: all strategies together outgrow a test's stack.
    .boxed();
    let lines = (
        option::of(words(me)),
        option::of(words(me)),
        option::of(words(me)),
    )
        .prop_map(|(talk, please_dont, before)| {
            invitation::Command::Answer(Lines {
                talk,
                please_dont,
                before,
            })
        });
    let happened = (pick(), pick(), select(Happened::ALL))
        .prop_map(|(m, agreed, happened)| wish(m, Wish::Happened { agreed, happened }));
    prop_oneof![
        9 => check_in,
        6 => send.prop_map(Command::Moment),
        3 => own.prop_map(Command::Moment),
        5 => (pick(), stand()).prop_map(|(m, s)| wish(m, Wish::Show(s))),
        2 => (pick(), stand()).prop_map(|(m, s)| wish(m, Wish::Keep(s))),
        2 => pick().prop_map(|m| wish(m, Wish::NotNow)),
        2 => (pick(), any::<bool>()).prop_map(|(m, drawn)| wish(m, Wish::Draw(drawn))),
        3 => happened,
        1 => lines.prop_map(Command::Invitation),
        2 => (any::<bool>(), any::<bool>())
            .prop_map(|(scores, words)| Command::Consent(consent::Command { scores, words })),
        1 => passage(me).prop_map(|w| Command::Safety(safety::Command::Keep(w))),
        2 => candor().prop_map(Command::Candor),
    ]
}

fn of_therapist() -> impl Strategy<Value = Command> + Clone {
    let me = Who::Therapist;
    let give = (session(), option::of(view()), prop::bool::weighted(0.7)).prop_map(
        |(session, view, show)| {
            Command::CheckIn(check_in::Command::View {
                session,
                view,
                show,
            })
        },
    );
    let how = prop_oneof![
        2 => Just(Acknowledgement::Read),
        1 => words(me).prop_map(Acknowledgement::Tap),
        2 => words(me).prop_map(Acknowledgement::Words),
        2 => (0..150i64).prop_map(|n| Acknowledgement::ComeBack { by: date(2026, 11, 1) + n.days() }),
    ];
    let letter = (
        passage(me),
        vec(select(&Holds::ALL[..]), 0..4),
        option::of(passage(me)),
    )
        .prop_map(|(words, holds, handling)| invitation::Letter {
            words,
            holds,
            handling,
            scope: None,
        });
    prop_oneof![
        8 => give,
        3 => passage(me).prop_map(|w| Command::Moment(moment::Command::Notice(w))),
        5 => (pick(), how).prop_map(|(m, how)| wish(m, Wish::Acknowledge(how))),
        5 => (pick(), passage(me)).prop_map(|(m, w)| wish(m, Wish::Answer(w))),
        1 => letter.prop_map(|l| Command::Invitation(invitation::Command::Sign(l))),
    ]
}

/// What `who` may wish.
pub(crate) fn command_of(who: Who) -> BoxedStrategy<Command> {
    match who {
        Who::Client => prop_oneof![3 => of_client(), 1 => either(who)].boxed(),
        Who::Therapist => prop_oneof![3 => of_therapist(), 2 => either(who)].boxed(),
    }
}

/// Anything at all, also what is the other's to wish, or the end.
pub(crate) fn any_command() -> BoxedStrategy<Command> {
    prop_oneof![
        4 => command_of(Who::Client),
        4 => command_of(Who::Therapist),
        1 => Just(Command::Ending(ending::Command::End)),
        1 => Just(Command::Ending(ending::Command::StopContact)),
    ]
    .boxed()
}

/// Whose it is to wish this; `None` for what either may.
pub(crate) fn owner(command: &Command) -> Option<Role> {
    use Role::{Client, Therapist};
    match command {
        Command::Invitation(invitation::Command::Sign(_))
        | Command::CheckIn(check_in::Command::View { .. })
        | Command::Moment(moment::Command::Notice(_)) => Some(Therapist),
        Command::Invitation(invitation::Command::Answer(_))
        | Command::CheckIn(_)
        | Command::Moment(_)
        | Command::Consent(_)
        | Command::Safety(_)
        | Command::Candor(_)
        | Command::Ending(ending::Command::StopContact) => Some(Client),
        Command::Conversation(c) => match &c.wish {
            Wish::Acknowledge(_) | Wish::Answer(_) => Some(Therapist),
            Wish::NotNow
            | Wish::Happened { .. }
            | Wish::Show(_)
            | Wish::Keep(_)
            | Wish::Draw(_) => Some(Client),
            Wish::Agree(_) | Wish::Back(_) => None,
        },
        Command::Session(_)
        | Command::TakeBack(_)
        | Command::Erase(_)
        | Command::Ending(ending::Command::End) => None,
    }
}
