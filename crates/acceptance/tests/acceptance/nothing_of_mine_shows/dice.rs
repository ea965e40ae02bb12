//! Chance that can be replayed, and what a history's random steps say.

use alliance::random::Random;
use alliance::{Direct, Item, Items, Score};
use dialogue::check_in::{self, Answers, Form, View};
use dialogue::conversation::{Acknowledgement, Command as Says, Stand, Where};
use dialogue::moment::{self, Delivery, Level, Please};
use dialogue::session::{self, Outcome};
use dialogue::{Command, EntryId, Line, Written, consent};
use testkit::marker;

use super::play::Who;

/// Random numbers from a seed.
pub(crate) struct Dice(Random);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        // Neighbouring seeds should not begin alike.
        Self(Random::new(
            seed.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ 0x5bf0_3635,
        ))
    }

    pub(crate) fn below(&mut self, n: u64) -> u64 {
        self.0.bits() % n
    }

    pub(crate) fn pick<T: Clone>(&mut self, from: &[T]) -> Option<T> {
        let n = self.below(from.len().max(1) as u64) as usize;
        from.get(n).cloned()
    }
}

/// One random step of a history.
pub(crate) enum Step {
    /// Somebody does something that both may see.
    Act(Who, Command),
    /// So many minutes pass, and both look in.
    Pass(i64),
    /// Nothing there that the step could be about.
    Nothing,
}

/// The step of this number: about one of these sessions, or one of these moments.
pub(crate) fn step(dice: &mut Dice, n: usize, sessions: &[EntryId], moments: &[EntryId]) -> Step {
    let kind = dice.below(13);
    let session = sessions[dice.below(sessions.len() as u64) as usize];
    let moment = dice.pick(moments);
    let about = |who, says: &dyn Fn(EntryId) -> Says| match moment {
        None => Step::Nothing,
        Some(moment) => Step::Act(who, Command::Conversation(says(moment))),
    };
    match kind {
        0 => Step::Act(Who::Client, share(session, dice)),
        1 => Step::Act(Who::Therapist, view(session, dice)),
        2..=4 => Step::Act(Who::Client, send(dice, n)),
        5 => {
            let words = Written::required("words", &marker(&format!("noticed{n}"))).unwrap();
            let notice = Command::Moment(moment::Command::Notice(words));
            Step::Act(Who::Therapist, notice)
        }
        6 => about(Who::Therapist, &|moment| Says::Acknowledge {
            moment,
            how: Acknowledgement::Read,
        }),
        7 => {
            let place = *dice.pick(Where::ALL).as_ref().unwrap();
            about(Who::Client, &|moment| Says::Show {
                moment,
                stand: Stand::at(place),
            })
        }
        8 => {
            let words: Line = Written::required("agree", &marker(&format!("agreed{n}"))).unwrap();
            about(Who::Therapist, &|moment| Says::Agree {
                moment,
                words: words.clone(),
            })
        }
        9 => about(Who::Client, &|moment| Says::Back {
            moment,
            words: None,
        }),
        10 => {
            let wish = consent::Command::Show {
                scores: dice.below(3) > 0,
                words: dice.below(4) > 0,
            };
            Step::Act(Who::Client, Command::Consent(wish))
        }
        11 => {
            let outcome = Outcome::Held;
            let went = session::Command::Went { session, outcome };
            Step::Act(Who::Therapist, Command::Session(went))
        }
        _ => Step::Pass(60 * (1 + dice.below(30) as i64)),
    }
}

fn view(session: EntryId, dice: &mut Dice) -> Command {
    let view = View {
        between: Score::new(dice.below(11) as u8).ok(),
        direct: Some(Direct::No),
    };
    Command::CheckIn(check_in::Command::View {
        session,
        view: (dice.below(3) > 0).then_some(view),
        show: dice.below(2) == 0,
    })
}

pub(crate) fn share(session: EntryId, dice: &mut Dice) -> Command {
    let mut items = Items::default();
    for item in Item::ALL {
        items.set(item, Score::new(dice.below(12) as u8).ok());
    }
    Command::CheckIn(check_in::Command::Share {
        session,
        form: Form {
            answers: Answers {
                items,
                direct: dice.pick(&Direct::ALL),
                better: None,
                agreed: Vec::new(),
            },
            held_back: dice.below(2) == 0,
        },
    })
}

pub(crate) fn send(dice: &mut Dice, n: usize) -> Command {
    let level = *dice.pick(&[Level::Something, Level::Say]).as_ref().unwrap();
    Command::Moment(moment::Command::Send {
        form: moment::Form {
            level: Some(level),
            please: Some(Please::AskGently),
            words: Written::parse("words", &marker(&format!("said{n}"))).unwrap(),
            ..moment::Form::default()
        },
        delivery: Delivery::NextMorning,
        seen_help: false,
        kept: None,
    })
}

pub(crate) fn hash(label: &str) -> u64 {
    // FNV-1a.
    label.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| {
        (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
