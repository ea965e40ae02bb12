//! Seeded chance: dice and ids that come out the same every time, from the house's one generator. Keys and nonces are never drawn from
//! here.

use std::sync::{Mutex, PoisonError};

use alliance::random::Random;
use archive::Chance;
use uuid::{Builder, Uuid};

/// Dice: what varies in a made-up story.
pub(crate) struct Dice(Random);

impl Dice {
    /// Dice of one story.
    pub(crate) fn new(seed: u64) -> Self {
        let mut random = Random::new(seed);
        // Neighbouring seeds should not begin alike.
        random.bits();
        Self(random)
    }

    /// Dice of the `n`th of many stories, so that it does not matter which is told first.
    pub(crate) fn stream(seed: u64, n: u64) -> Self {
        let salt = Random::new(seed).bits();
        Self(Random::new(salt ^ n.wrapping_mul(0xd134_2543_de82_ef95)))
    }

    /// A whole number below `end`, which is small: the bias is far below what anybody could see.
    pub(crate) fn below(&mut self, end: u8) -> u8 {
        u8::try_from(self.0.bits() % u64::from(end.max(1))).unwrap_or_default()
    }

    /// One of them.
    pub(crate) fn one<T: Copy>(&mut self, of: &[T]) -> T {
        let end = u8::try_from(of.len()).unwrap_or(u8::MAX);
        of[usize::from(self.below(end))]
    }

    /// True so many times in a hundred.
    pub(crate) fn percent(&mut self, percent: u8) -> bool {
        self.below(100) < percent
    }

    /// About normal, with mean 0 and standard deviation 1: the sum of twelve even draws, less six.
    pub(crate) fn noise(&mut self) -> f64 {
        let even =
            |draw: u64| f64::from(u32::try_from(draw >> 32).unwrap_or_default()) / 4_294_967_296.0;
        (0..12).map(|_| even(self.0.bits())).sum::<f64>() - 6.0
    }

    /// An id.
    pub(crate) fn uuid(&mut self) -> Uuid {
        let (high, low) = (self.0.bits(), self.0.bits());
        Builder::from_random_bytes(((u128::from(high) << 64) | u128::from(low)).to_be_bytes())
            .into_uuid()
    }
}

/// A source of ids, for what takes its chance as an argument.
pub(crate) struct SeededIds(Mutex<Random>);

impl SeededIds {
    pub(crate) fn new(seed: u64) -> Self {
        Self(Mutex::new(Random::new(seed)))
    }
}

impl Chance for SeededIds {
    fn fill(&self, bytes: &mut [u8]) {
        let mut random = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for chunk in bytes.chunks_mut(8) {
            chunk.copy_from_slice(&random.bits().to_le_bytes()[..chunk.len()]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Dice;

    #[test]
    fn the_same_seed_draws_the_same_and_streams_differ() {
        let draw = |seed, stream| {
            let mut dice = Dice::stream(seed, stream);
            (dice.uuid(), dice.below(200), dice.uuid())
        };
        assert_eq!(draw(7, 1), draw(7, 1));
        assert_ne!(draw(7, 1), draw(7, 2));
        assert_ne!(draw(7, 1), draw(8, 1));
        let mut dice = Dice::stream(1, 1);
        assert!((0..1000).all(|_| dice.below(3) < 3));
    }
}
