//! Who sits where in one relationship, seen from one seat.

use dialogue::Seat;

/// Both seats of a relationship, one of them one's own.
#[derive(Clone)]
pub(crate) struct SeatPair {
    pub(crate) me: Seat,
    pub(crate) other: Seat,
}
