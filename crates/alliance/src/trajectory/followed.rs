//! One course as it is followed: the stories side by side, and how a session changes them.
//!
//! For each of five spreads of noise there are five stories: nothing is open; something opened just now; something heals; something
//! stays; something was over just now. A session moves weight between them; those that meet in the same place become one Gaussian with
//! both's moments (generalised pseudo-Bayes of the first order; Bar-Shalom, Li & Kirubarajan 2001, ch. 11). So there are twenty-five,
//! always, in place.

use serde::{Deserialize, Serialize};

use super::channels::{self, Usual};
use super::model::{
    DEPTH, DEPTH_SPREAD, HEALS, IS_OPEN, OPENS, OVER, SPREAD_LEAST, SPREAD_ODDS, SPREADS, STRAYS,
    growth,
};
use super::story::{AT_MIDDLE, Seen, Story};
use super::{Heard, Prior, Reading, Shares};

/// From how many noises on a step of the scale is wide.
const WIDE: f64 = 0.75;
/// Four of five lie within so many standard deviations.
const FOUR_OF_FIVE: f64 = 1.281_551_565_544_600_4;

/// The stories of one spread of noise.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
struct Spread {
    /// Nothing is open.
    quiet: Story,
    /// Something opened in this session.
    new: Story,
    /// Something is open and heals.
    heals: Story,
    /// Something is open and stays.
    stays: Story,
    /// What was open before this session is over.
    over: Story,
}

impl Spread {
    /// A session passes.
    fn passes(&mut self, growth: f64, strays: f64, most: f64) {
        for story in self.all() {
            story.level += growth;
            // Nobody is ever less known than before they came.
            if story.level_var < most {
                story.level_var += strays;
            }
        }
        let heals = self.heals.and(self.new.part(0.5)).left(HEALS);
        let stays = self.stays.and(self.new.part(0.5));
        let quiet = self.quiet.and(self.over);
        let over = heals
            .part(OVER[0])
            .closed()
            .and(stays.part(OVER[1]).closed());
        let heals = heals.part(1.0 - OVER[0]);
        let stays = stays.part(1.0 - OVER[1]);
        let any = quiet.and(over).and(heals).and(stays);
        *self = Self {
            new: any.part(OPENS).opens(DEPTH, DEPTH_SPREAD * DEPTH_SPREAD),
            quiet: quiet.part(1.0 - OPENS),
            over: over.part(1.0 - OPENS),
            heals: heals.part(1.0 - OPENS),
            stays: stays.part(1.0 - OPENS),
        };
    }

    fn all(&mut self) -> [&mut Story; 5] {
        [
            &mut self.quiet,
            &mut self.over,
            &mut self.heals,
            &mut self.stays,
            &mut self.new,
        ]
    }

    fn weight(&self) -> f64 {
        self.quiet.weight
            + self.over.weight
            + self.heals.weight
            + self.stays.weight
            + self.new.weight
    }

    /// Makes all of it so many times likelier.
    fn times(&mut self, factor: f64) {
        for story in self.all() {
            story.weight *= factor;
        }
    }
}

/// What is known of one course so far. The same size whatever its length; written down and read back it goes on as one that was not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Trajectory {
    sessions: u32,
    spreads: [Spread; SPREADS.len()],
    usual: Usual,
    /// After the last session: how uneven, and the level.
    unevenness: f64,
    level: f64,
}

impl Trajectory {
    /// A course that has not begun.
    #[must_use]
    pub fn new(prior: &Prior) -> Self {
        let between = prior.between / prior.noise;
        let first = |odds: f64| Spread {
            quiet: Story {
                weight: odds,
                level_var: between * between,
                ..Story::default()
            },
            ..Spread::default()
        };
        Self {
            sessions: 0,
            spreads: SPREAD_ODDS.map(first),
            usual: Usual::default(),
            unevenness: 1.0,
            level: 0.0,
        }
    }

    /// Hears of the next session, and says what there is to be said of it.
    pub fn hear(&mut self, prior: &Prior, heard: &Heard) -> Reading {
        self.hear_and_weigh(prior, heard).0
    }

    /// The same, and the likelihood of the score beforehand: 1 where there is none.
    pub(super) fn hear_and_weigh(&mut self, prior: &Prior, heard: &Heard) -> (Reading, f64) {
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
        let likelihood = match seen {
            None => 1.0,
            Some(Seen::At(_) | Seen::Around { .. }) => after.likelihood * AT_MIDDLE / prior.noise,
            Some(Seen::Beyond { .. }) => after.likelihood,
        };
        (reading, likelihood)
    }

    /// Time passes, and something may open. Where scores would lie if nothing did.
    fn pass(&mut self, prior: &Prior) -> (f64, f64) {
        let begun = self.sessions > 0;
        self.sessions = self.sessions.saturating_add(1);
        let growth = growth(self.sessions);
        let between = prior.between / prior.noise;
        let (mut weight, mut mean, mut square, mut within) = (0.0, 0.0, 0.0, 0.0);
        for (stories, spread) in self.spreads.iter_mut().zip(SPREADS) {
            if begun {
                let strays = STRAYS * spread;
                stories.passes(growth, strays * strays, between * between);
            }
            let noise = spread * spread;
            for story in [
                &stories.quiet,
                &stories.over,
                &stories.heals,
                &stories.stays,
            ] {
                weight += story.weight;
                mean += story.weight * story.level;
                square += story.weight * story.level * story.level;
                within += story.weight * (story.level_var + noise);
            }
        }
        let mean = mean / weight;
        let spread = ((square / weight - mean * mean).max(0.0) + within / weight).sqrt();
        let reach = FOUR_OF_FIVE * spread;
        (prior.points(mean - reach), prior.points(mean + reach))
    }

    /// How open things were before this was heard, and what all stories come to once it was.
    fn take_in(&mut self, seen: Option<Seen>, beside: f64, prior: &Prior) -> (f64, Sum) {
        let grain = prior.grain();
        let mut was_open = 0.0;
        let mut sum = Sum::default();
        let spreads = self.spreads.iter_mut().zip(SPREADS).zip(UNEVENNESS);
        for ((stories, spread), unevenness) in spreads {
            let noise = spread * spread + grain;
            for (which, story) in stories.all().into_iter().enumerate() {
                let may_be_open = which >= 2;
                if may_be_open {
                    was_open += story.weight * story.is_open(IS_OPEN);
                }
                if let Some(seen) = seen {
                    story.hears(seen, noise);
                }
                let open = if may_be_open {
                    story.is_open(IS_OPEN)
                } else {
                    0.0
                };
                story.weight *= 1.0 - open + open * beside;
                sum.likelihood += story.weight;
                sum.level += story.weight * story.level;
                sum.unevenness += story.weight * unevenness;
                sum.open += story.weight * open;
            }
            sum.eased += stories.over.weight;
            sum.opened += stories.new.weight;
        }
        let whole = 1.0 / sum.likelihood.max(1e-280);
        for stories in &mut self.spreads {
            let weight = stories.weight() * whole;
            let least = SPREAD_LEAST / weight.max(1e-280);
            stories.times(whole * least.max(1.0));
        }
        let part = |sum: f64| (sum * whole).clamp(0.0, 1.0);
        let sum = Sum {
            likelihood: sum.likelihood,
            level: sum.level * whole,
            unevenness: sum.unevenness * whole,
            open: part(sum.open),
            opened: part(sum.opened),
            eased: part(sum.eased),
        };
        (was_open, sum)
    }
}

/// Which spread counts as how uneven, 0 even, 1 usual, 2 uneven.
const UNEVENNESS: [f64; SPREADS.len()] = [0.0, 0.5, 1.0, 1.5, 2.0];

/// What all stories come to.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    likelihood: f64,
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
        } else if self.has_wide_steps() {
            Seen::Around {
                middle: units(score),
                half: half / self.noise,
            }
        } else {
            Seen::At(units(score))
        }
    }

    /// True where a step of the scale hides much of the noise.
    fn has_wide_steps(&self) -> bool {
        self.step > WIDE * self.noise
    }

    /// What narrow steps add to the noise: the variance within one. Wide ones are taken for what they are.
    fn grain(&self) -> f64 {
        if self.has_wide_steps() {
            return 0.0;
        }
        let step = self.step / self.noise;
        step * step / 12.0
    }

    /// Units of noise as points, within the scale.
    fn points(&self, units: f64) -> f64 {
        (self.mean + units * self.noise).clamp(self.low, self.high)
    }
}
