//! What a page says is so, and nothing that someone wrote is lost on the way: sentences beside what they speak of.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod choices;
mod day;
mod nothing_lost;
mod scene;
mod sentences;
