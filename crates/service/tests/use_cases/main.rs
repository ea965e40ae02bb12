//! The use cases by themselves, through a real archive on either engine: what no page has a part in.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod invite;
mod look;
mod may;
mod perform;
mod remind;
mod scene;
