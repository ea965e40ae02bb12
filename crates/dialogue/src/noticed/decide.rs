//! Nothing is decided here: what was noticed is written when a check-in arrives (`notice`).

use super::Command;
use crate::Refusal;
use crate::writer::{Decide, Writer};

impl Decide for Command {
    fn decide(&self, _: &mut Writer<'_, Self>) -> Result<(), Refusal> {
        match *self {}
    }
}
