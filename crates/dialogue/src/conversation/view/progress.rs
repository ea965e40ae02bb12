//! Where a conversation has got to, in one word.

use jiff::civil::Date;

use crate::SeatNo;
use crate::conversation::{Acknowledgement, Conversation, Said as Turn, Where};

/// Where a conversation has got to, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// It has arrived; nobody answered yet.
    Arrived,
    /// It was acknowledged.
    Acknowledged,
    /// The therapist comes back to it by this day.
    ComesBack(Date),
    /// An answer in writing was given.
    Answered,
    /// "Not now."
    NotNow,
    /// One of the two came back to it.
    BackToIt {
        /// True where that was the reader.
        mine: bool,
    },
    /// Where it is for the client.
    Stands(Where),
}

/// Where it has got to, for this reader.
pub(super) fn progress(conversation: &Conversation, reader: SeatNo) -> Progress {
    conversation
        .turns
        .iter()
        .rev()
        .find_map(|turn| match &turn.said {
            Turn::Stands { stand, .. } => Some(Progress::Stands(stand.place)),
            Turn::Back { .. } => Some(Progress::BackToIt {
                mine: turn.by == reader,
            }),
            Turn::NotNow { .. } => Some(Progress::NotNow),
            Turn::Answered { .. } => Some(Progress::Answered),
            Turn::Acknowledged { how, .. } => Some(match how {
                Acknowledgement::ComeBack { by } => Progress::ComesBack(*by),
                Acknowledgement::Read | Acknowledgement::Tap(_) | Acknowledgement::Words(_) => {
                    Progress::Acknowledged
                }
            }),
            Turn::Agreed { .. } | Turn::Happened { .. } | Turn::Drawn { .. } => None,
        })
        .unwrap_or(Progress::Arrived)
}
