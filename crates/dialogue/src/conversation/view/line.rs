//! One conversation in a list.

use jiff::civil::Date;

use super::mark::{Mark, mark};
use super::progress::{Progress, progress};
use crate::conversation::Conversation;
use crate::moment::kind::{Kind, kind};
use crate::moment::{Please, Telling};
use crate::{Desk, EntryId, Time};

/// One conversation in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConversationLine {
    /// The moment's name.
    pub id: EntryId,
    /// True where the reader opened it.
    pub mine: bool,
    /// When it arrived; `None` for whoever opened it.
    pub arrived: Option<Time>,
    /// What opened it.
    pub kind: Kind,
    /// Where it has got to.
    pub progress: Progress,
    /// True while there is no last word of the client's on it. Something good needs none: it is done with once it was answered.
    pub open: bool,
    /// By when the therapist said they would come back to it, where that still stands.
    pub promise: Option<Date>,
    /// What it is in the line that the two draw; `None` where it has no place there, or the client took it off.
    pub mark: Option<Mark>,
    /// How the client asked to be approached, where they said no more than that there is something, or what it is about.
    pub please: Option<Please>,
}

impl ConversationLine {
    /// True while the client wants to bring it up themselves, or said "not now" to it.
    pub(crate) fn asks_to_wait(&self) -> bool {
        let waits = !self.mine && self.please == Some(Please::Wait);
        match self.progress {
            Progress::NotNow => self.open,
            Progress::BackToIt { .. } => false,
            Progress::Arrived
            | Progress::Acknowledged
            | Progress::ComesBack(_)
            | Progress::Answered
            | Progress::Stands(_) => waits && self.open,
        }
    }

    pub(crate) fn of(desk: &Desk, conversation: &Conversation) -> Self {
        let mine = conversation.by == desk.me().no;
        let kind = kind(desk, &conversation.opening);
        let progress = progress(conversation, desk.me().no);
        let answered = matches!(progress, Progress::Acknowledged | Progress::Answered);
        Self {
            id: conversation.id,
            mine,
            arrived: (!mine).then_some(conversation.at),
            kind,
            progress,
            open: conversation.is_open() && !(answered && kind.is_good()),
            promise: conversation.promise(),
            mark: mark(kind, conversation).filter(|_| !conversation.not_drawn),
            please: conversation.telling().and_then(|telling| match telling {
                Telling::Something { please } | Telling::About { please, .. } => Some(*please),
                Telling::Words { .. } => None,
            }),
        }
    }
}

/// All conversations of a desk, newest first.
pub(crate) fn conversation_lines(desk: &Desk) -> Vec<ConversationLine> {
    desk.ours()
        .conversations
        .all()
        .iter()
        .rev()
        .map(|c| ConversationLine::of(desk, c))
        .collect()
}
