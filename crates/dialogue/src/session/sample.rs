//! Samples of sessions.

use super::{Command, Outcome, view};
use crate::EntryId;
use crate::sample::{Draw, Kind, Look, Sample};

impl Sample for Command {
    const KINDS: &'static [Kind<Self>] = &[
        Kind::new("Plan", 6, |draw| Command::Plan {
            starts: match draw.below(5) {
                0 => draw.minutes(-30_000..60_000),
                1 => draw.minutes(1_000_000..1_400_000),
                _ => draw.minutes(-300..0),
            },
            minutes: if draw.happens(8) {
                50
            } else {
                u16::try_from(draw.below(600)).unwrap_or(u16::MAX)
            },
        }),
        Kind::new("Went", 3, |draw| Command::Went {
            session: draw.session(),
            outcome: outcome(draw),
        }),
        Kind::new("On", 3, |draw| {
            let called_off: Vec<EntryId> = {
                let sessions = draw.desk().ours().sessions.all().iter();
                let off = sessions.filter(|s| s.outcome == Some(Outcome::Cancelled));
                off.rev().map(|session| session.id).collect()
            };
            Command::On {
                session: draw.name_of(&called_off),
            }
        }),
    ];

    fn twin(&self, _: &mut Draw<'_>) -> Option<Self> {
        None
    }

    fn pages(look: &Look<'_>) -> Vec<String> {
        vec![Look::page("sessions", &view::sessions(look.desk, look.now))]
    }
}

fn outcome(draw: &mut Draw<'_>) -> Outcome {
    if draw.happens(6) {
        Outcome::Held
    } else {
        draw.pick(Outcome::ALL)
    }
}
