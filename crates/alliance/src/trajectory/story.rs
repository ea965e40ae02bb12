//! A hypothesis of the filter, told as a story of what happens: where the level lies and how deep a dip is, both uncertain.
//!
//! A Gaussian of two numbers, moved by a Kalman filter. What is heard is level − dip + noise. Noise has tails: the likelihood of a score is
//! Student's t with seven degrees of freedom, so that a slip of the finger moves little and proves little (West 1981; Meinhold &
//! Singpurwalla 1989). Its exponent is a whole number, −4, which takes no logarithm and no exponential.
//!
//! A story is told of several courses side by side ([`Wide`]); they know nothing of each other.

use serde::{Deserialize, Serialize};

use super::wide::{Which, Wide, exp};

/// Degrees of freedom of the noise.
const FREEDOM: f64 = 7.0;
/// How far a score out in the tails is trusted less than a Gaussian would: 1 wholly as Student's t says, 0 not at all.
const DOUBT: f64 = 0.7;
/// Nothing that is seen is less likely than this, where only a side is seen.
const LEAST: f64 = 1e-7;
/// Weights are divided by no less than this.
const NO_WEIGHT: f64 = 1e-290;
/// Student's density with seven degrees of freedom at its middle, Γ(4) / (Γ(3.5) · √(7π)).
pub(super) const AT_MIDDLE: f64 = 0.384_991_450_832_267_4;

/// What one session says of each course, in units of noise.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen<const N: usize> {
    /// The score; where it lies at an end of the scale, that end. Anything where there is none.
    pub(super) score: Wide<N>,
    /// Half of a step of the scale, where steps are wide; else 0.
    pub(super) half: f64,
    /// At the scale's end, or beyond what it can say.
    pub(super) beyond: Which<N>,
    /// Which end: 1 the top, −1 the bottom.
    pub(super) end: Wide<N>,
    /// Where there is a score.
    pub(super) heard: Which<N>,
}

/// What is learned from a score: its likelihood, how surprising it is, and how much of the variance is learned.
struct Learned<const N: usize> {
    likelihood: Wide<N>,
    surprise: Wide<N>,
    variance: Wide<N>,
}

impl<const N: usize> Learned<N> {
    #[inline(always)]
    fn where_so(self, so: &Which<N>, others: Self) -> Self {
        Self {
            likelihood: self.likelihood.where_so(so, others.likelihood),
            surprise: self.surprise.where_so(so, others.surprise),
            variance: self.variance.where_so(so, others.variance),
        }
    }
}

/// What a story expects of a score.
struct Expected<const N: usize> {
    /// How far the score lies from it.
    surprise: Wide<N>,
    variance: Wide<N>,
    /// 1 / variance.
    inverse: Wide<N>,
    /// √variance.
    spread: Wide<N>,
    /// How near a single score is: 1 as expected, towards 0 far off; Student's t is its fourth power.
    near: Wide<N>,
}

/// How likely, the level and the dip with their variances and covariance.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Story<const N: usize> {
    pub(super) weight: Wide<N>,
    pub(super) level: Wide<N>,
    pub(super) dip: Wide<N>,
    pub(super) level_var: Wide<N>,
    pub(super) both: Wide<N>,
    pub(super) dip_var: Wide<N>,
}

impl<const N: usize> Story<N> {
    /// The same, so much of it.
    #[inline(always)]
    pub(super) fn part(self, share: f64) -> Self {
        Self {
            weight: self.weight * share,
            ..self
        }
    }

    /// With so much of the dip left.
    #[inline(always)]
    pub(super) fn left(self, share: f64) -> Self {
        Self {
            dip: self.dip * share,
            both: self.both * share,
            dip_var: self.dip_var * (share * share),
            ..self
        }
    }

    /// With the dip gone.
    #[inline(always)]
    pub(super) fn closed(self) -> Self {
        Self {
            dip: Wide::default(),
            both: Wide::default(),
            dip_var: Wide::default(),
            ..self
        }
    }

    /// With a dip more.
    #[inline(always)]
    pub(super) fn opens(self, depth: f64, variance: f64) -> Self {
        Self {
            dip: self.dip + depth,
            dip_var: self.dip_var + variance,
            ..self
        }
    }

    /// Two as one: the Gaussian with the mean and the variances of both together.
    #[inline(always)]
    pub(super) fn and(self, other: Self) -> Self {
        let weight = self.weight + other.weight;
        let mine = self.weight / weight.at_least(NO_WEIGHT);
        let its = Wide::all(1.0) - mine;
        let apart = mine * its;
        let (level, dip) = (self.level - other.level, self.dip - other.dip);
        Self {
            weight,
            level: other.level + mine * level,
            dip: other.dip + mine * dip,
            level_var: mine * self.level_var + its * other.level_var + apart * level * level,
            both: mine * self.both + its * other.both + apart * level * dip,
            dip_var: mine * self.dip_var + its * other.dip_var + apart * dip * dip,
        }
    }

    /// Four as one, with one division.
    #[inline(always)]
    pub(super) fn of(all: [Self; 4]) -> Self {
        let [one, two, three, four] = all;
        let weight = one.weight + two.weight + three.weight + four.weight;
        let inverse = weight.at_least(NO_WEIGHT).inverse();
        let shares = all.map(|story| story.weight * inverse);
        let mut whole = Self {
            weight,
            ..Self::default()
        };
        for (story, share) in all.iter().zip(shares) {
            whole.level = whole.level + share * story.level;
            whole.dip = whole.dip + share * story.dip;
        }
        for (story, share) in all.iter().zip(shares) {
            let (level, dip) = (story.level - whole.level, story.dip - whole.dip);
            whole.level_var = whole.level_var + share * (story.level_var + level * level);
            whole.both = whole.both + share * (story.both + level * dip);
            whole.dip_var = whole.dip_var + share * (story.dip_var + dip * dip);
        }
        whole
    }

    /// How much of it is open, 0 to 1: the share of its dip's likely depths beyond `deep`, by a straight line.
    #[inline(always)]
    pub(super) fn is_open(&self, deep: f64) -> Wide<N> {
        let spread = self.dip_var.at_least(0.0).sqrt() * 2.5 + 1e-9;
        ((self.dip - deep) / spread + 0.5)
            .at_least(0.0)
            .at_most(1.0)
    }

    /// Takes in what is seen; where there is nothing, nothing changes.
    #[inline(always)]
    pub(super) fn hears(&mut self, seen: &Seen<N>, noise: f64) {
        let expected = self.expects(seen.score, noise);
        let learned = if seen.beyond.iter().all(|beyond| *beyond) {
            expected.beyond(seen.end)
        } else {
            let within = if seen.half > 0.0 {
                expected.around(seen.half)
            } else {
                expected.at()
            };
            if seen.beyond.iter().any(|beyond| *beyond) {
                expected.beyond(seen.end).where_so(&seen.beyond, within)
            } else {
                within
            }
        };
        let Expected { inverse, .. } = expected;
        let to_level = (self.level_var - self.both) * inverse;
        let to_dip = (self.both - self.dip_var) * inverse;
        let heard = Self {
            weight: self.weight * learned.likelihood,
            level: self.level + to_level * learned.surprise,
            dip: self.dip + to_dip * learned.surprise,
            level_var: (self.level_var - to_level * to_level * learned.variance).at_least(0.0),
            both: self.both - to_level * to_dip * learned.variance,
            dip_var: (self.dip_var - to_dip * to_dip * learned.variance).at_least(0.0),
        };
        *self = if seen.heard.iter().all(|heard| *heard) {
            heard
        } else {
            heard.where_so(&seen.heard, *self)
        };
    }

    #[inline(always)]
    fn where_so(self, so: &Which<N>, others: Self) -> Self {
        Self {
            weight: self.weight.where_so(so, others.weight),
            level: self.level.where_so(so, others.level),
            dip: self.dip.where_so(so, others.dip),
            level_var: self.level_var.where_so(so, others.level_var),
            both: self.both.where_so(so, others.both),
            dip_var: self.dip_var.where_so(so, others.dip_var),
        }
    }

    #[inline(always)]
    fn expects(&self, score: Wide<N>, noise: f64) -> Expected<N> {
        let variance = (self.level_var - self.both * 2.0 + self.dip_var).at_least(0.0) + noise;
        let surprise = score - (self.level - self.dip);
        // Both quotients, 1 / variance and variance / (variance + surprise² / 7), from one division.
        let wide = variance + surprise * surprise * (1.0 / FREEDOM);
        let quotient = (variance * wide).inverse();
        Expected {
            surprise,
            variance,
            inverse: quotient * wide,
            spread: variance.sqrt(),
            near: quotient * variance * variance,
        }
    }
}

impl<const N: usize> Expected<N> {
    /// Of a score that says where it lies.
    #[inline(always)]
    fn at(&self) -> Learned<N> {
        let square = self.near * self.near;
        let trust = trust(self.near);
        Learned {
            likelihood: square * square * self.spread * self.inverse,
            surprise: self.surprise * trust,
            variance: self.variance * trust,
        }
    }

    /// Of a score that says only that it lies within a step of the scale: the same, over the step, by three points of Gauss & Legendre.
    #[inline(always)]
    fn around(&self, half: f64) -> Learned<N> {
        let [mut whole, mut first, mut second, mut trusted] = [Wide::default(); 4];
        for (place, share) in [
            (-0.774_596_669_241_483_4, 5.0 / 18.0),
            (0.0, 8.0 / 18.0),
            (0.774_596_669_241_483_4, 5.0 / 18.0),
        ] {
            let here = self.surprise + place * half;
            let near = (here * here * self.inverse * (1.0 / FREEDOM) + 1.0).inverse();
            let square = near * near;
            let likelihood = square * square * share;
            whole = whole + likelihood;
            first = first + likelihood * here;
            second = second + likelihood * here * here;
            trusted = trusted + likelihood * trust(near);
        }
        let each = whole.inverse();
        let (mean, trust) = (first * each, trusted * each);
        let unknown = second * each - mean * mean;
        Learned {
            likelihood: whole * self.spread * self.inverse,
            surprise: mean * trust,
            variance: (self.variance - unknown).at_least(0.0) * trust,
        }
    }

    /// Of a score at an end of the scale, which says only that it lies there or beyond: the moments of a normal distribution cut off below
    /// the end (Tobin 1958).
    #[inline(always)]
    fn beyond(&self, end: Wide<N>) -> Learned<N> {
        let off = self.surprise * self.spread * self.inverse * end;
        let (density, share) = density_and_share(off);
        // Far beyond, the quotient is lost in the last digits; it is near `off` itself then.
        let far = off + off.inverse();
        let quotient = density / share.at_least(1e-300);
        let far_beyond = off.0.map(|off| off > 5.0);
        let ratio = far.where_so(&far_beyond, quotient);
        Learned {
            likelihood: share.at_least(LEAST),
            surprise: end * self.spread * ratio,
            variance: self.variance * (ratio * (ratio - off)).at_least(0.0).at_most(1.0),
        }
    }
}

/// How much of what a Gaussian would learn is learned from a score that is so `near`.
#[inline(always)]
fn trust<const N: usize>(near: Wide<N>) -> Wide<N> {
    let students = (near * ((FREEDOM + 1.0) / FREEDOM)).at_most(1.0);
    students * DOUBT + (1.0 - DOUBT)
}

/// The standard normal density, and the share beyond a value, to seven digits (Abramowitz & Stegun 1964, 26.2.17).
#[inline(always)]
fn density_and_share<const N: usize>(value: Wide<N>) -> (Wide<N>, Wide<N>) {
    let density = (value * value * -0.5).each(exp) * 0.398_942_280_401_432_7;
    let t = (value.each(f64::abs) * 0.231_641_9 + 1.0).inverse();
    let series = t * 1.330_274_429 + -1.821_255_978;
    let series = t * (t * series + 1.781_477_937) + -0.356_563_782;
    let share = density * t * (t * series + 0.319_381_530);
    let above = value.0.map(|value| value >= 0.0);
    (density, share.where_so(&above, Wide::all(1.0) - share))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_beyond_is_that_of_the_error_function() {
        for n in -60..=60 {
            let value = f64::from(n) / 10.0;
            let exact = 0.5 * libm::erfc(value * std::f64::consts::FRAC_1_SQRT_2);
            let share = density_and_share(Wide([value])).1.0[0];
            assert!((share - exact).abs() < 1e-7, "{value}");
        }
    }

    #[test]
    fn the_density_at_the_middle_is_students() {
        let gamma = libm::tgamma(4.0) / libm::tgamma(3.5);
        let exact = gamma / (7.0 * std::f64::consts::PI).sqrt();
        assert!((AT_MIDDLE - exact).abs() < 1e-12, "{exact}");
    }

    fn story(weight: f64, level: f64, dip: f64) -> Story<1> {
        Story {
            weight: Wide([weight]),
            level: Wide([level]),
            dip: Wide([dip]),
            level_var: Wide([0.5]),
            both: Wide([0.1]),
            dip_var: Wide([0.3]),
        }
    }

    fn numbers(story: &Story<1>) -> [f64; 6] {
        [
            story.weight,
            story.level,
            story.dip,
            story.level_var,
            story.both,
            story.dip_var,
        ]
        .map(|number| number.0[0])
    }

    fn are_near(one: [f64; 6], other: [f64; 6]) {
        for (a, b) in one.iter().zip(other) {
            assert!((a - b).abs() < 1e-14, "{one:?} {other:?}");
        }
    }

    /// Two together have the mean and the variance that both have.
    #[test]
    fn two_as_one_keep_their_moments() {
        let both = story(0.25, 1.0, 0.0).and(story(0.75, 3.0, 2.0));
        // Between the two lie .25 · .75 · 2² = .75.
        are_near(numbers(&both), [1.0, 2.5, 1.5, 1.25, 0.85, 1.05]);
    }

    #[test]
    fn four_as_one_are_two_and_two() {
        let all = [
            story(0.1, 1.0, 0.0),
            story(0.2, 3.0, 2.0),
            story(0.3, -1.0, 4.0),
            story(0.4, 0.5, 1.0),
        ];
        let [one, two, three, four] = all;
        let in_turn = one.and(two).and(three.and(four));
        are_near(numbers(&Story::of(all)), numbers(&in_turn));
        // Nothing of all is nothing, and no division breaks.
        let none = all.map(|story| story.part(0.0));
        assert!(numbers(&Story::of(none)).iter().all(|n| n.is_finite()));
    }

    /// A slip moves the level less than an ordinary surprise of half its size.
    #[test]
    fn what_lies_far_out_proves_little() {
        let level = Story {
            weight: Wide([1.0]),
            level_var: Wide([1.0]),
            ..Story::default()
        };
        let moved = |score| {
            let mut story = level;
            let seen = Seen {
                score: Wide([score]),
                half: 0.0,
                beyond: [false],
                end: Wide([1.0]),
                heard: [true],
            };
            story.hears(&seen, 1.0);
            (story.level.0[0], story.weight.0[0])
        };
        let (gaussian, (far, weight)) = (10.0 / 2.0, moved(10.0));
        assert!(far < 0.6 * gaussian && weight > 1e-6, "{far} {weight}");
        assert!((moved(1.0).0 - 0.5).abs() < 0.05);
    }
}
