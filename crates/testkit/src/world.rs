//! Time and chance in the hands of a test.

use std::cell::RefCell;
use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, Ordering};

use archive::Chance;
use dialogue::Time;
use service::Clock;
use sha2::{Digest, Sha256};

/// A clock that is set by hand.
#[derive(Debug)]
pub struct FakeClock(AtomicI64);

impl FakeClock {
    /// A clock that stands at `at`, written as `2026-11-23T09:00:00Z`.
    pub fn at(at: &str) -> Self {
        Self(AtomicI64::new(time(at).0))
    }

    /// Sets it.
    pub fn set(&self, at: Time) {
        self.0.store(at.0, Ordering::SeqCst);
    }

    /// Moves it on.
    pub fn minutes(&self, minutes: i64) {
        self.set(self.now().plus_minutes(minutes));
    }
}

/// A time written as `2026-11-23T09:00:00Z`.
pub fn time(at: &str) -> Time {
    at.parse::<jiff::Timestamp>().expect("a timestamp").into()
}

impl Clock for FakeClock {
    fn now(&self) -> Time {
        Time(self.0.load(Ordering::SeqCst))
    }
}

/// Chance that depends on a label and on how often it was asked since: the same step draws the same bytes whatever happened
/// before it, so that an additional step of one person does not shift what another's step draws.
#[derive(Debug, Default)]
pub struct StepChance(Mutex<(String, u64)>);

tokio::task_local! {
    static OWN: RefCell<(String, u64)>;
}

impl StepChance {
    /// Begins a step.
    pub fn step(&self, label: &str) {
        *self.0.lock().expect("nothing panics while it is held") = (label.to_owned(), 0);
    }

    /// Runs `work` as a step of its own, whatever else is under way at the same time.
    pub async fn apart<T>(label: &str, work: impl Future<Output = T>) -> T {
        OWN.scope(RefCell::new((label.to_owned(), 0)), work).await
    }
}

fn draw(state: &mut (String, u64), bytes: &mut [u8]) {
    for chunk in bytes.chunks_mut(32) {
        let mut hash = Sha256::new();
        hash.update(state.0.as_bytes());
        hash.update(state.1.to_le_bytes());
        state.1 += 1;
        chunk.copy_from_slice(&hash.finalize()[..chunk.len()]);
    }
}

impl Chance for StepChance {
    fn fill(&self, bytes: &mut [u8]) {
        let apart = OWN.try_with(|own| draw(&mut own.borrow_mut(), bytes));
        if apart.is_err() {
            draw(
                &mut self.0.lock().expect("nothing panics while it is held"),
                bytes,
            );
        }
    }
}
