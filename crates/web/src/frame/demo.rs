//! The accounts of the demonstration, and why one would look in as each of them.

/// A demonstration account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoAccount {
    /// "therapist", "client" or "administrator".
    pub role: String,
    /// What the person is called.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Their password.
    pub password: String,
    /// Why one would look in as this person.
    pub why: Option<Why>,
}

/// Why one would look in as someone in the demonstration. What is said of it are words of whoever shows the demonstration: no
/// page of a practice knows any of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Something waits to be read.
    ToRead,
    /// A quiet day.
    QuietDay,
    /// Said, answered, settled.
    Settled,
    /// Seen differently.
    Differently,
    /// Something is on its way.
    OnItsWay,
    /// A first answer that defended, and a second one.
    SecondAnswer,
    /// Small steps.
    SmallSteps,
    /// Good moments.
    Good,
    /// A promise that was kept.
    PromiseKept,
    /// A promise that was not kept.
    PromiseNotKept,
    /// Keeps everything.
    KeepsEverything,
    /// Always at ten.
    AlwaysTen,
    /// Who I am.
    WhoIAm,
    /// Taken elsewhere.
    Elsewhere,
    /// An ending.
    Ended,
    /// A pause.
    Pause,
    /// Came in yesterday.
    New,
    /// What didn't sit right stands in the check-ins alone.
    CheckInsAlone,
}

impl Why {
    /// The key of its words.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::ToRead => "demo-why-to-read",
            Self::QuietDay => "demo-why-quiet-day",
            Self::Settled => "demo-why-settled",
            Self::Differently => "demo-why-differently",
            Self::OnItsWay => "demo-why-on-its-way",
            Self::SecondAnswer => "demo-why-second-answer",
            Self::SmallSteps => "demo-why-small-steps",
            Self::Good => "demo-why-good",
            Self::PromiseKept => "demo-why-promise-kept",
            Self::PromiseNotKept => "demo-why-promise-not-kept",
            Self::KeepsEverything => "demo-why-keeps-everything",
            Self::AlwaysTen => "demo-why-always-ten",
            Self::WhoIAm => "demo-why-who-i-am",
            Self::Elsewhere => "demo-why-elsewhere",
            Self::Ended => "demo-why-ended",
            Self::Pause => "demo-why-pause",
            Self::New => "demo-why-new",
            Self::CheckInsAlone => "demo-why-check-ins-alone",
        }
    }
}
