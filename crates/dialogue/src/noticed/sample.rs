//! What was noticed has no command, and its pages are those of check-ins and of the relationship.

use super::Command;
use crate::sample::{Draw, Kind, Look, Sample};

impl Sample for Command {
    const KINDS: &'static [Kind<Self>] = &[];

    fn twin(&self, _: &mut Draw<'_>) -> Option<Self> {
        match *self {}
    }

    fn pages(_: &Look<'_>) -> Vec<String> {
        Vec::new()
    }
}
