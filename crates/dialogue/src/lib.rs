//! The relationship: its seats, its rooms, what can be said in them, and what each person can see.
//!
//! Everything here is pure. `decide` turns a command into acts, `fold` turns a history into a room's state, `view` turns a
//! [`Desk`] into a page. Time and chance come in as [`Ctx`]; this crate knows no clock, no random source, no storage, no
//! network.
//!
//! One rule carries the rest: a [`Desk`] is all that one person can know in one relationship, and no type in this crate
//! can hold the own rooms of two people.

// Whatever is one of several is named: a new one is nowhere passed over in silence.
#![warn(clippy::wildcard_enum_match_arm)]

#[macro_use]
mod topics;

macro_rules! modules {
    ($($module:ident $Variant:ident $field:ident $tag:literal),+ $(,)?) => {
        $(pub mod $module;)+
    };
}
topics!(modules);

pub mod rehearsal;
pub mod reminder;
#[cfg(feature = "sample")]
pub mod sample;
pub mod topic;
pub mod view;

mod act;
mod body;
mod calendar;
mod choice;
mod collect;
mod command;
mod common;
mod ctx;
mod decide;
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
mod time;
mod writer;
mod written;

pub use act::Act;
pub use body::{OursBody, OursEntry, OwnBody, OwnEntry, TopicName};
pub use calendar::Calendar;
pub use collect::{Collected, collect, collect_away};
pub use command::Command;
pub use common::Common;
pub use ctx::Ctx;
pub use decide::decide;
pub use desk::{Desk, Parts};
pub use draft::{Draft, Drafts, Slot};
pub use entry::{Body, Decoded, Entry};
pub use ids::{EntryId, LetterId, PersonId, RelationshipId, SubmissionId};
pub use letter::{Gate, Letter};
pub use ours::Ours;
pub use own::Own;
pub use refusal::Refusal;
pub use room::{Head, Room, State};
pub use seat::{Role, Seat, SeatNo};
pub use time::Time;
pub use written::{Line, Name, Passage, Written};
