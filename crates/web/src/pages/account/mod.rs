//! /account: one's own sign-in.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use dialogue::Refusal;
use service::{Failure as Cause, Visitor};

use crate::frame::account_form::AccountForm;
use crate::frame::failure::Failure;
use crate::frame::field::{email, password};
use crate::frame::form::{Form, Whose};
use crate::frame::layout::{Audience, Layout, page_with, to};
use crate::frame::login::signed_in;
use crate::frame::reach::Reach;
use crate::frame::route::Route;
use crate::frame::state::App;
use crate::frame::visitor::Visit;

pub(super) const ROUTES: &[Route] = &[
    Route::page("/account", Reach::SignedIn, || get(show)),
    Route::action("/account/password", Reach::SignedIn, PASSWORD, || {
        post(change_password)
    }),
];

const PASSWORD: &[Form] = &[Form::new(
    "password",
    Whose::SignedIn,
    &[
        email("email").unseen(),
        password("current"),
        password("new"),
    ],
)
.idempotent()
.standing_on("/account")];

/// Which field has to be looked at again.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wrong {
    Nothing,
    Current,
    New,
}

#[derive(Template)]
#[template(path = "pages/account/account.html")]
struct Page {
    layout: Layout,
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

async fn shown(app: &App, visitor: &Visitor, wrong: Wrong) -> Result<Response, Failure> {
    let account = visitor.account();
    let audience = Audience::of_account(visitor, &app.candor.places(visitor).await?);
    let status = match wrong {
        Wrong::Nothing => StatusCode::OK,
        Wrong::Current | Wrong::New => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok(page_with(
        status,
        &Page {
            layout: Layout::of(app, audience),
            name: account.name.to_string(),
            email: account.email.clone(),
            wrong,
        },
    ))
}

/// GET
async fn show(State(app): State<App>, Visit(visitor): Visit) -> Result<Response, Failure> {
    shown(&app, &visitor, Wrong::Nothing).await
}

/// POST: another password. Passwords are never put into a page again, so the form is shown afresh rather than kept.
async fn change_password(form: AccountForm) -> Result<Response, Failure> {
    let AccountForm {
        app,
        visitor,
        fields,
    } = &form;
    let (current, new) = (fields.get("current"), fields.get("new"));
    match app.candor.change_password(visitor, current, new).await {
        Ok(session) => Ok(signed_in(app, to("/account"), &session)),
        Err(Cause::Refused(Refusal::Unreadable { field: "current" })) => {
            shown(app, visitor, Wrong::Current).await
        }
        Err(Cause::Refused(_)) => shown(app, visitor, Wrong::New).await,
        Err(failure) => Err(failure.into()),
    }
}
