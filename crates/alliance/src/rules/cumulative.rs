//! EWMA and CUSUM, charts with a memory: many small deviations in one direction add up.
//!
//! Both look at how far each score lies from the person's usual level *before* it, in sigmas, both shrunken towards the site's as in
//! CLINICAL.md §2.4. The uncertainty of that level counts: early on a deviation weighs less. They start at once (Hawkins 1987
//! calls such a chart self-starting), so that they can speak from the second score on.

use super::chart::Earlier;
use super::scores::Scores;
use super::shrunken::Band;
use super::site::Site;

/// The weight of the newest deviation in the EWMA.
const WEIGHT: f64 = 0.2;
/// How many standard deviations of the EWMA lie between nothing and its limit.
const LIMIT: f64 = 2.7;
/// What the CUSUM lets pass each session, in sigmas.
const ALLOWANCE: f64 = 0.5;
/// What it may add up to, in sigmas.
const DECISION: f64 = 4.0;

/// Calls `see` with each score's place and its deviation from before, in standard deviations of its prediction.
fn deviations(scores: Scores<'_>, site: &Site, mut see: impl FnMut(usize, f64)) {
    let mut earlier = Earlier::default();
    for (at, score) in scores.iter().enumerate() {
        if let Some(score) = score.filter(|_| earlier.n >= 1.0) {
            let band = Band::of(&earlier, site);
            let unsure = 1.0 / (earlier.n + (1.0 - site.icc) / site.icc);
            see(
                at,
                (score - band.mean) / (band.sigma * (1.0 + unsure).sqrt()),
            );
        }
        earlier.add(*score);
    }
}

/// Flags where the exponentially weighted mean of deviations (Roberts 1959, weight 0.2) is below −2.7 of its own standard
/// deviations. A missing session leaves the mean as it is.
pub fn ewma(scores: Scores<'_>, site: &Site, flags: &mut [bool]) {
    let (mut mean, mut left) = (0.0, 1.0);
    let full = WEIGHT / (2.0 - WEIGHT);
    deviations(scores, site, |at, deviation| {
        mean = WEIGHT * deviation + (1.0 - WEIGHT) * mean;
        left *= (1.0 - WEIGHT) * (1.0 - WEIGHT);
        flags[at] = mean < -LIMIT * (full * (1.0 - left)).sqrt();
    });
}

/// Flags where the deviations below half a sigma add up to more than 4 (Page 1954), and begins anew after a flag. A missing
/// session leaves the sum as it is.
pub fn cusum(scores: Scores<'_>, site: &Site, flags: &mut [bool]) {
    let mut sum: f64 = 0.0;
    deviations(scores, site, |at, deviation| {
        sum = (sum - deviation - ALLOWANCE).max(0.0);
        if sum > DECISION {
            flags[at] = true;
            sum = 0.0;
        }
    });
}
