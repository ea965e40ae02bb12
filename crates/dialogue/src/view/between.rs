//! Who is who on a page, and whether it has ended.

use super::made_from::MadeFrom;
use crate::consent::Matter;
use crate::{Desk, Name, PersonId, RelationshipId, Role, SeatNo, Time};

/// Who is who on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Between {
    /// Which relationship.
    pub relationship: RelationshipId,
    /// The reader's seat.
    pub seat: SeatNo,
    /// What the reader is in it.
    pub role: Role,
    /// What the reader is called.
    pub me: Name,
    /// What the other is called.
    pub other: Name,
    /// Who the reader is, and who the other is once they have come in: for telling who else either of them is.
    pub people: (Option<PersonId>, Option<PersonId>),
    /// Whether it has ended.
    pub over: Over,
    /// Whether the client's words may be shown at present.
    pub words_allowed: bool,
    /// What the page is made from; each form on it carries this along.
    pub made_from: MadeFrom,
}

/// Whether a relationship has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Over {
    /// It goes on.
    No,
    /// The client stopped contact.
    ContactStopped,
    /// It was ended.
    Ended {
        /// True where the reader ended it.
        mine: bool,
        /// When.
        at: Time,
    },
}

impl Between {
    /// The two people of a desk.
    pub fn of(desk: &Desk) -> Self {
        let ending = &desk.ours().ending;
        Self {
            relationship: desk.me().relationship,
            seat: desk.me().no,
            role: desk.me().role,
            me: desk.me().name.clone(),
            other: desk.other().name.clone(),
            people: (desk.me().person, desk.other().person),
            over: match (ending.contact_stopped, ending.ended) {
                (Some(_), _) => Over::ContactStopped,
                (None, Some((at, by))) => Over::Ended {
                    mine: by == desk.me().no,
                    at,
                },
                (None, None) => Over::No,
            },
            words_allowed: desk.ours().consent.allows(Matter::Words),
            made_from: MadeFrom::of(desk),
        }
    }

    /// True for the client's side.
    pub fn is_client(&self) -> bool {
        self.role == Role::Client
    }

    /// The therapist's name, whoever reads.
    pub fn therapist(&self) -> &Name {
        if self.is_client() {
            &self.other
        } else {
            &self.me
        }
    }

    /// The client's name, whoever reads.
    pub fn client(&self) -> &Name {
        if self.is_client() {
            &self.me
        } else {
            &self.other
        }
    }

    /// True once nothing more is said here.
    pub fn is_over(&self) -> bool {
        self.over != Over::No
    }
}
