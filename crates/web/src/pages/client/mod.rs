//! /clients/new: a therapist invites a client.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use service::{Action, NewClient, only};

use crate::frame::account_form::AccountForm;
use crate::frame::at::below;
use crate::frame::failure::Failure;
use crate::frame::field::{email, name};
use crate::frame::form::{Form, Whose};
use crate::frame::layout::{Audience, Layout, page};
use crate::frame::reach::Reach;
use crate::frame::route::Route;
use crate::frame::state::App;
use crate::frame::visitor::Visit;
use crate::parts::letter::{self, LetterForm};
use crate::parts::link::{LinkPage, link};

pub(super) const ROUTES: &[Route] =
    &[Route::page("/clients/new", Reach::Member, || get(show).post(invite)).taking(FORMS)];

const FORMS: &[Form] = &[Form::new(
    "invite a client",
    Whose::Member,
    &[
        name("name").required(),
        email("email"),
        letter::WORDS,
        letter::HOLDS,
        letter::HANDLING,
        letter::SCOPE,
    ],
)];

#[derive(Template)]
#[template(path = "pages/client/client.html")]
struct Page {
    layout: Layout,
    form: LetterForm,
}

/// GET: the form, with words to start from.
async fn show(State(app): State<App>, Visit(visitor): Visit) -> Result<Response, Failure> {
    only(&visitor, Action::InviteClient)?;
    let layout = Layout::of(&app, Audience::Practice).writing();
    Ok(page(&Page {
        form: LetterForm::fresh(&layout.t),
        layout,
    }))
}

/// POST: the relationship begins; the answer shows the link, once.
async fn invite(form: AccountForm) -> Result<Response, Failure> {
    let AccountForm {
        app,
        visitor,
        fields,
    } = &form;
    let client = NewClient {
        name: fields.required("name")?,
        email: fields.get("email").to_owned(),
        letter: letter::letter(fields)?,
    };
    let name = client.name.to_string();
    let submission = fields.submission()?.id;
    let invited = app
        .candor
        .invite_client(visitor, submission, client)
        .await?;
    Ok(page(&LinkPage {
        layout: Layout::of(app, Audience::Practice),
        name,
        link: link(app, &invited.token),
        then: invited
            .relationship
            .map_or_else(|| "/".to_owned(), |r| below(r, "")),
        client: true,
    }))
}
