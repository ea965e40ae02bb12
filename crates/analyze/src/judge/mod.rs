//! Judging: what the engine and the published rules say of each course, and what they would say by chance.

pub(crate) mod baseline;
mod batch;
pub(crate) mod by_chance;
pub(crate) mod engine;
pub(crate) mod gallery;
pub(crate) mod pieces;
pub(crate) mod prior_file;
pub(crate) mod result_lines;
pub(crate) mod tally;
