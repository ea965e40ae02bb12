//! Giving and withdrawing: what changes is said, and nothing else.

use super::{Command, Matter, Said};
use crate::Refusal;
use crate::writer::{Decide, Writer};

impl Decide for Command {
    fn decide(&self, writer: &mut Writer<'_, Self>) -> Result<(), Refusal> {
        let Command::Show { scores, words } = *self;
        let consent = &writer.desk().ours().consent;
        for (matter, allow) in [(Matter::Scores, scores), (Matter::Words, words)] {
            if consent.allows(matter) != allow {
                writer.say(if allow {
                    Said::Given(matter)
                } else {
                    Said::Withdrawn(matter)
                });
            }
        }
        Ok(())
    }
}
