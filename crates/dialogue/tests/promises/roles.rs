//! What is the other role's does not exist: every command that its topic says is the other's is refused as unknown.

use dialogue::sample::{self, Draw};
use dialogue::topic::By;
use dialogue::{Refusal, decide};
use proptest::prelude::*;

use super::cases;
use crate::common::{Who, World, grow, seedlings};

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn what_is_the_other_roles_does_not_exist(seeds in seedlings(40, true), seed: u64) {
        let (steps, world) = grow(&seeds);
        let now = steps[steps.len() - 1].at;
        let mut others = 0;
        for kind in sample::kinds() {
            // With names that exist, as either of the two would give them.
            for drawer in Who::BOTH {
                let there = world.desk(drawer);
                let command = kind.draw(&mut Draw::new(&there, now, drawer.marker(), seed));
                for who in Who::BOTH {
                    let desk = world.desk(who);
                    if command.whose().by.includes(desk.me().role) {
                        continue;
                    }
                    others += 1;
                    let decided = decide(&desk, &command, &World::ctx(who, 600_000, now));
                    prop_assert_eq!(decided, Err(Refusal::Unknown), "{:?}", command);
                }
            }
        }
        let desk = world.desk(Who::Client);
        let kinds = sample::kinds().into_iter();
        let commands = kinds.map(|kind| kind.draw(&mut Draw::new(&desk, now, "a", seed)));
        let with_a_role = commands.filter(|command| command.whose().by != By::Either).count();
        prop_assert_eq!(others, 2 * with_a_role);
    }
}
