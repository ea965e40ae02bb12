//! Falls from one session to the next, in standard deviations within persons.

use super::scores::Scores;
use super::site::Site;

/// Flags a fall of at least `k` standard deviations since the session before (Strauss et al. 2006 with 1, as described by Gumz
/// et al. 2012; with 2 the stricter of the thresholds in use). The standard deviation is [`Site::within`]: within persons (n − 1),
/// averaged over the sample.
///
/// Where the session before is missing there is no fall.
pub fn fall(scores: Scores<'_>, site: &Site, k: f64, flags: &mut [bool]) {
    at_least(scores, k * site.within, flags);
}

/// The same by the stricter measure (Gumz et al. 2012): the larger of the person's own standard deviation and the sample's, so
/// that neither small moves of a steady course nor usual moves of a restless one count. Needs the whole course.
///
/// That it is the larger of these two is our reading. In rupture-free courses it then flags what CLINICAL.md §2.3 says: 44 %
/// with 2.
pub fn gumz(scores: Scores<'_>, site: &Site, k: f64, flags: &mut [bool]) {
    let own = own_deviation(scores).unwrap_or(0.0);
    at_least(scores, k * own.max(site.within), flags);
}

/// Flags each fall of at least `least` since the session before.
pub(super) fn at_least(scores: Scores<'_>, least: f64, flags: &mut [bool]) {
    for (pair, flag) in scores.windows(2).zip(flags.iter_mut().skip(1)) {
        if let [Some(before), Some(now)] = pair {
            *flag = now - before <= -least;
        }
    }
}

/// The standard deviation of the scores there are (n − 1); `None` with fewer than two.
fn own_deviation(scores: Scores<'_>) -> Option<f64> {
    let there = || scores.iter().flatten();
    let n = f64::from(u32::try_from(there().count()).unwrap_or(u32::MAX));
    if n < 2.0 {
        return None;
    }
    let mean = there().sum::<f64>() / n;
    let squares: f64 = there().map(|score| (score - mean) * (score - mean)).sum();
    Some((squares / (n - 1.0)).sqrt())
}
