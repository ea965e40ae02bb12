//! /join/{token}: coming in by a link. Who hosts this stands before the first field.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use dialogue::invitation::Letter;
use service::{Failure as Cause, JoinForm, Joining, Token};

use crate::frame::account_form::OpenForm;
use crate::frame::at::At;
use crate::frame::failure::Failure;
use crate::frame::field::{email, name, password};
use crate::frame::form::{Form, Whose};
use crate::frame::layout::{Layout, page_with, to};
use crate::frame::login::signed_in;
use crate::frame::reach::Reach;
use crate::frame::route::Route;
use crate::frame::state::App;

pub(super) const ROUTES: &[Route] =
    &[Route::page("/join/{token}", Reach::Public, || get(show).post(join)).taking(FORMS)];

const FORMS: &[Form] = &[Form::new(
    "join",
    Whose::Anyone,
    &[
        name("name").required(),
        email("email").unseen(),
        password("password"),
    ],
)
.idempotent()
.standing_on("/join/{token}")];

#[derive(Template)]
#[template(path = "pages/join/join.html")]
struct Page {
    layout: Layout,
    /// What the person is called in the invitation.
    client: String,
    therapist: String,
    letter: Option<Letter>,
    email: String,
    /// What stands in the name field.
    name: String,
    practice: String,
    /// Who runs this server.
    host: String,
    /// True where that is the one who invites.
    inviter_hosts: bool,
    wrong: bool,
}

#[derive(Template)]
#[template(path = "pages/join/gone.html")]
struct Gone {
    layout: Layout,
}

/// A link that was used, has ended or never was: one and the same page.
fn gone(app: &App) -> Response {
    page_with(
        StatusCode::NOT_FOUND,
        &Gone {
            layout: Layout::public(app),
        },
    )
}

fn filled_in(app: &App, joining: Joining, name: Option<&str>) -> Response {
    let practice = app.candor.practice();
    let status = match name {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    page_with(
        status,
        &Page {
            layout: Layout::public(app),
            name: name.unwrap_or(joining.name.as_str()).to_owned(),
            client: joining.name.to_string(),
            therapist: joining.inviter.to_string(),
            letter: joining.letter,
            email: joining.email,
            practice: practice.name.to_string(),
            host: practice.hosting.name.to_string(),
            inviter_hosts: joining.inviter_hosts,
            wrong: name.is_some(),
        },
    )
}

/// GET: the letter, what to know, name and password.
async fn show(State(app): State<App>, At(letters): At<String>) -> Result<Response, Failure> {
    let Some(token) = Token::read(&letters) else {
        return Ok(gone(&app));
    };
    Ok(match app.candor.joining(&token).await? {
        Some(joining) => filled_in(&app, joining, None),
        None => gone(&app),
    })
}

/// POST: comes in, and is signed in.
async fn join(
    At(letters): At<String>,
    OpenForm { app, fields }: OpenForm,
) -> Result<Response, Failure> {
    let Some(token) = Token::read(&letters) else {
        return Ok(gone(&app));
    };
    let Some(joining) = app.candor.joining(&token).await? else {
        return Ok(gone(&app));
    };
    let form = JoinForm {
        name: fields.required("name")?,
        password: fields.get("password"),
    };
    match app.candor.join(&token, form).await {
        Ok(session) => Ok(signed_in(&app, to("/"), &session)),
        Err(Cause::NotFound) => Ok(gone(&app)),
        // Passwords are never put into a page again, so the form is shown afresh rather than kept.
        Err(Cause::Refused(_)) => Ok(filled_in(&app, joining, Some(fields.get("name")))),
        Err(failure) => Err(failure.into()),
    }
}
