//! Everything a person can obtain from their desk: every page for every name, and the answer to every kind of command.

use std::collections::BTreeSet;

use dialogue::sample::{self, Draw, Look};
use dialogue::{Desk, EntryId, Time, decide};
use uuid::Uuid;

use super::{Who, World, calendar};

/// Names to ask with: all that exist in the shared room, and some that do not, or exist for the other alone.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ids(BTreeSet<Uuid>);

impl Ids {
    pub(crate) fn of(world: &World) -> Self {
        let mut ids = BTreeSet::from([Uuid::nil(), Uuid::max()]);
        ids.extend((1..).map_while(|seq| Some(world.ours.at(seq)?.id.0)));
        ids.extend(world.letters.iter().map(|(_, id)| id.0));
        Self(ids)
    }

    pub(crate) fn and(mut self, more: impl IntoIterator<Item = Uuid>) -> Self {
        self.0.extend(more);
        self
    }
}

/// All pages of a desk at `now`, as text, each named. A page that is refused is its refusal.
pub(crate) fn pages(desk: &Desk, now: Time, ids: &Ids) -> Vec<String> {
    let ids: Vec<EntryId> = ids.0.iter().map(|id| EntryId(*id)).collect();
    sample::pages(&Look {
        desk,
        now,
        calendar: &calendar(),
        ids: &ids,
    })
}

/// The answers to every kind of command with every name, each tried and none carried out.
pub(crate) fn probes(desk: &Desk, who: Who, now: Time, ids: &Ids) -> Vec<String> {
    let ctx = World::ctx(who, 800_000, now);
    let mut answers = Vec::new();
    for kind in sample::kinds() {
        for (seed, id) in (0..).zip(&ids.0) {
            let mut draw = Draw::new(desk, now, who.marker(), seed).with_name(*id);
            let command = kind.draw(&mut draw);
            answers.push(format!("{command:?} → {:?}", decide(desk, &command, &ctx)));
        }
    }
    answers
}
