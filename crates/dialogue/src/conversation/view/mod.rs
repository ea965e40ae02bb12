//! One conversation, and what its reader may do in it.

mod line;
mod mark;
mod progress;

pub use line::ConversationLine;
pub(crate) use line::conversation_lines;
pub use mark::Mark;
pub(crate) use mark::first_mark;
pub use progress::Progress;

use mark::mark;
use progress::progress;

use super::{Agreed, Conversation, Said, Stand};
use crate::moment::kind::kind;
use crate::moment::{self, Telling};
use crate::session::view::SessionLine;
use crate::view::Between;
use crate::view::shown::words_shown;
use crate::{Desk, EntryId, Passage, Refusal, Time};

/// What opened it, as far as the reader may see it.
#[derive(Debug, Clone, PartialEq)]
pub enum Opening {
    /// The client's telling.
    Telling(Telling),
    /// What the therapist noticed.
    Noticed(Passage),
    /// The client withdrew their words from view.
    Withdrawn,
}

/// One thing said, as far as the reader may see it.
#[derive(Debug, Clone, PartialEq)]
pub struct ShownTurn {
    /// Its name.
    pub id: EntryId,
    /// True where the reader said it.
    pub mine: bool,
    /// When.
    pub at: Time,
    /// What; `None` where the client withdrew their words from view.
    pub said: Option<Said>,
}

/// What its reader may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct May {
    /// Give a first answer in one tap.
    pub acknowledge: bool,
    /// Say a line in one's own words.
    pub line: bool,
    /// Say by when to come back to it.
    pub promise: bool,
    /// Answer in writing, as far as it may be seen that this was asked for.
    pub answer: bool,
    /// Say "not now".
    pub not_now: bool,
    /// Say where it is now.
    pub stand: bool,
    /// Write down what was agreed.
    pub agree: bool,
    /// Come back to it.
    pub back: bool,
    /// Take it off the line that the two draw, or put it on again.
    pub draw: bool,
}

/// One conversation.
#[derive(Debug, Clone, PartialEq)]
pub struct ConversationPage {
    /// Who is who.
    pub between: Between,
    /// The moment's name.
    pub id: EntryId,
    /// True where the reader opened it.
    pub mine: bool,
    /// When it arrived; `None` for whoever opened it.
    pub arrived: Option<Time>,
    /// What opened it.
    pub opening: Opening,
    /// How many words there are to read; 0 where the client withdrew them from view.
    pub length: usize,
    /// What followed, in order.
    pub turns: Vec<ShownTurn>,
    /// What was agreed.
    pub agreed: Vec<Agreed>,
    /// Where it is for the client.
    pub stand: Option<Stand>,
    /// Where it has got to.
    pub progress: Progress,
    /// True while there is no last word of the client's on it.
    pub open: bool,
    /// What it is in the line that the two draw; `None` where it has no place there.
    pub mark: Option<Mark>,
    /// True where the client took it off that line.
    pub not_drawn: bool,
    /// The next session.
    pub next: Option<SessionLine>,
    /// Kept for the reader alone, newest first.
    pub kept: Vec<Stand>,
    /// What the reader may do.
    pub may: May,
}

/// One conversation.
///
/// # Errors
/// [`Refusal::Unknown`] where there is none of that name.
pub fn conversation(desk: &Desk, moment: EntryId, now: Time) -> Result<ConversationPage, Refusal> {
    let ours = desk.ours();
    let found = ours.conversations.get(moment).ok_or(Refusal::Unknown)?;
    let show = words_shown(desk);
    let client = desk.client().no;
    let mine = found.by == desk.me().no;
    let between = Between::of(desk);
    let may = may(&between, found, show);
    Ok(ConversationPage {
        id: found.id,
        mine,
        arrived: (!mine).then_some(found.at),
        opening: opening(&found.opening, show),
        length: found.telling().filter(|_| show).map_or(0, Telling::length),
        turns: found
            .turns
            .iter()
            .map(|turn| ShownTurn {
                id: turn.id,
                mine: turn.by == desk.me().no,
                at: turn.at,
                said: shown(&turn.said, show || turn.by != client),
            })
            .collect(),
        agreed: found
            .agreed
            .iter()
            .filter(|a| show || a.by != client)
            .cloned()
            .collect(),
        stand: found.stand().map(|stand| {
            if show {
                stand.clone()
            } else {
                Stand::at(stand.place)
            }
        }),
        progress: progress(found, desk.me().no),
        open: found.is_open(),
        mark: mark(kind(desk, &found.opening), found),
        not_drawn: found.not_drawn,
        next: ours.sessions.next(now).map(|s| SessionLine::of(s, now)),
        kept: desk
            .own()
            .conversations
            .stands
            .iter()
            .rev()
            .filter(|kept| kept.moment == moment)
            .map(|kept| kept.stand.clone())
            .collect(),
        may,
        between,
    })
}

fn may(between: &Between, found: &Conversation, show: bool) -> May {
    let goes_on = !between.is_over();
    let client = goes_on && between.is_client();
    let therapist = goes_on && !between.is_client();
    let said = therapist && found.is_said();
    May {
        acknowledge: said && found.takes_first_answer(),
        line: said && found.takes_own_words(),
        promise: said,
        answer: therapist && show && found.telling().is_some_and(Telling::wants_writing),
        not_now: client && found.telling().is_none() && found.is_open(),
        stand: client,
        agree: goes_on,
        draw: client,
        back: client || (therapist && found.can_be_reopened()),
    }
}

fn opening(said: &moment::Said, show: bool) -> Opening {
    match said {
        moment::Said::Noticed { words, .. } => Opening::Noticed(words.clone()),
        moment::Said::Raised(raised) => match &raised.telling {
            Telling::Words { .. } if !show => Opening::Withdrawn,
            telling @ (Telling::Something { .. }
            | Telling::About { .. }
            | Telling::Words { .. }) => Opening::Telling(telling.clone()),
        },
    }
}

/// What may be seen of one turn where the client's words may not: that it was said, where things stand, and nothing written.
fn shown(said: &Said, show: bool) -> Option<Said> {
    if show {
        return Some(said.clone());
    }
    match said {
        Said::Stands { moment, stand } => Some(Said::Stands {
            moment: *moment,
            stand: Stand::at(stand.place),
        }),
        Said::Back { moment, .. } => Some(Said::Back {
            moment: *moment,
            words: None,
        }),
        Said::NotNow { .. } | Said::Happened { .. } | Said::Drawn { .. } => Some(said.clone()),
        Said::Acknowledged { .. } | Said::Answered { .. } | Said::Agreed { .. } => None,
    }
}
