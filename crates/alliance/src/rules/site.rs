//! The site: what rules know beforehand, the scale, and how scores spread between and within the persons of a site.

use super::scores::Scores;

/// The scale and the usual figures of a site, in points of the scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Site {
    /// The lowest score there is.
    pub low: f64,
    /// The highest score there is.
    pub high: f64,
    /// The mean of the persons' means.
    pub mean: f64,
    /// The standard deviation of the persons' means.
    pub between: f64,
    /// How far a person's score is off from session to session: the mean absolute difference of neighbours / 1.128.
    pub sigma: f64,
    /// The standard deviation within a person (n − 1), averaged over persons. Trends and ruptures are in it; in `sigma` hardly.
    pub within: f64,
    /// The share of the spread of a single score that lies between persons.
    pub icc: f64,
}

impl Site {
    /// How the mean of absolute differences of two independent normal values compares to their standard deviation (d₂ for n = 2).
    pub const RANGE_OF_TWO: f64 = 1.128;

    /// The figures of CLINICAL.md §2.4 and §3 (client mean 5.6 and between-person SD 0.85 on a scale of 1 to 7, dependability
    /// .75, within-person SD .44 and moving-range sigma .41 in the simulation of §2.3), carried over to a scale in proportion.
    #[must_use]
    pub fn usual(low: f64, high: f64) -> Self {
        let step = (high - low) / 6.0;
        Self {
            low,
            high,
            mean: low + 4.6 * step,
            between: 0.85 * step,
            sigma: 0.41 * step,
            within: 0.44 * step,
            icc: 0.75,
        }
    }

    /// How long the scale is.
    #[must_use]
    pub fn span(&self) -> f64 {
        self.high - self.low
    }
}

/// Adds courses up to the figures of their [`Site`], in one pass and constant memory. In which order they come, and who joined
/// whom, makes no difference to the last bit: what is added up are whole numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sample {
    /// Persons with at least one score, and the sum and the sum of squares of their means, seen from the middle of the scale.
    persons: u64,
    means: Sum,
    squares: Sum,
    /// Persons with at least two scores, the sum of their standard deviations, and what chance adds to the squares above: the
    /// sum of (variance within / number of scores).
    spreads: u64,
    deviations: Sum,
    chance: Sum,
    /// Pairs of neighbours, and the sum of their absolute differences.
    pairs: u64,
    ranges: Sum,
}

/// A sum of values in steps of 2⁻⁴⁰. There is room for 2⁶⁰ values of up to 2²⁶.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Sum(i128);

impl Sum {
    const STEPS: f64 = (1_u64 << 40) as f64;

    #[expect(
        clippy::cast_possible_truncation,
        reason = "rounded; too large a value stays at the largest there is"
    )]
    fn add(&mut self, value: f64) {
        self.0 = self.0.saturating_add((value * Self::STEPS).round() as i128);
    }

    #[expect(clippy::cast_precision_loss, reason = "as exact as a float can be")]
    fn value(self) -> f64 {
        self.0 as f64 / Self::STEPS
    }
}

impl Sample {
    /// Adds one course. `middle` is any value near the scores, the same for all: it keeps the sums small.
    pub fn add(&mut self, scores: Scores<'_>, middle: f64) {
        let (mut n, mut sum, mut squares, mut ranges) = (0.0, 0.0, 0.0, 0.0);
        let mut before: Option<f64> = None;
        for score in scores {
            if let Some(score) = score {
                let from = score - middle;
                n += 1.0;
                sum += from;
                squares += from * from;
                if let Some(before) = before {
                    self.pairs += 1;
                    ranges += (score - before).abs();
                }
            }
            before = *score;
        }
        if n < 1.0 {
            return;
        }
        self.ranges.add(ranges);
        let mean = sum / n;
        self.persons += 1;
        self.means.add(mean);
        self.squares.add(mean * mean);
        if n >= 2.0 {
            let variance = ((squares - n * mean * mean) / (n - 1.0)).max(0.0);
            self.spreads += 1;
            self.deviations.add(variance.sqrt());
            self.chance.add(variance / n);
        }
    }

    /// Adds what somebody else added up.
    pub fn join(&mut self, other: &Sample) {
        self.persons += other.persons;
        self.means.0 += other.means.0;
        self.squares.0 += other.squares.0;
        self.spreads += other.spreads;
        self.deviations.0 += other.deviations.0;
        self.chance.0 += other.chance.0;
        self.pairs += other.pairs;
        self.ranges.0 += other.ranges.0;
    }

    /// How many persons have at least one score.
    #[must_use]
    pub fn persons(&self) -> u64 {
        self.persons
    }

    /// The figures of the sample. What there is too little for stays as in `usual`: fewer than two persons say nothing about
    /// the spread between them, and fewer than ten pairs of neighbours nothing about the spread within.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 sessions")]
    pub fn site(&self, middle: f64, usual: &Site) -> Site {
        let mut site = *usual;
        let (persons, spreads, pairs) =
            (self.persons as f64, self.spreads as f64, self.pairs as f64);
        // Nothing is less than a small part of the scale: a site where everybody always says the same has no spread at all.
        let least = 0.01 * usual.span();
        if self.persons >= 1 {
            site.mean = middle + self.means.value() / persons;
        }
        if self.persons >= 2 {
            let means = self.means.value();
            let of_means =
                (self.squares.value() - means * means / persons).max(0.0) / (persons - 1.0);
            let chance = self.chance.value() / persons;
            site.between = (of_means - chance).max(0.0).sqrt().max(least);
        }
        if self.pairs >= 10 {
            site.sigma = (self.ranges.value() / pairs / Site::RANGE_OF_TWO).max(least);
            site.within = (self.deviations.value() / spreads).max(least);
        }
        if self.persons >= 2 && self.pairs >= 10 {
            let (between, within) = (site.between * site.between, site.within * site.within);
            site.icc = (between / (between + within)).clamp(0.05, 0.95);
        }
        site
    }
}
