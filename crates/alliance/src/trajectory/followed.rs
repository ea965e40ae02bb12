//! The filter: courses as they are followed, the stories side by side, and how a session changes them.
//!
//! For each of five spreads of noise there are five stories: nothing is open; something opened just now; something heals; something
//! stays; something was over just now. A session moves weight between them; those that meet in the same place become one Gaussian with
//! both's moments (generalised pseudo-Bayes of the first order; Bar-Shalom, Li & Kirubarajan 2001, ch. 11). So there are twenty-five,
//! always, in place.

use serde::{Deserialize, Serialize};

use super::model::{
    DEPTH, DEPTH_SPREAD, HEALS, IS_OPEN, OPENS, OVER, SPREAD_LEAST, SPREAD_ODDS, SPREADS, STRAYS,
    growth,
};
use super::prior::Prior;
use super::reading::Reading;
use super::story::{AT_MIDDLE, Seen, Story};
use super::wide::Wide;

/// From how many noises on a step of the scale is wide.
const WIDE: f64 = 0.75;
/// Four of five lie within so many standard deviations.
const FOUR_OF_FIVE: f64 = 1.281_551_565_544_600_4;

/// The stories of one spread of noise.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
struct Spread<const N: usize> {
    /// Nothing is open.
    quiet: Story<N>,
    /// Something opened in this session.
    new: Story<N>,
    /// Something is open and heals.
    heals: Story<N>,
    /// Something is open and stays.
    stays: Story<N>,
    /// What was open before this session is over.
    over: Story<N>,
}

impl<const N: usize> Spread<N> {
    /// A session passes.
    #[inline(always)]
    fn passes(&mut self, growth: f64, strays: f64, most: f64) {
        for story in self.all() {
            story.level = story.level + growth;
            // Nobody is ever less known than before they came.
            let stray = |known: f64| if known < most { known + strays } else { known };
            story.level_var = story.level_var.each(stray);
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
        let any = Story::of([quiet, over, heals, stays]);
        *self = Self {
            new: any.part(OPENS).opens(DEPTH, DEPTH_SPREAD * DEPTH_SPREAD),
            quiet: quiet.part(1.0 - OPENS),
            over: over.part(1.0 - OPENS),
            heals: heals.part(1.0 - OPENS),
            stays: stays.part(1.0 - OPENS),
        };
    }

    #[inline(always)]
    fn all(&mut self) -> [&mut Story<N>; 5] {
        [
            &mut self.quiet,
            &mut self.over,
            &mut self.heals,
            &mut self.stays,
            &mut self.new,
        ]
    }
}

/// What is known of some courses so far, each by itself. The same size whatever their length.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Followed<const N: usize> {
    sessions: u32,
    spreads: [Spread<N>; SPREADS.len()],
    /// After the last session: how uneven, and the level.
    unevenness: Wide<N>,
    level: Wide<N>,
}

/// What a session of each course comes to, in points where it is not a probability.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said<const N: usize> {
    session: u32,
    level: Wide<N>,
    usual: (Wide<N>, Wide<N>),
    opened: Wide<N>,
    was_open: Wide<N>,
    open: Wide<N>,
    eased: Wide<N>,
    unevenness: Wide<N>,
    below_top: Wide<N>,
    /// Of what was seen, beforehand; 1 where nothing was.
    pub(super) likelihood: Wide<N>,
}

impl<const N: usize> Said<N> {
    /// Of one of the courses.
    #[inline(always)]
    pub(super) fn of(&self, course: usize) -> Reading {
        Reading {
            session: self.session,
            level: self.level.0[course],
            usual: (self.usual.0.0[course], self.usual.1.0[course]),
            opened: self.opened.0[course],
            open: self.open.0[course],
            eased: self.eased.0[course],
            unevenness: self.unevenness.0[course],
            below_top: self.below_top.0[course],
        }
    }

    /// What the score of one of the courses said, where one was heard and something else beside it. It is known only where it was asked for
    /// ([`Followed::hear`]).
    pub(super) fn share_of_the_score(&self, course: usize, beside: f64) -> f64 {
        odds(self.open.0[course]) / odds(self.was_open.0[course]) / beside
    }
}

/// Which spread counts as how uneven, 0 even, 1 usual, 2 uneven.
const UNEVENNESS: [f64; SPREADS.len()] = [0.0, 0.5, 1.0, 1.5, 2.0];

/// What all stories come to.
#[derive(Clone, Copy, Default)]
struct Sum<const N: usize> {
    weight: Wide<N>,
    level: Wide<N>,
    unevenness: Wide<N>,
    was_open: Wide<N>,
    open: Wide<N>,
    opened: Wide<N>,
    eased: Wide<N>,
}

impl<const N: usize> Followed<N> {
    /// Courses that have not begun.
    #[inline(always)]
    pub(super) fn new(prior: &Prior) -> Self {
        let between = prior.between / prior.noise;
        let first = |odds: f64| Spread {
            quiet: Story {
                weight: Wide::all(odds),
                level_var: Wide::all(between * between),
                ..Story::default()
            },
            ..Spread::default()
        };
        Self {
            sessions: 0,
            spreads: SPREAD_ODDS.map(first),
            unevenness: Wide::all(1.0),
            level: Wide::all(0.0),
        }
    }

    /// The next session: what is seen of each course, and how many times likelier a dip is by what was said beside it. What was open
    /// before is worked out only where it is asked for.
    #[inline(always)]
    pub(super) fn hear<const BEFORE: bool>(
        &mut self,
        prior: &Prior,
        seen: &Seen<N>,
        beside: Wide<N>,
    ) -> Said<N> {
        let usual = self.pass(prior);
        let sum = self.take_in::<BEFORE>(prior, seen, beside);
        let (unevenness, before) = (self.unevenness, self.level);
        let below_top = (Wide::all(prior.high) - prior.points(before)) * (1.0 / prior.noise);
        self.unevenness = sum.unevenness;
        self.level = sum.level;
        let density = Wide::all(AT_MIDDLE / prior.noise);
        let likelihood = sum.weight * Wide::all(1.0).where_so(&seen.beyond, density);
        Said {
            session: self.sessions,
            level: prior.points(sum.level),
            usual,
            opened: sum.opened,
            was_open: sum.was_open,
            open: sum.open,
            eased: sum.eased,
            unevenness,
            below_top,
            likelihood: likelihood.where_so(&seen.heard, Wide::all(1.0)),
        }
    }

    /// Time passes, and something may open. Where scores would lie if nothing did, in points.
    #[inline(always)]
    fn pass(&mut self, prior: &Prior) -> (Wide<N>, Wide<N>) {
        let begun = self.sessions > 0;
        self.sessions = self.sessions.saturating_add(1);
        let growth = growth(self.sessions);
        let between = prior.between / prior.noise;
        let [mut weight, mut mean, mut square, mut within] = [Wide::default(); 4];
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
                let moment = story.weight * story.level;
                weight = weight + story.weight;
                mean = mean + moment;
                square = square + moment * story.level;
                within = within + story.weight * (story.level_var + noise);
            }
        }
        let each = weight.inverse();
        let mean = mean * each;
        let spread = ((square * each - mean * mean).at_least(0.0) + within * each).sqrt();
        let reach = spread * FOUR_OF_FIVE;
        (prior.points(mean - reach), prior.points(mean + reach))
    }

    /// What all stories come to once this was heard, with weights that sum to 1.
    #[inline(always)]
    fn take_in<const BEFORE: bool>(
        &mut self,
        prior: &Prior,
        seen: &Seen<N>,
        beside: Wide<N>,
    ) -> Sum<N> {
        let grain = prior.grain();
        let mut sum = Sum::default();
        let mut weights = [Wide::default(); SPREADS.len()];
        let spreads = self.spreads.iter_mut().zip(&mut weights);
        for (((stories, whole), spread), unevenness) in spreads.zip(SPREADS).zip(UNEVENNESS) {
            let noise = spread * spread + grain;
            for (which, story) in stories.all().into_iter().enumerate() {
                if BEFORE && which >= 2 {
                    sum.was_open = sum.was_open + story.weight * story.is_open(IS_OPEN);
                }
                story.hears(seen, noise);
                if which >= 2 {
                    let open = story.is_open(IS_OPEN);
                    story.weight = story.weight * (Wide::all(1.0) - open + open * beside);
                    sum.open = sum.open + story.weight * open;
                }
                *whole = *whole + story.weight;
                sum.level = sum.level + story.weight * story.level;
            }
            sum.weight = sum.weight + *whole;
            sum.unevenness = sum.unevenness + *whole * unevenness;
            sum.eased = sum.eased + stories.over.weight;
            sum.opened = sum.opened + stories.new.weight;
        }
        let each = sum.weight.at_least(1e-280).inverse();
        for (stories, whole) in self.spreads.iter_mut().zip(weights) {
            let weight = (whole * each).at_least(1e-280);
            let factor = each * (weight.inverse() * SPREAD_LEAST).at_least(1.0);
            for story in stories.all() {
                story.weight = story.weight * factor;
            }
        }
        let part = |sum: Wide<N>| (sum * each).at_least(0.0).at_most(1.0);
        Sum {
            weight: sum.weight,
            level: sum.level * each,
            unevenness: sum.unevenness * each,
            was_open: sum.was_open,
            open: part(sum.open),
            opened: part(sum.opened),
            eased: part(sum.eased),
        }
    }
}

fn odds(probability: f64) -> f64 {
    let within = probability.clamp(1e-12, 1.0 - 1e-12);
    within / (1.0 - within)
}

impl Prior {
    /// Scores in units of noise, from the mean of all; at an end of the scale, only that one lies there or beyond. What is no number was
    /// not heard.
    #[inline(always)]
    pub(super) fn seen<const N: usize>(&self, scores: [Option<f64>; N]) -> Seen<N> {
        let scores = scores.map(|score| score.unwrap_or(f64::NAN));
        let half = self.step / 2.0;
        let (top, bottom) = (self.high - half, self.low + half);
        let up = scores.map(|score| score >= top);
        let down = scores.map(|score| score <= bottom);
        let points = Wide(scores).at_most(top).0;
        let heard = scores.map(f64::is_finite);
        let points = Wide(points)
            .at_least(bottom)
            .where_so(&heard, Wide::all(self.mean));
        let mut beyond = up;
        for (beyond, down) in beyond.iter_mut().zip(down) {
            *beyond |= down;
        }
        Seen {
            score: (points - self.mean) * (1.0 / self.noise),
            half: if self.has_wide_steps() {
                half / self.noise
            } else {
                0.0
            },
            beyond,
            end: Wide::all(1.0).where_so(&up, Wide::all(-1.0)),
            heard,
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
    #[inline(always)]
    fn points<const N: usize>(&self, units: Wide<N>) -> Wide<N> {
        (units * self.noise + self.mean)
            .at_most(self.high)
            .at_least(self.low)
    }
}
