//! How often something is found in simulated courses in which nothing opened: the second part of the table.

use std::fmt::Write as _;

use alliance::courses::{Course, HIGH, LOW, STEP, Scenario};
use alliance::noticing::{self, Channels, Sites, Watch};
use alliance::trajectory::{Heard, Prior};

use super::{readings, without};

/// In how many courses it was found by a session, and how many there were.
type Cell = (u32, u32);
/// By unevenness, how near the top, and session from 2 on.
type Counts = [[[Cell; 11]; 3]; 3];

/// The tables as source. `at` says which strength a share of courses passes at least once.
pub(super) fn table(n: usize, at: &dyn Fn(f64) -> f64) -> String {
    let asking = Watch::ALL.map(|watch| at(watch.budget()));
    let look = Watch::ALL.map(|watch| at(watch.looks()));
    let mut text = String::new();
    let over = "Of 100 courses in which nothing opened, over all scenarios, in how many";
    let by = "by what was heard (scores, items too, views\n/// too), watch (calm, balanced, watchful), unevenness, and how near the top of the scale.";
    for (name, what, thresholds) in [
        ("ASKING", "something was worth asking", asking),
        ("LOOK", "there was a look or more", look),
    ] {
        let found = std::thread::scope(|scope| {
            let each = Channels::ALL.map(|channels| {
                let thresholds = &thresholds;
                scope.spawn(move || strong(n, channels, thresholds))
            });
            each.map(|one| one.join().expect("a thread of ours ends"))
        });
        let _ = writeln!(
            text,
            "/// {over} {what} by\n/// session 2, 3, … 12: {by}\npub(super) const {name}: [[[[[u8; 11]; 3]; 3]; 3]; 3] = ["
        );
        for channels in found {
            text.push_str("    [\n");
            for watch in channels {
                text.push_str("        [\n");
                situations(&mut text, &watch, 12);
                text.push_str("        ],\n");
            }
            text.push_str("    ],\n");
        }
        text.push_str("];\n\n");
    }
    let _ = writeln!(
        text,
        "/// {over} the two views differed by\n/// session 2, 3, … 12: by unevenness, and how near the top of the scale.\npub(super) const DIFFER: [[[u8; 11]; 3]; 3] = ["
    );
    situations(&mut text, &differing(n), 4);
    text.push_str("];\n");
    text
}

/// In how many courses a strength beyond each watch's threshold was there by a session.
fn strong(n: usize, channels: Channels, thresholds: &[f64; 3]) -> [Counts; 3] {
    let mut counts = [Counts::default(); 3];
    for course in quiet(n) {
        let mut so_far = [false; 3];
        for reading in readings(&prior(), &heard(&course, channels)).iter().skip(1) {
            let strength = noticing::strength(reading);
            let (uneven, top) = noticing::situation(reading);
            for watch in 0..3 {
                so_far[watch] |= strength > thresholds[watch];
                let cell = &mut counts[watch][uneven][top][reading.session as usize - 2];
                cell.0 += u32::from(so_far[watch]);
                cell.1 += 1;
            }
        }
    }
    counts
}

/// In how many courses the two views differed by a session.
fn differing(n: usize) -> Counts {
    let sites = Sites::usual(LOW, HIGH);
    let mut counts = Counts::default();
    for course in quiet(n) {
        let heard = heard(&course, Channels::Views);
        let mut so_far = false;
        for (before, reading) in readings(&prior(), &heard).iter().enumerate().skip(1) {
            let apart = noticing::apart(&heard[..=before], &sites);
            so_far |= apart.is_some_and(|apart| apart.differ());
            let (uneven, top) = noticing::situation(reading);
            let cell = &mut counts[uneven][top][before - 1];
            cell.0 += u32::from(so_far);
            cell.1 += 1;
        }
    }
    counts
}

fn prior() -> Prior {
    Prior::usual(LOW, HIGH, STEP)
}

fn quiet(n: usize) -> impl Iterator<Item = Course> {
    let scenarios = Scenario::ALL.into_iter();
    scenarios.flat_map(move |scenario| without(scenario, n))
}

fn heard(course: &Course, channels: Channels) -> Vec<Heard> {
    let all = super::heard(course, super::Channels::All);
    all.iter().map(|heard| channels.hear(heard)).collect()
}

fn situations(text: &mut String, counts: &Counts, indent: usize) {
    let room = " ".repeat(indent);
    for uneven in counts {
        let _ = writeln!(text, "{room}[");
        for top in uneven {
            // Where hardly any course comes, the figure is that of the last session at which enough did; before these, of the first.
            let figure =
                |&(flagged, all): &Cell| (all >= 200).then(|| (100 * flagged + all / 2) / all);
            let mut last = top.iter().find_map(figure).unwrap_or(0);
            let cells = top.map(|cell| {
                last = figure(&cell).unwrap_or(last);
                last
            });
            let _ = writeln!(text, "{room}    {cells:?},");
        }
        let _ = writeln!(text, "{room}],");
    }
}
