//! The stories that are followed at once, and how a session changes them.

use serde::{Deserialize, Serialize};

use crate::random::Random;

use super::channels::{self, Usual};
use super::{Heard, Prior, Reading, Shares};

/// Spreads of noise followed side by side, as multiples of the usual one, and how likely each is beforehand.
const SPREADS: [f64; 3] = [0.71, 1.0, 1.41];
const SPREAD_ODDS: [f64; 3] = [0.2, 0.55, 0.25];
/// How many stories are kept for each spread, and how many of them new ones branch off from.
const KEPT: usize = 5;
const PARENTS: usize = 1;
const MOST: usize = KEPT + 2 * PARENTS;

/// How likely it is that something opens in a session (CLINICAL.md §3: hazard .08 to .12, some of it too shallow to be seen).
const OPENS: f64 = 0.062;
/// How deep a dip is at first, and how much that differs, in units of noise: about 1.1 ± .6 points of a scale from 1 to 7.
const DEPTH: f64 = 2.2;
const DEPTH_SPREAD: f64 = 1.3;
/// What is left of a dip after a session: of one that heals, and of one that stays. Both are equally likely.
const LEFT: [f64; 2] = [0.66, 1.0];
/// Below this a dip that heals is over, in units of noise.
const OVER: f64 = 0.2;
/// A dip is open where it is deeper than this, in units of noise.
const IS_OPEN: f64 = 0.41;
/// How the level moves from session to session, in units of noise: its growth (+.02 of 7, CLINICAL.md §3), and how much it strays.
const GROWTH: f64 = 0.04;
const STRAYS: f64 = 0.2;
/// Four of five lie within so many standard deviations.
const FOUR_OF_FIVE: f64 = 1.281_551_565_544_600_4;

/// One story: how likely, the level and the dip with their variances and covariance, what is left of the dip after a session.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
struct Story {
    weight: f64,
    level: f64,
    dip: f64,
    level_var: f64,
    both: f64,
    dip_var: f64,
    left: f64,
    #[serde(skip)]
    new: bool,
    #[serde(skip)]
    was_open: bool,
}

impl Story {
    /// A session passes.
    fn passes(&mut self) {
        self.was_open = self.dip > IS_OPEN;
        self.new = false;
        self.level += GROWTH;
        self.level_var += STRAYS * STRAYS;
        self.dip *= self.left;
        self.both *= self.left;
        self.dip_var *= self.left * self.left;
        if self.left < 1.0 && self.dip < OVER {
            self.left = 0.0;
        }
    }

    /// The same, with something that opens.
    fn opens(&self, left: f64) -> Self {
        Self {
            weight: self.weight * (OPENS / 2.0),
            dip: self.dip + DEPTH,
            dip_var: self.dip_var + DEPTH_SPREAD * DEPTH_SPREAD,
            left,
            new: true,
            ..*self
        }
    }

    /// How open it is, 0 to 1: the share of its dip's likely depths beyond [`IS_OPEN`], by a straight line.
    fn is_open(&self) -> f64 {
        if self.dip == 0.0 {
            return 0.0;
        }
        let spread = 2.5 * self.dip_var.max(0.0).sqrt() + 1e-9;
        ((self.dip - IS_OPEN) / spread + 0.5).clamp(0.0, 1.0)
    }

    fn variance(&self, noise: f64) -> f64 {
        self.level_var - 2.0 * self.both + self.dip_var + noise
    }

    /// Takes in a score.
    fn hears(&mut self, seen: Seen, noise: f64) {
        let variance = self.variance(noise).max(1e-9);
        let inverse = 1.0 / variance;
        let spread = variance.sqrt();
        let expected = self.level - self.dip;
        let (likelihood, surprise, learned) = match seen {
            Seen::At(score) => {
                let surprise = score - expected;
                let likelihood = libm::exp(-0.5 * surprise * surprise * inverse) * spread * inverse;
                (likelihood, surprise, variance)
            }
            Seen::Beyond { end, up } => beyond((end - expected) / spread, up, spread, variance),
        };
        self.weight *= likelihood.max(1e-280);
        let (to_level, to_dip) = (
            (self.level_var - self.both) * inverse,
            (self.both - self.dip_var) * inverse,
        );
        self.level += to_level * surprise;
        self.dip += to_dip * surprise;
        self.level_var -= to_level * to_level * learned;
        self.both -= to_level * to_dip * learned;
        self.dip_var -= to_dip * to_dip * learned;
    }
}

/// What is learned from a score at an end of the scale, which says only that it lies there or beyond: likelihood, mean surprise, and how
/// much of the variance is learned (the moments of a normal distribution cut off below `off`; Tobin 1958).
fn beyond(off: f64, up: bool, spread: f64, variance: f64) -> (f64, f64, f64) {
    let sign = if up { 1.0 } else { -1.0 };
    let off = off * sign;
    let share = (0.5 * libm::erfc(off * std::f64::consts::FRAC_1_SQRT_2)).max(1e-280);
    let density = libm::exp(-0.5 * off * off) * 0.398_942_280_401_432_7;
    // Far beyond, the quotient is lost in the last digits; it is near `off` itself then.
    let ratio = if off > 8.0 {
        off + 1.0 / off
    } else {
        density / share
    };
    let learned = variance * (ratio * (ratio - off)).clamp(0.0, 1.0);
    (share, sign * spread * ratio, learned)
}

/// A score in units of noise.
#[derive(Debug, Clone, Copy)]
enum Seen {
    At(f64),
    Beyond { end: f64, up: bool },
}

/// What is known of one course so far. A few hundred numbers, whatever its length; written down and read back it goes on as one that
/// was not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Trajectory {
    sessions: u32,
    stories: [Vec<Story>; SPREADS.len()],
    usual: Usual,
    /// As it was before the next session: how uneven, and the level.
    unevenness: f64,
    level: f64,
}

impl Trajectory {
    /// A course that has not begun.
    #[must_use]
    pub fn new(prior: &Prior) -> Self {
        let between = prior.between / prior.noise;
        let first = |odds: &f64| {
            let mut stories = Vec::with_capacity(MOST);
            stories.push(Story {
                weight: *odds,
                level_var: between * between,
                ..Story::default()
            });
            stories
        };
        Self {
            sessions: 0,
            stories: [
                first(&SPREAD_ODDS[0]),
                first(&SPREAD_ODDS[1]),
                first(&SPREAD_ODDS[2]),
            ],
            usual: Usual::default(),
            unevenness: 1.0,
            level: 0.0,
        }
    }

    /// A course drawn from the model itself: its scores, and in which sessions something opened. For looking at whether the engine's
    /// probabilities are what they say.
    #[must_use]
    pub fn drawn(prior: &Prior, sessions: usize, seed: u64, n: u64) -> (Vec<f64>, Vec<bool>) {
        let mut random = Random::part(seed, n);
        let which = random.share();
        let mut spread = SPREADS[2];
        let mut below = 0.0;
        for (odds, this) in SPREAD_ODDS.into_iter().zip(SPREADS) {
            below += odds;
            if which < below {
                spread = this;
                break;
            }
        }
        let mut level = prior.between / prior.noise * random.normal();
        let (mut dip, mut left) = (0.0, 0.0);
        let (mut scores, mut opened) = (Vec::new(), Vec::new());
        for session in 0..sessions {
            let mut opens = false;
            if session > 0 {
                level += GROWTH + STRAYS * random.normal();
                dip *= left;
                opens = random.happens(OPENS);
                if opens {
                    dip += DEPTH + DEPTH_SPREAD * random.normal();
                    left = LEFT[usize::from(random.happens(0.5))];
                }
            }
            let felt = prior.mean + (level - dip + spread * random.normal()) * prior.noise;
            let score = match prior.step {
                step if step > 0.0 => (felt / step).round() * step,
                _ => felt,
            };
            scores.push(score.clamp(prior.low, prior.high));
            opened.push(opens);
        }
        (scores, opened)
    }

    /// Hears of the next session, and says what there is to be said of it.
    pub fn hear(&mut self, prior: &Prior, heard: &Heard) -> Reading {
        let usual = self.pass(prior);
        let seen = heard
            .score
            .filter(|score| score.is_finite())
            .map(|score| prior.seen(score));
        let mut shares = Shares {
            item: self.usual.items(&heard.items),
            direct: channels::direct(heard.direct),
            view: self.usual.view(heard.view),
            ..Shares::NONE
        };
        let beside = shares.item * shares.direct * shares.view;
        let (before, after) = self.take_in(seen, beside, prior);
        if seen.is_some() {
            shares.score = odds(after.open) / odds(before) / beside;
        }
        let reading = Reading {
            session: self.sessions,
            level: prior.points(after.level),
            usual,
            opened: after.opened,
            open: after.open,
            eased: after.eased,
            shares,
            unevenness: self.unevenness,
            below_top: (prior.high - prior.points(self.level)) / prior.noise,
        };
        self.unevenness = after.unevenness;
        self.level = after.level;
        self.keep();
        reading
    }

    /// Time passes, and new stories branch off. Where scores would lie if nothing opened.
    fn pass(&mut self, prior: &Prior) -> (f64, f64) {
        let begun = self.sessions > 0;
        self.sessions = self.sessions.saturating_add(1);
        let (mut weight, mut mean, mut square, mut within) = (0.0, 0.0, 0.0, 0.0);
        for (stories, spread) in self.stories.iter_mut().zip(SPREADS) {
            if begun {
                for story in stories.iter_mut() {
                    story.passes();
                }
                for parent in 0..stories.len().min(PARENTS) {
                    for left in LEFT {
                        let opened = stories[parent].opens(left);
                        stories.push(opened);
                    }
                    stories[parent].weight *= 1.0 - OPENS;
                }
            }
            for story in stories.iter().filter(|story| !story.new) {
                weight += story.weight;
                mean += story.weight * story.level;
                square += story.weight * story.level * story.level;
                within += story.weight * (story.level_var + spread * spread);
            }
        }
        let mean = mean / weight;
        let spread = ((square / weight - mean * mean).max(0.0) + within / weight).sqrt();
        let reach = FOUR_OF_FIVE * spread;
        (prior.points(mean - reach), prior.points(mean + reach))
    }

    /// What all stories come to once this was heard, and how open things were before it.
    fn take_in(&mut self, seen: Option<Seen>, beside: f64, prior: &Prior) -> (f64, Sum) {
        let grain = prior.step / prior.noise;
        let grain = grain * grain / 12.0;
        let (mut was_open, mut was) = (0.0, 0.0);
        let mut sum = Sum::default();
        let mut total = 0.0;
        let spreads = self.stories.iter_mut().zip(SPREADS).zip([0.0, 1.0, 2.0]);
        for ((stories, spread), unevenness) in spreads {
            let noise = spread * spread + grain;
            for story in stories.iter_mut() {
                was += story.weight;
                was_open += story.weight * story.is_open();
                if let Some(seen) = seen {
                    story.hears(seen, noise);
                }
                let open = story.is_open();
                story.weight *= 1.0 - open + open * beside;
                let weight = story.weight;
                total += weight;
                sum.level += weight * story.level;
                sum.unevenness += weight * unevenness;
                sum.open += weight * open;
                if story.new {
                    sum.opened += weight;
                } else if story.was_open && story.dip <= IS_OPEN {
                    sum.eased += weight;
                }
            }
        }
        let whole = 1.0 / total.max(1e-280);
        for story in self.stories.iter_mut().flatten() {
            story.weight *= whole;
        }
        let sum = Sum {
            level: sum.level * whole,
            unevenness: sum.unevenness * whole,
            open: (sum.open * whole).clamp(0.0, 1.0),
            opened: (sum.opened * whole).clamp(0.0, 1.0),
            eased: (sum.eased * whole).clamp(0.0, 1.0),
        };
        (was_open / was.max(1e-280), sum)
    }

    /// Keeps the likeliest stories of each spread, the likeliest first; of equals, the one that was there before.
    fn keep(&mut self) {
        for stories in &mut self.stories {
            for at in 0..stories.len().min(KEPT) {
                let mut best = at;
                for other in at + 1..stories.len() {
                    if stories[other].weight > stories[best].weight {
                        best = other;
                    }
                }
                stories.swap(at, best);
            }
            stories.truncate(KEPT);
        }
    }
}

/// What all stories come to.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    level: f64,
    unevenness: f64,
    open: f64,
    opened: f64,
    eased: f64,
}

fn odds(probability: f64) -> f64 {
    let within = probability.clamp(1e-12, 1.0 - 1e-12);
    within / (1.0 - within)
}

impl Prior {
    /// A score in units of noise, from the mean of all; at an end of the scale, only that it lies there or beyond.
    fn seen(&self, score: f64) -> Seen {
        let half = self.step / 2.0;
        let units = |points: f64| (points - self.mean) / self.noise;
        if score >= self.high - half {
            Seen::Beyond {
                end: units(self.high - half),
                up: true,
            }
        } else if score <= self.low + half {
            Seen::Beyond {
                end: units(self.low + half),
                up: false,
            }
        } else {
            Seen::At(units(score))
        }
    }

    /// Units of noise as points, within the scale.
    fn points(&self, units: f64) -> f64 {
        (self.mean + units * self.noise).clamp(self.low, self.high)
    }
}
