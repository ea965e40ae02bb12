//! /clients/new: a therapist invites a client.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dialogue::SubmissionId;
use service::{Action, NewClient, only};

use super::below;
use super::invitation::{LetterForm, LinkPage, letter, link};
use crate::App;
use crate::failure::Failure;
use crate::fields::Fields;
use crate::shell::{Calm, Shell, page, submission};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "clients_new.html")]
struct Page {
    shell: Shell,
    submission: SubmissionId,
    form: LetterForm,
}

/// GET: the form, with words to start from.
pub(crate) async fn get(
    State(app): State<App>,
    Visit(visitor): Visit,
) -> Result<Response, Failure> {
    only(&visitor, Action::InviteClient)?;
    let shell = Shell::of(&app, Calm::Practice).writing();
    Ok(page(&Page {
        submission: submission(&app),
        form: LetterForm::fresh(&shell.t),
        shell,
    }))
}

/// POST: the relationship begins; the answer shows the link, once.
pub(crate) async fn post(
    State(app): State<App>,
    Visit(visitor): Visit,
    fields: Fields,
) -> Result<Response, Failure> {
    only(&visitor, Action::InviteClient)?;
    let client = NewClient {
        name: fields.required("name")?,
        email: fields.get("email").to_owned(),
        letter: letter(&fields)?,
    };
    let name = client.name.to_string();
    let invited = app
        .candor
        .invite_client(&visitor, fields.submission()?.id, client)
        .await?;
    Ok(page(&LinkPage {
        shell: Shell::of(&app, Calm::Practice),
        name,
        link: link(&app, &invited.token),
        then: invited
            .relationship
            .map_or_else(|| "/".to_owned(), |r| below(r, "")),
        client: true,
    }))
}
