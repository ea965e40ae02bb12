//! The words of a reminder: the same for everybody.

use service::{MailWords, Token};

use crate::frame::words::Words;

/// A reminder's words: the same for everybody but for the address at which one stops them.
pub(crate) fn reminder(t: &Words, address: &str, stop: &str) -> MailWords {
    let start = format!("{address}/");
    let text = [
        t.fill("mail-text", &[("address", &start)]),
        t.say("mail-urgent"),
        t.fill("mail-stop", &[("stop", stop)]),
    ];
    MailWords {
        subject: t.say("mail-subject"),
        text: text.join("\n\n") + "\n",
    }
}

/// The address at which one press has no more reminders.
pub(crate) fn stop_address(address: &str, token: &Token) -> String {
    format!("{address}/stop/{}", token.letters())
}
