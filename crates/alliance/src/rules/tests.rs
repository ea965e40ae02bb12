//! The rules against an independent implementation, against vectors worked out by hand, and their two promises.

use proptest::prelude::*;

use super::*;

/// 24 courses of 12 sessions on a scale of 1 to 7, in twelfths: simulated, with a dip of 1.25 for two sessions in each.
const COURSES: [[u8; 12]; 24] = [
    [59, 77, 72, 55, 55, 49, 67, 73, 84, 78, 77, 71],
    [77, 78, 84, 84, 63, 70, 83, 83, 84, 79, 80, 75],
    [81, 73, 72, 84, 82, 83, 70, 75, 79, 80, 81, 83],
    [52, 56, 73, 65, 50, 46, 66, 59, 69, 63, 71, 69],
    [57, 66, 58, 62, 66, 54, 50, 50, 62, 68, 69, 62],
    [59, 64, 68, 68, 64, 62, 50, 63, 57, 65, 57, 66],
    [76, 80, 83, 78, 76, 62, 59, 70, 73, 76, 79, 69],
    [68, 60, 63, 71, 75, 79, 73, 71, 42, 58, 72, 76],
    [66, 77, 51, 59, 69, 73, 75, 78, 72, 78, 76, 67],
    [57, 49, 54, 45, 29, 36, 50, 40, 42, 46, 47, 46],
    [80, 75, 76, 83, 78, 76, 78, 72, 66, 84, 84, 84],
    [66, 67, 57, 52, 62, 71, 80, 76, 64, 69, 63, 71],
    [83, 71, 83, 63, 58, 83, 82, 79, 70, 82, 73, 78],
    [75, 67, 64, 57, 54, 73, 53, 56, 60, 69, 65, 64],
    [60, 60, 66, 70, 67, 71, 66, 56, 54, 71, 66, 65],
    [65, 57, 52, 70, 78, 73, 77, 79, 81, 84, 79, 84],
    [80, 73, 83, 84, 70, 61, 77, 83, 82, 84, 79, 72],
    [65, 58, 75, 69, 55, 56, 61, 62, 68, 68, 69, 71],
    [75, 65, 75, 53, 52, 69, 71, 74, 71, 71, 69, 71],
    [67, 73, 71, 49, 55, 77, 76, 73, 66, 81, 74, 76],
    [56, 57, 52, 60, 54, 59, 58, 65, 53, 47, 61, 52],
    [44, 47, 51, 68, 34, 44, 53, 43, 58, 57, 47, 51],
    [56, 75, 74, 72, 63, 55, 52, 59, 67, 82, 83, 77],
    [63, 54, 44, 61, 57, 54, 63, 69, 60, 63, 63, 62],
];

/// What an implementation of the same rules in NumPy says of them, a bit for each session.
const SAID: [(&str, [u16; 24]); 6] = [
    (
        "fall-1sd",
        [
            0x008, 0x010, 0x042, 0x018, 0x024, 0x440, 0x820, 0x102, 0x804, 0x09a, 0x000, 0x104,
            0x50a, 0x042, 0x080, 0x002, 0x030, 0x010, 0x00a, 0x008, 0x900, 0x490, 0x030, 0x106,
        ],
    ),
    (
        "fall-2sd",
        [
            0x008, 0x010, 0x000, 0x000, 0x000, 0x000, 0x000, 0x100, 0x004, 0x010, 0x000, 0x000,
            0x008, 0x040, 0x000, 0x000, 0x000, 0x000, 0x008, 0x008, 0x000, 0x010, 0x000, 0x000,
        ],
    ),
    (
        "chart-2s",
        [
            0x000, 0x010, 0x040, 0x000, 0x000, 0x040, 0x060, 0x100, 0x000, 0x010, 0x100, 0x000,
            0x000, 0x010, 0x180, 0x000, 0x020, 0x000, 0x000, 0x000, 0x200, 0x010, 0x040, 0x000,
        ],
    ),
    (
        "chart-3s",
        [
            0x000, 0x010, 0x000, 0x000, 0x000, 0x040, 0x060, 0x100, 0x000, 0x010, 0x100, 0x000,
            0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000, 0x000,
        ],
    ),
    (
        "shrunken-look",
        [
            0x000, 0x010, 0x000, 0x000, 0x000, 0x040, 0x060, 0x100, 0x000, 0x010, 0x100, 0x000,
            0x000, 0x010, 0x180, 0x000, 0x020, 0x000, 0x008, 0x008, 0x000, 0x010, 0x040, 0x000,
        ],
    ),
    (
        "shrunken-ask",
        [
            0x020, 0x030, 0x000, 0x000, 0x080, 0x140, 0x0e0, 0x300, 0x000, 0x030, 0x000, 0x000,
            0x000, 0x040, 0x100, 0x000, 0x000, 0x000, 0x008, 0x008, 0x000, 0x010, 0x040, 0x000,
        ],
    ),
];

fn courses() -> Vec<Vec<Option<f64>>> {
    let points = |course: &[u8; 12]| {
        course
            .map(|twelfths| Some(f64::from(twelfths) / 12.0))
            .to_vec()
    };
    COURSES.iter().map(points).collect()
}

/// Mean of the first three sessions, moving-range sigma and mean deviation within persons, as that implementation found them.
fn site() -> Site {
    Site {
        mean: 5.517_361_111_111_111,
        sigma: 0.519_658_016_333_548_4,
        within: 0.635_287_983_216_326_1,
        ..Site::usual(1.0, 7.0)
    }
}

fn flagged(rule: &str, scores: Scores<'_>, site: &Site) -> Vec<usize> {
    let rule = Rule::named(rule).expect("a rule of that name");
    let mut flags = vec![true; scores.len()];
    rule.flag(scores, site, &mut flags);
    let places = flags.iter().enumerate().filter(|(_, flag)| **flag);
    places.map(|(at, _)| at).collect()
}

fn there(scores: &[f64]) -> Vec<Option<f64>> {
    scores.iter().copied().map(Some).collect()
}

/// A site on which a standard deviation is a point.
fn plain() -> Site {
    Site {
        mean: 8.0,
        between: 1.0,
        sigma: 1.0,
        within: 1.0,
        icc: 0.75,
        low: 0.0,
        high: 10.0,
    }
}

#[test]
fn the_same_as_an_independent_implementation() {
    for (name, said) in SAID {
        for (course, bits) in courses().iter().zip(said) {
            let expected: Vec<usize> = (0..12).filter(|at| bits >> at & 1 == 1).collect();
            assert_eq!(
                flagged(name, course, &site()),
                expected,
                "{name}: {course:?}"
            );
        }
    }
}

#[test]
fn a_sample_has_the_figures_that_an_independent_implementation_finds() {
    let mut sample = Sample::default();
    for course in courses() {
        sample.add(&course, 4.0);
    }
    let found = sample.site(4.0, &Site::usual(1.0, 7.0));
    assert!((found.sigma - site().sigma).abs() < 1e-9, "{found:?}");
    assert!((found.within - site().within).abs() < 1e-9, "{found:?}");
    let mut halves = [Sample::default(), Sample::default()];
    for (at, course) in courses().iter().enumerate() {
        halves[at % 2].add(course, 4.0);
    }
    let [mut one, other] = halves;
    one.join(&other);
    assert_eq!(one, sample, "the order makes a difference");
    assert_eq!(one.site(4.0, &Site::usual(1.0, 7.0)), found);
}

#[test]
fn a_sample_with_too_little_in_it_says_what_is_usual() {
    let usual = Site::usual(0.0, 10.0);
    assert_eq!(Sample::default().site(5.0, &usual), usual);
    let mut one = Sample::default();
    one.add(&there(&[8.0, 9.0]), 5.0);
    let found = one.site(5.0, &usual);
    assert_eq!(found, Site { mean: 8.5, ..usual });
    let mut still = Sample::default();
    for _ in 0..20 {
        still.add(&there(&[10.0, 10.0, 10.0]), 5.0);
    }
    let found = still.site(5.0, &usual);
    assert!(found.sigma > 0.0 && found.between > 0.0 && found.within > 0.0);
}

#[test]
fn a_fall_counts_from_the_session_right_before() {
    let scores = [
        Some(9.0),
        Some(8.0),
        Some(6.5),
        None,
        Some(4.0),
        Some(4.0),
        Some(3.1),
    ];
    assert_eq!(flagged("fall-1sd", &scores, &plain()), [1, 2]);
    assert_eq!(flagged("fall-2sd", &scores, &plain()), Vec::<usize>::new());
    let scores = there(&[9.0, 7.0, 7.0, 5.001]);
    assert_eq!(flagged("fall-2sd", &scores, &plain()), [1]);
}

#[test]
fn the_stricter_deviation_is_the_larger_one() {
    // Own standard deviation √(32/3) = 3.27: the fall of 4 is more than one of them, less than two.
    let restless = there(&[8.0, 4.0, 4.0, 0.0]);
    assert_eq!(flagged("gumz-1sd", &restless, &plain()), [1, 3]);
    assert_eq!(
        flagged("gumz-2sd", &restless, &plain()),
        Vec::<usize>::new()
    );
    // Own standard deviation 0.25: the sample's counts.
    let steady = there(&[8.0, 8.0, 8.0, 7.5]);
    assert_eq!(flagged("gumz-1sd", &steady, &plain()), Vec::<usize>::new());
}

#[test]
fn a_fall_that_comes_back_is_told_from_one_that_does_not() {
    let scores = there(&[8.0, 6.5, 7.0, 7.0, 7.74, 7.0, 7.8]);
    assert_eq!(
        flagged("strauss-repair-3", &scores, &plain()),
        Vec::<usize>::new()
    );
    assert_eq!(flagged("strauss-repair-5", &scores, &plain()), [1]);
    let scores = [Some(8.0), Some(6.5), None, Some(7.75)];
    assert_eq!(flagged("strauss-repair-3", &scores, &plain()), [1]);
    assert_eq!(
        flagged("strauss-repair-3", &there(&[8.0, 6.0]), &plain()),
        Vec::<usize>::new()
    );
    let v = there(&[8.0, 6.0, 8.0, 6.0, 7.9, 5.0]);
    assert_eq!(flagged("stiles-v", &v, &plain()), [1]);
}

#[test]
fn the_alert_rule_of_a_scale_of_forty() {
    let forty = Site::usual(0.0, 40.0);
    let scores = there(&[38.0, 37.0, 36.0, 35.9, 36.4]);
    assert_eq!(flagged("pcoms-cutoff", &scores, &forty), [3]);
    assert_eq!(flagged("pcoms-fall-1", &scores, &forty), [1, 2]);
    assert_eq!(
        flagged("pcoms-fall-2", &scores, &forty),
        Vec::<usize>::new()
    );
    assert_eq!(flagged("pcoms", &scores, &forty), [1, 2, 3]);
    // A tenth below the top and a fortieth of the way, on any scale; sums of decimals do not matter.
    let scores = there(&[10.0, 9.0, 8.9, 8.65]);
    assert_eq!(
        flagged("pcoms-cutoff", &scores, &Site::usual(0.0, 10.0)),
        [2, 3]
    );
    assert_eq!(
        flagged(
            "pcoms-fall-1",
            &there(&[0.3, 0.05]),
            &Site::usual(0.0, 10.0)
        ),
        [1]
    );
}

#[test]
fn a_chart_waits_for_four_scores_that_were_given() {
    // Mean 8, moving ranges 1: sigma 0.887, limit 6.23 and 5.34.
    let base = [Some(8.5), Some(7.5), Some(8.5), Some(7.5)];
    let with = |rest: &[Option<f64>]| [base.as_slice(), rest].concat();
    assert_eq!(flagged("chart-2s", &with(&[Some(6.2)]), &plain()), [4]);
    assert_eq!(
        flagged("chart-2s", &with(&[Some(6.3)]), &plain()),
        Vec::<usize>::new()
    );
    assert_eq!(flagged("chart-3s", &with(&[Some(5.3)]), &plain()), [4]);
    assert_eq!(
        flagged("chart-2s", &with(&[None, Some(6.2)]), &plain()),
        [5]
    );
    let short = [Some(8.5), None, Some(7.5), Some(8.5), Some(2.0)];
    assert_eq!(flagged("chart-2s", &short, &plain()), Vec::<usize>::new());
    // A course without any move has the least sigma there is, a fortieth of the scale.
    let still = there(&[8.0, 8.0, 8.0, 8.0, 7.6, 7.3]);
    assert_eq!(flagged("chart-2s", &still, &plain()), [5]);
}

#[test]
fn the_chart_of_a_whole_course_has_every_score_in_its_baseline() {
    // Mean 7, mean moving range 14/9, sigma 1.379: the limits are 4.24 and 2.86.
    let scores = there(&[8.0, 8.0, 8.0, 8.0, 3.0, 8.0, 8.0, 8.0, 7.0, 4.0]);
    let sigma = (5.0 + 5.0 + 1.0 + 3.0) / 9.0 / 1.128;
    assert!(3.0 < 7.0 - 2.0 * sigma && 3.0 > 7.0 - 3.0 * sigma && 4.0 < 7.0 - 2.0 * sigma);
    assert_eq!(flagged("eubanks-carter-2s", &scores, &plain()), [4, 9]);
    assert_eq!(
        flagged("eubanks-carter-3s", &scores, &plain()),
        Vec::<usize>::new()
    );
}

#[test]
fn the_shrunken_chart_leans_on_the_site() {
    // Three eights: w = 3 / (3 + 1/3) = 0.9, mean 8; s² = (2·0 + 4·1) / 6, s = 0.8165. Limits 6.367 and 5.959.
    assert_eq!(
        flagged("shrunken-look", &there(&[8.0, 8.0, 8.0, 6.3]), &plain()),
        [3]
    );
    assert_eq!(
        flagged("shrunken-ask", &there(&[8.0, 8.0, 8.0, 6.3]), &plain()),
        Vec::<usize>::new()
    );
    assert_eq!(
        flagged("shrunken-ask", &there(&[8.0, 8.0, 8.0, 5.9]), &plain()),
        [3]
    );
    // Two of three below 8 − 1.5 · 0.8165 = 6.775, the last of them now; the one in between may be missing.
    let two_of_three = [Some(8.0), Some(8.0), Some(8.0), Some(6.7), None, Some(6.7)];
    assert_eq!(flagged("shrunken-ask", &two_of_three, &plain()), [5]);
    assert_eq!(
        flagged(
            "shrunken-ask",
            &there(&[8.0, 8.0, 8.0, 6.7, 6.7, 8.0]),
            &plain()
        ),
        Vec::<usize>::new()
    );
}

#[test]
fn charts_with_a_memory_add_up_what_each_session_alone_would_not_show() {
    let slow = there(&[
        8.0, 8.0, 8.0, 8.0, 8.0, 7.0, 6.8, 6.6, 6.4, 6.2, 6.0, 5.8, 5.6,
    ]);
    for rule in ["ewma", "cusum"] {
        let found = flagged(rule, &slow, &plain());
        assert!(
            found.first().is_some_and(|at| (6..11).contains(at)),
            "{rule}: {found:?}"
        );
        assert_eq!(
            flagged(rule, &there(&[8.0; 13]), &plain()),
            Vec::<usize>::new()
        );
    }
    // One score of 8 and one of 0: mean 8, s = 1, uncertainty √(1 + 1/(1 + 1/3)) = 1.323; deviation −6.05.
    // CUSUM 5.55 > 4. EWMA 0.2 · −6.05 against −2.7 · √(0.111 · 0.36) = −0.54.
    assert_eq!(flagged("cusum", &there(&[8.0, 0.0]), &plain()), [1]);
    assert_eq!(flagged("ewma", &there(&[8.0, 0.0]), &plain()), [1]);
    assert_eq!(
        flagged("cusum", &there(&[8.0, 2.2]), &plain()),
        Vec::<usize>::new()
    );
}

#[test]
fn every_rule_has_a_name_of_its_own_and_a_source() {
    for (at, rule) in ALL.iter().enumerate() {
        assert!(
            ALL[..at].iter().all(|other| other.name != rule.name),
            "{}",
            rule.name
        );
        assert!(!rule.source.is_empty() && !rule.says.is_empty());
    }
    assert!(Rule::named("no such rule").is_none());
}

/// Courses of all kinds: everything missing, all at an end, in halves, anything between.
fn any_course() -> impl Strategy<Value = Vec<Option<f64>>> {
    let score = prop_oneof![
        2 => Just(None),
        2 => Just(Some(0.0)),
        4 => Just(Some(10.0)),
        4 => (0..=20u8).prop_map(|half| Some(f64::from(half) / 2.0)),
        4 => (0.0..=10.0).prop_map(Some),
    ];
    proptest::collection::vec(score, 0..40)
}

proptest! {
    /// What comes later changes no flag of a rule that says it looks at earlier sessions only.
    #[test]
    fn no_rule_peeks_that_says_it_does_not(course in any_course(), keep in 0..40usize) {
        let keep = keep.min(course.len());
        for rule in ALL.iter().filter(|rule| rule.looks != Looks::Course) {
            let all = flagged(rule.name, &course, &plain());
            let some = flagged(rule.name, &course[..keep], &plain());
            let until: Vec<usize> = all.into_iter().filter(|at| *at < keep).collect();
            prop_assert_eq!(some, until, "{}", rule.name);
        }
    }

    /// Nothing is flagged where nothing was answered, and no figure of a sample is anything but a number.
    #[test]
    fn what_is_missing_is_never_flagged_and_figures_are_numbers(courses in proptest::collection::vec(any_course(), 0..8)) {
        let mut sample = Sample::default();
        courses.iter().for_each(|course| sample.add(course, 5.0));
        let site = sample.site(5.0, &Site::usual(0.0, 10.0));
        for figure in [site.mean, site.between, site.sigma, site.within, site.icc] {
            prop_assert!(figure.is_finite());
        }
        prop_assert!(site.sigma > 0.0 && site.within > 0.0 && site.between > 0.0);
        for rule in ALL {
            for course in &courses {
                for at in flagged(rule.name, course, &site) {
                    prop_assert!(course[at].is_some(), "{}", rule.name);
                }
            }
        }
    }

    /// The same scores on another scale are flagged the same.
    #[test]
    fn a_scale_may_be_stretched(course in any_course()) {
        let stretch = |points: f64| 4.0 * points + 16.0;
        let wide: Vec<_> = course.iter().map(|score| score.map(stretch)).collect();
        let site = Site {
            low: stretch(plain().low),
            high: stretch(plain().high),
            mean: stretch(plain().mean),
            between: 4.0,
            sigma: 4.0,
            within: 4.0,
            icc: 0.75,
        };
        // Scores that lie on a limit to the last bit may fall to either side of it: those rules are left out that have such limits.
        for name in ["shrunken-look", "shrunken-ask", "ewma", "cusum"] {
            prop_assert_eq!(flagged(name, &course, &plain()), flagged(name, &wide, &site), "{}", name);
        }
    }
}

/// A course that never moves is below a cut-off or is not; nothing else can be said against it, wherever on the scale it lies and however
/// many of its sessions were answered. The cumulative sum measures from a mean that is drawn towards most people's: for it,
/// whoever is far below these goes on lying low.
#[test]
fn a_course_that_never_moves_is_flagged_by_a_cut_off_alone() {
    let sites = [(0.0, 10.0), (1.0, 7.0), (0.0, 40.0)].map(|(low, high)| Site::usual(low, high));
    for site in sites {
        for part in 0..=100 {
            let score = site.low + site.span() * f64::from(part) / 100.0;
            for rule in ALL
                .iter()
                .filter(|rule| !rule.name.starts_with("pcoms") && rule.name != "cusum")
            {
                for missing in [None, Some(3)] {
                    let mut scores = vec![Some(score); 12];
                    if let Some(missing) = missing {
                        scores[missing] = None;
                    }
                    let found = flagged(rule.name, &scores, &site);
                    assert!(found.is_empty(), "{} at {score}: {found:?}", rule.name);
                }
            }
            for rule in ["pcoms-fall-1", "pcoms-fall-2"] {
                assert!(flagged(rule, &[Some(score); 12], &site).is_empty());
            }
        }
    }
}
