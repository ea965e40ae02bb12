//! Answers in writing stand only where they were asked for; nobody is written to line after line; and a page offers exactly
//! what can be done.

use std::collections::HashMap;

use dialogue::conversation::{self, Acknowledgement, Command as Says, Stand, Where};

use dialogue::conversation::view::May;
use dialogue::{Command, Desk, EntryId, Line, Passage, Refusal, Time, consent, decide};
use proptest::prelude::*;

use super::cases;
use crate::common::{Deed, Outcome, Step, Who, World, grow, line, seedlings};

/// What the therapist wrote about one moment since the client last said something of their own.
#[derive(Default, Clone, Copy)]
struct Written {
    lines: usize,
    taps: usize,
    /// The client said where it is, and neither came back to it since.
    stands: bool,
    not_now: bool,
}

#[derive(Default)]
struct Reader(HashMap<EntryId, Written>);

impl Reader {
    /// Follows what was done, and checks what the therapist could do.
    fn read(&mut self, step: &Step, outcome: &Outcome) {
        let (Deed::Do(Command::Conversation(c)), Outcome::Done(_)) = (&step.deed, outcome) else {
            return;
        };
        let so_far = self.0.entry(c.moment()).or_default();
        match (c, step.who) {
            (Says::Show { .. }, _) => {
                *so_far = Written {
                    stands: true,
                    ..Written::default()
                };
            }
            (Says::Back { .. }, Who::Client) => *so_far = Written::default(),
            (Says::Back { words, .. }, Who::Therapist) => {
                assert!(so_far.stands, "the client had not said where it is");
                assert!(!so_far.not_now, "the client had said: not now");
                let length = words.as_ref().map_or(0, |w| w.as_str().chars().count());
                assert!(length <= Line::MAX, "more than a line");
                so_far.stands = false;
                so_far.lines += usize::from(words.is_some());
            }
            (Says::NotNow { .. }, _) => so_far.not_now = true,
            (Says::Acknowledge { how, .. }, _) => match how {
                Acknowledgement::Words(_) => so_far.lines += 1,
                Acknowledgement::Read | Acknowledgement::Tap(_) => so_far.taps += 1,
                Acknowledgement::ComeBack { .. } => {}
            },
            _ => {}
        }
        assert!(so_far.lines <= 1, "a second line before the client spoke");
        assert!(so_far.taps <= 1, "a second tap before the client spoke");
    }
}

fn allowed(desk: &Desk, who: Who, says: Says, now: Time) -> bool {
    decide(
        desk,
        &Command::Conversation(says),
        &World::ctx(who, 800_000, now),
    )
    .is_ok()
}

fn passage() -> Passage {
    Passage::required("words", "I would like to say something to it.").unwrap()
}

/// What `decide` lets this person do, put like the page puts it.
fn can(desk: &Desk, who: Who, moment: EntryId, now: Time) -> May {
    let ok = |says| allowed(desk, who, says, now);
    let acknowledge = |how| ok(Says::Acknowledge { moment, how });
    let today = crate::common::calendar().date(now);
    May {
        acknowledge: acknowledge(Acknowledgement::Read),
        line: acknowledge(Acknowledgement::Words(line(who, 1))),
        promise: acknowledge(Acknowledgement::ComeBack { by: today }),
        answer: ok(Says::Answer {
            moment,
            words: passage(),
        }),
        not_now: ok(Says::NotNow { moment }),
        stand: ok(Says::Show {
            moment,
            stand: Stand::at(Where::Partly),
        }),
        agree: ok(Says::Agree {
            moment,
            words: line(who, 2),
        }),
        back: ok(Says::Back {
            moment,
            words: None,
        }),
        draw: ok(Says::Draw {
            moment,
            drawn: false,
        }),
    }
}

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn nobody_is_written_to_line_after_line(seeds in seedlings(70, true)) {
        let (steps, _) = grow(&seeds);
        let (mut world, mut reader) = (World::new(), Reader::default());
        for step in &steps {
            let outcome = world.run(step);
            reader.read(step, &outcome);
        }
    }

    /// What a page offers can be done; what it does not offer is refused. (A client's "not now" can be said again.)
    #[test]
    fn a_page_offers_what_can_be_done(seeds in seedlings(60, true)) {
        let (steps, world) = grow(&seeds);
        let now = steps[steps.len() - 1].at;
        for who in Who::BOTH {
            let desk = world.desk(who);
            for c in desk.ours().conversations.all() {
                let offered = dialogue::conversation::view::conversation(&desk, c.id, now).unwrap().may;
                let mut can = can(&desk, who, c.id, now);
                can.not_now &= c.is_open();
                if who == Who::Client && !desk.ours().consent.allows(consent::Matter::Words) {
                    // Their own words are not sent while they may not be shown; the page says so.
                    can.agree = offered.agree;
                }
                prop_assert_eq!(offered, can);
            }
        }
    }

    /// Once words are withdrawn, nothing says whether an answer in writing was asked for.
    #[test]
    fn withdrawn_words_do_not_say_what_was_asked_for(seeds in seedlings(60, false)) {
        let (steps, mut world) = grow(&seeds);
        let now = steps[steps.len() - 1].at;
        crate::common::settle(&mut world, now);
        let wish = Command::Consent(consent::Command::Show { scores: true, words: false });
        world.step(Who::Client, 600_000, now, &wish).unwrap();
        let desk = world.desk(Who::Therapist);
        for c in desk.ours().conversations.all() {
            prop_assert!(!dialogue::conversation::view::conversation(&desk, c.id, now).unwrap().may.answer);
            let answer = conversation::Command::Answer { moment: c.id, words: passage() };
            let ctx = World::ctx(Who::Therapist, 800_000, now);
            let refused = decide(&desk, &Command::Conversation(answer), &ctx);
            prop_assert_eq!(refused, Err(Refusal::NotInWriting));
        }
    }
}
