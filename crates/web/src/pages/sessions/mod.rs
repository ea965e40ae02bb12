//! /with/{relationship}/sessions: planned, and how they went.

use askama::Template;
use axum::response::Response;
use axum::routing::get;
use dialogue::session::view::SessionLine;
use dialogue::session::{self, Outcome};
use dialogue::view::Between;
use dialogue::{Command, EntryId, Refusal, Time};

use crate::frame::at::below;
use crate::frame::desk::Looking;
use crate::frame::failure::Failure;
use crate::frame::field::{Field, choice, id, number, time};
use crate::frame::form::{Form, Whose};
use crate::frame::layout::{Audience, Layout, page, to};
use crate::frame::reach::Reach;
use crate::frame::route::Route;
use crate::frame::seat_form::SeatForm;

pub(super) const ROUTES: &[Route] =
    &[
        Route::page("/with/{relationship}/sessions", Reach::Shared, || {
            get(show).post(write_down)
        })
        .taking(FORMS),
    ];

const SESSION: Field = id("session").required().unseen();
const OUTCOME: Field = choice("outcome", || {
    Outcome::ALL.iter().map(|outcome| outcome.name()).collect()
})
.required();
const STARTS: Field = time("starts").required();
const MINUTES: Field = number("minutes", 5, 480).required().such_as("50");

const FORMS: &[Form] = &[
    // The Enter key, and a program, press no button.
    Form::new("sessions: plan", Whose::Either, &[STARTS, MINUTES])
        .go(&["plan"])
        .steps(&[""]),
    Form::new("sessions: on", Whose::Either, &[SESSION]).go(&["on"]),
    Form::new("sessions: went", Whose::Either, &[SESSION, OUTCOME]).go(&["went"]),
];

/// One session with a form of its own.
struct Row {
    line: SessionLine,
    /// True once it has begun: only then can be said whether it took place.
    begun: bool,
}

#[derive(Template)]
#[template(path = "pages/sessions/sessions.html")]
struct Page {
    layout: Layout,
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
async fn show(desk: Looking) -> Result<Response, Failure> {
    let p = desk
        .view(|desk, look| Ok(dialogue::session::view::sessions(desk, look.now)))
        .await?;
    let now: Time = desk.app().candor.now();
    let rows = |lines: Vec<SessionLine>| {
        let row = |line: SessionLine| Row {
            begun: line.starts <= now,
            line,
        };
        lines.into_iter().map(row).collect()
    };
    Ok(page(&Page {
        layout: Layout::of(desk.app(), Audience::of(&p.between)),
        between: p.between,
        ahead: rows(p.ahead),
        past: rows(p.past),
    }))
}

/// POST: a session is put down, or how one went.
async fn write_down(form: SeatForm) -> Result<Response, Failure> {
    let command = match form.go() {
        "went" => went(&form)?,
        "on" => session::Command::On {
            session: session(&form)?,
        },
        _ => plan(&form)?,
    };
    form.perform(&Command::Session(command)).await?;
    Ok(to(&below(form.relationship, "/sessions")))
}

fn went(form: &SeatForm) -> Result<session::Command, Refusal> {
    let outcome = Outcome::from_name;
    let outcome = form.fields().choice("outcome", outcome)?;
    Ok(session::Command::Went {
        session: session(form)?,
        outcome: outcome.ok_or(Refusal::Empty { field: "outcome" })?,
    })
}

fn session(form: &SeatForm) -> Result<EntryId, Refusal> {
    form.fields().required_id("session")
}

fn plan(form: &SeatForm) -> Result<session::Command, Refusal> {
    let zone = &form.app.candor.practice().calendar.zone;
    let starts = form.fields().time("starts", zone)?;
    Ok(session::Command::Plan {
        starts: starts.ok_or(Refusal::Empty { field: "starts" })?,
        minutes: form
            .fields()
            .get("minutes")
            .trim()
            .parse()
            .map_err(|_| Refusal::Unreadable { field: "minutes" })?,
    })
}
