//! Keeping one's own copy.

use super::{Command, Kept};
use crate::Refusal;
use crate::writer::{Decide, Writer};

impl Decide for Command {
    fn decide(&self, writer: &mut Writer<'_, Self>) -> Result<(), Refusal> {
        let Command::Keep(words) = self;
        writer.keep(Kept::Copy(words.clone()));
        Ok(())
    }
}
