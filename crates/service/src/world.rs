//! Time and chance: the only place in the program that reads the real ones.

use dialogue::Time;

pub use archive::Chance;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Time;
}

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct RealClock;

impl Clock for RealClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where the wall clock is read; everything else gets time as an argument"
    )]
    fn now(&self) -> Time {
        jiff::Timestamp::now().into()
    }
}

/// The operating system's random source.
#[derive(Debug, Clone, Copy, Default)]
pub struct RealChance;

impl Chance for RealChance {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where chance is drawn; everything else gets it as an argument"
    )]
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes)
            .expect("a system without a random source cannot keep a secret: stop here");
    }
}
