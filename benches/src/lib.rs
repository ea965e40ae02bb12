//! How fast Candor is, as ratios to a *bare anchor* measured in the same run on the same machine.
//!
//! A number of requests a second says more about a machine and its mood than about a program. So every figure is taken
//! in interleaved rounds beside a yardstick that does the least that still deserves the word *saved*: parse a form, append
//! one row and one hash-chain row, sync the disk, answer. What Candor adds (session, permission, decision, sealing, keyed
//! digest, pages) shows as the share of the yardstick that is left.
//!
//! Nothing here is a test with a time limit: a slow day of the machine must not fail anybody's build.
//! What is measured is the program as a browser and an operating system know it, over HTTP and as a process. Only the
//! practices that it serves meanwhile are made in this process, beforehand.

pub mod anchor;
pub mod calm;
pub mod candor;
pub mod environment;
pub mod figures;
pub mod load;
pub mod plan;
pub mod postgres;
pub mod process;
pub mod report;
pub mod slow_fsync;
pub mod stats;
pub mod weight;

/// What can go wrong in a measurement: always something for the person who runs it, so a sentence is enough.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;
