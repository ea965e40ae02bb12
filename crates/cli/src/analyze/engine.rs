//! The engine, as `candor analyze` uses it: what it says of each session of a course.

use alliance::noticing::{Thresholds, Worth, worth};
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
#[derive(Debug, Clone, Copy)]
pub(super) struct Engine {
    prior: Prior,
    thresholds: Thresholds,
}

impl Engine {
    /// `step` is the smallest difference between two scores, where there is one.
    pub(super) fn new(site: &Site, step: Option<f64>, budget: f64) -> Self {
        Self {
            prior: Prior::of(site, step.unwrap_or(0.0)),
            thresholds: Thresholds::of(budget),
        }
    }

    /// Says what it sees in each step of a course.
    pub(super) fn watch(&self, course: &Course, layout: &Layout, seen: &mut Vec<Seen>) {
        let columns = layout.columns.items.len();
        let heard = |step: &Step| Heard {
            score: step.score,
            items: five(course.items(step, columns), layout.item_scale),
            direct: step.direct,
            view: step.view.map(|view| of_ten(view, layout.scale)),
        };
        self.hear(course.steps.iter().map(heard), |one| seen.push(one));
    }

    /// Says what it sees in scores alone.
    pub(super) fn scores(&self, scores: &[Option<f64>], seen: &mut Vec<Seen>) {
        let heard = |score: &Option<f64>| Heard {
            score: *score,
            ..Heard::default()
        };
        self.hear(scores.iter().map(heard), |one| seen.push(one));
    }

    fn hear(&self, heard: impl Iterator<Item = Heard>, mut see: impl FnMut(Seen)) {
        let mut trajectory = Trajectory::new(&self.prior);
        for heard in heard {
            let reading = trajectory.hear(&self.prior, &heard);
            see(Seen {
                level: reading.level,
                usual_low: reading.usual.0,
                usual_high: reading.usual.1,
                p_opened: reading.opened,
                p_open: reading.open,
                flag: match worth(&self.thresholds, &heard, &reading) {
                    Worth::Nothing => Flag::None,
                    Worth::Look => Flag::Look,
                    Worth::Asking => Flag::Ask,
                },
            });
        }
    }
}

/// The engine listens to five items from 0 to 10; other numbers of items say what their mean says.
fn five(answers: &[Option<f64>], scale: Scale) -> Items {
    let mut items = Items::default();
    if answers.len() == Item::ALL.len() {
        for (item, answer) in Item::ALL.into_iter().zip(answers) {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "between 0 and 10"
            )]
            let points = answer.map(|answer| of_ten(answer, scale).round() as u8);
            items.set(item, points.and_then(|points| Score::new(points).ok()));
        }
    }
    items
}

/// A score on a scale from 0 to 10.
fn of_ten(score: f64, scale: Scale) -> f64 {
    ((score - scale.low) / (scale.high - scale.low) * 10.0).clamp(0.0, 10.0)
}
