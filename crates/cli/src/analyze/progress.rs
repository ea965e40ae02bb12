//! How far it is, on a terminal, and whether to stop.

use std::io::IsTerminal;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use crate::run::{self, Sentence};

/// How often the terminal is written to.
const TELL: Duration = Duration::from_millis(200);
/// How wide the bar is.
const WIDTH: u64 = 30;

/// Watches one reading of a file.
pub(super) struct Progress {
    what: &'static str,
    all: u64,
    pub(super) read: Arc<AtomicU64>,
    stop: Arc<AtomicBool>,
    begun: Instant,
    told: Option<Instant>,
    terminal: bool,
}

impl Progress {
    /// `all` is how many bytes there are to read.
    pub(super) fn new(what: &'static str, all: u64, stop: &Arc<AtomicBool>) -> Self {
        Self {
            what,
            all,
            read: Arc::default(),
            stop: Arc::clone(stop),
            begun: Instant::now(),
            told: None,
            terminal: std::io::stderr().is_terminal(),
        }
    }

    /// Says how far it is, now and then; an error where somebody asked to stop.
    pub(super) fn step(&mut self) -> Result<(), Sentence> {
        if self.stop.load(Ordering::Relaxed) {
            return Err("stopped; nothing was written".to_owned());
        }
        if self.terminal && self.told.unwrap_or(self.begun).elapsed() > TELL {
            self.told = Some(Instant::now());
            let line = self.line(self.read.load(Ordering::Relaxed), self.begun.elapsed());
            run::remark(&format!("\r{line}\x1b[K"));
        }
        Ok(())
    }

    fn line(&self, read: u64, took: Duration) -> String {
        let read = read.min(self.all);
        let part = (read * WIDTH).checked_div(self.all).unwrap_or(WIDTH);
        let bar: String = (0..WIDTH)
            .map(|at| if at < part { '━' } else { '╌' })
            .collect();
        #[expect(clippy::cast_precision_loss, reason = "for the eye")]
        let (read, all) = (read as f64, self.all as f64);
        let speed = read / took.as_secs_f64().max(1e-3);
        let left = if speed > 0.0 {
            (all - read) / speed
        } else {
            0.0
        };
        format!(
            "{} {bar} {:3.0} % · {:.0} MB/s · {left:.0} s left",
            self.what,
            100.0 * read / all.max(1.0),
            speed / 1e6
        )
    }
}

impl Drop for Progress {
    /// Leaves the terminal as it was.
    fn drop(&mut self) {
        if self.told.is_some() {
            run::remark("\r\x1b[K");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_says_how_far_and_how_long() {
        let progress = Progress::new("reading", 200_000_000, &Arc::default());
        let line = progress.line(100_000_000, Duration::from_secs(2));
        assert!(line.starts_with("reading ━━━━━━━━━━━━━━━╌"), "{line}");
        assert!(line.ends_with(" 50 % · 50 MB/s · 2 s left"), "{line}");
        let empty = Progress::new("reading", 0, &Arc::default());
        assert!(empty.line(0, Duration::ZERO).contains('%'));
    }
}
