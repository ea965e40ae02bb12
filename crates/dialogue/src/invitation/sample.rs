//! Samples of invitations.

use super::{Command, Holds, Letter, Lines, view};
use crate::sample::{Draw, Kind, Look, Sample};

impl Sample for Command {
    const KINDS: &'static [Kind<Self>] = &[
        Kind::new("Sign", 1, |draw| {
            Command::Sign(Letter {
                words: draw.passage(),
                holds: draw.some(Holds::ALL, 3),
                handling: draw.maybe(5, Draw::passage),
                scope: draw.maybe(2, Draw::passage),
            })
        }),
        Kind::new("Answer", 1, |draw| {
            Command::Answer(Lines {
                talk: draw.maybe(5, Draw::line),
                please_dont: draw.maybe(5, Draw::line),
                before: draw.maybe(5, Draw::line),
            })
        }),
    ];

    fn twin(&self, _: &mut Draw<'_>) -> Option<Self> {
        None
    }

    fn pages(look: &Look<'_>) -> Vec<String> {
        vec![Look::page("invitation", &view::invitation(look.desk))]
    }
}
