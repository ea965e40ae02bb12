//! How a desk shows. One function and one type per page; each page is made from one desk and the present time and nothing
//! else, and feeds every way out alike.
//!
//! What the client withdrew consent for is taken out here, before anything leaves this crate. What the post delivered
//! carries no time for its author: they see that it arrived, never when.

mod check_in;
mod conversation;
mod home;
mod made_from;
mod own;
mod relationship;
mod say;
mod thread;

pub use check_in::{
    AgreedQuestion, ClientCheckIn, SentState, TherapistCheckIn, check_in, client_check_in,
    therapist_check_in,
};
pub use conversation::{ConversationPage, May, Opening, ShownTurn, conversation};
pub use home::{CheckInState, ClientHome, DayLine, client_home, day_line};
pub use made_from::MadeFrom;
pub use own::{KeptCheckIn, KeptNote, KeptStand, OwnPage, own};
pub use relationship::{
    CheckInLine, ConsentPage, InvitationPage, RelationshipPage, SessionsPage, consent, invitation,
    relationship, sessions,
};
pub use say::{Preview, SayPage, Underway, UnderwayKind, preview, say, taken_up, underway};
pub use thread::{Mark, Stitch, Thread, thread};

use alliance::Direct;
use alliance::noticing::LONGEST;
use jiff::civil::Date;

use self::relationship::shown_answers;
use crate::consent::Matter;
use crate::conversation::{Acknowledgement, Conversation, Where};
use crate::moment::{Feeling, Please, Said, Telling, Topic};
use crate::noticed::Finding;
use crate::session::{Outcome, Session};
use crate::{Desk, EntryId, Name, PersonId, RelationshipId, Role, SeatNo, Time, noticed};

/// Who is who on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Between {
    /// Which relationship.
    pub relationship: RelationshipId,
    /// The reader's seat.
    pub seat: SeatNo,
    /// What the reader is in it.
    pub role: Role,
    /// What the reader is called.
    pub me: Name,
    /// What the other is called.
    pub other: Name,
    /// Who the reader is, and who the other is once they have come in: for telling who else either of them is.
    pub people: (Option<PersonId>, Option<PersonId>),
    /// Whether it has ended.
    pub over: Over,
    /// Whether the client's words may be shown at present.
    pub words_allowed: bool,
    /// What the page is made from; each form on it carries this along.
    pub made_from: MadeFrom,
}

/// Whether a relationship has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Over {
    /// It goes on.
    No,
    /// The client stopped contact.
    ContactStopped,
    /// It was ended.
    Ended {
        /// True where the reader ended it.
        mine: bool,
        /// When.
        at: Time,
    },
}

impl Between {
    /// The two people of a desk.
    pub fn of(desk: &Desk) -> Self {
        let ending = &desk.ours().ending;
        Self {
            relationship: desk.me().relationship,
            seat: desk.me().no,
            role: desk.me().role,
            me: desk.me().name.clone(),
            other: desk.other().name.clone(),
            people: (desk.me().person, desk.other().person),
            over: match (ending.contact_stopped, ending.ended) {
                (Some(_), _) => Over::ContactStopped,
                (None, Some((at, by))) => Over::Ended {
                    mine: by == desk.me().no,
                    at,
                },
                (None, None) => Over::No,
            },
            words_allowed: desk.ours().consent.allows(Matter::Words),
            made_from: MadeFrom::of(desk),
        }
    }

    /// True for the client's side.
    pub fn is_client(&self) -> bool {
        self.role == Role::Client
    }

    /// The therapist's name, whoever reads.
    pub fn therapist(&self) -> &Name {
        if self.is_client() {
            &self.other
        } else {
            &self.me
        }
    }

    /// The client's name, whoever reads.
    pub fn client(&self) -> &Name {
        if self.is_client() {
            &self.me
        } else {
            &self.other
        }
    }

    /// True once nothing more is said here.
    pub fn is_over(&self) -> bool {
        self.over != Over::No
    }
}

/// One session in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionLine {
    /// Its name.
    pub id: EntryId,
    /// When it begins.
    pub starts: Time,
    /// How long it lasts, in minutes.
    pub minutes: u16,
    /// How it went, once someone said so.
    pub outcome: Option<Outcome>,
    /// True while it is still to come.
    pub ahead: bool,
    /// True where one can look back on it.
    pub past: bool,
}

impl SessionLine {
    fn of(session: &Session, now: Time) -> Self {
        Self {
            id: session.id,
            starts: session.starts,
            minutes: session.minutes,
            outcome: session.outcome,
            ahead: session.is_ahead(now),
            past: session.can_look_back(now),
        }
    }
}

/// What opened a conversation, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// There is something.
    Something,
    /// It is about a topic.
    About(Topic),
    /// Words, about so many of them; and what kind of thing it is, where that was answered.
    Words(Option<Feeling>, usize),
    /// The therapist noticed something.
    Noticed,
    /// The client withdrew their words from view.
    Withdrawn,
}

impl Kind {
    /// True for something that felt good.
    pub fn is_good(self) -> bool {
        matches!(self, Kind::Words(Some(Feeling::FeltGood), _))
    }
}

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
    fn asks_to_wait(&self) -> bool {
        let waits = !self.mine && self.please == Some(Please::Wait);
        match self.progress {
            Progress::NotNow => self.open,
            Progress::BackToIt { .. } => false,
            _ => waits && self.open,
        }
    }

    fn of(desk: &Desk, conversation: &Conversation) -> Self {
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
            mark: thread::mark(kind, conversation).filter(|_| !conversation.not_drawn),
            please: match conversation.telling() {
                Some(Telling::Something { please } | Telling::About { please, .. }) => {
                    Some(*please)
                }
                _ => None,
            },
        }
    }
}

/// True where this reader may see the client's words.
fn words_shown(desk: &Desk) -> bool {
    desk.me().is_client() || desk.ours().consent.allows(Matter::Words)
}

/// What was noticed, as far as its reader may see it: it comes from scores, and goes out of view with them. A client has none.
fn noticed_shown(desk: &Desk) -> Option<&noticed::Mine> {
    let allowed = desk.ours().consent.allows(Matter::Scores);
    allowed.then(|| &desk.own().noticed)
}

/// Something that was noticed, with what goes with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Noted {
    /// What.
    pub finding: Finding,
    /// What the client said that goes before any question about it; `None` once this has ended: nobody is to ask.
    pub asked: Option<Asked>,
    /// True where the course is longer than those that were simulated, so that by chance such a thing appears more often than is said.
    pub longer: bool,
}

impl Noted {
    fn of(desk: &Desk, lines: &[ConversationLine], finding: &Finding) -> Self {
        let ours = desk.ours();
        let sessions = ours.sessions.all().iter();
        let mut course = sessions.filter(|session| session.can_look_back(finding.at));
        let until = course.position(|session| session.id == finding.session);
        Self {
            finding: finding.clone(),
            asked: (!ours.ending.is_over()).then(|| asked(desk, lines, finding.session)),
            longer: until.is_some_and(|before| before >= LONGEST as usize),
        }
    }
}

/// What the client said themselves that goes before any question about a check-in of theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Nothing.
    Freely,
    /// To the direct question: no.
    SaidNo,
    /// To the direct question: rather not say.
    RatherNotSay,
    /// To wait until they bring something up; or "not now".
    Wait,
}

fn asked(desk: &Desk, lines: &[ConversationLine], session: EntryId) -> Asked {
    if lines.iter().any(ConversationLine::asks_to_wait) {
        return Asked::Wait;
    }
    match shown_answers(desk, session).and_then(|answers| answers.direct) {
        Some(Direct::RatherNotSay) => Asked::RatherNotSay,
        Some(Direct::No) => Asked::SaidNo,
        _ => Asked::Freely,
    }
}

fn kind(desk: &Desk, said: &Said) -> Kind {
    match said {
        Said::Noticed { .. } => Kind::Noticed,
        Said::Raised(raised) => match &raised.telling {
            Telling::Something { .. } => Kind::Something,
            Telling::About { topic, .. } => Kind::About(*topic),
            Telling::Words { .. } if !words_shown(desk) => Kind::Withdrawn,
            telling @ Telling::Words { feeling, .. } => Kind::Words(*feeling, telling.length()),
        },
    }
}

fn progress(conversation: &Conversation, reader: SeatNo) -> Progress {
    use crate::conversation::Said as Turn;
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
                _ => Progress::Acknowledged,
            }),
            Turn::Agreed { .. } | Turn::Happened { .. } | Turn::Drawn { .. } => None,
        })
        .unwrap_or(Progress::Arrived)
}

/// All conversations of a desk, newest first.
fn conversation_lines(desk: &Desk) -> Vec<ConversationLine> {
    desk.ours()
        .conversations
        .all()
        .iter()
        .rev()
        .map(|c| ConversationLine::of(desk, c))
        .collect()
}
