//! The therapist signs; the client writes their lines.

use super::{Command, Lines, Said};
use crate::Refusal;
use crate::writer::{Decide, Writer};

impl Decide for Command {
    fn decide(&self, writer: &mut Writer<'_, Self>) -> Result<(), Refusal> {
        match self {
            Command::Sign(letter) => {
                let mut letter = letter.clone();
                letter.holds.sort_unstable();
                letter.holds.dedup();
                writer.say(Said::Signed(letter));
            }
            Command::Answer(lines) => {
                if *lines != Lines::default() {
                    writer.desk().ours().consent.require_words()?;
                }
                writer.say(Said::Answered(lines.clone()));
            }
        }
        Ok(())
    }
}
