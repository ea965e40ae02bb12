//! The science of the working alliance: what is asked in a check-in and what can honestly be computed from the answers.
//!
//! This crate is pure. It knows no clock, no randomness, no storage and no person: numbers in, numbers out, so that every
//! result can be replayed bit for bit.

pub mod chance;
mod check_in;
pub mod courses;
pub mod noticing;
pub mod random;
pub mod rules;
pub mod trajectory;

pub use check_in::{Composite, Direct, Item, Items, OutOfRange, Score};
