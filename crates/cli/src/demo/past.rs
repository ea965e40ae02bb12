//! The clock of the demo, while its past is played.

use std::sync::atomic::{AtomicI64, Ordering};

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
