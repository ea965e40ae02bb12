//! The chart of one course: its scores as a line over the range that was usual before each session, and the table that says the same.

use std::fmt;

use alliance::rules::Rule;

use crate::judge::engine::{Flag, Seen};
use crate::judge::gallery::{Chart, Point};
use crate::scale::Scale;

const WIDTH: f64 = 320.0;
/// The scale goes from here…
const TOP: f64 = 8.0;
/// …to here.
const BOTTOM: f64 = 108.0;
const LEFT: f64 = 26.0;
const RIGHT: f64 = 312.0;
/// How high a row of rule marks is.
const MARK: f64 = 8.0;
/// More rows than this would be no picture any more; the table has them all.
const ROWS: usize = 8;

/// A length in a picture, with one decimal.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tenth(pub(crate) f64);

impl fmt::Display for Tenth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.1}", self.0)
    }
}

/// What the marks of a chart mean.
pub(crate) struct Key {
    pub(crate) engine: bool,
    /// The names of the rules that are drawn, from above; empty without any.
    pub(crate) rules: String,
}

impl Key {
    pub(crate) fn of(engine: bool, rules: &[&Rule]) -> Self {
        let names: Vec<&str> = rules.iter().take(ROWS).map(|rule| rule.name).collect();
        Self {
            engine,
            rules: names.join(", "),
        }
    }
}

/// A chart as its template needs it.
pub(crate) struct ChartView<'a> {
    pub(crate) client: &'a str,
    pub(crate) width: f64,
    pub(crate) height: String,
    pub(crate) left: f64,
    pub(crate) right: f64,
    /// The range that was usual, there and back.
    pub(crate) band: Vec<(Tenth, Tenth)>,
    pub(crate) ends: [EndOfScale; 2],
    /// The line through the scores: a letter of SVG's, and a place.
    pub(crate) line: Vec<(char, Tenth, Tenth)>,
    pub(crate) marks: Vec<Mark>,
    pub(crate) below: f64,
    /// The first and the last session.
    pub(crate) sessions: Option<(i64, i64)>,
    pub(crate) engine: bool,
    pub(crate) with_rules: bool,
    pub(crate) rows: Vec<Row>,
}

/// An end of the scale.
pub(crate) struct EndOfScale {
    pub(crate) at: f64,
    pub(crate) y: f64,
    pub(crate) text_x: f64,
    pub(crate) text_y: f64,
}

/// The marks of a session: its score, and a tick for each rule that flags it.
pub(crate) struct Mark {
    pub(crate) x: Tenth,
    pub(crate) tick_x: Tenth,
    pub(crate) score: Option<Dot>,
    pub(crate) ticks: Vec<Tenth>,
}

/// The mark of a score.
pub(crate) struct Dot {
    pub(crate) class: &'static str,
    pub(crate) y: Tenth,
    pub(crate) radius: f64,
}

/// A row of the table.
pub(crate) struct Row {
    pub(crate) session: i64,
    pub(crate) score: String,
    pub(crate) seen: Option<SeenCells>,
    pub(crate) rules: String,
}

/// The cells of what the engine saw.
pub(crate) struct SeenCells {
    pub(crate) usual: String,
    pub(crate) opened: String,
    pub(crate) open: String,
    pub(crate) worth: &'static str,
}

impl<'a> ChartView<'a> {
    pub(crate) fn of(chart: &'a Chart, scale: Scale, engine: bool, rules: &[&Rule]) -> Self {
        let points = &chart.points;
        #[expect(clippy::cast_precision_loss, reason = "a few rows")]
        let below = BOTTOM + 8.0 + MARK * rules.len().min(ROWS) as f64;
        let down = |score: f64| {
            let part = (score - scale.low) / (scale.high - scale.low);
            BOTTOM - part.clamp(0.0, 1.0) * (BOTTOM - TOP)
        };
        let across = |at: usize| place(at, points.len());
        let ends = [scale.low, scale.high].map(|at| EndOfScale {
            at,
            y: down(at),
            text_x: LEFT - 5.0,
            text_y: down(at) + 4.0,
        });
        let marks = points.iter().enumerate();
        let small = points.len() > 40;
        Self {
            client: &chart.client,
            width: WIDTH,
            height: format!("{:.0}", below + 14.0),
            left: LEFT,
            right: RIGHT,
            band: band(points, across, down),
            ends,
            line: line(points, across, down),
            marks: marks
                .map(|(at, point)| Mark::of(point, across(at), down, small))
                .collect(),
            below: below + 10.0,
            sessions: points
                .first()
                .zip(points.last())
                .map(|(first, last)| (first.number, last.number)),
            engine,
            with_rules: !rules.is_empty(),
            rows: points.iter().map(|point| Row::of(point, rules)).collect(),
        }
    }
}

impl Mark {
    fn of(point: &Point, x: f64, down: impl Fn(f64) -> f64, small: bool) -> Self {
        let (class, radius) = match point.seen.map(|seen| seen.flag) {
            Some(Flag::Ask) => ("ask", 4.5),
            Some(Flag::Look) => ("look", 4.0),
            _ => ("dot", if small { 1.4 } else { 2.2 }),
        };
        let dot = |score| Dot {
            class,
            y: Tenth(down(score)),
            radius,
        };
        #[expect(clippy::cast_precision_loss, reason = "a few rows")]
        let tick = |rule: usize| Tenth(BOTTOM + 6.0 + MARK * rule as f64);
        let ticks = point.rules.iter().filter(|rule| **rule < ROWS);
        Self {
            x: Tenth(x),
            tick_x: Tenth(x - 2.5),
            score: point.score.map(dot),
            ticks: ticks.map(|rule| tick(*rule)).collect(),
        }
    }
}

impl Row {
    fn of(point: &Point, rules: &[&Rule]) -> Self {
        let names: Vec<&str> = point.rules.iter().map(|rule| rules[*rule].name).collect();
        Self {
            session: point.number,
            score: point
                .score
                .map_or("–".to_owned(), |score| format!("{score:.2}")),
            seen: point.seen.map(SeenCells::of),
            rules: names.join(", "),
        }
    }
}

impl SeenCells {
    fn of(seen: Seen) -> Self {
        Self {
            usual: format!("{:.2}–{:.2}", seen.usual_low, seen.usual_high),
            opened: format!("{:.2}", seen.p_opened),
            open: format!("{:.2}", seen.p_open),
            worth: match seen.flag {
                Flag::None => "",
                Flag::Look => "a look",
                Flag::Ask => "asking",
            },
        }
    }
}

/// Where a session is, from left to right.
fn place(at: usize, of: usize) -> f64 {
    if of < 2 {
        return f64::midpoint(LEFT, RIGHT);
    }
    #[expect(clippy::cast_precision_loss, reason = "at most some hundred sessions")]
    let part = at as f64 / (of - 1) as f64;
    LEFT + 6.0 + part * (RIGHT - LEFT - 12.0)
}

fn band(
    points: &[Point],
    across: impl Fn(usize) -> f64,
    down: impl Fn(f64) -> f64,
) -> Vec<(Tenth, Tenth)> {
    let seen = points.iter().enumerate();
    let seen = seen.filter_map(|(at, point)| point.seen.map(|seen| (Tenth(across(at)), seen)));
    let seen: Vec<(Tenth, Seen)> = seen.collect();
    if seen.len() < 2 {
        return Vec::new();
    }
    let there = seen
        .iter()
        .map(|(x, seen)| (*x, Tenth(down(seen.usual_high))));
    let back = seen.iter().rev();
    let back = back.map(|(x, seen)| (*x, Tenth(down(seen.usual_low))));
    there.chain(back).collect()
}

/// A line through the scores, broken where there is none.
fn line(
    points: &[Point],
    across: impl Fn(usize) -> f64,
    down: impl Fn(f64) -> f64,
) -> Vec<(char, Tenth, Tenth)> {
    let mut line = Vec::new();
    let mut drawing = false;
    for (at, point) in points.iter().enumerate() {
        if let Some(score) = point.score {
            let letter = if drawing { 'L' } else { 'M' };
            line.push((letter, Tenth(across(at)), Tenth(down(score))));
        }
        drawing = point.score.is_some();
    }
    line
}
