//! /: what each person meets first. A client: what is next. A therapist: the day.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use dialogue::moment::Telling;
use dialogue::view::{
    self, Between, CheckInState, ClientHome, ConversationLine, Kind, Over, Progress, Underway,
    UnderwayKind,
};
use dialogue::{EntryId, RelationshipId, Role, SubmissionId, Time};
use service::Visitor;

use super::own::{session_days, truth, way_session};
use super::safety::Block;
use super::{day, with};
use crate::App;
use crate::failure::Failure;
use crate::shell::{Calm, Shell, page, submission, to};
use crate::visit::Visit;
use crate::words::Words;

/// Asks for the client's home where one is a therapist as well: `/?as=client`.
const AS_CLIENT: &str = "as=client";

/// One conversation in the list.
struct Line {
    id: EntryId,
    title: String,
    progress: String,
    /// The other said something that waits for the client, without hurry.
    waits: bool,
}

/// One relationship's part of the page.
struct Part {
    home: ClientHome,
    lines: Vec<Line>,
    sessions: Vec<(EntryId, Time)>,
    /// There is an invitation to read again.
    invited: bool,
    truth: String,
    /// What has to do with safety: shown after an end, when nothing else leads there.
    safety: Block,
}

impl Part {
    fn other(&self) -> [(&'static str, &str); 1] {
        [("other", self.home.between.other.as_str())]
    }

    fn relationship(&self) -> RelationshipId {
        self.home.between.relationship
    }

    fn is_stopped(&self) -> bool {
        self.home.between.over == Over::ContactStopped
    }

    fn ended(&self, t: &Words) -> String {
        with::ended(t, &self.home.between)
    }

    fn came_unasked(&self) -> bool {
        with::came_unasked(&self.home.between)
    }

    fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.home.underway.is_empty()
    }

    /// True until anything has happened: no session was held yet, and nothing was said.
    fn is_new(&self) -> bool {
        self.home.last.is_none() && self.is_empty() && !self.home.between.is_over()
    }

    /// What the client wanted to be asked another time.
    fn again(&self) -> impl Iterator<Item = &Line> {
        let again = |line: &&Line| self.home.again.contains(&line.id);
        let lines = if self.home.between.is_over() {
            &[]
        } else {
            self.lines.as_slice()
        };
        lines.iter().filter(again)
    }

    /// What the other said and the client has not gone on from.
    fn waiting(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.waits)
    }

    fn way_session(&self, t: &Words, letter: &Underway) -> String {
        way_session(t, &self.sessions, letter)
    }

    fn way_title(&self, t: &Words) -> String {
        if self.home.between.is_over() {
            t.say("way-title-over")
        } else {
            t.say("way-title")
        }
    }

    fn summary(&self, t: &Words, letter: &Underway) -> String {
        summary(t, &self.home.between, letter)
    }

    /// There is no hurry to read: now, when the two meet, or another day.
    fn now_or_together(&self, t: &Words) -> String {
        let Some(next) = &self.home.next else {
            return t.say("home-read-or-later");
        };
        match with::weekday(t, &next.starts) {
            Some(day) => t.fill("home-read-or-together", &[("day", &day)]),
            None => t.say("home-read-or-today"),
        }
    }

    fn check_in(&self, t: &Words, state: &CheckInState) -> (String, String) {
        check_in_state(t, *state)
    }

    /// True where checking in is the one thing the page leads to.
    fn leads_to_check_in(&self) -> bool {
        let state = self.home.last.as_ref().map(|(_, state)| *state);
        !self.home.between.is_over()
            && matches!(state, Some(CheckInState::Open | CheckInState::Begun))
    }
}

#[derive(Template)]
#[template(path = "home.html")]
struct Page {
    shell: Shell,
    app: App,
    parts: Vec<Part>,
    /// There is a therapist's day to go back to.
    practises: bool,
}

impl Page {
    fn title(&self) -> String {
        match self.parts.as_slice() {
            [one] => self.shell.t.fill("with-title", &one.other()),
            _ => self.shell.t.say("home-title"),
        }
    }

    fn is_single(&self) -> bool {
        self.parts.len() == 1
    }

    fn fresh(&self) -> SubmissionId {
        submission(&self.app)
    }
}

/// GET
pub(crate) async fn get(
    State(app): State<App>,
    Visit(visitor): Visit,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let places = app.candor.places(&visitor).await?;
    let account = visitor.account();
    let practises = account.member || places.iter().any(|place| place.role == Role::Therapist);
    let is_client = places.iter().any(|place| place.role == Role::Client);
    // Whoever is both begins with the day; their own home is one press away from it.
    if practises && !(is_client && query.as_deref() == Some(AS_CLIENT)) {
        return day::show(&app, &visitor, is_client).await;
    }
    if account.administrator && places.is_empty() {
        return Ok(to("/members"));
    }
    let shell = Shell::of(&app, Calm::Client);
    let mut parts = Vec::with_capacity(places.len());
    for place in places.into_iter().filter(|p| p.role == Role::Client) {
        parts.push(part(&app, &visitor, place.relationship, &shell.t).await?);
    }
    Ok(page(&Page {
        shell,
        app,
        parts,
        practises,
    }))
}

async fn part(
    app: &App,
    visitor: &Visitor,
    relationship: RelationshipId,
    t: &Words,
) -> Result<Part, Failure> {
    let (home, sessions, invited) = app
        .candor
        .look(visitor, relationship, |desk, look| {
            let invited = desk.ours().invitation.signed.is_some();
            let home = view::client_home(desk, look.now);
            Ok((home, session_days(desk), invited))
        })
        .await?;
    let lines = home
        .conversations
        .iter()
        .map(|line| shown(t, &home.between, line))
        .collect();
    Ok(Part {
        lines,
        sessions,
        invited,
        truth: truth(app, t, &home.between),
        safety: Block::of(app, &home.between),
        home,
    })
}

/// What the button on the last session says, and what stands beside it.
pub(super) fn check_in_state(t: &Words, state: CheckInState) -> (String, String) {
    match state {
        CheckInState::Open => (t.say("home-check-in"), t.say("home-check-in-open")),
        CheckInState::Begun => (t.say("home-check-in-go-on"), t.say("home-check-in-begun")),
        CheckInState::Kept => (t.say("home-check-in-look"), t.say("home-check-in-kept")),
        CheckInState::Sent => (t.say("home-check-in-look"), t.say("home-check-in-sent")),
    }
}

/// What is on its way in one line, without its words: the start page is the first that opens. Empty for what is no moment.
pub(super) fn summary(t: &Words, between: &Between, letter: &Underway) -> String {
    let UnderwayKind::Moment(telling) = &letter.kind else {
        return String::new();
    };
    let kind = match telling {
        Telling::Something { .. } => Kind::Something,
        Telling::About { topic, .. } => Kind::About(*topic),
        Telling::Words { feeling, .. } => Kind::Words(*feeling, telling.length()),
    };
    with::heading(t, between, kind, true)
}

fn shown(t: &Words, between: &Between, line: &ConversationLine) -> Line {
    // Where the other said by when they come back to it, there is nothing to read yet. Whether something was read is kept nowhere.
    let answered = matches!(line.progress, Progress::Acknowledged | Progress::Answered);
    let noticed = !line.mine && line.progress == Progress::Arrived;
    let back = line.progress == Progress::BackToIt { mine: false };
    Line {
        id: line.id,
        title: with::heading(t, between, line.kind, line.mine),
        progress: with::progress(t, between, line),
        waits: line.open && !between.is_over() && (answered || noticed || back),
    }
}
