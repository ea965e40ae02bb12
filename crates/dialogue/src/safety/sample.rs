//! Samples of the safety page.

use super::Command;
use crate::sample::{Draw, Kind, Look, Sample};

impl Sample for Command {
    const KINDS: &'static [Kind<Self>] =
        &[Kind::new("Keep", 1, |draw| Command::Keep(draw.passage()))];

    fn twin(&self, _: &mut Draw<'_>) -> Option<Self> {
        None
    }

    /// What is kept from there is on the own page.
    fn pages(_: &Look<'_>) -> Vec<String> {
        Vec::new()
    }
}
