//! For the browser tests only: the real program, a real Chromium, and everything that more than one test does with them.
//!
//! Nothing here knows how a page is made. It presses what a person can press and reads what a person can read; the tests
//! say in words what must hold.
#![expect(
    clippy::expect_used,
    reason = "a test that cannot go on should stop, loudly"
)]

pub mod axe;
mod browser;
mod keys;
mod marker;
mod name;
mod people;
mod server;
mod tools;
mod tour;
mod wire;

pub use browser::{Browser, Script, Shape, time_keys};
pub use keys::{Focus, Key};
pub use marker::marker;
pub use people::{CLIENT, invite};
pub use server::{Account, Server};
pub use tour::{Breadth, tour};
pub use wire::{Fetched, fetch};
