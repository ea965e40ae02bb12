//! Whenever an answer comes, from an old page or for the second time, it is taken; what needs no answer keeps nothing.

use super::{Command, Kept};
use crate::Refusal;
use crate::writer::{Decide, Writer};

impl Decide for Command {
    fn decide(&self, writer: &mut Writer<'_, Self>) -> Result<(), Refusal> {
        let Command::Answer { concern } = *self;
        let own = writer.desk().own();
        let raised_by = concern.raised_by(own.check_ins.all());
        if let Some(by) = raised_by.filter(|_| !own.private_prompts.is_answered(concern)) {
            writer.keep(Kept::Answered {
                concern,
                session: by.session,
            });
        }
        Ok(())
    }
}
