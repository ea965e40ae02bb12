//! /account: one's own sign-in.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use dialogue::{Refusal, Role};
use service::{Failure as Cause, Place, Visitor};

use crate::App;
use crate::failure::Failure;
use crate::fields::Fields;
use crate::shell::{Calm, Shell, page_with, to};
use crate::visit::{Visit, signed_in};

/// Which field has to be looked at again.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wrong {
    Nothing,
    Current,
    New,
}

#[derive(Template)]
#[template(path = "account.html")]
struct Page {
    shell: Shell,
    name: String,
    email: String,
    wrong: Wrong,
}

impl Page {
    fn current_is_wrong(&self) -> bool {
        self.wrong == Wrong::Current
    }
    fn new_is_wrong(&self) -> bool {
        self.wrong == Wrong::New
    }
}

/// Whoever is a client anywhere has "Leave", whatever else they are.
pub(super) fn calm(visitor: &Visitor, places: &[Place]) -> Calm {
    let account = visitor.account();
    let practice = account.member || account.administrator;
    let client = places.iter().any(|place| place.role == Role::Client);
    if practice && !client {
        Calm::Practice
    } else {
        Calm::Client
    }
}

async fn show(app: &App, visitor: &Visitor, wrong: Wrong) -> Result<Response, Failure> {
    let account = visitor.account();
    let calm = calm(visitor, &app.candor.places(visitor).await?);
    let status = match wrong {
        Wrong::Nothing => StatusCode::OK,
        Wrong::Current | Wrong::New => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok(page_with(
        status,
        &Page {
            shell: Shell::of(app, calm),
            name: account.name.to_string(),
            email: account.email.clone(),
            wrong,
        },
    ))
}

/// GET
pub(crate) async fn get(
    State(app): State<App>,
    Visit(visitor): Visit,
) -> Result<Response, Failure> {
    show(&app, &visitor, Wrong::Nothing).await
}

/// POST: another password. Passwords are never put into a page again, so the form is shown afresh rather than kept.
pub(crate) async fn password(
    State(app): State<App>,
    Visit(visitor): Visit,
    fields: Fields,
) -> Result<Response, Failure> {
    let (current, new) = (fields.get("current"), fields.get("new"));
    match app.candor.change_password(&visitor, current, new).await {
        Ok(session) => Ok(signed_in(&app, to("/account"), &session)),
        Err(Cause::Refused(Refusal::Unreadable { field: "current" })) => {
            show(&app, &visitor, Wrong::Current).await
        }
        Err(Cause::Refused(_)) => show(&app, &visitor, Wrong::New).await,
        Err(failure) => Err(failure.into()),
    }
}
