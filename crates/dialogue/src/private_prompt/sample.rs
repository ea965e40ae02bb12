//! Samples of private prompts.

use super::{Command, Concern};
use crate::sample::{Draw, Kind, Look, Sample};

impl Sample for Command {
    const KINDS: &'static [Kind<Self>] = &[Kind::new("Answer", 2, |draw| Command::Answer {
        concern: draw.pick(Concern::ALL),
    })];

    fn twin(&self, _: &mut Draw<'_>) -> Option<Self> {
        None
    }

    /// They are put beside the client's own check-in.
    fn pages(_: &Look<'_>) -> Vec<String> {
        Vec::new()
    }
}
