//! Mail: what a reminder is made of, and who sends it.
//!
//! A reminder says that there is one, where the start page is, and how to have no more of them. There is no place in it for a
//! name, for words, for what it is about or for how much there is.

use std::future::Future;
use std::pin::Pin;

use dialogue::Time;

/// One reminder, as it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// To which address.
    pub to: String,
    /// When.
    pub at: Time,
    /// The letters before the @ of its Message-ID. The same reminder tried again has the same.
    pub id: String,
    /// The address at which one press has no more of them.
    pub stop: String,
    /// Its words.
    pub letter: MailWords,
}

/// The words of a reminder: the same for everybody but for two addresses in them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailWords {
    /// The subject.
    pub subject: String,
    /// The text.
    pub text: String,
}

/// Why a mail was not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unsent {
    /// It may go another time: the mail server could not be reached, or did not take it now.
    #[error("the mail server did not take it now{}", code(*.0))]
    Later(Option<u16>),
    /// The mail server knows no such address.
    #[error("the mail server refused the address for good{}", code(*.0))]
    Never(Option<u16>),
}

/// What the mail server said, as a number: its words would hold the address.
fn code(code: Option<u16>) -> String {
    code.map_or_else(String::new, |code| format!(" ({code})"))
}

/// What comes of sending a mail.
pub type Sending<'a> = Pin<Box<dyn Future<Output = Result<(), Unsent>> + Send + 'a>>;

/// Sends mail.
pub trait Mailer: Send + Sync {
    /// Sends one. It returns once the mail server has taken it.
    fn send<'a>(&'a self, mail: &'a Mail) -> Sending<'a>;
}
