//! The real program: started as people start it, killed, cut off from its disk and its database, and started again.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop, loudly"
)]

mod analyze;
mod commands;
mod common;
mod demo;
mod failing_disk;
mod full_disk;
mod hosting;
mod keys_and_passwords;
mod kill_nine;
mod lost_database;
mod mail;
mod power_loss;
mod simulate;
mod slow_body;
mod terminal;
