//! /sign-in.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use service::{Failure as Cause, SignIn, Visitor};

use crate::App;
use crate::failure::Failure;
use crate::fields::Fields;
use crate::shell::{Calm, Shell, page_with, to};
use crate::visit::{MaybeVisit, signed_in};
use crate::words::Words;

/// A demonstration account, as one button.
struct Demo {
    name: String,
    role: String,
    email: String,
    password: String,
    why: Option<String>,
}

/// A therapist and their clients; or, without a name, who looks after the server.
struct Group {
    with: Option<String>,
    accounts: Vec<Demo>,
}

#[derive(Template)]
#[template(path = "sign_in.html")]
struct Page {
    shell: Shell,
    email: String,
    wrong: bool,
    demo: Vec<Group>,
    /// In the demonstration: who is signed in already.
    instead_of: Option<String>,
}

/// The demonstration's accounts: a group begins with each therapist, and one with the administrator.
fn groups(app: &App, t: &Words) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for account in app.demo.iter() {
        let (role, begins) = match account.role.as_str() {
            "therapist" => (t.say("sign-in-demo-therapist"), true),
            "administrator" => (t.say("sign-in-demo-administrator"), true),
            _ => (t.say("sign-in-demo-client"), false),
        };
        let with = (account.role == "therapist").then(|| account.name.clone());
        let demo = Demo {
            name: account.name.clone(),
            role,
            email: account.email.clone(),
            password: account.password.clone(),
            why: account.why.map(|why| t.say(why.key())),
        };
        match groups.last_mut().filter(|_| !begins) {
            Some(group) => group.accounts.push(demo),
            None => groups.push(Group {
                with,
                accounts: vec![demo],
            }),
        }
    }
    groups
}

fn form(app: &App, status: StatusCode, email: &str, visitor: Option<&Visitor>) -> Response {
    let shell = match visitor {
        Some(_) => Shell::of(app, Calm::Anyone),
        None => Shell::public(app),
    };
    let demo = groups(app, &shell.t);
    page_with(
        status,
        &Page {
            shell,
            email: email.to_owned(),
            wrong: status != StatusCode::OK,
            demo,
            instead_of: visitor.map(|visitor| visitor.account().name.to_string()),
        },
    )
}

/// GET. In the demonstration one can be somebody else without signing out first.
pub(crate) async fn get(State(app): State<App>, MaybeVisit(visitor): MaybeVisit) -> Response {
    if visitor.is_some() && app.demo.is_empty() {
        return to("/");
    }
    form(&app, StatusCode::OK, "", visitor.as_ref())
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
        Err(Cause::Refused(_)) => Ok(form(&app, StatusCode::UNPROCESSABLE_ENTITY, email, None)),
        Err(failure) => Err(failure.into()),
    }
}
