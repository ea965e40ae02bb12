//! The engine: what it says of each session of a course.

use alliance::noticing::{Thresholds, Worth, worth};
use alliance::trajectory::{Heard, Prior, Reading, abreast};
use alliance::{Item, Items, Score};

use crate::course::sessions::Course;
use crate::read::layout::Layout;
use crate::scale::Scale;

/// The flag of a session: what is worth doing about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Flag {
    None,
    Look,
    Ask,
}

impl Flag {
    /// Its name in the results.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Flag::None => "none",
            Flag::Look => "look",
            Flag::Ask => "ask",
        }
    }
}

/// What the engine says of a session, from it and earlier ones.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Seen {
    pub(crate) level: f64,
    pub(crate) usual_low: f64,
    pub(crate) usual_high: f64,
    pub(crate) p_opened: f64,
    pub(crate) p_open: f64,
    pub(crate) flag: Flag,
}

/// The engine with its settings.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Engine {
    prior: Prior,
    thresholds: Thresholds,
}

impl Engine {
    pub(crate) fn new(prior: Prior, budget: f64) -> Self {
        Self {
            prior,
            thresholds: Thresholds::of(budget),
        }
    }

    /// What is heard in each session of a course.
    pub(crate) fn heard(&self, course: &Course, layout: &Layout, heard: &mut Vec<Heard>) {
        let columns = layout.columns.items.len();
        heard.clear();
        heard.extend(course.sessions.iter().map(|session| {
            Heard {
                score: session.score,
                items: five(course.items(session, columns), layout.scales.items),
                direct: session.direct,
                view: session
                    .view
                    .map(|view| of_ten(view, layout.scales.therapist)),
            }
        }));
    }

    /// Says what it sees in each session of some courses: of which course, in order.
    pub(crate) fn watch(&self, courses: &[Vec<Heard>], mut see: impl FnMut(usize, Seen)) {
        abreast(&self.prior, courses, &mut |course, session, reading| {
            see(course, self.seen(&courses[course][session], reading));
        });
    }

    #[inline]
    fn seen(&self, heard: &Heard, reading: &Reading) -> Seen {
        Seen {
            level: reading.level,
            usual_low: reading.usual.0,
            usual_high: reading.usual.1,
            p_opened: reading.opened,
            p_open: reading.open,
            flag: match worth(&self.thresholds, heard, reading) {
                Worth::Nothing => Flag::None,
                Worth::Look => Flag::Look,
                Worth::Asking => Flag::Ask,
            },
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
