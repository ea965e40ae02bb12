//! /with/{relationship}/sessions: planned, and how they went.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dialogue::session::{self, Outcome};
use dialogue::view::{self, Between, SessionLine};
use dialogue::{Command, EntryId, Refusal, RelationshipId, SubmissionId, Time};

use super::{At, below};
use crate::App;
use crate::failure::Failure;
use crate::fields::Fields;
use crate::shell::{Calm, Shell, page, submission, to};
use crate::visit::Visit;

/// One session with a form of its own.
struct Row {
    line: SessionLine,
    submission: SubmissionId,
    /// True once it has begun: only then can be said whether it took place.
    begun: bool,
}

#[derive(Template)]
#[template(path = "sessions.html")]
struct Page {
    shell: Shell,
    submission: SubmissionId,
    between: Between,
    ahead: Vec<Row>,
    past: Vec<Row>,
}

impl Page {
    /// What can still be said about a session that is over.
    fn outcomes(&self) -> &'static [Outcome] {
        Outcome::ALL
    }
}

/// GET: ahead and past, and a form to put one down.
pub(crate) async fn get(
    State(app): State<App>,
    Visit(visitor): Visit,
    At(relationship): At<RelationshipId>,
) -> Result<Response, Failure> {
    let p = app
        .candor
        .look(&visitor, relationship, |desk, look| {
            Ok(view::sessions(desk, look.now))
        })
        .await?;
    let now: Time = app.candor.now();
    let rows = |lines: Vec<SessionLine>| {
        lines
            .into_iter()
            .map(|line| Row {
                begun: line.starts <= now,
                line,
                submission: submission(&app),
            })
            .collect()
    };
    Ok(page(&Page {
        shell: Shell::of(&app, Calm::of(&p.between)),
        submission: submission(&app),
        between: p.between,
        ahead: rows(p.ahead),
        past: rows(p.past),
    }))
}

/// POST: a session is put down, or how one went.
pub(crate) async fn post(
    State(app): State<App>,
    Visit(visitor): Visit,
    At(relationship): At<RelationshipId>,
    fields: Fields,
) -> Result<Response, Failure> {
    let wish = match fields.get("go") {
        "went" => went(&fields)?,
        "on" => session::Command::On {
            session: of(&fields)?,
        },
        _ => plan(&fields, &app)?,
    };
    app.candor
        .perform(
            &visitor,
            relationship,
            fields.submission()?,
            &Command::Session(wish),
        )
        .await?;
    Ok(to(&below(relationship, "/sessions")))
}

fn went(fields: &Fields) -> Result<session::Command, Refusal> {
    let outcome = Outcome::from_name;
    Ok(session::Command::Went {
        session: of(fields)?,
        outcome: fields
            .choice("outcome", outcome)?
            .ok_or(Refusal::Empty { field: "outcome" })?,
    })
}

fn of(fields: &Fields) -> Result<EntryId, Refusal> {
    fields
        .id("session")?
        .ok_or(Refusal::Empty { field: "session" })
}

fn plan(fields: &Fields, app: &App) -> Result<session::Command, Refusal> {
    let zone = &app.candor.practice().calendar.zone;
    Ok(session::Command::Plan {
        starts: fields
            .time("starts", zone)?
            .ok_or(Refusal::Empty { field: "starts" })?,
        minutes: fields
            .get("minutes")
            .trim()
            .parse()
            .map_err(|_| Refusal::Unreadable { field: "minutes" })?,
    })
}
