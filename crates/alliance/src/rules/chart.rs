//! Shewhart's chart for individual values: how far below the mean, in sigmas from the mean moving range.

use super::scores::Scores;
use super::site::Site;

/// How many earlier scores a prospective chart needs.
const FEWEST: f64 = 4.0;
/// The least sigma, as a part of the scale (0.15 on 1 to 7): a course without any move would flag the smallest one.
const LEAST: f64 = 0.025;

/// Adds up the earlier sessions of a course.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Earlier {
    /// How many scores, and their sum.
    pub(crate) n: f64,
    sum: f64,
    /// How many pairs of neighbours, and the sum of their absolute differences.
    pub(super) pairs: f64,
    ranges: f64,
    last: Option<f64>,
}

impl Earlier {
    /// One more session.
    pub(crate) fn add(&mut self, score: Option<f64>) {
        if let Some(score) = score {
            self.n += 1.0;
            self.sum += score;
            if let Some(last) = self.last {
                self.pairs += 1.0;
                self.ranges += (score - last).abs();
            }
        }
        self.last = score;
    }

    /// The mean of the scores; `None` without any.
    pub(super) fn mean(&self) -> Option<f64> {
        (self.n > 0.0).then(|| self.sum / self.n)
    }

    /// The mean moving range / 1.128; `None` without neighbours.
    pub(super) fn sigma(&self) -> Option<f64> {
        (self.pairs > 0.0).then(|| self.ranges / self.pairs / Site::RANGE_OF_TWO)
    }
}

/// Flags scores more than `k` sigma below the mean of all earlier ones, of which there have to be four. The sigma is theirs too,
/// and at least a fortieth of the scale. A missing session breaks the moving range.
pub fn individuals_chart(scores: Scores<'_>, site: &Site, k: f64, flags: &mut [bool]) {
    let mut earlier = Earlier::default();
    for (score, flag) in scores.iter().zip(flags) {
        if let (Some(score), Some(mean), Some(sigma)) = (score, earlier.mean(), earlier.sigma()) {
            let limit = mean - k * sigma.max(LEAST * site.span());
            *flag = earlier.n >= FEWEST && *score < limit;
        }
        earlier.add(*score);
    }
}

/// Flags scores more than `k` sigma below the mean of the whole course (Eubanks-Carter, Gorman & Muran 2012: 3, warning 2).
/// Needs the whole course, and each score is in its own baseline.
pub fn eubanks_carter(scores: Scores<'_>, site: &Site, k: f64, flags: &mut [bool]) {
    let mut all = Earlier::default();
    for score in scores {
        all.add(*score);
    }
    let Some((mean, sigma)) = all.mean().zip(all.sigma()) else {
        return;
    };
    // The mean of scores that are all the same may be off by the last bit.
    let limit = mean - k * sigma - 1e-9 * site.span();
    for (score, flag) in scores.iter().zip(flags) {
        *flag = score.is_some_and(|score| score < limit);
    }
}
