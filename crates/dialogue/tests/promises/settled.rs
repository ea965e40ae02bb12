//! Settled needs one thing: the client says so.

use std::collections::HashMap;

use dialogue::conversation::{Command as Says, Stand, Where};
use dialogue::{Command, EntryId};
use proptest::prelude::*;

use super::cases;
use crate::common::{Deed, Outcome, Step, Who, World, grow, seedlings};

/// What the client last said about each moment, as one who only listened to the client, and to "come back to it", knows it.
#[derive(Default)]
struct Listener(HashMap<EntryId, Where>);

impl Listener {
    fn hear(&mut self, step: &Step, outcome: &Outcome) {
        let (Deed::Do(Command::Conversation(c)), Outcome::Done(_)) = (&step.deed, outcome) else {
            return;
        };
        match c {
            Says::Show { stand, .. } => {
                assert_eq!(step.who, Who::Client);
                self.0.insert(c.moment(), stand.place);
            }
            Says::Back { .. } => {
                self.0.remove(&c.moment());
            }
            _ => {}
        }
    }

    fn agrees(&self, world: &World) {
        for c in world.ours.room.state.conversations.all() {
            let heard = self.0.get(&c.id).copied();
            assert_eq!(c.stand().map(|s| s.place), heard);
            assert_eq!(c.is_settled(), heard == Some(Where::Settled));
            assert_eq!(
                c.is_open(),
                matches!(heard, None | Some(Where::AnotherTime))
            );
        }
    }
}

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn where_it_is_now_is_what_the_client_said_last(seeds in seedlings(60, true)) {
        let (steps, _) = grow(&seeds);
        let (mut world, mut listener) = (World::new(), Listener::default());
        for step in &steps {
            let outcome = world.run(step);
            listener.hear(step, &outcome);
            listener.agrees(&world);
        }
    }

    #[test]
    fn one_word_of_the_clients_settles_whatever_came_before(seeds in seedlings(60, false)) {
        let (steps, mut world) = grow(&seeds);
        let now = steps[steps.len() - 1].at;
        let moments: Vec<EntryId> =
            world.ours.room.state.conversations.all().iter().map(|c| c.id).collect();
        for (label, moment) in (600_000..).zip(moments) {
            let stand = Stand::at(Where::Settled);
            let show = Command::Conversation(Says::Show { moment, stand });
            world.step(Who::Client, label, now, &show).unwrap();
            prop_assert!(world.ours.room.state.conversations.get(moment).unwrap().is_settled());
        }
    }
}
