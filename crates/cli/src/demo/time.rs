//! Time and chance while the demonstration's past is played.

use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, Ordering};

use archive::Chance;
use dialogue::Time;
use service::Clock;

/// A clock that is set by hand.
#[derive(Debug, Default)]
pub(super) struct Past(AtomicI64);

impl Past {
    /// Sets it.
    pub(super) fn set(&self, at: Time) {
        self.0.store(at.0, Ordering::SeqCst);
    }
}

impl Clock for Past {
    fn now(&self) -> Time {
        Time(self.0.load(Ordering::SeqCst))
    }
}

/// Ids from a fixed seed, so that the same demonstration is made every time. Keys and nonces are never drawn from here.
pub(super) struct Seeded(Mutex<u64>);

impl Seeded {
    pub(super) fn new(seed: u64) -> Self {
        Self(Mutex::new(seed))
    }
}

impl Chance for Seeded {
    fn fill(&self, bytes: &mut [u8]) {
        let mut state = self
            .0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        for chunk in bytes.chunks_mut(8) {
            chunk.copy_from_slice(&next(&mut state).to_le_bytes()[..chunk.len()]);
        }
    }
}

/// SplitMix64 (Steele, Lea & Flood 2014).
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// What varies in a story from a fixed seed: hours, scores, what was cancelled.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        let mut dice = Self(seed);
        // Neighbouring seeds should not begin alike.
        dice.next();
        dice
    }

    fn next(&mut self) -> u64 {
        next(&mut self.0)
    }

    /// 0 to `n` - 1.
    pub(super) fn below(&mut self, n: u8) -> u8 {
        u8::try_from(self.next() % u64::from(n.max(1))).unwrap_or_default()
    }

    /// True so many times in a hundred.
    pub(super) fn percent(&mut self, percent: u8) -> bool {
        self.below(100) < percent
    }

    /// About normal, with mean 0 and standard deviation 1: the sum of twelve even draws, less six.
    pub(super) fn noise(&mut self) -> f64 {
        let even =
            |draw: u64| f64::from(u32::try_from(draw >> 32).unwrap_or_default()) / 4_294_967_296.0;
        (0..12).map(|_| even(self.next())).sum::<f64>() - 6.0
    }
}
