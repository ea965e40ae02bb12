//! The yield of each budget: what it costs, and what it finds.

use super::watch::Watch;

/// Of 100 simulated courses of twelve sessions, of scores alone (`typical`, CLINICAL.md §3; dips in points of a scale from 1 to 7).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Yield {
    /// In which nothing opened, and which get a *worth asking* all the same.
    pub costs: u8,
    /// In which nothing opened, and which get a *worth asking* or a look.
    pub with_looks: u8,
    /// With a dip of 1.25 in one session from the fifth on: found in that session.
    pub one_session: u8,
    /// With a dip of 1.25 over three sessions from the fifth on: found within these.
    pub three_sessions: u8,
    /// With a dip of .75 over three sessions from the fifth on: found within these.
    pub mild: u8,
}

/// By watch: calm, balanced, watchful. `cargo xtask calibrate` prints them; a test holds them to the code.
const YIELDS: [Yield; 3] = [
    of((15, 27), 50, 88, 51),
    of((25, 45), 62, 93, 63),
    of((40, 72), 74, 96, 75),
];

const fn of((costs, with_looks): (u8, u8), one_session: u8, three_sessions: u8, mild: u8) -> Yield {
    Yield {
        costs,
        with_looks,
        one_session,
        three_sessions,
        mild,
    }
}

impl Watch {
    /// What it costs and finds.
    #[must_use]
    pub fn finds(self) -> Yield {
        match self {
            Self::Calm => YIELDS[0],
            Self::Balanced => YIELDS[1],
            Self::Watchful => YIELDS[2],
        }
    }
}
