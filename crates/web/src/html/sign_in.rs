//! /sign-in.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use service::{Failure as Cause, SignIn};

use crate::App;
use crate::failure::Failure;
use crate::fields::Fields;
use crate::shell::{Shell, page_with, to};
use crate::visit::{MaybeVisit, signed_in};

/// A demonstration account, as one button.
struct Demo {
    name: String,
    role: String,
    email: String,
    password: String,
}

#[derive(Template)]
#[template(path = "sign_in.html")]
struct Page {
    shell: Shell,
    email: String,
    wrong: bool,
    demo: Vec<Demo>,
}

fn form(app: &App, status: StatusCode, email: &str) -> Response {
    let shell = Shell::public(app);
    let demo = app
        .demo
        .iter()
        .map(|account| Demo {
            name: account.name.clone(),
            role: match account.role.as_str() {
                "therapist" => shell.t.say("sign-in-demo-therapist"),
                "administrator" => shell.t.say("sign-in-demo-administrator"),
                _ => shell.t.say("sign-in-demo-client"),
            },
            email: account.email.clone(),
            password: account.password.clone(),
        })
        .collect();
    page_with(
        status,
        &Page {
            shell,
            email: email.to_owned(),
            wrong: status != StatusCode::OK,
            demo,
        },
    )
}

/// GET
pub(crate) async fn get(State(app): State<App>, MaybeVisit(visitor): MaybeVisit) -> Response {
    if visitor.is_some() {
        return to("/");
    }
    form(&app, StatusCode::OK, "")
}

/// POST. A wrong password and an address that nobody has are one and the same page.
pub(crate) async fn post(State(app): State<App>, fields: Fields) -> Result<Response, Failure> {
    let email = fields.get("email");
    let wish = SignIn {
        email,
        password: fields.get("password"),
    };
    match app.candor.sign_in(wish).await {
        Ok(session) => Ok(signed_in(&app, to("/"), &session)),
        Err(Cause::Refused(_)) => Ok(form(&app, StatusCode::UNPROCESSABLE_ENTITY, email)),
        Err(failure) => Err(failure.into()),
    }
}
