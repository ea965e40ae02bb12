//! The post: what is on its way to the other person.
//!
//! A letter belongs to its author until the addressee's first request that would show anything of it. Then it is collected
//! into the shared room under a fresh id and the time of delivery, and cannot be taken back any more. A letter that was
//! taken back before that never existed for the other.

use serde::{Deserialize, Serialize};

use crate::{EntryId, LetterId, OursBody, SeatNo, Time};

/// Something on its way.
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    /// Its name, known to its author alone.
    pub id: LetterId,
    /// Who wrote it.
    pub from: SeatNo,
    /// Whom it is for.
    pub to: SeatNo,
    /// Not before this time.
    pub release: Time,
    /// What must hold for the addressee besides.
    pub gate: Option<Gate>,
    /// What it will say in the shared room.
    pub body: OursBody,
}

/// "Both views in, or passed": what the addressee has to have done before a letter may show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gate {
    /// The addressee has given or passed their own view of this session.
    OwnView(EntryId),
    /// The addressee's own check-in on this session stands in the shared room.
    OwnCheckIn(EntryId),
}
