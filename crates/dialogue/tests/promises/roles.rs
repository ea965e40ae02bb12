//! What is the other role's to wish does not exist.

use dialogue::{Refusal, decide};
use proptest::collection::vec;
use proptest::prelude::*;

use super::cases;
use crate::common::{Who, World, any_command, grow, owner, resolve, seedlings};

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn what_is_the_other_roles_does_not_exist(
        seeds in seedlings(40, true), wishes in vec(any_command(), 40),
    ) {
        let (steps, world) = grow(&seeds);
        let now = steps[steps.len() - 1].at;
        for who in Who::BOTH {
            let desk = world.desk(who);
            let ctx = World::ctx(who, 600_000, now);
            for wish in &wishes {
                if owner(wish).is_some_and(|role| role != desk.me().role) {
                    // Also with names that exist, as the other would give them.
                    for resolved in [resolve(wish, &world, who, now), resolve(wish, &world, who.other(), now)] {
                        prop_assert_eq!(decide(&desk, &resolved, &ctx), Err(Refusal::Unknown), "{:?}", resolved);
                    }
                }
            }
        }
    }
}
