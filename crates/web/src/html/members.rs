//! /members: who belongs to the practice, for administrators.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dialogue::SubmissionId;
use service::{Account, Action, only};

use super::invitation::{LinkPage, link};
use crate::App;
use crate::failure::Failure;
use crate::fields::Fields;
use crate::shell::{Calm, Shell, page, submission};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "members.html")]
struct Page {
    shell: Shell,
    submission: SubmissionId,
    members: Vec<Account>,
}

/// GET: names and addresses; nothing about anyone's clients.
pub(crate) async fn get(
    State(app): State<App>,
    Visit(visitor): Visit,
) -> Result<Response, Failure> {
    only(&visitor, Action::SeeMembers)?;
    Ok(page(&Page {
        shell: Shell::of(&app, Calm::Practice),
        submission: submission(&app),
        members: app.candor.members(&visitor).await?,
    }))
}

/// POST: an invitation; the answer shows the link, once.
pub(crate) async fn post(
    State(app): State<App>,
    Visit(visitor): Visit,
    fields: Fields,
) -> Result<Response, Failure> {
    only(&visitor, Action::SeeMembers)?;
    let name: dialogue::Name = fields.required("name")?;
    let shown = name.to_string();
    let invited = app
        .candor
        .invite_member(&visitor, fields.submission()?.id, name, fields.get("email"))
        .await?;
    Ok(page(&LinkPage {
        shell: Shell::of(&app, Calm::Practice),
        name: shown,
        link: link(&app, &invited.token),
        then: "/members".to_owned(),
        client: false,
    }))
}
