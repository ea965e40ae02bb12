//! Where requests come from, and what became of them.

use std::collections::BTreeMap;
use std::time::Duration;

use hdrhistogram::Histogram;

/// What one connection asks next. Called once for each request, into an empty buffer.
pub trait Source: Send + 'static {
    /// Writes the next whole request. In a closed loop, one that writes nothing has nothing left to ask and ends the run;
    /// in an open one there is always something.
    fn next(&mut self, request: &mut Vec<u8>);
}

impl<F: FnMut(&mut Vec<u8>) + Send + 'static> Source for F {
    fn next(&mut self, request: &mut Vec<u8>) {
        self(request);
    }
}

/// What came back in the measured time.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// How long was measured.
    pub elapsed: Duration,
    /// Answers by status code.
    pub statuses: BTreeMap<u16, u64>,
    /// Connections that broke and were opened again.
    pub broken: u64,
    pub(super) latency: Histogram<u64>,
}

impl Outcome {
    pub(super) fn new() -> Self {
        Self {
            elapsed: Duration::ZERO,
            statuses: BTreeMap::new(),
            broken: 0,
            latency: Histogram::new_with_bounds(1, 120_000_000, 3)
                .expect("the bounds are in order and three digits are allowed"),
        }
    }

    pub(super) fn note(&mut self, status: u16, latency: Duration) {
        *self.statuses.entry(status).or_insert(0) += 1;
        let micros = u64::try_from(latency.as_micros()).unwrap_or(u64::MAX);
        self.latency.saturating_record(micros);
    }

    /// All answers, whatever they said.
    #[must_use]
    pub fn answered(&self) -> u64 {
        self.statuses.values().sum()
    }

    /// Answers other than 2xx and 3xx.
    #[must_use]
    pub fn refused(&self) -> u64 {
        let kind = |status: &u16| !(200..400).contains(status);
        self.statuses
            .iter()
            .filter(|(status, _)| kind(status))
            .map(|(_, n)| n)
            .sum()
    }

    /// Accepted requests (2xx and 3xx) in a second.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of a benchmark stay far below 2^52"
    )]
    pub fn per_second(&self) -> f64 {
        (self.answered() - self.refused()) as f64 / self.elapsed.as_secs_f64()
    }

    /// The latency that a share of `quantile` (0 to 1) of all answers did not exceed.
    #[must_use]
    pub fn latency(&self, quantile: f64) -> Duration {
        Duration::from_micros(self.latency.value_at_quantile(quantile))
    }

    /// The slowest answer.
    #[must_use]
    pub fn slowest(&self) -> Duration {
        Duration::from_micros(self.latency.max())
    }
}

impl std::fmt::Display for Outcome {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ms = |latency: Duration| latency.as_secs_f64() * 1e3;
        write!(
            f,
            "{:.0}/s · p50 {:.2} ms · p99 {:.2} ms · max {:.2} ms · {:?}",
            self.per_second(),
            ms(self.latency(0.5)),
            ms(self.latency(0.99)),
            ms(self.slowest()),
            self.statuses
        )?;
        if self.broken > 0 {
            write!(f, " · {} connections broke", self.broken)?;
        }
        Ok(())
    }
}
