//! Recomputes the table of `noticing`, and prints what the engine finds beside the published rules at the same budget of false
//! alarms. `cargo xtask calibrate` runs it; `--write FILE` writes the table.

use std::fmt::Write as _;

#[path = "calibrate/by_chance.rs"]
mod by_chance;

use alliance::courses::{Course, HIGH, LOW, Plan, STEP, Scenario};
use alliance::noticing::{self, Thresholds, Watch, Worth};
use alliance::rules::{self, Site};
use alliance::trajectory::{self, Heard, Prior, Reading, Trajectory};

const SESSIONS: usize = 12;
const SEED: u64 = 2026;

/// One that something is put in: in which session from 0, how deep, for how long.
type Dip = (usize, f64, usize);

fn plan(scenario: Scenario) -> Plan {
    Plan {
        scenario,
        sessions: SESSIONS,
        ruptures: false,
        missing: false,
    }
}

/// What of a course the engine is given.
#[derive(Clone, Copy, PartialEq)]
enum Channels {
    Scores,
    All,
}

fn heard(course: &Course, channels: Channels) -> Vec<Heard> {
    let all = channels == Channels::All;
    let sessions = course.answered.iter();
    sessions
        .map(|answered| Heard {
            score: answered.score,
            items: if all {
                answered.items
            } else {
                Default::default()
            },
            direct: answered.direct.filter(|_| all),
            view: answered.view.filter(|_| all),
        })
        .collect()
}

fn readings(prior: &Prior, heard: &[Heard]) -> Vec<Reading> {
    let mut trajectory = Trajectory::new(prior);
    heard
        .iter()
        .map(|heard| trajectory.hear(prior, heard))
        .collect()
}

fn strongest(readings: &[Reading]) -> f64 {
    readings.iter().map(noticing::strength).fold(0.0, f64::max)
}

/// The share of courses that are flagged within so many sessions of the dip.
fn found(flags: &[Vec<bool>], dips: &[Dip]) -> f64 {
    let hits = flags.iter().zip(dips).filter(|(flags, (at, _, sessions))| {
        (*at..at + sessions).any(|session| flags[session.min(flags.len() - 1)])
    });
    hits.count() as f64 / flags.len() as f64
}

fn share<T>(of: &[T], which: impl Fn(&T) -> bool) -> f64 {
    of.iter().filter(|one| which(one)).count() as f64 / of.len() as f64
}

/// The four kinds of dip that a rule is asked for.
const ASKED: [(&str, usize, usize, f64, usize); 4] = [
    ("one session", 4, 6, 1.25, 1),
    ("three sessions", 4, 6, 1.25, 3),
    ("mild, three", 4, 6, 0.75, 3),
    ("sessions 2 to 4", 1, 3, 1.25, 3),
];

fn dips(n: usize, (_, first, span, depth, sessions): (&str, usize, usize, f64, usize)) -> Vec<Dip> {
    (0..n)
        .map(|i| (first + i % span, depth, sessions))
        .collect()
}

fn scores(course: &Course) -> Vec<Option<f64>> {
    course
        .answered
        .iter()
        .map(|answered| answered.score)
        .collect()
}

fn with_dips(scenario: Scenario, dips: &[Dip]) -> Vec<Course> {
    let numbered = (0u64..).zip(dips);
    numbered
        .map(|(n, dip)| plan(scenario).with_dip(SEED + 1, n, *dip))
        .collect()
}

fn without(scenario: Scenario, n: usize) -> Vec<Course> {
    (0..n as u64)
        .map(|i| plan(scenario).course(SEED, i))
        .collect()
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = arguments.iter().find_map(|a| a.parse().ok());
    let n: usize = number.unwrap_or(20_000);
    let write = arguments.iter().position(|a| a == "--write");
    if let Some(at) = write {
        let file = arguments
            .get(at + 1)
            .filter(|file| file.parse::<usize>().is_err())
            .map_or("crates/alliance/src/noticing/table.rs", String::as_str);
        let text = table(n);
        if let Err(error) = std::fs::write(file, text) {
            eprintln!("{file} could not be written: {error}");
            std::process::exit(1);
        }
        println!(
            "{file} is written, from {n} courses of each scenario; the figures below are those of the table before."
        );
    }
    compare(n.min(20_000));
    calibration(n.min(20_000));
}

/// The table as source.
fn table(n: usize) -> String {
    let prior = Prior::usual(LOW, HIGH, STEP);
    let of = |course: &Course| readings(&prior, &heard(course, Channels::Scores));
    let mut strengths: Vec<f64> = without(Scenario::Typical, n)
        .iter()
        .map(|course| strongest(&of(course)))
        .collect();
    strengths.sort_by(|a, b| b.total_cmp(a));
    let at = |budget: f64| strengths[((budget * n as f64) as usize).min(n - 1)];
    let budgets = [
        0.01, 0.02, 0.05, 0.08, 0.10, 0.12, 0.15, 0.18, 0.20, 0.22, 0.25, 0.27, 0.28, 0.30, 0.35,
        0.40, 0.45, 0.50, 0.60, 0.70, 0.72, 0.80, 0.90,
    ];
    let mut text = format!(
        "//! Computed by `cargo xtask calibrate --write`; a test holds it to the code.\n\n\
         /// How many courses of each scenario it was computed from.\npub const SIMULATED: u64 = {};\n\n\
         /// The share of courses of twelve sessions in which nothing opened (`typical`) that are stronger than this at least once.\n\
         pub(super) const STRENGTHS: [(f64, f64); {}] = [\n",
        thousands(n),
        budgets.len()
    );
    for budget in budgets {
        let _ = writeln!(text, "    ({budget:.2}, {:.4}),", at(budget));
    }
    text.push_str("];\n\n");
    text.push_str(&by_chance::table(n, &at));
    text
}

fn thousands(n: usize) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
    }
    text
}

/// The engine beside every rule, each at the threshold that its own formula has; the engine at 25 of 100.
fn compare(n: usize) {
    let prior = Prior::usual(LOW, HIGH, STEP);
    let thresholds = Thresholds::of(Watch::Balanced.budget());
    println!(
        "\n{n} courses of {SESSIONS} sessions for each figure; scale 1 to 7 in steps of 1/12\n"
    );
    println!(
        "                                     nothing opened   found: {}",
        ASKED.map(|a| a.0).join("   ")
    );
    for channels in [Channels::Scores, Channels::All] {
        for scenario in Scenario::ALL {
            let flags = |courses: &[Course]| -> Vec<Vec<bool>> {
                let flags = courses.iter().map(|course| {
                    let heard = heard(course, channels);
                    let readings = readings(&prior, &heard);
                    let judged = heard.iter().zip(&readings);
                    judged
                        .map(|(heard, reading)| match channels {
                            Channels::Scores => thresholds.judge(reading) == Worth::Asking,
                            Channels::All => {
                                noticing::worth(&thresholds, heard, reading) == Worth::Asking
                            }
                        })
                        .collect()
                });
                flags.collect()
            };
            let null = share(&flags(&without(scenario, n)), |flags| flags.contains(&true));
            let hits = ASKED.map(|asked| {
                let dips = dips(n, asked);
                found(&flags(&with_dips(scenario, &dips)), &dips)
            });
            let name = match channels {
                Channels::Scores => format!("engine, scores, {}", scenario.name()),
                Channels::All => format!("engine, all channels, {}", scenario.name()),
            };
            row(&name, null, hits);
        }
    }
    let usual = site();
    for rule in rules::ALL {
        let flags = |courses: &[Course]| -> Vec<Vec<bool>> {
            let flags = courses.iter().map(|course| {
                let mut flags = vec![false; SESSIONS];
                rule.flag(&scores(course), &usual, &mut flags);
                flags
            });
            flags.collect()
        };
        let null = share(&flags(&without(Scenario::Typical, n)), |flags| {
            flags.contains(&true)
        });
        let hits = ASKED.map(|asked| {
            let dips = dips(n, asked);
            found(&flags(&with_dips(Scenario::Typical, &dips)), &dips)
        });
        row(rule.name, null, hits);
    }
}

fn site() -> Site {
    Site::usual(LOW, HIGH)
}

fn row(name: &str, null: f64, hits: [f64; 4]) {
    let hits = hits.map(|hit| format!("{hit:14.3}")).join("");
    println!("{name:36} {null:14.3}{hits}");
}

/// How far the probability that something opened is off: in ten bins of it, the mean distance to how often something did.
fn calibration(n: usize) {
    let prior = Prior::usual(LOW, HIGH, STEP);
    println!("\nP(opened), mean distance to how often something opened, over ten bins");
    let mut own = Bins::default();
    for i in 0..n as u64 {
        let (scores, opened) = trajectory::drawn(&prior, SESSIONS as u32, SEED + 3, i);
        let heard: Vec<Heard> = scores.into_iter().map(Heard::score).collect();
        own.add(&readings(&prior, &heard), |session| opened[session]);
    }
    println!("{:14} {:.4}", "the model's own", own.off());
    for scenario in Scenario::ALL {
        let mut bins = Bins::default();
        for i in 0..n as u64 {
            let course = Plan {
                ruptures: true,
                ..plan(scenario)
            }
            .course(SEED + 2, i);
            let readings = readings(&prior, &heard(&course, Channels::Scores));
            bins.add(&readings, |session| {
                course.ruptures.iter().any(|r| r.at == session)
            });
        }
        println!("{:14} {:.4}", scenario.name(), bins.off());
    }
}

/// What was said to be probable, how often it was so, and how many were counted, by tenths of the probability.
#[derive(Default)]
struct Bins([(f64, f64, f64); 10]);

impl Bins {
    fn add(&mut self, readings: &[Reading], opened: impl Fn(usize) -> bool) {
        for (session, reading) in readings.iter().enumerate().skip(1) {
            let bin = &mut self.0[((reading.opened * 10.0) as usize).min(9)];
            bin.0 += reading.opened;
            bin.1 += f64::from(u8::from(opened(session)));
            bin.2 += 1.0;
        }
    }

    fn off(&self) -> f64 {
        let all: f64 = self.0.iter().map(|bin| bin.2).sum();
        self.0
            .iter()
            .map(|(said, was, _)| (said - was).abs() / all)
            .sum()
    }
}
