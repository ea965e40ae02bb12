//! One story of what happens: where the level lies and how deep a dip is, both uncertain.
//!
//! A Gaussian of two numbers, moved by a Kalman filter. What is heard is level − dip + noise. Noise has tails: the likelihood of a score is
//! Student's t with seven degrees of freedom, so that a slip of the finger moves little and proves little (West 1981; Meinhold &
//! Singpurwalla 1989). Its exponent is a whole number, −4, which takes no logarithm and no exponential.

use serde::{Deserialize, Serialize};

/// Degrees of freedom of the noise.
const FREEDOM: f64 = 7.0;
/// How far a score out in the tails is trusted less than a Gaussian would: 1 wholly as Student's t says, 0 not at all.
const DOUBT: f64 = 0.7;
/// Nothing that is seen is less likely than this, where only a side is seen.
const LEAST: f64 = 1e-7;
/// Student's density with seven degrees of freedom at its middle, Γ(4) / (Γ(3.5) · √(7π)).
pub(super) const AT_MIDDLE: f64 = 0.384_991_450_832_267_4;

/// A score in units of noise.
#[derive(Debug, Clone, Copy)]
pub(super) enum Seen {
    /// There, give or take little.
    At(f64),
    /// Within a step of the scale around it, where steps are wide.
    Around { middle: f64, half: f64 },
    /// At an end of the scale, or beyond what it can say.
    Beyond { end: f64, up: bool },
}

/// How likely, the level and the dip with their variances and covariance.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Story {
    pub(super) weight: f64,
    pub(super) level: f64,
    pub(super) dip: f64,
    pub(super) level_var: f64,
    pub(super) both: f64,
    pub(super) dip_var: f64,
}

impl Story {
    /// The same, so much of it.
    pub(super) fn part(self, share: f64) -> Self {
        Self {
            weight: self.weight * share,
            ..self
        }
    }

    /// With so much of the dip left.
    pub(super) fn left(self, share: f64) -> Self {
        Self {
            dip: self.dip * share,
            both: self.both * share,
            dip_var: self.dip_var * share * share,
            ..self
        }
    }

    /// With the dip gone.
    pub(super) fn closed(self) -> Self {
        Self {
            dip: 0.0,
            both: 0.0,
            dip_var: 0.0,
            ..self
        }
    }

    /// With a dip more.
    pub(super) fn opens(self, depth: f64, variance: f64) -> Self {
        Self {
            dip: self.dip + depth,
            dip_var: self.dip_var + variance,
            ..self
        }
    }

    /// Two as one: the Gaussian with the mean and the variances of both together.
    pub(super) fn and(self, other: Self) -> Self {
        let weight = self.weight + other.weight;
        if weight <= 0.0 {
            return other;
        }
        let mine = self.weight / weight;
        let (its, apart) = (1.0 - mine, mine * (1.0 - mine));
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

    /// How much of it is open, 0 to 1: the share of its dip's likely depths beyond `deep`, by a straight line.
    pub(super) fn is_open(&self, deep: f64) -> f64 {
        let spread = 2.5 * self.dip_var.max(0.0).sqrt() + 1e-9;
        ((self.dip - deep) / spread + 0.5).clamp(0.0, 1.0)
    }

    /// Takes in a score.
    pub(super) fn hears(&mut self, seen: Seen, noise: f64) {
        let variance = (self.level_var - 2.0 * self.both + self.dip_var).max(0.0) + noise;
        let inverse = 1.0 / variance;
        let spread = variance.sqrt();
        let expected = self.level - self.dip;
        let (likelihood, surprise, learned) = match seen {
            Seen::At(score) => at(score - expected, spread, inverse),
            Seen::Around { middle, half } => around(middle - expected, half, spread, inverse),
            Seen::Beyond { end, up } => beyond((end - expected) / spread, up, spread, variance),
        };
        self.weight *= likelihood;
        let to_level = (self.level_var - self.both) * inverse;
        let to_dip = (self.both - self.dip_var) * inverse;
        self.level += to_level * surprise;
        self.dip += to_dip * surprise;
        self.level_var = (self.level_var - to_level * to_level * learned).max(0.0);
        self.both -= to_level * to_dip * learned;
        self.dip_var = (self.dip_var - to_dip * to_dip * learned).max(0.0);
    }
}

/// What is learned from a score: likelihood, surprise, and how much of the variance is learned.
fn at(surprise: f64, spread: f64, inverse: f64) -> (f64, f64, f64) {
    let near = 1.0 / (1.0 + surprise * surprise * inverse / FREEDOM);
    let square = near * near;
    let trust = trust(near);
    let likelihood = square * square * spread * inverse;
    (likelihood, surprise * trust, spread * spread * trust)
}

/// How much of what a Gaussian would learn is learned from a score that is so `near`.
fn trust(near: f64) -> f64 {
    let students = ((FREEDOM + 1.0) / FREEDOM * near).min(1.0);
    1.0 - DOUBT * (1.0 - students)
}

/// What is learned from a score that says only that it lies within a step: the same, over the step, by three points of Gauss & Legendre.
fn around(surprise: f64, half: f64, spread: f64, inverse: f64) -> (f64, f64, f64) {
    let (mut whole, mut first, mut second, mut trusted) = (0.0, 0.0, 0.0, 0.0);
    for (place, share) in [
        (-0.774_596_669_241_483_4, 5.0 / 18.0),
        (0.0, 8.0 / 18.0),
        (0.774_596_669_241_483_4, 5.0 / 18.0),
    ] {
        let here = surprise + place * half;
        let near = 1.0 / (1.0 + here * here * inverse / FREEDOM);
        let square = near * near;
        let likelihood = share * square * square;
        whole += likelihood;
        first += likelihood * here;
        second += likelihood * here * here;
        trusted += likelihood * trust(near);
    }
    let (mean, trust) = (first / whole, trusted / whole);
    let unknown = second / whole - mean * mean;
    let learned = (spread * spread - unknown).max(0.0) * trust;
    (whole * spread * inverse, mean * trust, learned)
}

/// What is learned from a score at an end of the scale, which says only that it lies there or beyond: likelihood, mean surprise, and how
/// much of the variance is learned (the moments of a normal distribution cut off below `off`; Tobin 1958).
fn beyond(off: f64, up: bool, spread: f64, variance: f64) -> (f64, f64, f64) {
    let sign = if up { 1.0 } else { -1.0 };
    let off = off * sign;
    let (density, share) = density_and_share(off);
    // Far beyond, the quotient is lost in the last digits; it is near `off` itself then.
    let ratio = if off > 5.0 {
        off + 1.0 / off
    } else {
        density / share
    };
    let learned = variance * (ratio * (ratio - off)).clamp(0.0, 1.0);
    (share.max(LEAST), sign * spread * ratio, learned)
}

/// The standard normal density, and the share beyond a value, to seven digits (Abramowitz & Stegun 1964, 26.2.17).
fn density_and_share(value: f64) -> (f64, f64) {
    let density = libm::exp(-0.5 * value * value) * 0.398_942_280_401_432_7;
    let t = 1.0 / (1.0 + 0.231_641_9 * value.abs());
    let series = -1.821_255_978 + t * 1.330_274_429;
    let series = -0.356_563_782 + t * (1.781_477_937 + t * series);
    let share = density * t * (0.319_381_530 + t * series);
    (density, if value >= 0.0 { share } else { 1.0 - share })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_beyond_is_that_of_the_error_function() {
        for n in -60..=60 {
            let value = f64::from(n) / 10.0;
            let exact = 0.5 * libm::erfc(value * std::f64::consts::FRAC_1_SQRT_2);
            assert!((density_and_share(value).1 - exact).abs() < 1e-7, "{value}");
        }
    }

    #[test]
    fn the_density_at_the_middle_is_students() {
        let gamma = libm::tgamma(4.0) / libm::tgamma(3.5);
        let exact = gamma / (7.0 * std::f64::consts::PI).sqrt();
        assert!((AT_MIDDLE - exact).abs() < 1e-12, "{exact}");
    }

    /// Two together have the mean and the variance that both have.
    #[test]
    fn two_as_one_keep_their_moments() {
        let story = |weight, level, dip| Story {
            weight,
            level,
            dip,
            level_var: 0.5,
            both: 0.1,
            dip_var: 0.3,
        };
        let (one, other) = (story(0.25, 1.0, 0.0), story(0.75, 3.0, 2.0));
        let both = one.and(other);
        assert!((both.weight - 1.0).abs() < 1e-15);
        assert!((both.level - 2.5).abs() < 1e-15 && (both.dip - 1.5).abs() < 1e-15);
        // Between the two lie .25 · .75 · 2² = .75.
        assert!((both.level_var - 1.25).abs() < 1e-15 && (both.dip_var - 1.05).abs() < 1e-15);
        assert!((both.both - 0.85).abs() < 1e-15);
    }

    /// A slip moves the level less than an ordinary surprise of half its size.
    #[test]
    fn what_lies_far_out_proves_little() {
        let level = Story {
            weight: 1.0,
            level_var: 1.0,
            ..Story::default()
        };
        let moved = |score| {
            let mut story = level;
            story.hears(Seen::At(score), 1.0);
            (story.level, story.weight)
        };
        let (gaussian, (far, weight)) = (10.0 / 2.0, moved(10.0));
        assert!(far < 0.6 * gaussian && weight > 1e-6, "{far} {weight}");
        assert!((moved(1.0).0 - 0.5).abs() < 0.05);
    }
}
