//! /with/{relationship}/own: one's own room, and what is on its way out of it.
//!
//! Nothing in here has a name in an address: what is to be erased, taken back or taken up is named in the form.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use dialogue::view::{self, Between, ConversationLine, OwnPage, Underway, UnderwayKind};
use dialogue::{Command, Desk, EntryId, LetterId, Refusal, RelationshipId, SubmissionId, Time};
use dialogue::{conversation, private_prompt};
use service::{Look, Visitor};

use super::{At, about, below, say};
use crate::App;
use crate::failure::Failure;
use crate::fields::Fields;
use crate::shell::{Calm, Shell, page_with, submission, to};
use crate::visit::Visit;
use crate::words::Words;

/// Who runs the server, and so could get at an own room technically, as one of the two in a relationship sees it.
pub(crate) enum Host {
    /// The reader.
    Reader,
    /// The other of the two.
    Other,
    /// Someone else, of this name.
    Someone(String),
}

/// Who runs this server.
pub(crate) fn host(app: &App, between: &Between) -> Host {
    let hosting = &app.candor.practice().hosting;
    let (reader, other) = between.people;
    if hosting.is(reader) {
        Host::Reader
    } else if hosting.is(other) {
        Host::Other
    } else {
        Host::Someone(hosting.name.as_str().to_owned())
    }
}

/// The truth about an own room, for its owner.
pub(crate) fn truth(app: &App, t: &Words, between: &Between) -> String {
    let other = between.other.as_str();
    let who = t.fill("own-who", &[("other", other)]);
    let technically = match host(app, between) {
        Host::Reader => t.say("own-host-is-reader"),
        Host::Other => t.fill("own-host-is-other", &[("other", other)]),
        Host::Someone(name) => t.fill("own-host", &[("host", &name)]),
    };
    format!("{who} {technically}")
}

#[derive(Template)]
#[template(path = "own.html")]
struct Page {
    shell: Shell,
    app: App,
    p: OwnPage,
    truth: String,
    sessions: Vec<(EntryId, Time)>,
    conversations: Vec<ConversationLine>,
    /// Something was to be taken back that had arrived already.
    too_late: bool,
}

impl Page {
    fn other(&self) -> [(&'static str, &str); 1] {
        [("other", self.p.between.other.as_str())]
    }

    fn fresh(&self) -> SubmissionId {
        submission(&self.app)
    }

    fn session(&self, id: &EntryId) -> String {
        day_of(&self.shell.t, &self.sessions, *id)
    }

    fn way_session(&self, letter: &Underway) -> String {
        way_session(&self.shell.t, &self.sessions, letter)
    }

    fn conversation(&self, id: &EntryId) -> String {
        let line = self.conversations.iter().find(|line| line.id == *id);
        line.map_or(String::new(), |line| {
            super::with::heading(&self.shell.t, &self.p.between, line.kind, line.mine)
        })
    }

    fn nothing_kept(&self) -> bool {
        self.p.notes.is_empty()
            && self.p.check_ins.is_empty()
            && self.p.stands.is_empty()
            && self.p.copies.is_empty()
    }
}

/// When each session began, for naming what belongs to one.
pub(crate) fn session_days(desk: &Desk) -> Vec<(EntryId, Time)> {
    desk.ours()
        .sessions
        .all()
        .iter()
        .map(|s| (s.id, s.starts))
        .collect()
}

fn day_of(t: &Words, sessions: &[(EntryId, Time)], id: EntryId) -> String {
    let starts = sessions.iter().find(|(session, _)| *session == id);
    starts.map_or(String::new(), |(_, at)| t.day(at))
}

/// The day of the session that something on its way belongs to.
pub(crate) fn way_session(t: &Words, sessions: &[(EntryId, Time)], letter: &Underway) -> String {
    match letter.kind {
        UnderwayKind::CheckIn(session) | UnderwayKind::View(session) => {
            day_of(t, sessions, session)
        }
        UnderwayKind::Moment(_) | UnderwayKind::Noticed(_) => String::new(),
    }
}

/// GET
pub(crate) async fn get(
    State(app): State<App>,
    Visit(visitor): Visit,
    At(relationship): At<RelationshipId>,
) -> Result<Response, Failure> {
    show(&app, &visitor, relationship, false).await
}

async fn show(
    app: &App,
    visitor: &Visitor,
    relationship: RelationshipId,
    too_late: bool,
) -> Result<Response, Failure> {
    let (p, sessions, conversations) = app
        .candor
        .glance(visitor, relationship, |desk, look: Look<'_>| {
            let conversations = view::relationship(desk, look.now).conversations;
            Ok((view::own(desk), session_days(desk), conversations))
        })
        .await?;
    let shell = Shell::of(app, Calm::of(&p.between));
    let status = if too_late {
        StatusCode::CONFLICT
    } else {
        StatusCode::OK
    };
    let shown = Page {
        truth: truth(app, &shell.t, &p.between),
        shell,
        app: app.clone(),
        p,
        sessions,
        conversations,
        too_late,
    };
    Ok(page_with(status, &shown))
}

/// POST: `go=erase` with `entry`, `go=take-back` with `letter`, `go=take-up` with `entry`, `go=keep-stand` with `moment` and
/// where it is now, `go=well` and `go=something` with what had been `asked`.
pub(crate) async fn post(
    State(app): State<App>,
    Visit(visitor): Visit,
    At(relationship): At<RelationshipId>,
    fields: Fields,
) -> Result<Response, Failure> {
    let wish = match fields.get("go") {
        "erase" => Command::Erase(entry(&fields)?),
        "take-back" => {
            let letter: Option<LetterId> = fields.id("letter")?;
            Command::TakeBack(letter.ok_or(Refusal::Unknown)?)
        }
        "keep-stand" => Command::Conversation(conversation::Command::Keep {
            moment: fields.id("moment")?.ok_or(Refusal::Unknown)?,
            stand: about::stand(&fields)?,
        }),
        "well" | "something" => Command::PrivatePrompt(private_prompt::Command::Answer {
            concern: asked(&fields)?,
        }),
        "take-up" => {
            return say::take_up(&app, &visitor, relationship, entry(&fields)?, &fields).await;
        }
        _ => return Err(Refusal::Unreadable { field: "go" }.into()),
    };
    let done = app
        .candor
        .perform(&visitor, relationship, fields.submission()?, &wish)
        .await;
    match done {
        Ok(_) => Ok(match fields.get("go") {
            "well" => to("/"),
            "something" => to(&below(relationship, "/say")),
            _ => to(&below(relationship, "/own")),
        }),
        Err(service::Failure::Refused(Refusal::AlreadyThere)) => {
            show(&app, &visitor, relationship, true).await
        }
        Err(other) => Err(other.into()),
    }
}

/// What had been put to the client alone.
fn asked(fields: &Fields) -> Result<private_prompt::Concern, Refusal> {
    let concern = fields.choice("asked", private_prompt::Concern::from_name)?;
    concern.ok_or(Refusal::Unreadable { field: "asked" })
}

fn entry(fields: &Fields) -> Result<EntryId, Refusal> {
    fields.id("entry")?.ok_or(Refusal::Unknown)
}
