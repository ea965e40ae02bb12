//! An end: what its author has under way comes back first.

use super::{Command, Said};
use crate::Refusal;
use crate::writer::{Decide, Writer};

impl Decide for Command {
    fn decide(&self, writer: &mut Writer<'_, Self>) -> Result<(), Refusal> {
        let desk = writer.desk();
        let ending = &desk.ours().ending;
        let (over, said) = match self {
            Command::StopContact => (ending.contact_stopped.is_some(), Said::ContactStopped),
            Command::End => (ending.is_over(), Said::Ended),
        };
        if over {
            return Ok(());
        }
        for letter in desk.post() {
            writer.take_back(letter)?;
        }
        writer.say(said);
        Ok(())
    }
}
