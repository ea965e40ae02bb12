//! What the texts on the pages must hold as texts: plain enough to be read by someone who is upset, and without the words
//! that a screen never says.
//!
//! Nothing here knows the program: it reads the Fluent files.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read the texts has failed"
)]

mod grade;
mod message;
mod never;
mod reading;
