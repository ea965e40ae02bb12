//! The writer: collects the acts of one decision. A topic has no other way to write.

use std::marker::PhantomData;

use crate::draft::{Draft, Drafted, Slot};
use crate::own::Stays;
use crate::{
    Act, Calendar, Ctx, Desk, Entry, EntryId, Gate, Letter, LetterId, OursBody, OwnBody, Refusal,
    Time,
};

/// Decides the commands of one topic.
pub(crate) trait Decide: Drafted {
    /// Writes what follows from a command, or refuses it. Whose command it is has been checked before.
    fn decide(&self, writer: &mut Writer<'_, Self>) -> Result<(), Refusal>;
}

/// The writer of one decision, for one topic. Fresh names are used in the order in which they were drawn.
pub(crate) struct Writer<'a, C> {
    desk: &'a Desk,
    ctx: &'a Ctx,
    acts: Vec<Act>,
    used: usize,
    topic: PhantomData<C>,
}

impl<'a, C> Writer<'a, C> {
    pub(crate) fn new(desk: &'a Desk, ctx: &'a Ctx) -> Self {
        Self {
            desk,
            ctx,
            acts: Vec::new(),
            used: 0,
            topic: PhantomData,
        }
    }

    /// The desk at which it is decided.
    pub(crate) fn desk(&self) -> &'a Desk {
        self.desk
    }

    /// Now.
    pub(crate) fn now(&self) -> Time {
        self.ctx.now
    }

    /// The practice's working mornings.
    pub(crate) fn calendar(&self) -> &'a Calendar {
        &self.ctx.calendar
    }

    /// What was written.
    pub(crate) fn acts(self) -> Vec<Act> {
        self.acts
    }

    /// Takes back a letter of one's own that is under way; what it said is kept under the letter's name, which nobody else
    /// knows: there may be more letters than fresh names.
    pub(crate) fn take_back(&mut self, letter: &Letter) -> Result<(), Refusal> {
        let (_, kept) = letter.body.by_post(letter.id).ok_or(Refusal::Unknown)?;
        self.acts.push(Act::TakeBack(letter.id));
        self.keep_as(EntryId(letter.id.0), kept);
        Ok(())
    }

    /// Erases something kept, in all its versions, and notes that. What is with the other, or on its way, is not erased from here.
    pub(crate) fn erase(&mut self, entry: EntryId) -> Result<(), Refusal> {
        let places = self.desk.own().places(entry).map_err(|stays| match stays {
            Stays::Unknown => Refusal::Unknown,
            Stays::Shared => Refusal::AlreadyShared,
        })?;
        let erased = OwnBody::Erased {
            entries: places.iter().map(|p| p.id).collect(),
            letters: places.iter().filter_map(|p| p.letter).collect(),
        };
        self.acts.extend(places.iter().map(|p| Act::Erase {
            entry: p.id,
            seq: p.seq,
        }));
        let note = self.fresh();
        self.keep_as(note, erased);
        Ok(())
    }

    fn keep_as(&mut self, id: EntryId, body: OwnBody) {
        self.acts.push(Act::Keep(self.entry(id, body)));
    }

    fn entry<B>(&self, id: EntryId, body: B) -> Entry<B> {
        Entry {
            id,
            by: self.desk.me().no,
            at: self.ctx.now,
            body,
        }
    }

    /// The next fresh name. No decision needs more than [`Ctx::IDS`]; a property test holds that.
    fn fresh(&mut self) -> EntryId {
        let id = self.ctx.entry(self.used);
        self.used += 1;
        id
    }
}

impl<C: Drafted> Writer<'_, C> {
    /// Says something in the shared room.
    pub(crate) fn say(&mut self, said: C::Said) {
        let id = self.fresh();
        let entry = self.entry(id, C::ours(said));
        self.acts.push(Act::Say(entry));
    }

    /// Keeps something in the own room.
    pub(crate) fn keep(&mut self, kept: C::Kept) {
        let id = self.fresh();
        self.keep_as(id, C::own(kept));
    }

    /// Gives something to the post for the other: not before `release`, and not before the gate is open.
    pub(crate) fn post(&mut self, release: Time, gate: Option<Gate>, said: C::Said) -> LetterId {
        let id = LetterId(self.fresh().0);
        let body: OursBody = C::ours(said);
        self.acts.push(Act::Post(Letter {
            id,
            from: self.desk.me().no,
            to: self.desk.other().no,
            release,
            gate,
            body,
        }));
        id
    }

    /// Writes a draft, in place of the one in its slot.
    pub(crate) fn begin(&mut self, slot: Slot, form: C::Draft) {
        let draft: Draft = C::draft(form);
        self.acts.push(Act::Draft(slot, Some(Box::new(draft))));
    }

    /// Throws a draft away.
    pub(crate) fn discard(&mut self, slot: Slot) {
        self.acts.push(Act::Draft(slot, None));
    }
}
