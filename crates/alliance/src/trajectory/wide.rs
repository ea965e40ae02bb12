//! Vectors of lanes: the same number of several courses, side by side.
//!
//! Every operation does in each place what it would do with a number alone: nothing is summed across places and nothing is fused, so a
//! course gives the same bits by itself and beside others, whatever the processor takes at once.

use std::ops::{Add, Div, Mul, Sub};

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// `N` numbers, one for each course.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Wide<const N: usize>(pub(super) [f64; N]);

/// What is so of each course.
pub(super) type Which<const N: usize> = [bool; N];

impl<const N: usize> Wide<N> {
    /// The same number for all.
    #[inline(always)]
    pub(super) fn all(value: f64) -> Self {
        Self([value; N])
    }

    /// Each by itself.
    #[inline(always)]
    pub(super) fn each(self, f: impl Fn(f64) -> f64) -> Self {
        let mut all = self.0;
        for value in &mut all {
            *value = f(*value);
        }
        Self(all)
    }

    /// Each with the other's.
    #[inline(always)]
    pub(super) fn with(self, other: Self, f: impl Fn(f64, f64) -> f64) -> Self {
        let mut all = self.0;
        for (value, other) in all.iter_mut().zip(&other.0) {
            *value = f(*value, *other);
        }
        Self(all)
    }

    #[inline(always)]
    pub(super) fn sqrt(self) -> Self {
        self.each(f64::sqrt)
    }

    /// 1 through each.
    #[inline(always)]
    pub(super) fn inverse(self) -> Self {
        self.each(|value| 1.0 / value)
    }

    /// `least` where it is less, or is no number.
    #[inline(always)]
    pub(super) fn at_least(self, least: f64) -> Self {
        self.each(|value| if value > least { value } else { least })
    }

    /// `most` where it is more, or is no number.
    #[inline(always)]
    pub(super) fn at_most(self, most: f64) -> Self {
        self.each(|value| if value < most { value } else { most })
    }

    /// These where it is so, the others elsewhere.
    #[inline(always)]
    pub(super) fn where_so(self, so: &Which<N>, others: Self) -> Self {
        let mut all = others.0;
        for ((value, mine), so) in all.iter_mut().zip(&self.0).zip(so) {
            *value = if *so { *mine } else { *value };
        }
        Self(all)
    }
}

impl<const N: usize> Default for Wide<N> {
    #[inline(always)]
    fn default() -> Self {
        Self::all(0.0)
    }
}

macro_rules! operator {
    ($name:ident, $method:ident, $does:tt) => {
        impl<const N: usize> $name for Wide<N> {
            type Output = Self;

            #[inline(always)]
            fn $method(self, other: Self) -> Self {
                self.with(other, |one, other| one $does other)
            }
        }

        impl<const N: usize> $name<f64> for Wide<N> {
            type Output = Self;

            #[inline(always)]
            fn $method(self, other: f64) -> Self {
                self.each(|one| one $does other)
            }
        }
    };
}

operator!(Add, add, +);
operator!(Sub, sub, -);
operator!(Mul, mul, *);
operator!(Div, div, /);

impl<const N: usize> Serialize for Wide<N> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.as_slice().serialize(to)
    }
}

impl<'de, const N: usize> Deserialize<'de> for Wide<N> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let all = Vec::deserialize(from)?;
        let all = all.try_into();
        all.map(Self)
            .map_err(|all: Vec<f64>| D::Error::invalid_length(all.len(), &"as many as courses"))
    }
}

/// e to a power of at most 0, to twelve digits and more: a power of two, and Taylor's series of what is left. From −700 on it is that of
/// −700, which is nothing. Sums and products alone, so that several are worked out at once.
#[inline(always)]
pub(super) fn exp(power: f64) -> f64 {
    /// Added and taken away, it rounds to a whole number, which then stands in the lowest bits.
    const ROUNDS: f64 = 6_755_399_441_055_744.0;
    /// ln 2 in two parts, the first with so few digits that its products are exact.
    const LN_2: (f64, f64) = (6.931_471_803_691_238e-1, 1.908_214_929_270_587_7e-10);
    let power = if power > -700.0 { power } else { -700.0 };
    let rounded = power * std::f64::consts::LOG2_E + ROUNDS;
    let whole = rounded - ROUNDS;
    let rest = power - whole * LN_2.0 - whole * LN_2.1;
    let square = rest * rest;
    let high = 1.0 / 40_320.0 + rest * (1.0 / 362_880.0) + square * (1.0 / 3_628_800.0);
    let high = 1.0 / 720.0 + rest * (1.0 / 5_040.0) + square * high;
    let high = 1.0 / 24.0 + rest * (1.0 / 120.0) + square * high;
    let high = 0.5 + rest * (1.0 / 6.0) + square * high;
    let two_to_whole = f64::from_bits(rounded.to_bits().wrapping_add(1023) << 52);
    (1.0 + rest + square * high) * two_to_whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn e_to_a_power_is_that_of_the_library() {
        for n in 0..=70_000 {
            let power = -f64::from(n) / 100.0;
            let exact = libm::exp(power);
            assert!((exp(power) / exact - 1.0).abs() < 1e-11, "{power}");
        }
        assert_eq!(exp(0.0), 1.0);
        assert_eq!(exp(f64::NEG_INFINITY).to_bits(), exp(-700.0).to_bits());
    }

    #[test]
    fn each_place_is_by_itself() {
        let (one, other) = (Wide([1.0, -4.0]), Wide([8.0, 2.0]));
        assert_eq!((one + other).0, [9.0, -2.0]);
        assert_eq!((one / other).0, [0.125, -2.0]);
        assert_eq!(one.at_least(0.5).at_most(0.75).0, [0.75, 0.5]);
        assert_eq!(one.where_so(&[true, false], other).0, [1.0, 2.0]);
        assert_eq!(Wide([f64::NAN]).at_least(0.0).0, [0.0]);
    }
}
