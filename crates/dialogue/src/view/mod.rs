//! How a desk shows where topics come together: what each person meets first, the shared room at a glance, the own room, what is on
//! its way. What shows one topic alone is the `view` of that topic. One function and one type per page; each page is made from one
//! desk and the present time and nothing else, and feeds every way out alike.
//!
//! What the client withdrew consent for is taken out here and there, before anything leaves this crate. What the post delivered
//! carries no time for its author: they see that it arrived, never when.

mod between;
mod home;
mod made_from;
mod own;
mod relationship;
pub(crate) mod shown;
mod thread;
mod underway;

pub use between::{Between, Over};
pub use home::{CheckInState, ClientHome, DayLine, client_home, day_line};
pub use made_from::MadeFrom;
pub use own::{KeptCheckIn, KeptNote, KeptStand, OwnPage, own};
pub use relationship::{CheckInLine, RelationshipPage, relationship};
pub use thread::{Stitch, Thread, thread};
pub use underway::{Underway, underway};
