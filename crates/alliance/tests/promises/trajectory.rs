//! What the engine promises: nothing later is used, nothing breaks, the budget holds, and it finds more than the best known rule.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use alliance::courses::{HIGH, LOW, Plan, STEP, Scenario};
use alliance::noticing::{self, Channels, Found, Sites, Thresholds, Watch, Worth};
use alliance::trajectory::{ABREAST, Heard, Prior, Reading, Shares, Trajectory, abreast};
use alliance::{Direct, Item, Items, Score};
use proptest::prelude::*;

fn prior() -> Prior {
    Prior::usual(LOW, HIGH, STEP)
}

fn readings(prior: &Prior, heard: &[Heard]) -> Vec<Reading> {
    let mut trajectory = Trajectory::new(prior);
    heard
        .iter()
        .map(|one| trajectory.hear(prior, one))
        .collect()
}

/// What each channel said in the last session.
fn last_shares(prior: &Prior, heard: &[Heard]) -> Shares {
    let mut trajectory = Trajectory::new(prior);
    let shares = heard.iter().map(|one| trajectory.hear_each(prior, one).1);
    shares.last().unwrap()
}

/// The numbers of a reading, bit for bit.
fn bits(reading: &Reading) -> [u64; 9] {
    [
        reading.level,
        reading.usual.0,
        reading.usual.1,
        reading.opened,
        reading.open,
        reading.eased,
        reading.unevenness,
        reading.below_top,
        noticing::strength(reading),
    ]
    .map(f64::to_bits)
}

fn any_heard() -> impl Strategy<Value = Heard> {
    let score = prop_oneof![
        Just(None),
        Just(Some(LOW)),
        Just(Some(HIGH)),
        (LOW..=HIGH).prop_map(Some),
    ];
    let items = proptest::array::uniform5(proptest::option::of(0u8..=10));
    let direct = proptest::option::of(prop_oneof![
        Just(Direct::Yes),
        Just(Direct::ALittle),
        Just(Direct::No),
        Just(Direct::RatherNotSay),
    ]);
    let view = proptest::option::of(0.0..=10.0);
    (score, items, direct, view).prop_map(|(score, points, direct, view)| {
        let mut items = Items::default();
        for (item, points) in Item::ALL.into_iter().zip(points) {
            items.set(item, points.map(|points| Score::new(points).unwrap()));
        }
        Heard {
            score,
            items,
            direct,
            view,
        }
    })
}

fn sound(prior: &Prior, reading: &Reading) {
    for number in bits(reading).map(f64::from_bits) {
        assert!(number.is_finite(), "{reading:?}");
    }
    for probability in [reading.opened, reading.open, reading.eased] {
        assert!((0.0..=1.0).contains(&probability), "{reading:?}");
    }
    let on_scale = prior.low..=prior.high;
    for points in [reading.level, reading.usual.0, reading.usual.1] {
        assert!(on_scale.contains(&points), "{reading:?}");
    }
    assert!(reading.usual.0 <= reading.usual.1);
}

proptest! {
    #[test]
    fn nothing_later_is_used(heard in proptest::collection::vec(any_heard(), 1..30), cut in 1usize..30) {
        let prior = prior();
        let all = readings(&prior, &heard);
        let some = readings(&prior, &heard[..cut.min(heard.len())]);
        for (early, late) in some.iter().zip(&all) {
            prop_assert_eq!(bits(early), bits(late));
        }
    }

    #[test]
    fn every_number_is_a_number(heard in proptest::collection::vec(any_heard(), 1..60)) {
        let prior = prior();
        for reading in readings(&prior, &heard) {
            sound(&prior, &reading);
        }
    }

    /// What each channel said is a number, and asking for it changes nothing else.
    #[test]
    fn what_each_channel_says_is_beside_the_reading(heard in proptest::collection::vec(any_heard(), 1..40)) {
        let prior = prior();
        let mut trajectory = Trajectory::new(&prior);
        for (heard, alone) in heard.iter().zip(readings(&prior, &heard)) {
            let (reading, shares) = trajectory.hear_each(&prior, heard);
            prop_assert_eq!(bits(&reading), bits(&alone));
            for share in [shares.score, shares.item, shares.direct, shares.view] {
                prop_assert!(share.is_finite() && share > 0.0, "{shares:?}");
            }
        }
    }

    /// What was written down and read back goes on as one that was not.
    #[test]
    fn it_can_be_put_away(heard in proptest::collection::vec(any_heard(), 2..30)) {
        let prior = prior();
        let mut one = Trajectory::new(&prior);
        let mut other = Trajectory::new(&prior);
        for heard in &heard {
            let text = serde_json::to_string(&other).unwrap();
            other = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(bits(&one.hear(&prior, heard)), bits(&other.hear(&prior, heard)));
        }
    }

    /// Courses of any length, side by side, are read to the bit as each by itself.
    #[test]
    fn beside_others_a_course_is_as_by_itself(
        courses in proptest::collection::vec(proptest::collection::vec(any_heard(), 0..20), 0..=2 * ABREAST + 1),
        step in prop_oneof![Just(STEP), Just(0.0), Just(1.0)],
    ) {
        let prior = Prior::usual(LOW, HIGH, step);
        let mut beside: Vec<Vec<[u64; 9]>> = vec![Vec::new(); courses.len()];
        abreast(&prior, &courses, &mut |course, session, reading| {
            assert_eq!(session, beside[course].len());
            beside[course].push(bits(reading));
        });
        for (course, beside) in courses.iter().zip(&beside) {
            let alone: Vec<_> = readings(&prior, course).iter().map(bits).collect();
            prop_assert_eq!(&alone, beside);
        }
    }

    /// What was not shared moves nothing but time: where it stands does not change what is expected next by more than that.
    #[test]
    fn what_is_missing_says_nothing(score in LOW..=HIGH) {
        let prior = prior();
        let nothing = Heard::default();
        let with = readings(&prior, &[Heard::score(score), nothing]);
        prop_assert_eq!(last_shares(&prior, &[Heard::score(score), nothing]), Shares::NONE);
        prop_assert!(noticing::strength(&with[1]) < noticing::threshold(0.15));
    }
}

#[test]
fn extreme_courses_are_sound() {
    for prior in [
        prior(),
        Prior::usual(0.0, 40.0, 0.1),
        Prior::usual(0.0, 10.0, 0.0),
    ] {
        let (low, high) = (prior.low, prior.high);
        let middle = (low + high) / 2.0;
        for course in [
            vec![Some(high); 10_000],
            vec![Some(low); 10_000],
            vec![Some(middle); 10_000],
            vec![None; 10_000],
            vec![Some(low)],
            vec![Some(high)],
            (0..200)
                .map(|n| Some(if n % 2 == 0 { low } else { high }))
                .collect(),
            (0..200).map(|n| (n % 3 == 0).then_some(high)).collect(),
        ] {
            let heard: Vec<Heard> = course
                .into_iter()
                .map(|score| Heard {
                    score,
                    ..Heard::default()
                })
                .collect();
            for reading in readings(&prior, &heard) {
                sound(&prior, &reading);
            }
        }
    }
}

#[test]
fn a_fall_is_found_and_a_steady_course_is_left_alone() {
    let prior = prior();
    let balanced = Thresholds::of(Watch::Balanced.budget());
    let steady = [5.8, 6.0, 5.9, 5.8, 6.0, 5.9];
    let fall = [5.8, 6.0, 5.9, 4.2, 4.0, 4.3];
    let judged = |scores: &[f64]| -> Vec<Worth> {
        let heard: Vec<Heard> = scores.iter().copied().map(Heard::score).collect();
        let readings = readings(&prior, &heard);
        readings.iter().map(|r| balanced.judge(r)).collect()
    };
    assert_eq!(judged(&steady), [Worth::Nothing; 6]);
    assert_eq!(judged(&fall)[..3], [Worth::Nothing; 3]);
    assert_eq!(judged(&fall)[3..], [Worth::Asking; 3]);
}

#[test]
fn a_shared_yes_counts_in_the_first_session_without_statistics() {
    let prior = prior();
    let thresholds = Thresholds::of(0.01);
    for (direct, worth) in [
        (Direct::Yes, Worth::Asking),
        (Direct::ALittle, Worth::Asking),
        (Direct::No, Worth::Nothing),
        (Direct::RatherNotSay, Worth::Nothing),
    ] {
        let heard = Heard {
            direct: Some(direct),
            ..Heard::default()
        };
        let reading = readings(&prior, &[heard])[0];
        assert_eq!(noticing::worth(&thresholds, &heard, &reading), worth);
    }
}

/// The share of courses with a "worth asking", and of those in which a dip is found within its sessions.
fn share(scenario: Scenario, dip: Option<(usize, usize, f64, usize)>) -> f64 {
    const COURSES: u64 = 6_000;
    let plan = Plan {
        scenario,
        sessions: 12,
        ruptures: false,
        missing: false,
    };
    let prior = prior();
    let thresholds = Thresholds::of(Watch::Balanced.budget());
    let hits = (0..COURSES).filter(|n| {
        let (course, within) = match dip {
            None => (plan.course(77, *n), 0..12),
            Some((first, span, depth, sessions)) => {
                let at = first + (*n as usize) % span;
                let course = plan.with_dip(77, *n, (at, depth, sessions));
                (course, at..(at + sessions).min(12))
            }
        };
        let heard: Vec<Heard> = course
            .answered
            .iter()
            .map(|answered| Heard {
                score: answered.score,
                ..Heard::default()
            })
            .collect();
        let readings = readings(&prior, &heard);
        within
            .into_iter()
            .any(|session| thresholds.judge(&readings[session]) == Worth::Asking)
    });
    hits.count() as f64 / COURSES as f64
}

/// Of 6,000 courses the share that is flagged is within 1.2 points of the truth in 19 of 20 seeds; the bounds leave room for it.
#[test]
fn the_budget_holds_in_every_scenario_and_the_table_is_the_codes() {
    for scenario in Scenario::ALL {
        let flagged = share(scenario, None);
        assert!(
            (flagged - 0.25).abs() < 0.035,
            "{}: {flagged}",
            scenario.name()
        );
    }
    const { assert!(noticing::SIMULATED >= 50_000) }
}

/// Over all courses in which nothing opened, what is said of chance at the last session is as much as there was: the table is the code's,
/// on every channel, for what is worth asking, a look, and two views that differ. Of 4,000 courses a share is within 1.6 points of the truth
/// in 19 of 20 seeds.
#[test]
fn what_is_said_of_chance_is_what_happens_in_such_courses() {
    const COURSES: u64 = 800;
    const WATCH: Watch = Watch::Balanced;
    let prior = prior();
    let sites = Sites::usual(LOW, HIGH);
    let thresholds = Thresholds::of(WATCH.budget());
    for channels in Channels::ALL {
        let (mut said, mut was) = ([0.0; 3], [0.0; 3]);
        for scenario in Scenario::ALL {
            let plan = Plan {
                scenario,
                sessions: 12,
                ruptures: false,
                missing: false,
            };
            for n in 0..COURSES {
                let heard = heard(&plan.course(78, n), channels);
                let readings = readings(&prior, &heard);
                let worth = readings.iter().map(|reading| thresholds.judge(reading));
                let worth = worth.max().unwrap();
                let differ = (1..=12).any(|until| {
                    noticing::apart(&heard[..until], &sites).is_some_and(|apart| apart.differ())
                });
                for (at, found) in Found::ALL.into_iter().enumerate() {
                    let happened = match found {
                        Found::Asking => worth == Worth::Asking,
                        Found::Look => worth >= Worth::Look,
                        Found::Differ => differ,
                    };
                    let chance = noticing::by_chance(found, WATCH, channels, &readings[11]);
                    said[at] += f64::from(chance);
                    was[at] += 100.0 * f64::from(u8::from(happened));
                }
            }
        }
        let courses = (COURSES * Scenario::ALL.len() as u64) as f64;
        for (at, found) in Found::ALL.into_iter().enumerate() {
            if found == Found::Differ && channels != Channels::Views {
                continue;
            }
            let (said, was) = (said[at] / courses, was[at] / courses);
            assert!(
                (said - was).abs() < 3.0,
                "{channels:?} {found:?}: {said} {was}"
            );
        }
    }
}

fn heard(course: &alliance::courses::Course, channels: Channels) -> Vec<Heard> {
    let answered = course.answered.iter();
    answered
        .map(|answered| {
            channels.hear(&Heard {
                score: answered.score,
                items: answered.items,
                direct: answered.direct,
                view: answered.view,
            })
        })
        .collect()
}

#[test]
fn what_is_found_has_one_order() {
    for (worth, differ, found) in [
        (Worth::Asking, true, Some(Found::Asking)),
        (Worth::Asking, false, Some(Found::Asking)),
        (Worth::Look, true, Some(Found::Differ)),
        (Worth::Look, false, Some(Found::Look)),
        (Worth::Nothing, true, Some(Found::Differ)),
        (Worth::Nothing, false, None),
    ] {
        assert_eq!(Found::of(worth, differ), found);
    }
}

#[test]
fn it_finds_what_the_best_known_rule_finds_and_more_early() {
    let typical = |dip| share(Scenario::Typical, Some(dip));
    for (what, dip, floor) in [
        ("late, one session", (4, 6, 1.25, 1), 0.60),
        ("late, three sessions", (4, 6, 1.25, 3), 0.91),
        ("mild, three sessions", (4, 6, 0.75, 3), 0.62),
        ("sessions 2 to 4", (1, 3, 1.25, 3), 0.77),
    ] {
        let found = typical(dip);
        assert!(found > floor - 0.01, "{what}: {found}");
    }
}

#[test]
fn what_a_practice_sees_of_chance_grows_with_sessions_and_watchfulness() {
    let prior = prior();
    let heard: Vec<Heard> = [5.8, 6.0, 5.9, 5.8, 6.0, 5.9, 6.1, 5.8, 6.0, 5.9, 5.8, 6.0]
        .map(Heard::score)
        .to_vec();
    let readings = readings(&prior, &heard);
    let by = |watch| -> Vec<u8> {
        readings
            .iter()
            .map(|r| noticing::by_chance(Found::Asking, watch, Channels::Scores, r))
            .collect()
    };
    let (calm, balanced, watchful) = (by(Watch::Calm), by(Watch::Balanced), by(Watch::Watchful));
    for session in 1..12 {
        assert!(calm[session] <= balanced[session] && balanced[session] <= watchful[session]);
    }
    assert!(balanced[11] > balanced[2], "{balanced:?}");
    assert!((8..60).contains(&balanced[11]), "{balanced:?}");
}

#[test]
fn always_the_most_is_no_information() {
    assert!(noticing::always_the_most(&[10.0; 4], 10.0));
    assert!(!noticing::always_the_most(&[10.0; 3], 10.0));
    assert!(!noticing::always_the_most(&[10.0, 10.0, 9.8, 10.0], 10.0));
}
