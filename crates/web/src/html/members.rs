//! /members: who belongs to the practice, for administrators.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dialogue::SubmissionId;
use service::{Account, Action, Visitor, may};

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

fn only_administrators(visitor: &Visitor) -> Result<(), Failure> {
    if may(visitor.account(), Action::SeeMembers) {
        Ok(())
    } else {
        Err(Failure::NotFound)
    }
}

/// GET: names and addresses; nothing about anyone's clients.
pub(crate) async fn get(
    State(app): State<App>,
    Visit(visitor): Visit,
) -> Result<Response, Failure> {
    only_administrators(&visitor)?;
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
    only_administrators(&visitor)?;
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
