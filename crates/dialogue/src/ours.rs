//! The shared room. Everything in it is visible to both.

use serde::{Deserialize, Serialize};

use crate::entry::Body;
use crate::{
    Entry, EntryId, SeatNo, State, Time, check_in, consent, conversation, ending, invitation,
    moment, session,
};

/// What can be said in the shared room, by topic.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OursBody {
    /// The therapist's invitation and the client's three lines.
    Invitation(invitation::Said),
    /// Sessions.
    Session(session::Said),
    /// Check-ins that were shared, and the other's view.
    CheckIn(check_in::Said),
    /// Moments.
    Moment(moment::Said),
    /// What followed from a moment.
    Conversation(conversation::Said),
    /// What may be shown.
    Consent(consent::Said),
    /// The end of the relationship, or of contact here.
    Ending(ending::Said),
}

impl Body for OursBody {}

/// What the shared room folds to.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Ours {
    /// The invitation.
    pub invitation: invitation::Shared,
    /// The sessions.
    pub sessions: session::Shared,
    /// The check-ins.
    pub check_ins: check_in::Shared,
    /// The conversations, each opened by a moment.
    pub conversations: conversation::Shared,
    /// What may be shown.
    pub consent: consent::Shared,
    /// Whether it has ended.
    pub ending: ending::Shared,
    unknown: bool,
}

/// Who and when, handed to a topic's fold beside what was said.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark {
    pub(crate) id: EntryId,
    pub(crate) by: SeatNo,
    pub(crate) at: Time,
}

impl State for Ours {
    type Body = OursBody;
    const FOLD: u32 = 3;

    fn apply(&mut self, _seq: i64, entry: &Entry<OursBody>) {
        let mark = Mark {
            id: entry.id,
            by: entry.by,
            at: entry.at,
        };
        match &entry.body {
            OursBody::Invitation(said) => self.invitation.apply(mark, said),
            OursBody::Session(said) => self.sessions.apply(mark, said),
            OursBody::CheckIn(said) => {
                self.check_ins.apply(mark, said);
                if let check_in::Said::Shared { answers, .. } = said {
                    for (agreed, happened) in &answers.agreed {
                        self.conversations.happened(*agreed, *happened);
                    }
                }
            }
            OursBody::Moment(said) => self.conversations.open(mark, said),
            OursBody::Conversation(said) => self.conversations.apply(mark, said),
            OursBody::Consent(said) => self.consent.apply(said),
            OursBody::Ending(said) => self.ending.apply(mark, said),
        }
    }

    fn meet_unknown(&mut self) {
        self.unknown = true;
    }

    fn writable(&self) -> bool {
        !self.unknown
    }
}
