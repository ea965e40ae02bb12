//! /join/{token}: coming in by a link. Who hosts this stands before the first field.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use dialogue::invitation::Letter;
use service::{Failure as Cause, JoinForm, Joining, Token};

use super::At;
use crate::App;
use crate::failure::Failure;
use crate::fields::Fields;
use crate::shell::{Shell, page_with, to};
use crate::visit::signed_in;

#[derive(Template)]
#[template(path = "join.html")]
struct Page {
    shell: Shell,
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
#[template(path = "join_gone.html")]
struct Gone {
    shell: Shell,
}

/// A link that was used, has ended or never was: one and the same page.
fn gone(app: &App) -> Response {
    page_with(
        StatusCode::NOT_FOUND,
        &Gone {
            shell: Shell::public(app),
        },
    )
}

fn form(app: &App, joining: Joining, name: Option<&str>) -> Response {
    let practice = app.candor.practice();
    let status = match name {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    page_with(
        status,
        &Page {
            shell: Shell::public(app),
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
pub(crate) async fn get(
    State(app): State<App>,
    At(letters): At<String>,
) -> Result<Response, Failure> {
    let Some(token) = Token::read(&letters) else {
        return Ok(gone(&app));
    };
    Ok(match app.candor.joining(&token).await? {
        Some(joining) => form(&app, joining, None),
        None => gone(&app),
    })
}

/// POST: comes in, and is signed in.
pub(crate) async fn post(
    State(app): State<App>,
    At(letters): At<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    let Some(token) = Token::read(&letters) else {
        return Ok(gone(&app));
    };
    let Some(joining) = app.candor.joining(&token).await? else {
        return Ok(gone(&app));
    };
    let wish = JoinForm {
        name: fields.required("name")?,
        password: fields.get("password"),
    };
    match app.candor.join(&token, wish).await {
        Ok(session) => Ok(signed_in(&app, to("/"), &session)),
        Err(Cause::NotFound) => Ok(gone(&app)),
        // Passwords are never put into a page again, so the form is shown afresh rather than kept.
        Err(Cause::Refused(_)) => Ok(form(&app, joining, Some(fields.get("name")))),
        Err(failure) => Err(failure.into()),
    }
}
