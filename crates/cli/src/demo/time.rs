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
            // SplitMix64 (Steele, Lea & Flood 2014).
            *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = *state;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            chunk.copy_from_slice(&(z ^ (z >> 31)).to_le_bytes()[..chunk.len()]);
        }
    }
}
