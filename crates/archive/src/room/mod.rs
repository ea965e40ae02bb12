//! Rooms out of the database: what version they are in, what they fold to, and which of them are kept in memory.

mod cache;
mod kept;
mod read;
mod seats;
mod version;

pub(crate) use cache::{BothRooms, RoomCache};
pub(crate) use kept::{OursRoom, OwnRoom, apply, go_on};
pub(crate) use read::Read;
pub(crate) use seats::SeatPair;
pub(crate) use version::{RoomVersion, Wanted};
