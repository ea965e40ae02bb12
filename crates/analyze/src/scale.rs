//! The ends of a scale of scores.

use std::fmt;
use std::str::FromStr;

/// A scale: the lowest and the highest score there can be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    pub(crate) low: f64,
    pub(crate) high: f64,
}

impl Scale {
    /// No scale is longer, in points.
    pub(crate) const LONGEST: f64 = 1e6;
    /// Its ends lie no farther from 0.
    const FARTHEST: f64 = 1e9;
    /// No scale is shorter.
    const SHORTEST: f64 = 1e-3;

    /// A scale from `low` to `high`; `None` unless they are between a thousandth and a million points apart, and at most 10⁹ from 0.
    #[must_use]
    pub fn new(low: f64, high: f64) -> Option<Self> {
        Some(Self { low, high }).filter(|scale| scale.is_sound())
    }

    pub(crate) fn length(self) -> f64 {
        self.high - self.low
    }

    /// True where its ends are numbers one can work with.
    pub(crate) fn is_sound(self) -> bool {
        let ends = self.low.abs().max(self.high.abs());
        (Self::SHORTEST..=Self::LONGEST).contains(&self.length()) && ends <= Self::FARTHEST
    }

    /// True where a score is within its ends.
    pub(crate) fn holds(self, score: f64) -> bool {
        // A mean of items may be off by the last bit.
        let hair = 1e-9 * (self.high - self.low);
        (self.low - hair..=self.high + hair).contains(&score)
    }
}

/// `1 to 7`.
impl fmt::Display for Scale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} to {}", self.low, self.high)
    }
}

/// From `1:7`.
impl FromStr for Scale {
    type Err = String;

    fn from_str(said: &str) -> Result<Self, Self::Err> {
        let scale = said
            .split_once(':')
            .and_then(|(low, high)| Self::new(low.trim().parse().ok()?, high.trim().parse().ok()?));
        scale.ok_or_else(|| {
            "the lowest and the highest score there can be, as in 1:7, at most a million apart"
                .to_owned()
        })
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::Scale;

    #[test]
    fn a_scale_can_be_said() {
        let scale = Scale::new(1.0, 7.0).unwrap();
        assert_eq!("1:7".parse::<Scale>().unwrap(), scale);
        for wrong in [
            "7:1",
            "1-7",
            "1:",
            "1:inf",
            "1:1",
            "nan:7",
            "0:1000001",
            "2e9:2e9",
            "0:1e-300",
            "-1e300:1e300",
            "2000000000:2000000007",
        ] {
            assert!(wrong.parse::<Scale>().is_err(), "{wrong}");
        }
        assert!(scale.holds(1.0) && scale.holds(7.0) && !scale.holds(7.01) && !scale.holds(0.9));
    }
}
