//! The line that the two draw: the same for both, and nobody's but the client's to break.

use dialogue::conversation::view::Mark;
use dialogue::view::{self, Thread};
use dialogue::{Command, Time, consent, conversation};
use proptest::prelude::*;

use super::cases;
use crate::common::{Deed, Who, World, grow, seedlings, settle};

fn line(world: &World, who: Who, now: Time) -> Thread {
    view::thread(&world.desk(who), now)
}

fn marks(thread: &Thread) -> Vec<(dialogue::EntryId, Mark)> {
    let stitches = thread.stitches.iter();
    stitches.flat_map(|stitch| stitch.marks.clone()).collect()
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn both_see_one_line(seeds in seedlings(70, true)) {
        let (steps, mut world) = grow(&seeds);
        let now = steps[steps.len() - 1].at;
        settle(&mut world, now);
        let shown = Command::Consent(consent::Command::Show { scores: true, words: true });
        world.step(Who::Client, 700_000, now, &shown).unwrap();
        prop_assert_eq!(line(&world, Who::Client, now), line(&world, Who::Therapist, now));
    }

    /// What is drawn stays as it is whatever the therapist does, but for coming back to it: then it is open again.
    #[test]
    fn the_therapist_changes_nothing_that_is_drawn(seeds in seedlings(80, false)) {
        let (steps, _) = grow(&seeds);
        let mut world = World::new();
        let shown = Command::Consent(consent::Command::Show { scores: true, words: true });
        world.step(Who::Client, 700_000, steps[0].at, &shown).unwrap();
        for step in &steps {
            let before = marks(&line(&world, Who::Therapist, step.at));
            world.run(step);
            let back = matches!(
                &step.deed,
                Deed::Do(Command::Conversation(c)) if matches!(c, conversation::Command::Back { .. })
            );
            if step.who == Who::Therapist && !back {
                let after = marks(&line(&world, Who::Therapist, step.at));
                prop_assert!(before.iter().all(|mark| after.contains(mark)), "{:?}", step);
            }
        }
    }

    #[test]
    fn what_the_client_takes_off_is_off_for_both_and_comes_back(seeds in seedlings(70, false)) {
        let (steps, mut world) = grow(&seeds);
        let now = steps[steps.len() - 1].at;
        settle(&mut world, now);
        let drawn = marks(&line(&world, Who::Client, now));
        for (n, (moment, mark)) in drawn.iter().enumerate() {
            let label = 700_000 + 2 * n as u64;
            let draw = |drawn| {
                let moment = *moment;
                Command::Conversation(conversation::Command::Draw { moment, drawn })
            };
            prop_assert!(world.step(Who::Therapist, label, now, &draw(false)).is_err());
            world.step(Who::Client, label, now, &draw(false)).unwrap();
            for who in [Who::Client, Who::Therapist] {
                prop_assert!(!marks(&line(&world, who, now)).iter().any(|(id, _)| id == moment));
            }
            world.step(Who::Client, label + 1, now, &draw(true)).unwrap();
            prop_assert!(marks(&line(&world, Who::Client, now)).contains(&(*moment, *mark)));
        }
    }
}
