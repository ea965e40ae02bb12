//! Chance from a seed: what happens in a life, and the ids in it. Keys and nonces are never drawn from here.

use uuid::{Builder, Uuid};

/// A stream of its own for each life, so that it does not matter which is lived first.
pub(super) struct Seeded(u64);

impl Seeded {
    pub(super) fn new(seed: u64, stream: u64) -> Self {
        let mut mixed = Self(seed);
        let salt = mixed.draw();
        Self(salt ^ stream.wrapping_mul(0xd134_2543_de82_ef95))
    }

    /// SplitMix64 (Steele, Lea & Flood 2014).
    fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A whole number below `end`, which is small: the bias is far below what anybody could see.
    pub(super) fn below(&mut self, end: u8) -> u8 {
        u8::try_from(self.draw() % u64::from(end.max(1))).unwrap_or_default()
    }

    /// One of them.
    pub(super) fn one<T: Copy>(&mut self, of: &[T]) -> T {
        let end = u8::try_from(of.len()).unwrap_or(u8::MAX);
        of[usize::from(self.below(end))]
    }

    pub(super) fn uuid(&mut self) -> Uuid {
        let (high, low) = (self.draw(), self.draw());
        Builder::from_random_bytes(((u128::from(high) << 64) | u128::from(low)).to_be_bytes())
            .into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_draws_the_same_and_streams_differ() {
        let draw = |seed, stream| {
            let mut chance = Seeded::new(seed, stream);
            (chance.uuid(), chance.below(200), chance.uuid())
        };
        assert_eq!(draw(7, 1), draw(7, 1));
        assert_ne!(draw(7, 1), draw(7, 2));
        assert_ne!(draw(7, 1), draw(8, 1));
        let mut chance = Seeded::new(1, 1);
        assert!((0..1000).all(|_| chance.below(3) < 3));
    }
}
