//! Waiting for a quiet moment. Somebody else's compiler on the same cores does not slow both sides of a ratio alike: it
//! hurts most what needs both cores at once.

use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long the machine is watched to say whether it is calm.
const GLANCE: Duration = Duration::from_millis(300);
/// A calm machine is busy for less than this share of its time.
pub const CALM: f64 = 0.08;

/// Waits until the machine is calm, for `patience` at the most. The share of its time that it was busy last (0 to 1).
#[must_use]
pub fn wait_for_calm(patience: Duration) -> f64 {
    let asked = Instant::now();
    loop {
        let busy = busy_share();
        if busy < CALM || asked.elapsed() > patience {
            return busy;
        }
    }
}

fn busy_share() -> f64 {
    let before = ticks();
    sleep(GLANCE);
    let after = ticks();
    let (busy, all) = (after.0 - before.0, after.1 - before.1);
    if all > 0.0 { busy / all } else { 0.0 }
}

/// The busy and all ticks of all cores since the machine started, from `/proc/stat`; waiting for a disk is not busy.
fn ticks() -> (f64, f64) {
    let stat = std::fs::read_to_string("/proc/stat").unwrap_or_default();
    let line = stat.lines().next().unwrap_or_default();
    let fields: Vec<f64> = line
        .split_whitespace()
        .skip(1)
        .take(8)
        .filter_map(|n| n.parse().ok())
        .collect();
    let idle: f64 = fields.iter().skip(3).take(2).sum();
    let all: f64 = fields.iter().sum();
    (all - idle, all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_is_a_share_and_patience_ends() {
        let asked = Instant::now();
        let busy = wait_for_calm(Duration::ZERO);
        assert!((0.0..=1.0).contains(&busy));
        assert!(asked.elapsed() < Duration::from_secs(5));
        assert!(ticks().1 > 0.0);
    }
}
