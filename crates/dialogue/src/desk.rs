//! All that one person can know in one relationship.

use std::sync::Arc;

use crate::draft::{Drafted, Slot};
use crate::{Drafts, EntryId, Letter, Ours, Own, Refusal, Role, Room, Seat, State};

/// One person's desk in one relationship: the shared room, the own room, the own drafts and the own letters under way.
///
/// There is no field, and no way, for the other person's own room, drafts or letters.
#[derive(Debug, Clone, PartialEq)]
pub struct Desk {
    me: Seat,
    other: Seat,
    ours: Arc<Room<Ours>>,
    own: Arc<Room<Own>>,
    drafts: Drafts,
    post: Vec<Letter>,
}

/// What a [`Desk`] is put together from.
#[derive(Debug, Clone, PartialEq)]
pub struct Parts {
    /// Whose desk it is.
    pub me: Seat,
    /// The other's seat, as both see it.
    pub other: Seat,
    /// The shared room; whoever keeps it in memory need not copy it for each desk.
    pub ours: Arc<Room<Ours>>,
    /// The own room of `me`.
    pub own: Arc<Room<Own>>,
    /// The own drafts of `me`.
    pub drafts: Drafts,
    /// Letters written by `me` that were not collected yet.
    pub post: Vec<Letter>,
}

impl Desk {
    /// Puts a desk together. Only `Archive::desk` may: it has checked whose seat this is (the lint configuration bans every
    /// other caller).
    pub fn assemble(parts: Parts) -> Self {
        let mut post = parts.post;
        post.retain(|letter| letter.from == parts.me.no);
        post.sort_by_key(|letter| (letter.release, letter.id));
        Self {
            me: parts.me,
            other: parts.other,
            ours: parts.ours,
            own: parts.own,
            drafts: parts.drafts,
            post,
        }
    }

    /// Whose desk it is.
    pub fn me(&self) -> &Seat {
        &self.me
    }

    /// The other person in the relationship.
    pub fn other(&self) -> &Seat {
        &self.other
    }

    /// The shared room's state.
    pub fn ours(&self) -> &Ours {
        &self.ours.state
    }

    /// The own room's state.
    pub fn own(&self) -> &Own {
        &self.own.state
    }

    /// The shared room with its head.
    pub fn ours_room(&self) -> &Room<Ours> {
        &self.ours
    }

    /// The own room with its head.
    pub fn own_room(&self) -> &Room<Own> {
        &self.own
    }

    /// What was begun and neither kept nor sent.
    pub fn drafts(&self) -> &Drafts {
        &self.drafts
    }

    /// Own letters that are still under way, soonest first.
    pub fn post(&self) -> &[Letter] {
        &self.post
    }

    /// False once either room holds something that only a newer version understands.
    pub fn writable(&self) -> bool {
        self.ours.state.writable() && self.own.state.writable()
    }

    /// The therapist among the two.
    pub fn therapist(&self) -> &Seat {
        if self.me.is_therapist() {
            &self.me
        } else {
            &self.other
        }
    }

    /// The client among the two.
    pub fn client(&self) -> &Seat {
        if self.me.is_client() {
            &self.me
        } else {
            &self.other
        }
    }

    /// What of a topic was begun at this desk, where the topic has one form.
    pub(crate) fn begun<C: Drafted>(&self) -> Option<&C::Draft> {
        self.drafts.in_slot::<C>(Slot::of::<C>())
    }

    /// What of a topic was begun at this desk about one thing, such as a session.
    pub(crate) fn begun_about<C: Drafted>(&self, about: EntryId) -> Option<&C::Draft> {
        self.drafts.in_slot::<C>(Slot::about::<C>(about))
    }

    /// Refuses, as if it did not exist, what belongs to the other role.
    pub(crate) fn only(&self, role: Role) -> Result<(), Refusal> {
        if self.me.role == role {
            Ok(())
        } else {
            Err(Refusal::Unknown)
        }
    }
}
