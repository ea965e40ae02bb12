//! A seeded random generator for simulations: the same seed gives the same bits on every machine.
//!
//! SplitMix64 (Steele, Lea & Flood 2014), which passes the usual tests and needs one number of state; normal values by Box & Muller
//! (1958) with functions from `libm`. Not for secrets.

/// A random generator that can be replayed.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// A source; the same `seed` gives the same values.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A source of its own for the `n`th part of something, whatever the other parts drew.
    #[must_use]
    pub fn part(seed: u64, n: u64) -> Self {
        let mut first = Self(seed ^ n.wrapping_mul(0xD1B5_4A32_D192_ED03));
        Self(first.bits())
    }

    /// 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Between 0 and 1, never either.
    pub fn share(&mut self) -> f64 {
        ((self.bits() >> 11) as f64 + 0.5) / (1u64 << 53) as f64
    }

    /// True with a probability.
    pub fn happens(&mut self, probability: f64) -> bool {
        self.share() < probability
    }

    /// Below `count`, all equally likely. `count` is at least 1.
    pub fn below(&mut self, count: u32) -> u32 {
        // The share is below 1, so this is below `count`.
        (self.share() * f64::from(count)) as u32
    }

    /// A standard normal value.
    pub fn normal(&mut self) -> f64 {
        let (length, angle) = (self.share(), self.share());
        (-2.0 * libm::log(length)).sqrt() * libm::cos(std::f64::consts::TAU * angle)
    }

    /// A value of Student's t with so many degrees of freedom.
    pub fn student(&mut self, freedom: u32) -> f64 {
        let normal = self.normal();
        let squares: f64 = (0..freedom).map(|_| self.normal()).map(|z| z * z).sum();
        normal / (squares / f64::from(freedom)).sqrt()
    }

    /// A value of Student's t with four degrees of freedom, scaled to a variance of 1: heavy tails.
    pub fn heavy(&mut self) -> f64 {
        self.student(4) / std::f64::consts::SQRT_2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_values() {
        // The first values of SplitMix64 from seed 0, as published with it.
        let mut random = Random::new(0);
        assert_eq!(random.bits(), 0xE220_A839_7B1D_CDAF);
        assert_eq!(random.bits(), 0x6E78_9E6A_A1B9_65F4);
    }

    #[test]
    fn values_are_spread_as_they_should_be() {
        let mut random = Random::new(3);
        let moments = |draw: &mut dyn FnMut() -> f64| {
            let values: Vec<f64> = (0..40_000).map(|_| draw()).collect();
            let mean = values.iter().sum::<f64>() / 40_000.0;
            let square = values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>();
            (mean, square / 40_000.0)
        };
        let (mean, variance) = moments(&mut || random.normal());
        assert!(
            mean.abs() < 0.02 && (variance - 1.0).abs() < 0.03,
            "{mean} {variance}"
        );
        let (mean, variance) = moments(&mut || random.heavy());
        assert!(
            mean.abs() < 0.02 && (variance - 1.0).abs() < 0.15,
            "{mean} {variance}"
        );
        let (mean, variance) = moments(&mut || random.share());
        assert!((mean - 0.5).abs() < 0.01 && (variance - 1.0 / 12.0).abs() < 0.002);
        assert!((0..1000).all(|_| random.below(3) < 3));
    }
}
