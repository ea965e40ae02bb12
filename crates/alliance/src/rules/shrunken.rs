//! A shrunken control chart (CLINICAL.md §2.4): the person's own mean and sigma, shrunken towards the site's as long as there is little to go by.

use super::chart::Earlier;
use super::scores::Scores;
use super::site::Site;

/// How many earlier scores it needs.
const FEWEST: f64 = 3.0;
/// How many moving ranges the site's sigma weighs as much as.
const WEIGHT_OF_SITE: f64 = 4.0;

/// The mark of a chart: one of two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shrunken {
    /// GLANCE: more than 2 sigma below.
    Look,
    /// ASK: more than 2.5 sigma below, or the last of three and one more of them more than 1.5 sigma below what was usual
    /// before those three.
    Ask,
}

/// A person's usual level and sigma, from earlier sessions and the site.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Band {
    pub(crate) mean: f64,
    pub(crate) sigma: f64,
}

impl Band {
    /// From what was added up. With nothing it is the site's.
    pub(crate) fn of(earlier: &Earlier, site: &Site) -> Self {
        let own = earlier.sigma().unwrap_or(0.0);
        let of_site = WEIGHT_OF_SITE * site.sigma * site.sigma;
        let sigma =
            ((earlier.pairs * own * own + of_site) / (earlier.pairs + WEIGHT_OF_SITE)).sqrt();
        let weight = earlier.n / (earlier.n + (1.0 - site.icc) / site.icc);
        let mean = earlier.mean().unwrap_or(site.mean);
        Self {
            mean: weight * mean + (1.0 - weight) * site.mean,
            sigma,
        }
    }

    fn below(&self, score: Option<f64>, k: f64) -> bool {
        score.is_some_and(|score| score < self.mean - k * self.sigma)
    }
}

/// Flags by one of the two marks, from three earlier scores on (for two of three: three before those three). A session is never
/// part of its own baseline. A missing one breaks the moving range and is not low.
///
/// The baseline is not frozen while something is open; neither is it in the simulation whose figures CLINICAL.md §2.3 gives.
pub fn shrunken_chart(scores: Scores<'_>, site: &Site, mark: Shrunken, flags: &mut [bool]) {
    let k = match mark {
        Shrunken::Look => 2.0,
        Shrunken::Ask => 2.5,
    };
    // What was earlier for this session, and for the ones one and two before it.
    let (mut now, mut one, mut two) = (Earlier::default(), Earlier::default(), Earlier::default());
    for at in 0..scores.len() {
        if scores[at].is_some() {
            flags[at] = now.n >= FEWEST && Band::of(&now, site).below(scores[at], k);
            if mark == Shrunken::Ask && two.n >= FEWEST {
                let band = Band::of(&two, site);
                let low = |at: usize| band.below(scores[at], 1.5);
                flags[at] |= low(at) && (low(at - 1) || low(at - 2));
            }
        }
        (two, one) = (one, now);
        now.add(scores[at]);
    }
}
