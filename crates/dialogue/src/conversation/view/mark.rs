//! What a conversation is in the line that the two draw.

use crate::conversation::{Conversation, Where};
use crate::moment::Feeling;
use crate::moment::kind::Kind;

/// What a conversation is in the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Something felt good.
    Good,
    /// Something felt off, and there is no word yet on where it is.
    Open,
    /// Settled for the client.
    Settled,
    /// Partly.
    Partly,
    /// The two see it differently, and the client can live with that.
    Differently,
    /// Not okay.
    NotOkay,
    /// The client takes it elsewhere.
    Elsewhere,
}

impl Mark {
    /// All of them.
    pub const ALL: [Mark; 7] = [
        Mark::Good,
        Mark::Open,
        Mark::Settled,
        Mark::Partly,
        Mark::Differently,
        Mark::NotOkay,
        Mark::Elsewhere,
    ];

    /// A stable short name, used in message keys and by the stylesheet.
    pub fn name(self) -> &'static str {
        match self {
            Mark::Good => "good",
            Mark::Open => "open",
            Mark::Settled => "settled",
            Mark::Partly => "partly",
            Mark::Differently => "differently",
            Mark::NotOkay => "not-okay",
            Mark::Elsewhere => "elsewhere",
        }
    }
}

/// What a conversation is in the line, whether or not the client took it off.
pub(super) fn mark(kind: Kind, conversation: &Conversation) -> Option<Mark> {
    if let Some(stand) = conversation.stand() {
        return Some(match stand.place {
            Where::Settled => Mark::Settled,
            Where::Partly => Mark::Partly,
            Where::Differently => Mark::Differently,
            Where::NotOkay => Mark::NotOkay,
            Where::Elsewhere => Mark::Elsewhere,
            Where::AnotherTime => Mark::Open,
        });
    }
    match kind {
        Kind::Words(feeling, _) => first_mark(feeling),
        Kind::Something | Kind::About(_) | Kind::Noticed | Kind::Withdrawn => None,
    }
}

/// What words are in the line from when they arrive until the client says where it is.
pub(crate) fn first_mark(feeling: Option<Feeling>) -> Option<Mark> {
    match feeling? {
        Feeling::FeltOff => Some(Mark::Open),
        Feeling::FeltGood => Some(Mark::Good),
        Feeling::TowardsYou | Feeling::NotSure => None,
    }
}
