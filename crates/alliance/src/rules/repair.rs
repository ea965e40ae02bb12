//! Repair rules, for falls that come back: what is called repair where nothing but scores is known.
//!
//! A rebound alone is no evidence of repair: of falls in courses in which nothing happened, half to three quarters come back
//! (CLINICAL.md §2.3). These rules are here to be compared with.

use super::fall::fall;
use super::scores::Scores;
use super::site::Site;

/// Flags a fall of 1 SD ([`fall`]) after which a score within 0.25 SD of the one before the fall, or above it, comes in the next
/// `within` sessions (Strauss et al. 2006: 3 to 5; from secondary sources). Missing sessions count as sessions.
pub fn strauss_repair(scores: Scores<'_>, site: &Site, within: usize, flags: &mut [bool]) {
    fall(scores, site, 1.0, flags);
    for at in 1..scores.len() {
        if !flags[at] {
            continue;
        }
        let enough = scores[at - 1].map(|before| before - 0.25 * site.within);
        let next = &scores[at + 1..scores.len().min(at + 1 + within)];
        flags[at] = enough.is_some_and(|enough| next.iter().flatten().any(|s| *s >= enough));
    }
}

/// Flags a V: a fall of at least `k` SD ([`fall`]) and a rise of at least as many in the session after.
///
/// The V-shaped deflection is Stiles et al. 2004; their exact rule was not found in public sources, so this is our reading: the
/// threshold is the stricter of those that Gumz et al. 2012 report, the same on both sides of the V.
pub fn stiles_v(scores: Scores<'_>, site: &Site, k: f64, flags: &mut [bool]) {
    fall(scores, site, k, flags);
    for at in 1..scores.len() {
        let after = scores.get(at + 1).copied().flatten();
        let rise = after.zip(scores[at]).map(|(after, low)| after - low);
        flags[at] &= rise.is_some_and(|rise| rise >= k * site.within);
    }
}
