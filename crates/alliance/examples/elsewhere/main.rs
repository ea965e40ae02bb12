//! How the engine does on courses that are made otherwise than its own simulations: other memories, tails, persons, scales and ends.
//! Nothing in the engine was chosen by these figures alone; they are there to see where it breaks.
//!
//! `cargo run --release -p alliance --example elsewhere [COURSES]`

mod ways;

use alliance::noticing::{self, Thresholds, Watch};
use alliance::rules::{self, Sample, Site};
use alliance::trajectory::{Heard, Prior, Trajectory};

use ways::ways;

const ASKED: [(usize, usize, f64, usize); 4] = [
    (4, 6, 1.25, 1),
    (4, 6, 1.25, 3),
    (4, 6, 0.75, 3),
    (1, 3, 1.25, 3),
];

/// The strength of each session, and the flags of the best chart.
fn strengths(prior: &Prior, scores: &[Option<f64>]) -> Vec<f64> {
    let mut trajectory = Trajectory::new(prior);
    scores
        .iter()
        .map(|score| {
            let heard = Heard {
                score: *score,
                ..Heard::default()
            };
            let reading = trajectory.hear(prior, &heard);
            if score.is_some() {
                noticing::strength(&reading)
            } else {
                0.0
            }
        })
        .collect()
}

fn within(strengths: &[f64], from: usize, sessions: usize) -> f64 {
    let to = (from + sessions).min(strengths.len());
    strengths[from..to].iter().copied().fold(0.0, f64::max)
}

fn main() {
    let n: u64 = std::env::args()
        .nth(1)
        .and_then(|a| a.parse().ok())
        .unwrap_or(4000);
    let threshold = noticing::threshold(Watch::Balanced.budget());
    let _ = Thresholds::of(0.25);
    println!(
        "{:28} {:>7} {:>6} | at the table's threshold            | at 25 of 100 exactly               | shrunken chart",
        "", "nothing", "learnt"
    );
    let mut budgets = Vec::new();
    let mut figures_budgets = Vec::new();
    let mut courses_budgets = Vec::new();
    let mut sums = [0.0; 4];
    for way in ways() {
        let (low, high, step) = way.scale;
        let usual = Site::usual(low, high);
        let quiet: Vec<_> = (0..n).map(|i| way.course(1, i, 12, None)).collect();
        let mut sample = Sample::default();
        let middle = f64::midpoint(low, high);
        for course in quiet.iter().take(400) {
            sample.add(course, middle);
        }
        let learnt = sample.site(middle, &usual);
        let prior = Prior::of(&usual, step);
        let mut top: Vec<f64> = quiet
            .iter()
            .map(|c| within(&strengths(&prior, c), 0, 12))
            .collect();
        let share = |top: &[f64]| top.iter().filter(|s| **s > threshold).count() as f64 / n as f64;
        let null = share(&top);
        let of = |prior: &Prior| -> Vec<f64> {
            quiet
                .iter()
                .map(|c| within(&strengths(prior, c), 0, 12))
                .collect()
        };
        let by_figures = of(&Prior::of(&learnt, step));
        // Two hundred courses of this site; in six of ten something opened, and half of it shows.
        let two_hundred: Vec<_> = (0..200).map(|i| way.lived(3, i)).collect();
        let learned = Prior::learn(&prior, &two_hundred);
        let by_courses = of(&learned);
        if std::env::var("SHOW").is_ok() {
            println!("{prior:?}\n{:?}\n{learned:?}", Prior::of(&learnt, step));
        }
        let chart = rules::ALL
            .iter()
            .find(|r| r.name == "shrunken-ask")
            .expect("it is there");
        let mut flags = vec![false; 12];
        let chart_null = quiet
            .iter()
            .filter(|c| {
                chart.flag(c, &learnt, &mut flags);
                flags.contains(&true)
            })
            .count() as f64
            / n as f64;
        top.sort_by(|a, b| b.total_cmp(a));
        let exact = top[(0.25 * n as f64) as usize];
        let mut line = format!(
            "{:28} {null:7.3} {:6.3} {:6.3} |",
            way.name,
            share(&by_figures),
            share(&by_courses)
        );
        let mut second = String::new();
        let mut third = format!(" {chart_null:.3}:");
        for (which, (first, span, depth, sessions)) in ASKED.into_iter().enumerate() {
            let (mut at_table, mut at_exact, mut by_chart) = (0, 0, 0);
            for i in 0..n {
                let at = first + i as usize % span;
                let course = way.course(1, i, 12, Some((at, depth, sessions)));
                let strongest = within(&strengths(&prior, &course), at, sessions);
                at_table += u32::from(strongest > threshold);
                at_exact += u32::from(strongest > exact);
                chart.flag(&course, &learnt, &mut flags);
                by_chart += u32::from(flags[at..(at + sessions).min(12)].contains(&true));
            }
            let of = |count: u32| f64::from(count) / n as f64;
            line += &format!(" {:8.3}", of(at_table));
            second += &format!(" {:8.3}", of(at_exact));
            third += &format!(" {:.3}", of(by_chart));
            sums[which] += of(at_exact);
        }
        println!("{line} |{second} |{third}");
        budgets.push((null - 0.25).abs());
        figures_budgets.push((share(&by_figures) - 0.25).abs());
        courses_budgets.push((share(&by_courses) - 0.25).abs());
    }
    let mean = |of: &[f64]| of.iter().sum::<f64>() / of.len() as f64;
    println!(
        "budget off by {:.3} on average, {:.3} with figures, {:.3} with courses learnt from; found at 25 of 100, on average: {:?}",
        mean(&budgets),
        mean(&figures_budgets),
        mean(&courses_budgets),
        sums.map(|s| (s / budgets.len() as f64 * 1000.0).round() / 1000.0)
    );
}
