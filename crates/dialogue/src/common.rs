//! What both people of a relationship know, seen from one seat. There is no place in it for anything of an own room, so what is
//! made from it while its owner is away can tell nothing of one.

use std::sync::Arc;

use crate::{Ours, Room, Seat};

/// The shared room of one relationship, seen from one seat.
#[derive(Debug, Clone, PartialEq)]
pub struct Common {
    /// From whose seat.
    pub me: Seat,
    /// The other.
    pub other: Seat,
    /// The shared room.
    pub ours: Arc<Room<Ours>>,
}
