//! The check-in page of one session, for either person.

use super::{Answers, Form, View};
use crate::consent::view::consent;
use crate::conversation::view::conversation_lines;
use crate::noticed::view::Noted;
use crate::private_prompt::{self, Concern};
use crate::session::view::SessionLine;
use crate::view::Between;
use crate::view::shown::{noticed_shown, shown_answers};
use crate::{Desk, EntryId, LetterId, Line, Refusal, Role, Time, check_in};

/// Something that was agreed, to be asked about.
#[derive(Debug, Clone, PartialEq)]
pub struct AgreedQuestion {
    /// Its name.
    pub id: EntryId,
    /// What was agreed.
    pub words: Line,
}

/// Where a client's check-in is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SentState {
    /// With the client.
    NotSent,
    /// On its way; can be taken back by this letter's name.
    Underway(LetterId),
    /// With the therapist.
    Arrived,
}

/// The client's check-in page.
#[derive(Debug, Clone, PartialEq)]
pub struct ClientCheckIn {
    /// Who is who.
    pub between: Between,
    /// The session it looks back on.
    pub session: SessionLine,
    /// As far as it was filled in: the draft, else what was kept or sent.
    pub form: Form,
    /// True where there is something filled in already.
    pub begun: bool,
    /// True where it was kept.
    pub kept: bool,
    /// What was agreed and is to be asked about.
    pub agreed: Vec<AgreedQuestion>,
    /// Where it is.
    pub sent: SentState,
    /// The therapist's view of that session, where it was shown.
    pub view: Option<View>,
    /// Whether scores, and words, may be shown at present.
    pub may_show: (bool, bool),
    /// What concerns the client's own candor and is put to them here, once; never while something newer is being filled in, nor after an
    /// end.
    pub asked: Option<Concern>,
}

/// The client's check-in page; `None` for the therapist, whose page on the session is another ([`therapist_check_in`]).
///
/// # Errors
/// As [`client_check_in`], for the client.
pub fn check_in(
    desk: &Desk,
    session: EntryId,
    now: Time,
) -> Result<Option<ClientCheckIn>, Refusal> {
    if desk.me().is_therapist() {
        return Ok(None);
    }
    client_check_in(desk, session, now).map(Some)
}

/// The client's check-in page.
///
/// # Errors
/// [`Refusal::Unknown`] for another role or a session that does not exist, [`Refusal::NoSession`] for one that cannot be
/// looked back on.
pub fn client_check_in(desk: &Desk, session: EntryId, now: Time) -> Result<ClientCheckIn, Refusal> {
    desk.only(Role::Client)?;
    let line = looked_back_on(desk, session, now)?;
    let own = desk.own().check_ins.of(session);
    let draft = check_in::begun(desk, session);
    let arrived = desk.ours().check_ins.of(session).is_some();
    let sent = match own.and_then(|own| own.letter) {
        _ if arrived => SentState::Arrived,
        Some(letter) if desk.post().iter().any(|l| l.id == letter) => SentState::Underway(letter),
        Some(_) => SentState::Arrived,
        None => SentState::NotSent,
    };
    let consent = consent(desk);
    Ok(ClientCheckIn {
        between: Between::of(desk),
        session: line,
        form: draft
            .or(own.map(|own| &own.form))
            .cloned()
            .unwrap_or_default(),
        begun: draft.is_some(),
        asked: private_prompt::asked(desk, session)
            .filter(|_| draft.is_none() && !desk.ours().ending.is_over()),
        kept: own.is_some_and(|own| own.letter.is_none()),
        agreed: desk
            .ours()
            .conversations
            .agreed_and_unanswered()
            .filter(|(_, a)| a.at < line_end(desk, session))
            .map(|(_, a)| AgreedQuestion {
                id: a.id,
                words: a.words.clone(),
            })
            .collect(),
        sent,
        view: desk.ours().check_ins.view_of(session).cloned(),
        may_show: (consent.scores, consent.words),
    })
}

fn line_end(desk: &Desk, session: EntryId) -> Time {
    desk.ours()
        .sessions
        .get(session)
        .map_or(Time(i64::MIN), |s| s.ends())
}

/// The therapist's page on one session: their own view first, then what was shared.
#[derive(Debug, Clone, PartialEq)]
pub struct TherapistCheckIn {
    /// Who is who.
    pub between: Between,
    /// The session.
    pub session: SessionLine,
    /// True once the own view was given or passed.
    pub viewed: bool,
    /// The own view, unless passed.
    pub view: Option<View>,
    /// What the client shared, as far as it may be seen. Cannot be there before the own view is in: it waits in the post.
    pub shared: Option<Answers>,
    /// What was noticed of it, where something was and scores may be seen.
    pub noticed: Option<Noted>,
    /// Whether the client's scores, and words, may be shown at present.
    pub may_show: (bool, bool),
}

/// The therapist's page on one session.
///
/// # Errors
/// As [`client_check_in`].
pub fn therapist_check_in(
    desk: &Desk,
    session: EntryId,
    now: Time,
) -> Result<TherapistCheckIn, Refusal> {
    desk.only(Role::Therapist)?;
    let mine = &desk.own().check_ins;
    let consent = consent(desk);
    Ok(TherapistCheckIn {
        between: Between::of(desk),
        session: looked_back_on(desk, session, now)?,
        viewed: mine.viewed(session),
        view: mine.view_of(session).cloned(),
        shared: shown_answers(desk, session),
        noticed: noticed_shown(desk)
            .and_then(|mine| mine.of(session))
            .map(|finding| Noted::of(desk, &conversation_lines(desk), finding)),
        may_show: (consent.scores, consent.words),
    })
}

fn looked_back_on(desk: &Desk, session: EntryId, now: Time) -> Result<SessionLine, Refusal> {
    let session = desk.ours().sessions.get(session).ok_or(Refusal::Unknown)?;
    if session.can_look_back(now) {
        Ok(SessionLine::of(session, now))
    } else {
        Err(Refusal::NoSession)
    }
}
