//! Withdrawal stops future reads, also of what was shared before; giving again shows it again.

use dialogue::{Command, Time, consent};
use proptest::prelude::*;

use super::cases;
use crate::common::{Ids, Who, World, grow, pages, seedlings};

fn allow(world: &mut World, label: u64, now: Time, scores: bool, words: bool) {
    let wish = Command::Consent(consent::Command::Show { scores, words });
    world.step(Who::Client, label, now, &wish).unwrap();
}

fn therapists(world: &World, now: Time, ids: &Ids) -> Vec<String> {
    pages(&world.desk(Who::Therapist), now, ids)
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn withdrawn_words_and_scores_are_on_no_page_and_come_back(seeds in seedlings(60, true)) {
        let (steps, mut world) = grow(&seeds);
        let now = steps[steps.len() - 1].at;
        crate::common::settle(&mut world, now);
        allow(&mut world, 600_000, now, true, true);
        let ids = Ids::of(&world);
        let before = therapists(&world, now, &ids);
        let clients = pages(&world.desk(Who::Client), now, &ids);

        allow(&mut world, 600_001, now, true, false);
        for page in therapists(&world, now, &ids) {
            prop_assert!(!page.contains(Who::Client.marker()), "{}", page);
        }
        allow(&mut world, 600_002, now, false, true);
        for page in therapists(&world, now, &ids) {
            let parts = page.split("items: Items(").skip(1);
            for part in parts {
                prop_assert!(part.starts_with("[None, None, None, None, None]"), "{}", page);
            }
        }
        allow(&mut world, 600_003, now, true, true);
        prop_assert_eq!(therapists(&world, now, &ids), before);
        prop_assert_eq!(pages(&world.desk(Who::Client), now, &ids), clients);
    }

    /// How much somebody wrote is a part of what they wrote.
    #[test]
    fn withdrawn_words_leave_no_length(seeds in seedlings(60, false)) {
        let (steps, mut world) = grow(&seeds);
        let now = steps[steps.len() - 1].at;
        crate::common::settle(&mut world, now);
        allow(&mut world, 600_000, now, true, false);
        let desk = world.desk(Who::Therapist);
        for c in desk.ours().conversations.all() {
            let page = dialogue::conversation::view::conversation(&desk, c.id, now).unwrap();
            prop_assert_eq!(page.length, 0);
        }
    }
}
