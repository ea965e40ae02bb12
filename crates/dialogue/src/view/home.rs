//! What each person meets first: the client's home, and one relationship's part of the therapist's day.

use alliance::Direct;
use jiff::civil::Date;

use super::between::Between;
use super::shown::noticed_shown;
use super::underway::{Underway, underway};
use crate::conversation::view::{ConversationLine, Progress, conversation_lines};
use crate::noticed::view::{Asked, Noted, asked};
use crate::session::Outcome;
use crate::session::view::SessionLine;
use crate::{Calendar, Desk, EntryId, Time, check_in, moment};

/// The client's home in one relationship.
#[derive(Debug, Clone, PartialEq)]
pub struct ClientHome {
    /// Who is who.
    pub between: Between,
    /// The next session.
    pub next: Option<SessionLine>,
    /// The latest session that can be looked back on, and whether its check-in was begun or sent.
    pub last: Option<(SessionLine, CheckInState)>,
    /// True where there is an invitation to read again.
    pub invited: bool,
    /// True where there is an invitation the client has not written their lines to.
    pub lines_open: bool,
    /// Conversations, newest first.
    pub conversations: Vec<ConversationLine>,
    /// Those of them of which the client said "ask me another time", and a session was over since.
    pub again: Vec<EntryId>,
    /// What is on its way.
    pub underway: Vec<Underway>,
    /// True where a moment was begun and neither kept nor sent.
    pub begun: bool,
    /// True where something is kept in the own room.
    pub keeps: bool,
}

/// How far the check-in on the latest session is, in the client's own eyes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckInState {
    /// Not begun.
    Open,
    /// Begun.
    Begun,
    /// Kept for oneself.
    Kept,
    /// Sent.
    Sent,
}

/// The client's home.
pub fn client_home(desk: &Desk, now: Time) -> ClientHome {
    let ours = desk.ours();
    let last = ours.sessions.last(now).map(|session| {
        (
            SessionLine::of(session, now),
            check_in_state(desk, session.id),
        )
    });
    ClientHome {
        between: Between::of(desk),
        next: ours.sessions.next(now).map(|s| SessionLine::of(s, now)),
        last,
        invited: ours.invitation.signed.is_some(),
        lines_open: ours.invitation.signed.is_some() && ours.invitation.lines.is_none(),
        conversations: conversation_lines(desk),
        again: asked_again(desk, now),
        underway: underway(desk),
        begun: moment::begun(desk).is_some(),
        keeps: !desk.own().texts().is_empty(),
    }
}

/// "Another time" is after the next session.
fn asked_again(desk: &Desk, now: Time) -> Vec<EntryId> {
    let ours = desk.ours();
    let met_since = |at: Time| {
        let mut sessions = ours.sessions.all().iter();
        sessions.any(|s| s.starts > at && s.ends() <= now && s.can_look_back(now))
    };
    let conversations = ours.conversations.all().iter().rev();
    conversations
        .filter(|c| c.another_time().is_some_and(met_since))
        .map(|c| c.id)
        .collect()
}

fn check_in_state(desk: &Desk, session: EntryId) -> CheckInState {
    if desk.ours().check_ins.of(session).is_some() {
        return CheckInState::Sent;
    }
    match desk.own().check_ins.of(session) {
        Some(own) if own.letter.is_some() => CheckInState::Sent,
        Some(_) => CheckInState::Kept,
        None if check_in::begun(desk, session).is_some() => CheckInState::Begun,
        None => CheckInState::Open,
    }
}

/// One relationship's part of the therapist's day.
#[derive(Debug, Clone, PartialEq)]
pub struct DayLine {
    /// Who is who.
    pub between: Between,
    /// True until the client has come in.
    pub invited: bool,
    /// Today's sessions.
    pub today: Vec<SessionLine>,
    /// The next session.
    pub next: Option<SessionLine>,
    /// The latest session that the therapist has not given or passed their own view of, if it was within the last week.
    /// Asked after every session alike, so that the question itself tells nothing.
    pub view_open: Option<SessionLine>,
    /// Moments of the client's that arrived, or that the client came back to, and that were not answered since.
    pub arrived: Vec<ConversationLine>,
    /// Shared check-ins that say there was a moment that didn't sit right: from the day they arrived for a week, and until the
    /// next session after that is over; none once this has ended. Which of them were looked at is kept nowhere.
    pub direct: Vec<(SessionLine, Direct, Asked)>,
    /// What the engine found worth noticing in shared check-ins, as long as [`DayLine::direct`]; a session stands in one of the two.
    pub noticed: Vec<(SessionLine, Noted)>,
    /// What is open besides. "Not now" is no open work.
    pub open: Vec<ConversationLine>,
    /// What the therapist promised to come back to, and by when.
    pub promised: Vec<(ConversationLine, Date)>,
}

/// One relationship's part of the therapist's day.
pub fn day_line(desk: &Desk, now: Time, calendar: &Calendar) -> DayLine {
    let today = calendar.date(now);
    let sessions = &desk.ours().sessions;
    let lines = conversation_lines(desk);
    let (direct, noticed) = (direct(desk, &lines, now), noticed(desk, &lines, now));
    let (mut arrived, mut open, mut promised) = (Vec::new(), Vec::new(), Vec::new());
    for line in lines.into_iter().filter(|line| line.open) {
        if let Some(by) = line.promise {
            promised.push((line.clone(), by));
        }
        match line.progress {
            Progress::Arrived if !line.mine => arrived.push(line),
            Progress::BackToIt { mine: false } => arrived.push(line),
            Progress::ComesBack(_) | Progress::NotNow => {}
            Progress::Arrived
            | Progress::Acknowledged
            | Progress::Answered
            | Progress::BackToIt { mine: true }
            | Progress::Stands(_) => open.push(line),
        }
    }
    promised.sort_by_key(|(_, by)| *by);
    DayLine {
        between: Between::of(desk),
        invited: !desk.other().is_taken(),
        today: sessions
            .all()
            .iter()
            .filter(|s| calendar.date(s.starts) == today)
            .map(|s| SessionLine::of(s, now))
            .collect(),
        next: sessions.next(now).map(|s| SessionLine::of(s, now)),
        view_open: sessions
            .last(now)
            .filter(|s| s.ends() <= now && s.ends().plus_days(7) > now)
            .filter(|s| !desk.own().check_ins.viewed(s.id))
            .map(|s| SessionLine::of(s, now)),
        arrived,
        direct,
        noticed,
        open,
        promised,
    }
}

/// What came at a time stands on the day for a week, and until the next session after that is over; nothing once this has ended.
fn is_fresh(desk: &Desk, at: Time, now: Time) -> bool {
    if desk.ours().ending.is_over() {
        return false;
    }
    let mut after = desk.ours().sessions.all().iter().filter(|s| s.starts > at);
    let next = after.find(|s| matches!(s.outcome, None | Some(Outcome::Held)));
    let week = at.plus_days(7);
    now < next.map_or(week, |s| week.max(s.ends()))
}

/// A shared "yes" always counts.
fn direct(desk: &Desk, lines: &[ConversationLine], now: Time) -> Vec<(SessionLine, Direct, Asked)> {
    let sessions = &desk.ours().sessions;
    let shared = desk.ours().check_ins.all().iter().rev();
    shared
        .filter(|shared| is_fresh(desk, shared.at, now))
        .filter_map(|shared| match shared.answers.direct {
            Some(direct @ (Direct::Yes | Direct::ALittle)) => {
                let session = sessions.get(shared.session)?;
                let asked = asked(desk, lines, session.id);
                Some((SessionLine::of(session, now), direct, asked))
            }
            _ => None,
        })
        .collect()
}

/// What was found worth noticing, the latest first.
fn noticed(desk: &Desk, lines: &[ConversationLine], now: Time) -> Vec<(SessionLine, Noted)> {
    let all = noticed_shown(desk)
        .into_iter()
        .flat_map(|mine| mine.all().iter().rev());
    all.filter(|finding| is_fresh(desk, finding.at, now))
        .filter_map(|finding| {
            let session = desk.ours().sessions.get(finding.session)?;
            let noted = Noted::of(desk, lines, finding);
            Some((SessionLine::of(session, now), noted))
        })
        .collect()
}
