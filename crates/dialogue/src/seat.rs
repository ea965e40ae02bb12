//! Seats: who sits where in a relationship, from when until when. Roles belong to seats, never to accounts.

use serde::{Deserialize, Serialize};

use crate::{Name, PersonId, RelationshipId, Time};

/// What a person is in one relationship.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The one who comes for therapy.
    Client,
    /// The one who offers it.
    Therapist,
}

/// A seat's number within its relationship, from 1. Room 0 is `ours`; room *n* is the own room of seat *n*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SeatNo(pub i16);

/// One seat, as the people in the relationship see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// The relationship it belongs to.
    pub relationship: RelationshipId,
    /// Its number there.
    pub no: SeatNo,
    /// What the person is there.
    pub role: Role,
    /// Who sits there; `None` while nobody has taken it.
    pub person: Option<PersonId>,
    /// What the person is called.
    pub name: Name,
    /// Since when; [`Time::NEVER`] while nobody has taken it.
    pub since: Time,
    /// Until when, where it has ended.
    pub until: Option<Time>,
}

impl Seat {
    /// True once the person it is meant for has come in.
    pub fn is_taken(&self) -> bool {
        self.since != Time::NEVER
    }

    /// True for a client's seat.
    pub fn is_client(&self) -> bool {
        self.role == Role::Client
    }

    /// True for a therapist's seat.
    pub fn is_therapist(&self) -> bool {
        self.role == Role::Therapist
    }
}
