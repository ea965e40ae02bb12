//! Why something was not done, each with a sentence a person can act on (`refusal-*` in the text files).

/// A refusal. Nothing was stored; what was typed is kept on the page.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// More characters than fit.
    #[error("too long")]
    TooLong {
        /// The form field.
        field: &'static str,
        /// What was typed, in characters.
        length: usize,
        /// What fits, in characters.
        max: usize,
    },
    /// A field that has to say something says nothing.
    #[error("empty")]
    Empty {
        /// The form field.
        field: &'static str,
    },
    /// Control characters, or a choice that does not exist.
    #[error("unreadable")]
    Unreadable {
        /// The form field.
        field: &'static str,
    },
    /// A time that lies where it cannot.
    #[error("time out of range")]
    Time {
        /// The form field.
        field: &'static str,
    },
    /// For this person no such thing exists. Shown as the one and same "not found".
    #[error("unknown")]
    Unknown,
    /// It has reached the other and cannot be taken back.
    #[error("already there")]
    AlreadyThere,
    /// This session's check-in was already sent.
    #[error("already shared")]
    AlreadyShared,
    /// The session has not begun, or did not take place.
    #[error("no such session to look back on")]
    NoSession,
    /// The relationship has ended, or contact was stopped.
    #[error("ended")]
    Ended,
    /// No answer in writing was asked for, or the client's words are not shown at present.
    #[error("no answer in writing wanted")]
    NotInWriting,
    /// The client says something first.
    #[error("the client says something first")]
    ClientFirst,
    /// Scores or words may not be shown at present.
    #[error("consent withdrawn")]
    ConsentWithdrawn,
    /// Where safety is at stake nothing goes to the other person: the safety page instead.
    #[error("safety first")]
    Safety,
    /// Outside help is shown first; the client then chooses.
    #[error("outside help first")]
    OutsideHelpFirst,
    /// Nothing to keep or to send.
    #[error("nothing said")]
    NothingSaid,
    /// A newer version of the program wrote here; this one must not.
    #[error("written by a newer version")]
    Newer,
    /// A fault of the program's: what was decided goes further than the command may. Nothing is done then.
    #[error("decided out of place")]
    OutOfPlace,
}

impl Refusal {
    /// The key of the sentence shown.
    pub fn key(&self) -> &'static str {
        match self {
            Refusal::TooLong { .. } => "refusal-too-long",
            Refusal::Empty { .. } => "refusal-empty",
            Refusal::Unreadable { .. } => "refusal-unreadable",
            Refusal::Time { .. } => "refusal-time",
            Refusal::Unknown => "refusal-unknown",
            Refusal::AlreadyThere => "refusal-already-there",
            Refusal::AlreadyShared => "refusal-already-shared",
            Refusal::NoSession => "refusal-no-session",
            Refusal::Ended => "refusal-ended",
            Refusal::NotInWriting => "refusal-not-in-writing",
            Refusal::ClientFirst => "refusal-client-first",
            Refusal::ConsentWithdrawn => "refusal-consent-withdrawn",
            Refusal::Safety => "refusal-safety",
            Refusal::OutsideHelpFirst => "refusal-outside-help-first",
            Refusal::NothingSaid => "refusal-nothing-said",
            Refusal::Newer => "refusal-newer",
            Refusal::OutOfPlace => "refusal-out-of-place",
        }
    }

    /// The form field it is about, where it is about one.
    pub fn field(&self) -> Option<&'static str> {
        match self {
            Refusal::TooLong { field, .. }
            | Refusal::Empty { field }
            | Refusal::Unreadable { field }
            | Refusal::Time { field } => Some(field),
            Refusal::Unknown
            | Refusal::AlreadyThere
            | Refusal::AlreadyShared
            | Refusal::NoSession
            | Refusal::Ended
            | Refusal::NotInWriting
            | Refusal::ClientFirst
            | Refusal::ConsentWithdrawn
            | Refusal::Safety
            | Refusal::OutsideHelpFirst
            | Refusal::NothingSaid
            | Refusal::Newer
            | Refusal::OutOfPlace => None,
        }
    }
}
