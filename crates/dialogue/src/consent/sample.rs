//! Samples of consent.

use super::{Command, view};
use crate::sample::{Draw, Kind, Look, Sample};

impl Sample for Command {
    const KINDS: &'static [Kind<Self>] = &[Kind::new("Show", 2, |draw| Command::Show {
        scores: draw.happens(6),
        words: draw.happens(6),
    })];

    fn twin(&self, _: &mut Draw<'_>) -> Option<Self> {
        None
    }

    fn pages(look: &Look<'_>) -> Vec<String> {
        vec![Look::page("consent", &view::consent(look.desk))]
    }
}
