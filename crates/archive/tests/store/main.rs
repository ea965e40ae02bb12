//! What the archive promises, told on both engines.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod accounts;
mod commits;
mod damage;
mod desks;
mod home;
mod keys;
mod post;
mod reminders;
mod seats;
