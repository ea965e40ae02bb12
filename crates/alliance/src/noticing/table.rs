//! Computed by `cargo xtask calibrate --write`; a test holds it to the code.

/// How many courses of each scenario it was computed from.
pub const SIMULATED: u64 = 0;

/// The share of courses of twelve sessions in which nothing opened (`typical`) that are stronger than this at least once.
pub(super) const STRENGTHS: [(f64, f64); 2] = [(0.0, 0.9), (1.0, 0.05)];

/// Of 100 courses in which nothing opened, over all scenarios, how many were worth asking by session 2, 3, … 12: by watch (calm, balanced,
/// watchful), unevenness, and how near the top of the scale.
pub(super) const BY_CHANCE: [[[[u8; 11]; 3]; 3]; 3] = [[[[0; 11]; 3]; 3]; 3];
