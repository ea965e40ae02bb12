//! The engine, as `candor analyze` uses it: what it says of each session of a course.

use alliance::noticing::{self, Thresholds, Worth};
use alliance::rules::Site;
use alliance::trajectory::{Heard, Prior, Trajectory};
use alliance::{Item, Items, Score};

use super::course::{Course, Step};
use super::layout::Layout;
use super::scale::Scale;

/// What is worth doing about a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Flag {
    None,
    Look,
    Ask,
}

impl Flag {
    /// Its name in the results.
    pub(super) fn name(self) -> &'static str {
        match self {
            Flag::None => "none",
            Flag::Look => "look",
            Flag::Ask => "ask",
        }
    }
}

impl From<Worth> for Flag {
    fn from(worth: Worth) -> Self {
        match worth {
            Worth::Nothing => Self::None,
            Worth::Look => Self::Look,
            Worth::Asking => Self::Ask,
        }
    }
}

/// What the engine says of a session, from it and earlier ones.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Seen {
    pub(super) level: f64,
    pub(super) usual_low: f64,
    pub(super) usual_high: f64,
    pub(super) p_opened: f64,
    pub(super) p_open: f64,
    pub(super) flag: Flag,
}

/// The engine with its settings.
pub(super) struct Engine {
    prior: Prior,
    thresholds: Thresholds,
}

impl Engine {
    /// For a site, scores that come in steps, and a budget of false alarms.
    pub(super) fn new(site: &Site, step: Option<f64>, budget: f64) -> Self {
        Self {
            prior: Prior::of(site, step.unwrap_or(0.0)),
            thresholds: Thresholds::of(budget),
        }
    }

    /// The most that it says of any session of a course of scores.
    pub(super) fn most(&self, scores: &[f64]) -> Flag {
        let mut trajectory = Trajectory::new(&self.prior);
        let flags = scores.iter().map(|score| {
            let reading = trajectory.hear(&self.prior, &Heard::score(*score));
            self.thresholds.judge(&reading).into()
        });
        flags.max().unwrap_or(Flag::None)
    }

    /// Says what it sees in each step of a course.
    pub(super) fn watch(&self, course: &Course, layout: &Layout, seen: &mut Vec<Seen>) {
        let mut trajectory = Trajectory::new(&self.prior);
        for step in &course.steps {
            let heard = heard(course, step, layout);
            let reading = trajectory.hear(&self.prior, &heard);
            seen.push(Seen {
                level: reading.level,
                usual_low: reading.usual.0,
                usual_high: reading.usual.1,
                p_opened: reading.opened,
                p_open: reading.open,
                flag: noticing::worth(&self.thresholds, &heard, &reading).into(),
            });
        }
    }
}

fn heard(course: &Course, step: &Step, layout: &Layout) -> Heard {
    Heard {
        score: step.score,
        items: items(
            course.items(step, layout.columns.items.len()),
            layout.item_scale,
        ),
        direct: step.direct,
        view: step.view.map(|view| of_ten(view, layout.scale)),
    }
}

/// Five items as the engine hears them; of any other number it hears the score alone.
fn items(answers: &[Option<f64>], scale: Scale) -> Items {
    let mut items = Items::default();
    if answers.len() == Item::ALL.len() {
        for (item, answer) in Item::ALL.into_iter().zip(answers) {
            let points = answer.map(|answer| of_ten(answer, scale).round());
            // Between 0 and 10, by `of_ten`.
            items.set(
                item,
                points.and_then(|points| Score::new(points as u8).ok()),
            );
        }
    }
    items
}

/// Points of a scale as points of 0 to 10.
fn of_ten(points: f64, scale: Scale) -> f64 {
    ((points - scale.low) / (scale.high - scale.low) * 10.0).clamp(0.0, 10.0)
}
