//! /members: who belongs to the practice, for administrators.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use service::{Account, Action, only};

use crate::frame::account_form::AccountForm;
use crate::frame::failure::Failure;
use crate::frame::field::{email, name};
use crate::frame::form::{Form, Whose};
use crate::frame::layout::{Audience, Layout, page};
use crate::frame::reach::Reach;
use crate::frame::route::Route;
use crate::frame::state::App;
use crate::frame::visitor::Visit;
use crate::parts::link::{LinkPage, link};

pub(super) const ROUTES: &[Route] =
    &[Route::page("/members", Reach::Administrator, || get(show).post(invite)).taking(FORMS)];

const FORMS: &[Form] = &[Form::new(
    "invite a member",
    Whose::Administrator,
    &[name("name").required(), email("email")],
)];

#[derive(Template)]
#[template(path = "pages/members/members.html")]
struct Page {
    layout: Layout,
    members: Vec<Account>,
}

/// GET: names and addresses; nothing about anyone's clients.
async fn show(State(app): State<App>, Visit(visitor): Visit) -> Result<Response, Failure> {
    only(&visitor, Action::SeeMembers)?;
    Ok(page(&Page {
        layout: Layout::of(&app, Audience::Practice),
        members: app.candor.members(&visitor).await?,
    }))
}

/// POST: an invitation; the answer shows the link, once.
async fn invite(form: AccountForm) -> Result<Response, Failure> {
    let AccountForm {
        app,
        visitor,
        fields,
    } = &form;
    let name: dialogue::Name = fields.required("name")?;
    let shown = name.to_string();
    let submission = fields.submission()?.id;
    let email = fields.get("email");
    let invited = app
        .candor
        .invite_member(visitor, submission, name, email)
        .await?;
    Ok(page(&LinkPage {
        layout: Layout::of(app, Audience::Practice),
        name: shown,
        link: link(app, &invited.token),
        then: "/members".to_owned(),
        client: false,
    }))
}
