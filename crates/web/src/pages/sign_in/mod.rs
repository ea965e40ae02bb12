//! /sign-in, /sign-out and /sign-out-everywhere.

mod sign_out;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use service::{Failure as Cause, SignIn, Visitor};

use crate::frame::account_form::OpenForm;
use crate::frame::failure::Failure;
use crate::frame::field::{email, password};
use crate::frame::form::{Form, Whose};
use crate::frame::layout::{Audience, Layout, page_with, to};
use crate::frame::login::signed_in;
use crate::frame::reach::Reach;
use crate::frame::route::Route;
use crate::frame::state::App;
use crate::frame::visitor::MaybeVisit;
use crate::frame::words::Words;

pub(super) const ROUTES: &[Route] = &[
    Route::page("/sign-in", Reach::Public, || get(show).post(sign_in)).taking(FORMS),
    Route::action("/sign-out", Reach::SignedIn, OUT, || post(sign_out::here)),
    Route::action("/sign-out-everywhere", Reach::SignedIn, EVERYWHERE, || {
        post(sign_out::everywhere)
    }),
];

const FORMS: &[Form] = &[Form::new(
    "sign in",
    Whose::Anyone,
    &[email("email"), password("password")],
)
.idempotent()
.standing_on("/sign-in")];

const OUT: &[Form] = &[Form::new("sign out", Whose::SignedIn, &[]).idempotent()];
const EVERYWHERE: &[Form] = &[Form::new("sign out everywhere", Whose::SignedIn, &[]).idempotent()];

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
#[template(path = "pages/sign_in/sign_in.html")]
struct Page {
    layout: Layout,
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
    let layout = match visitor {
        Some(_) => Layout::of(app, Audience::Anyone),
        None => Layout::public(app),
    };
    let demo = groups(app, &layout.t);
    page_with(
        status,
        &Page {
            layout,
            email: email.to_owned(),
            wrong: status != StatusCode::OK,
            demo,
            instead_of: visitor.map(|visitor| visitor.account().name.to_string()),
        },
    )
}

/// GET. In the demonstration one can be somebody else without signing out first.
async fn show(State(app): State<App>, MaybeVisit(visitor): MaybeVisit) -> Response {
    if visitor.is_some() && app.demo.is_empty() {
        return to("/");
    }
    form(&app, StatusCode::OK, "", visitor.as_ref())
}

/// POST. A wrong password and an address that nobody has are one and the same page.
async fn sign_in(OpenForm { app, fields }: OpenForm) -> Result<Response, Failure> {
    let email = fields.get("email");
    let tried = SignIn {
        email,
        password: fields.get("password"),
    };
    match app.candor.sign_in(tried).await {
        Ok(session) => Ok(signed_in(&app, to("/"), &session)),
        Err(Cause::Refused(_)) => Ok(form(&app, StatusCode::UNPROCESSABLE_ENTITY, email, None)),
        Err(failure) => Err(failure.into()),
    }
}
