//! What is worth noticing comes from what was shared, is written once, and is the therapist's alone.

use alliance::noticing::{Found, Seen, Watch};
use alliance::{Direct, Item, Items, Score};
use dialogue::check_in::view::therapist_check_in;
use dialogue::check_in::{self, Answers, Form, View};
use dialogue::consent;
use dialogue::conversation::{self, Stand, Where};
use dialogue::moment::{self, Delivery, Level, Please};
use dialogue::noticed::view::Asked;
use dialogue::noticed::{ENGINE, Finding, Kept, Noticed, Parts, Reason, Usual};
use dialogue::view::{day_line, relationship};
use dialogue::{Command, EntryId, OwnBody, Time, session};
use proptest::prelude::*;

use super::{cases, ready};
use crate::common::{T0, Who, World, calendar, fresh};

/// What the client does after a session.
#[derive(Debug, Clone, Copy)]
enum After {
    /// Shares the same answer to all five.
    All(u8),
    /// Shares eights, and this for one of the five.
    One(Item, u8),
    /// Shares five answers that come to this, as alike as can be.
    Sum(u8),
    /// Shares the same answer to all five, and a "yes".
    Yes(u8),
    /// Shares the same answer to all five, and a "no".
    No(u8),
    /// Shares nothing but "rather not say".
    RatherNotSay,
    /// Shares nothing.
    Nothing,
}

fn form(after: After) -> Option<Form> {
    let mut items = Items::default();
    let (points, direct) = match after {
        After::All(points) => (points, None),
        After::Sum(sum) => (sum / 5, None),
        After::One(..) => (8, None),
        After::Yes(points) => (points, Some(Direct::Yes)),
        After::No(points) => (points, Some(Direct::No)),
        After::RatherNotSay => {
            let mut form = Form::default();
            form.answers.direct = Some(Direct::RatherNotSay);
            return Some(form);
        }
        After::Nothing => return None,
    };
    for item in Item::ALL {
        items.set(item, Some(Score::new(points).unwrap()));
    }
    if let After::Sum(sum) = after {
        for item in Item::ALL.into_iter().take(usize::from(sum % 5)) {
            items.set(item, Some(Score::new(sum / 5 + 1).unwrap()));
        }
    }
    if let After::One(item, points) = after {
        items.set(item, Some(Score::new(points).unwrap()));
    }
    Some(Form {
        answers: Answers {
            items,
            direct,
            ..Answers::default()
        },
        held_back: false,
    })
}

/// Two people, session by session.
struct Course {
    world: World,
    sessions: Vec<EntryId>,
    now: Time,
    /// Whether the client keeps things for themselves besides.
    aside: bool,
}

impl Course {
    fn begin(watch: Watch, aside: bool) -> Self {
        let mut world = World::new();
        world.watch = watch;
        ready(&mut world, T0.plus_days(-400));
        Self {
            world,
            sessions: Vec::new(),
            now: T0,
            aside,
        }
    }

    fn of(afters: &[After]) -> Self {
        let mut course = Self::begin(Watch::Balanced, false);
        for after in afters {
            course.go_on(*after);
        }
        course
    }

    fn client(&mut self, label: u64, command: check_in::Command) {
        let command = Command::CheckIn(command);
        self.world
            .step(Who::Client, label, self.now, &command)
            .unwrap();
    }

    fn go_on(&mut self, after: After) {
        self.go_on_seen(after, None);
    }

    /// The same, with the therapist's own view: so many points.
    fn go_on_seen(&mut self, after: After, seen: Option<u8>) {
        self.now = self.now.plus_days(7);
        let label = 1_000 + 10 * self.sessions.len() as u64;
        let plan = Command::Session(session::Command::Plan {
            starts: self.now.plus_minutes(-60),
            minutes: 50,
        });
        self.world
            .step(Who::Therapist, label, self.now, &plan)
            .unwrap();
        let session = EntryId(fresh(Who::Therapist, label, 0));
        self.sessions.push(session);
        if self.aside {
            // What is kept says something opened; nobody else is to know.
            let form = form(After::Yes(0)).unwrap();
            self.client(label, check_in::Command::Keep { session, form });
        }
        if let Some(form) = form(after) {
            self.client(label + 1, check_in::Command::Share { session, form });
        }
        let view = seen.map(|points| View {
            between: Some(Score::new(points).unwrap()),
            direct: None,
        });
        self.view(session, label + 2, view);
        self.world.visit(Who::Therapist, label + 3, self.now);
    }

    fn view(&mut self, session: EntryId, label: u64, view: Option<View>) {
        let view = Command::CheckIn(check_in::Command::View {
            session,
            view,
            show: false,
        });
        self.world
            .step(Who::Therapist, label, self.now, &view)
            .unwrap();
    }

    /// The client says that there is something, and how to approach them; two days later it has arrived.
    fn say_something(&mut self, please: Please) {
        let form = moment::Form {
            level: Some(Level::Something),
            please: Some(please),
            ..moment::Form::default()
        };
        let send = Command::Moment(moment::Command::Send {
            form,
            delivery: Delivery::NextMorning,
            seen_help: false,
            kept: None,
        });
        self.world
            .step(Who::Client, 6_000, self.now, &send)
            .unwrap();
        self.now = self.now.plus_days(2);
        self.world.visit(Who::Therapist, 6_001, self.now);
    }

    /// They talk about something, and the client says where it is now.
    fn talk_over(&mut self, place: Where) {
        self.say_something(Please::AskGently);
        let desk = self.world.desk(Who::Client);
        let moment = desk.ours().conversations.all().last().unwrap().id;
        let stand = Stand::at(place);
        let show = Command::Conversation(conversation::Command::Show { moment, stand });
        self.world
            .step(Who::Client, 6_002, self.now, &show)
            .unwrap();
    }

    fn noticed(&self) -> Vec<Finding> {
        let desk = self.world.desk(Who::Therapist);
        desk.own().noticed.all().to_vec()
    }

    /// What was found worth asking.
    fn asked(&self) -> Vec<EntryId> {
        let asking = self.noticed().into_iter();
        asking
            .filter(|finding| finding.found == Found::Asking)
            .map(|finding| finding.session)
            .collect()
    }

    fn of_last(&self) -> Option<Finding> {
        let last = *self.sessions.last().unwrap();
        let desk = self.world.desk(Who::Therapist);
        desk.own().noticed.of(last).cloned()
    }

    /// How many things the day, the page of the two and the page of the last session show.
    fn shown(&self) -> [usize; 3] {
        let desk = self.world.desk(Who::Therapist);
        let last = *self.sessions.last().unwrap();
        let page = relationship(&desk, self.now);
        let check_in = therapist_check_in(&desk, last, self.now).unwrap();
        [
            day_line(&desk, self.now, &calendar()).noticed.len(),
            page.check_ins
                .iter()
                .filter(|l| l.noticed.is_some())
                .count(),
            usize::from(check_in.noticed.is_some()),
        ]
    }
}

const STEADY: [After; 8] = [
    After::All(8),
    After::All(9),
    After::All(8),
    After::All(8),
    After::All(9),
    After::All(8),
    After::All(9),
    After::All(8),
];

#[test]
fn a_fall_is_worth_asking_and_the_client_has_nothing_of_it() {
    let mut course = Course::of(&STEADY);
    assert_eq!(course.noticed(), []);
    assert_eq!(course.shown(), [0, 0, 0]);
    course.go_on(After::All(3));
    let finding = course.of_last().unwrap();
    let noticed = finding.noticed;
    assert_eq!(finding.found, Found::Asking);
    assert_eq!(noticed.reasons, [Reason::Score]);
    assert_eq!(noticed.engine, ENGINE);
    let parts = noticed.parts.unwrap();
    assert!(parts.score > 20 && parts.view == 0, "{parts:?}");
    assert!(
        noticed.usual.0 > 60 && noticed.usual.1 <= 100,
        "{noticed:?}"
    );
    assert_eq!(noticed.watch, Watch::Balanced);
    assert_eq!(course.shown(), [1, 1, 1]);
    let client = course.world.desk(Who::Client);
    assert_eq!(client.own().noticed.all().len(), 0);
    let page = relationship(&client, course.now);
    assert!(page.check_ins.iter().all(|line| line.noticed.is_none()));
    // After a week, and the session after that, it is no longer on the day. It stays where it stands.
    course.go_on(After::All(8));
    course.go_on(After::All(8));
    assert_eq!(course.shown()[..2], [0, 1]);
}

#[test]
fn scores_out_of_view_take_it_along_and_nothing_more_is_read() {
    let mut course = Course::of(&STEADY);
    course.go_on(After::All(3));
    let consent = |scores| {
        Command::Consent(consent::Command::Show {
            scores,
            words: true,
        })
    };
    course
        .world
        .step(Who::Client, 1, course.now, &consent(false))
        .unwrap();
    assert_eq!(course.shown(), [0, 0, 0]);
    course
        .world
        .step(Who::Client, 2, course.now, &consent(true))
        .unwrap();
    assert_eq!(course.shown(), [1, 1, 1]);
}

/// Whoever counts the entries of an own room, or sees their size, learns that a check-in arrived, which they can see anyway.
#[test]
fn each_arrival_leaves_one_entry_whatever_is_noticed() {
    let entries = |last| {
        let mut course = Course::of(&STEADY);
        let head = |course: &Course| course.world.desk(Who::Therapist).own_room().head.seq;
        let before = head(&course);
        course.go_on(last);
        (head(&course) - before, course.of_last().is_some())
    };
    assert_eq!(entries(After::All(8)), (2, false));
    assert_eq!(entries(After::All(3)), (2, true));
    assert_eq!(entries(After::Yes(3)), (2, false));
    assert_eq!(entries(After::Nothing), (1, false));
}

/// The smallest size class is 256 bytes, with four for the length.
#[test]
fn whatever_is_noticed_is_of_the_smallest_size() {
    let longest = Noticed {
        reasons: vec![Reason::Item(Item::Understood), Reason::Saw(Seen::Above)],
        usual: (100, 100),
        by_chance: 100,
        watch: Watch::Watchful,
        engine: u16::MAX,
        parts: Some(Parts {
            score: -99,
            item: -99,
            view: -99,
            learned_from: 60,
        }),
    };
    let engine = u16::MAX;
    for kept in [
        Kept::Asking(longest.clone()),
        Kept::Differ(longest.clone()),
        Kept::Look(longest),
        Kept::Nothing { engine },
    ] {
        let entry = dialogue::Entry {
            id: EntryId(fresh(Who::Therapist, 1, 0)),
            by: Who::Therapist.seat(),
            at: T0,
            body: OwnBody::Noticed(kept),
        };
        let length = entry.encode().len();
        assert!(length <= 252, "{length}");
    }
}

#[test]
fn a_shared_yes_is_shown_as_what_it_is() {
    let mut course = Course::of(&STEADY);
    course.go_on(After::Yes(3));
    assert_eq!(course.noticed(), []);
    let desk = course.world.desk(Who::Therapist);
    let day = day_line(&desk, course.now, &calendar());
    assert_eq!((day.direct.len(), day.noticed.len()), (1, 0));
}

/// The numbers of this session are as usual; what is still open from before has its reason in an earlier one.
#[test]
fn what_stood_out_may_still_be_open_until_the_client_has_their_last_word() {
    let after_a_fall = |stand: Option<Where>| {
        let mut course = Course::of(&STEADY);
        course.go_on(After::All(4));
        if let Some(place) = stand {
            course.talk_over(place);
        }
        course.go_on(After::All(7));
        course.of_last().map(|finding| finding.noticed.reasons)
    };
    let still = Some(vec![Reason::Still]);
    assert_eq!(after_a_fall(None), still);
    assert_eq!(after_a_fall(Some(Where::AnotherTime)), still);
    for place in Where::ALL
        .iter()
        .filter(|place| **place != Where::AnotherTime)
    {
        assert_eq!(after_a_fall(Some(*place)), None, "{place:?}");
    }
}

/// Whoever said it themselves is not asked about it because of numbers: not while these lie where they usually do.
#[test]
fn a_shared_yes_is_not_asked_about_again_by_numbers() {
    for after in [After::All(8), After::No(8), After::Sum(39)] {
        let mut course = Course::of(&STEADY);
        course.go_on(After::Yes(6));
        course.go_on(after);
        assert_eq!(course.of_last(), None, "{after:?}");
    }
}

#[test]
fn a_check_in_that_has_nothing_but_rather_not_say_is_no_sign() {
    for silent in 0..6 {
        let mut course = Course::begin(Watch::Watchful, false);
        STEADY.iter().for_each(|after| course.go_on(*after));
        (0..silent).for_each(|_| course.go_on(After::Nothing));
        course.go_on(After::RatherNotSay);
        assert_eq!(course.noticed(), [], "{silent}");
    }
}

/// Whoever always answers low is not told to answer lower than before.
#[test]
fn what_never_moves_is_nothing() {
    for points in 0..=10 {
        let mut course = Course::begin(Watch::Watchful, false);
        (0..14).for_each(|_| course.go_on(After::All(points)));
        assert_eq!(course.noticed(), [], "{points}");
    }
}

#[test]
fn the_first_check_ins_are_compared_with_those_before() {
    let mut course = Course::of(&[After::All(9), After::All(9), After::All(2)]);
    assert_eq!(course.of_last().unwrap().noticed.reasons, [Reason::Few]);
    course = Course::of(&[After::All(9), After::All(9), After::All(9), After::All(2)]);
    assert_eq!(course.of_last().unwrap().noticed.reasons, [Reason::Score]);
}

/// The simulated courses have twelve sessions.
#[test]
fn a_longer_course_is_said_to_be_longer() {
    // The first session stands beside the course: nothing was shared of it.
    for (before, longer) in [(10, false), (11, true)] {
        let mut course = Course::begin(Watch::Balanced, false);
        (0..before).for_each(|_| course.go_on(After::All(8)));
        course.go_on(After::All(3));
        let desk = course.world.desk(Who::Therapist);
        let day = day_line(&desk, course.now, &calendar());
        assert_eq!(day.noticed[0].1.longer, longer, "{before}");
    }
}

/// What the client said goes before any question: to wait, "rather not say", "no"; and once it has ended nobody is to ask.
#[test]
fn what_the_client_said_goes_before_any_question() {
    let asked = |course: &Course| {
        let desk = course.world.desk(Who::Therapist);
        let day = day_line(&desk, course.now, &calendar());
        let last = *course.sessions.last().unwrap();
        let check_in = therapist_check_in(&desk, last, course.now).unwrap();
        let on_the_day: Vec<Asked> = day
            .noticed
            .iter()
            .filter_map(|(_, noted)| noted.asked)
            .collect();
        (on_the_day, check_in.noticed.unwrap().asked)
    };
    let mut course = Course::of(&STEADY);
    course.go_on(After::All(3));
    assert_eq!(asked(&course), (vec![Asked::Freely], Some(Asked::Freely)));

    let mut no = Course::of(&STEADY);
    no.go_on(After::No(1));
    assert_eq!(asked(&no), (vec![Asked::SaidNo], Some(Asked::SaidNo)));

    course.say_something(Please::Wait);
    assert_eq!(asked(&course), (vec![Asked::Wait], Some(Asked::Wait)));
    no.say_something(Please::AskGently);
    assert_eq!(asked(&no), (vec![Asked::SaidNo], Some(Asked::SaidNo)));

    let end = Command::Ending(dialogue::ending::Command::End);
    course
        .world
        .step(Who::Client, 7_000, course.now, &end)
        .unwrap();
    assert_eq!(asked(&course), (vec![], None));
    let desk = course.world.desk(Who::Therapist);
    assert_eq!(day_line(&desk, course.now, &calendar()).direct, []);
}

#[test]
fn one_answer_that_falls_alone_is_named() {
    let mut course = Course::of(&STEADY);
    for _ in 0..3 {
        course.go_on(After::One(Item::Room, 0));
    }
    let noticed = course.noticed();
    let reasons = noticed.iter().flat_map(|finding| &finding.noticed.reasons);
    let named = |reason: &&Reason| matches!(reason, Reason::Item(_));
    let named: Vec<_> = reasons.filter(named).collect();
    assert!(!named.is_empty(), "{noticed:?}");
    assert!(
        named
            .iter()
            .all(|reason| **reason == Reason::Item(Item::Room))
    );
}

/// What of a course is shared, and how the therapist saw it.
fn seen(of: &[(u8, u8)]) -> Course {
    let mut course = Course::begin(Watch::Calm, false);
    for (points, view) in of {
        course.go_on_seen(After::All(*points), Some(*view));
    }
    course
}

/// What is found after a steady course, in a last session whose answers come to less and less.
fn by_fall() -> Vec<Option<Finding>> {
    let of = |sum| {
        let mut course = Course::of(&STEADY);
        course.go_on(After::Sum(sum));
        course.of_last()
    };
    (15..=40).rev().map(of).collect()
}

#[test]
fn a_smaller_fall_gets_a_look_and_less_than_that_nothing() {
    let found: Vec<Option<Found>> = by_fall()
        .iter()
        .map(|f| f.as_ref().map(|f| f.found))
        .collect();
    assert_eq!(found.first(), Some(&None));
    assert_eq!(found.last(), Some(&Some(Found::Asking)));
    assert!(found.contains(&Some(Found::Look)), "{found:?}");
    let weight = |found: &Option<Found>| match found {
        None => 0,
        Some(Found::Look | Found::Differ) => 1,
        Some(Found::Asking) => 2,
    };
    assert!(found.iter().map(weight).is_sorted(), "{found:?}");
}

#[test]
fn a_look_and_asking_have_their_own_figures() {
    let all = by_fall();
    let chance = |found| {
        let mut findings = all.iter().flatten();
        let finding = findings.find(|finding| finding.found == found).unwrap();
        finding.noticed.by_chance
    };
    assert!(chance(Found::Look) > chance(Found::Asking), "{all:?}");
}

const ALIKE: [(u8, u8); 6] = [(8, 7), (9, 7), (8, 8), (8, 7), (9, 7), (8, 7)];

#[test]
fn where_one_saw_it_as_usual_and_the_other_lower_the_views_differ() {
    let mut course = seen(&ALIKE);
    assert_eq!(course.noticed(), []);
    course.go_on_seen(After::All(7), Some(7));
    let finding = course.of_last().unwrap();
    assert_eq!(finding.found, Found::Differ);
    assert_eq!(finding.noticed.reasons[0], Reason::Saw(Seen::Usual));
    assert_eq!(course.shown(), [1, 1, 1]);
    let client = course.world.desk(Who::Client);
    assert_eq!(client.own().noticed.all().len(), 0);
    // Both lower: nothing differs.
    let mut together = seen(&ALIKE);
    together.go_on_seen(After::All(7), Some(5));
    let found = together.of_last().map(|finding| finding.found);
    assert_ne!(found, Some(Found::Differ));
    // Nothing of the therapist's own to compare with.
    let mut passed = Course::of(&STEADY);
    passed.go_on_seen(After::All(7), Some(7));
    let found = passed.of_last().map(|finding| finding.found);
    assert_ne!(found, Some(Found::Differ));
}

#[test]
fn two_views_that_differ_never_outrank_what_is_worth_asking() {
    let mut course = seen(&ALIKE);
    course.go_on_seen(After::All(2), Some(7));
    let finding = course.of_last().unwrap();
    assert_eq!(finding.found, Found::Asking);
    // The reason is said all the same.
    assert_eq!(finding.noticed.reasons, [Reason::Saw(Seen::Usual)]);
}

/// The chart is for both: what it says is usual comes from the shared scores alone, whatever the therapist thought.
#[test]
fn the_usual_range_is_the_same_for_both_and_hears_no_view() {
    let ranges = |course: &Course, who| -> Vec<Option<(f64, f64)>> {
        let page = relationship(&course.world.desk(who), course.now);
        page.check_ins.iter().map(|line| line.usual).collect()
    };
    let mut course = seen(&ALIKE);
    let mut other = seen(&ALIKE.map(|(points, _)| (points, 1)));
    for course in [&mut course, &mut other] {
        course.go_on(After::Nothing);
        course.go_on(After::Yes(4));
    }
    let client = ranges(&course, Who::Client);
    assert_eq!(client, ranges(&course, Who::Therapist));
    assert_eq!(client, ranges(&other, Who::Client));
    let known: Vec<bool> = client.iter().rev().map(Option::is_some).collect();
    assert_eq!(
        known,
        [false, false, true, true, true, true, true, true, true]
    );
    // Out of view, for the therapist there is none; for the client it is what they shared.
    let hide = Command::Consent(consent::Command::Show {
        scores: false,
        words: true,
    });
    course
        .world
        .step(Who::Client, 1, course.now, &hide)
        .unwrap();
    assert!(ranges(&course, Who::Therapist).iter().all(Option::is_none));
    assert_eq!(ranges(&course, Who::Client), client);
}

#[test]
fn what_was_noticed_is_never_changed() {
    let mut course = Course::of(&STEADY);
    course.go_on(After::Nothing);
    let late = *course.sessions.last().unwrap();
    course.go_on(After::All(3));
    let noticed = course.noticed();
    assert_eq!(noticed.len(), 1);
    // A check-in on an earlier session comes late, and the practice has become watchful.
    course.world.watch = Watch::Watchful;
    let form = form(After::All(2)).unwrap();
    course.client(
        5,
        check_in::Command::Share {
            session: late,
            form,
        },
    );
    course.world.visit(Who::Therapist, 6, course.now);
    course.go_on(After::All(9));
    let after = course.noticed();
    assert_eq!(after[0], noticed[0]);
    assert!(
        after
            .iter()
            .skip(1)
            .any(|f| f.session == late && f.noticed.watch == Watch::Watchful)
    );
}

fn any_after() -> impl Strategy<Value = After> {
    prop_oneof![
        6 => (6u8..=10).prop_map(After::All),
        2 => (0u8..=10).prop_map(After::All),
        1 => (0u8..=10).prop_map(|points| After::One(Item::Goals, points)),
        1 => (0u8..=10).prop_map(After::Yes),
        1 => (0u8..=10).prop_map(After::No),
        1 => Just(After::RatherNotSay),
        2 => Just(After::Nothing),
    ]
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn what_is_not_shared_moves_nothing(afters in prop::collection::vec(any_after(), 1..14)) {
        let [mut without, mut with] = [false, true].map(|aside| Course::begin(Watch::Watchful, aside));
        for after in afters {
            without.go_on(after);
            with.go_on(after);
            let [without, with] = [&without, &with].map(|c| c.world.desk(Who::Therapist));
            prop_assert_eq!(without, with);
        }
    }

    /// Silence is no sign, nor is "rather not say"; and what is said to lie lower does.
    #[test]
    fn nothing_is_said_of_what_has_no_number_that_lies_lower(afters in prop::collection::vec(any_after(), 1..14)) {
        let mut course = Course::begin(Watch::Watchful, false);
        for after in afters {
            course.go_on(after);
            let Some(finding) = course.of_last() else { continue };
            let desk = course.world.desk(Who::Therapist);
            let mean = |session: &EntryId| {
                let answers = desk.ours().check_ins.of(*session)?;
                Some(answers.items.composite()?.mean)
            };
            let (last, before) = course.sessions.split_last().unwrap();
            let now = mean(last);
            prop_assert!(now.is_some(), "{:?}", finding);
            let earlier: Vec<f64> = before.iter().filter_map(mean).collect();
            let usual = earlier.iter().sum::<f64>() / earlier.len() as f64;
            for reason in &finding.noticed.reasons {
                let few = match reason {
                    Reason::Score => false,
                    Reason::Few => true,
                    _ => continue,
                };
                prop_assert!(now < Some(usual), "{now:?} {usual} {finding:?}");
                prop_assert_eq!(few, earlier.len() < 3);
            }
        }
    }

    #[test]
    fn whoever_is_calmer_asks_less_often(afters in prop::collection::vec(any_after(), 1..14)) {
        let mut asked = Vec::new();
        for watch in Watch::ALL {
            let mut course = Course::begin(watch, false);
            for after in &afters {
                course.go_on(*after);
            }
            asked.push(course.asked());
        }
        prop_assert!(asked[0].iter().all(|session| asked[1].contains(session)));
        prop_assert!(asked[1].iter().all(|session| asked[2].contains(session)));
    }
}

/// What is usual is learned at a therapist's desks once there are twelve courses, from what was shared alone, and what is noticed says from
/// how many.
#[test]
fn what_is_usual_is_learned_at_a_therapists_own_desks() {
    let uneven = [8, 5, 9, 6, 8, 5, 9, 6].map(After::All);
    let mut course = Course::of(&uneven);
    let now = course.now;
    let desks = |course: &Course, who, count| vec![course.world.desk(who); count];
    let learned = Usual::at(&desks(&course, Who::Therapist, 12), now);
    assert_ne!(learned, Usual::default());
    // Too few, not a therapist's, or none that may be seen: the usual figures.
    for (who, count) in [(Who::Therapist, 11), (Who::Client, 12)] {
        assert_eq!(
            Usual::at(&desks(&course, who, count), now),
            Usual::default()
        );
    }
    // A fall that is far for most people is little for somebody among people whose answers go up and down like this.
    let fallen = |usual: Usual| {
        let mut course = Course::of(&[8, 9, 8, 8, 9, 8].map(After::All));
        course.world.usual = usual;
        course.go_on(After::All(4));
        course.of_last()
    };
    let by_usual = fallen(Usual::default()).unwrap();
    let courses = |noticed: &Noticed| noticed.parts.unwrap().learned_from;
    assert_eq!(
        (by_usual.found, courses(&by_usual.noticed)),
        (Found::Asking, 0)
    );
    let by_learned = fallen(learned).unwrap().noticed;
    assert_eq!(courses(&by_learned), 12);
    let width = |(low, high): (u8, u8)| high - low;
    assert!(width(by_learned.usual) > width(by_usual.noticed.usual));

    let out_of_view = Command::Consent(consent::Command::Show {
        scores: false,
        words: true,
    });
    course
        .world
        .step(Who::Client, 9_000, now, &out_of_view)
        .unwrap();
    assert_eq!(
        Usual::at(&desks(&course, Who::Therapist, 12), now),
        Usual::default()
    );
}

/// What a client keeps moves nothing that is learned.
#[test]
fn what_is_kept_is_not_learned_from() {
    let afters = [8, 5, 9, 6, 8, 5, 9, 6].map(After::All);
    let learned = [false, true].map(|aside| {
        let mut course = Course::begin(Watch::Balanced, aside);
        afters.iter().for_each(|after| course.go_on(*after));
        Usual::at(&vec![course.world.desk(Who::Therapist); 12], course.now)
    });
    assert_eq!(learned[0], learned[1]);
}
