//! The alert rule that comes with the Session Rating Scale of PCOMS: below a cut-off, or a fall since the session before.

use super::fall::at_least;
use super::scores::Scores;
use super::site::Site;

/// The parts of the rule, in points of a scale from 0 to 40.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pcoms {
    /// Scores below it are flagged.
    pub cut_off: Option<f64>,
    /// A fall of at least as much since the session before is flagged.
    pub fall: Option<f64>,
}

impl Pcoms {
    /// The rule as it is usually given.
    pub const CUT_OFF_OR_FALL: Self = Self {
        cut_off: Some(36.0),
        fall: Some(1.0),
    };
    /// Its first half.
    pub const CUT_OFF: Self = Self {
        cut_off: Some(36.0),
        fall: None,
    };
    /// Its second half.
    pub const FALL_1: Self = Self {
        cut_off: None,
        fall: Some(1.0),
    };
    /// Its second half, where two points are asked for.
    pub const FALL_2: Self = Self {
        cut_off: None,
        fall: Some(2.0),
    };
}

/// Flags by the parts of the rule that are given. On a scale that is not 0 to 40 they are carried over in proportion: 36 of 40
/// is nine tenths of the way up, a point is a fortieth of the scale. PCOMS itself does not do that.
pub fn pcoms(scores: Scores<'_>, site: &Site, rule: Pcoms, flags: &mut [bool]) {
    let point = site.span() / 40.0;
    // Sums of decimal marks are off by less than this; nobody means a fall that small.
    let hair = 1e-9 * site.span();
    if let Some(fall) = rule.fall {
        at_least(scores, fall * point - hair, flags);
    }
    if let Some(cut_off) = rule.cut_off {
        let cut_off = site.low + cut_off * point - hair;
        for (score, flag) in scores.iter().zip(flags) {
            *flag |= score.is_some_and(|score| score < cut_off);
        }
    }
}
