//! The relationship: its seats, its rooms, what can be said in them, and what each person can see.
//!
//! Everything here is pure. `decide` turns a command into acts, `fold` turns a history into a room's state, `view` turns a
//! [`Desk`] into a page. Time and chance come in as [`Ctx`]; this crate knows no clock, no random source, no storage, no
//! network.
//!
//! One rule carries the rest: a [`Desk`] is all that one person can know in one relationship, and no type in this crate
//! can hold the own rooms of two people.

pub mod candor;
pub mod check_in;
pub mod consent;
pub mod conversation;
pub mod ending;
pub mod invitation;
pub mod moment;
pub mod noticed;
pub mod rehearsal;
pub mod reminder;
pub mod safety;
pub mod session;

mod act;
mod calendar;
mod command;
mod common;
mod ctx;
mod desk;
mod draft;
mod entry;
mod ids;
mod letter;
mod ours;
mod own;
mod refusal;
mod room;
mod seat;
mod written;

pub mod view;

pub use act::Act;
pub use calendar::Calendar;
pub use command::{Command, decide};
pub use common::Common;
pub use ctx::{Ctx, Time};
pub use desk::{Desk, Parts};
pub use draft::{Draft, Drafts, Slot};
pub use entry::{Body, Decoded, Entry, OursEntry, OwnEntry};
pub use ids::{EntryId, LetterId, PersonId, RelationshipId, SubmissionId};
pub use letter::{Collected, Gate, Letter, collect, collect_away};
pub use ours::{Ours, OursBody};
pub use own::{Own, OwnBody};
pub use refusal::Refusal;
pub use room::{Head, Room, State};
pub use seat::{Role, Seat, SeatNo};
pub use written::{Line, Name, Passage, Written};
