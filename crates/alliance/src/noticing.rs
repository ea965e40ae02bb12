//! Noticing: what is worth it, from the trajectory, within a budget of false alarms that is stated and tested.
//!
//! A **budget** is the share of courses of twelve sessions in which nothing opened that may get a *worth asking* all the same. Which
//! probability that allows is read from a table, computed by simulation (`cargo xtask calibrate`) and held to the code by a test. Beside
//! each flag stands how often such a one appears in simulated courses like this in which nothing happened.
//!
//! A direct "yes" that was shared is worth asking about without any of this ([`worth`]).

mod apart;
mod finds;
mod found;
mod situation;
mod table;
mod watch;

pub use apart::{Apart, Seen, Sites, apart};
pub use finds::Yield;
pub use found::{Found, Worth};
pub use situation::{Channels, LONGEST, by_chance, situation};
pub use table::SIMULATED;
pub use watch::Watch;

use watch::LOOKS;

use crate::Direct;
use crate::trajectory::{Heard, Reading};

/// Near the top of the scale a fall shows less than it is: there, less is needed. By how much at most, and from how near on, in units of
/// noise.
const NEAR_TOP: f64 = 0.15;
const NEAR: f64 = 1.9;

/// How strongly a session speaks for something open, comparable between situations; 0 in the first session, of which there is
/// nothing to compare with.
#[must_use]
pub fn strength(reading: &Reading) -> f64 {
    if reading.session < 2 {
        return 0.0;
    }
    let near = 1.0 - (reading.below_top / NEAR).clamp(0.0, 1.0);
    reading.opened.max(reading.open) / (1.0 - NEAR_TOP * near)
}

/// From which strength on a budget allows asking: between the figures of the table by a straight line, at its ends the ends.
#[must_use]
pub fn threshold(budget: f64) -> f64 {
    let table = &table::STRENGTHS;
    let mut before = table[0];
    if budget <= before.0 {
        return before.1;
    }
    for &(share, strength) in table {
        if budget <= share {
            let way = (budget - before.0) / (share - before.0).max(1e-12);
            return before.1 + way * (strength - before.1);
        }
        before = (share, strength);
    }
    before.1
}

/// The two thresholds of a budget, worked out once.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thresholds {
    asking: f64,
    look: f64,
}

impl Thresholds {
    /// Those of a budget, 0 to 1.
    #[must_use]
    pub fn of(budget: f64) -> Self {
        Self {
            asking: threshold(budget),
            look: threshold((budget * LOOKS).min(0.9)),
        }
    }

    /// What a session is worth by its reading alone.
    #[must_use]
    pub fn judge(&self, reading: &Reading) -> Worth {
        let strength = strength(reading);
        if strength > self.asking {
            Worth::Asking
        } else if strength > self.look {
            Worth::Look
        } else {
            Worth::Nothing
        }
    }
}

/// What a session is worth: a shared "yes" or "a little" is always worth asking, without statistics; one of which no number was heard is
/// worth nothing, whatever is still open from before, so that neither silence nor "rather not say" is ever a sign; everything else by
/// its reading.
#[must_use]
pub fn worth(thresholds: &Thresholds, heard: &Heard, reading: &Reading) -> Worth {
    match heard.direct {
        Some(Direct::Yes | Direct::ALittle) => Worth::Asking,
        _ if !heard.has_numbers() => Worth::Nothing,
        _ => thresholds.judge(reading),
    }
}

/// From how many shared check-ins in a row at the top of the scale on numbers say little. It concerns the client's own candor and is put
/// to the client alone.
pub const ALWAYS_THE_MOST: usize = 4;

/// True where the last [`ALWAYS_THE_MOST`] scores, and all before them, are the highest there is.
#[must_use]
pub fn always_the_most(scores: &[f64], high: f64) -> bool {
    scores.len() >= ALWAYS_THE_MOST && scores.iter().all(|score| *score >= high)
}
