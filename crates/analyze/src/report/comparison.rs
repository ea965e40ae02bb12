//! The comparison: what the engine and each rule flag, beside what chance flags. A picture, and the table that says the same.

use crate::report::chart::Tenth;
use crate::report::facts::Line;
use crate::wording::{grouped, percent};

/// Heights and widths in the picture's own units.
const ROW: usize = 26;
const NAMES: f64 = 150.0;
const BARS: f64 = 260.0;

/// The comparison as its template needs it.
pub(crate) struct Comparison {
    pub(crate) height: usize,
    pub(crate) grid: Vec<GridLine>,
    pub(crate) rows: Vec<Row>,
}

/// A line of the grid.
pub(crate) struct GridLine {
    pub(crate) part: u8,
    pub(crate) x: Tenth,
    pub(crate) to: usize,
    pub(crate) text: usize,
}

/// The engine or a rule: two bars, full for what was flagged in the file, dashed for what chance flags; and its row of the table.
pub(crate) struct Row {
    pub(crate) name: &'static str,
    pub(crate) name_at: f64,
    pub(crate) baseline: usize,
    pub(crate) bars_at: f64,
    pub(crate) found_at: usize,
    pub(crate) found: Tenth,
    pub(crate) chance_at: usize,
    pub(crate) chance: Option<Tenth>,
    pub(crate) courses: String,
    pub(crate) of_all: String,
    pub(crate) by_chance: String,
    pub(crate) sessions: String,
}

impl Comparison {
    /// Of lines, in a file of so many courses.
    pub(crate) fn of(lines: &[Line], courses: u64) -> Self {
        let height = lines.len() * ROW + 22;
        let grid = [0, 25, 50, 75, 100].map(|part| GridLine {
            part,
            x: Tenth(NAMES + BARS * f64::from(part) / 100.0),
            to: height - 18,
            text: height - 5,
        });
        let rows = lines.iter().enumerate();
        Self {
            height,
            grid: grid.into(),
            rows: rows.map(|(at, line)| Row::of(at, line, courses)).collect(),
        }
    }
}

impl Row {
    fn of(at: usize, line: &Line, courses: u64) -> Self {
        let by_chance = line
            .by_chance
            .map_or("–".to_owned(), |share| format!("{:.0} %", 100.0 * share));
        Self {
            name: line.name,
            name_at: NAMES - 8.0,
            baseline: at * ROW + 16,
            bars_at: NAMES,
            found_at: at * ROW + 4,
            found: Tenth(BARS * share(line.flagged.courses, courses)),
            chance_at: at * ROW + 13,
            chance: line.by_chance.map(|share| Tenth(BARS * share)),
            courses: grouped(line.flagged.courses),
            of_all: percent(line.flagged.courses, courses),
            by_chance,
            sessions: grouped(line.flagged.sessions),
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "for the eye")]
fn share(part: u64, all: u64) -> f64 {
    if all == 0 {
        0.0
    } else {
        part as f64 / all as f64
    }
}
