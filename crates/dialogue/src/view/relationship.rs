//! The shared room at a glance.

use alliance::trajectory::{Heard, Trajectory};

use super::between::Between;
use super::shown::{noticed_shown, shown_answers, words_shown};
use super::thread::{Thread, thread};
use crate::check_in::{Answers, View};
use crate::consent::view::{ConsentPage, consent};
use crate::conversation::Agreed;
use crate::conversation::view::{ConversationLine, conversation_lines};
use crate::invitation::Lines;
use crate::noticed::{self, Finding};
use crate::session::view::SessionLine;
use crate::{Desk, EntryId, Time};

/// What both shared on one session.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckInLine {
    /// The session.
    pub session: SessionLine,
    /// What the client shared, as far as the reader may see it.
    pub shared: Option<Answers>,
    /// The therapist's view as shown, or for the therapist their own.
    pub view: Option<View>,
    /// Where four of five scores would lie if nothing had happened, in points of 0 to 10, going by the shared scores before this session
    /// alone; the same for both people. `None` until there is one, and where scores may not be seen.
    pub usual: Option<(f64, f64)>,
    /// What was noticed of it; never for the client, whose own room has none.
    pub noticed: Option<Finding>,
}

/// The shared room at a glance.
#[derive(Debug, Clone, PartialEq)]
pub struct RelationshipPage {
    /// Who is who.
    pub between: Between,
    /// True until the client has come in.
    pub invited: bool,
    /// Sessions that can be looked back on, newest first, with what was shared.
    pub check_ins: Vec<CheckInLine>,
    /// Conversations, newest first.
    pub conversations: Vec<ConversationLine>,
    /// The line that the two draw.
    pub thread: Thread,
    /// What was agreed, newest first, with the conversation it belongs to.
    pub agreed: Vec<(EntryId, Agreed)>,
    /// The next session.
    pub next: Option<SessionLine>,
    /// The client's three lines, as far as the reader may see them.
    pub lines: Option<Lines>,
    /// Whether the therapist may see scores, and words.
    pub consent: ConsentPage,
}

/// The shared room at a glance.
pub fn relationship(desk: &Desk, now: Time) -> RelationshipPage {
    let ours = desk.ours();
    let show = words_shown(desk);
    let mut agreed: Vec<(EntryId, Agreed)> = ours
        .conversations
        .all()
        .iter()
        .flat_map(|c| c.agreed.iter().map(move |a| (c.id, a.clone())))
        .filter(|(_, a)| show || a.by != desk.client().no)
        .collect();
    agreed.sort_by_key(|(_, a)| std::cmp::Reverse((a.at, a.id)));
    RelationshipPage {
        between: Between::of(desk),
        invited: !desk.client().is_taken(),
        check_ins: check_in_lines(desk, now),
        conversations: conversation_lines(desk),
        thread: thread(desk, now),
        agreed,
        next: ours.sessions.next(now).map(|s| SessionLine::of(s, now)),
        lines: ours
            .invitation
            .lines
            .as_ref()
            .filter(|_| show)
            .map(|(_, lines)| lines.clone()),
        consent: consent(desk),
    }
}

fn check_in_lines(desk: &Desk, now: Time) -> Vec<CheckInLine> {
    let ours = desk.ours();
    let prior = noticed::prior();
    let mut scores = Trajectory::new(&prior);
    let mut begun = false;
    let mut lines: Vec<CheckInLine> = ours
        .sessions
        .all()
        .iter()
        .filter(|s| s.can_look_back(now))
        .map(|s| {
            let shared = shown_answers(desk, s.id);
            let score = shared.as_ref().and_then(|shared| shared.items.composite());
            let heard = score.map_or_else(Heard::default, |score| Heard::score(score.mean));
            let usual = scores.hear(&prior, &heard).usual;
            let usual = begun.then_some(usual);
            begun |= score.is_some();
            (s, shared, usual)
        })
        .map(|(s, shared, usual)| CheckInLine {
            session: SessionLine::of(s, now),
            shared,
            usual,
            view: if desk.me().is_therapist() {
                desk.own().check_ins.view_of(s.id).cloned()
            } else {
                ours.check_ins.view_of(s.id).cloned()
            },
            noticed: noticed_shown(desk).and_then(|mine| mine.of(s.id)).cloned(),
        })
        .collect();
    lines.reverse();
    lines
}
