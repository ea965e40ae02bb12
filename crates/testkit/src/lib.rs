//! For tests only: a whole practice in one process, with a clock that is set by hand, chance that can be replayed, either
//! database engine, and browsers that talk to the real router.

mod browser;
mod engine;
pub mod forms;
mod log;
mod mail;
mod markers;
mod people;
mod person;
mod probe;
mod stage;
mod world;

pub use browser::{Answer, Browser, encode};
pub use engine::{Engine, Home, postgres_url};
pub use log::{Captured, capture, to_files};
pub use mail::{Delivered, MailServer, Mood};
pub use markers::{MARKER, marker};
pub use people::{People, invite};
pub use person::{PASSWORD, Person};
pub use probe::{Probe, probes};
pub use stage::Stage;
pub use world::{FakeClock, StepChance, time};
