//! Samples of endings.

use super::Command;
use crate::sample::{Draw, Kind, Look, Sample};

impl Sample for Command {
    const KINDS: &'static [Kind<Self>] = &[
        Kind::new("StopContact", 1, |_| Command::StopContact),
        Kind::new("End", 1, |_| Command::End),
    ];

    /// What comes back of what was under way had not reached the other either.
    fn twin(&self, _: &mut Draw<'_>) -> Option<Self> {
        None
    }

    /// An end has no page of its own: every page says it.
    fn pages(_: &Look<'_>) -> Vec<String> {
        Vec::new()
    }
}
