//! /with/{relationship}/consent: what may be shown.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dialogue::view::{self, ConsentPage};
use dialogue::{Command, RelationshipId, SubmissionId, consent};

use super::{At, below};
use crate::App;
use crate::failure::Failure;
use crate::fields::Fields;
use crate::shell::{Calm, Shell, page, submission, to};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "consent.html")]
struct Page {
    shell: Shell,
    submission: SubmissionId,
    p: ConsentPage,
}

/// GET: either sees it, the client can change it.
pub(crate) async fn get(
    State(app): State<App>,
    Visit(visitor): Visit,
    At(relationship): At<RelationshipId>,
) -> Result<Response, Failure> {
    let p = app
        .candor
        .look(&visitor, relationship, |desk, _| Ok(view::consent(desk)))
        .await?;
    let calm = Calm::of(&p.between);
    Ok(page(&Page {
        shell: Shell::of(&app, calm),
        submission: submission(&app),
        p,
    }))
}

/// POST: exactly what is ticked may be shown. The address it leads to shows that this is so now.
pub(crate) async fn post(
    State(app): State<App>,
    Visit(visitor): Visit,
    At(relationship): At<RelationshipId>,
    fields: Fields,
) -> Result<Response, Failure> {
    let wish = Command::Consent(consent::Command::Show {
        scores: fields.ticked("scores"),
        words: fields.ticked("words"),
    });
    app.candor
        .perform(&visitor, relationship, fields.submission()?, &wish)
        .await?;
    Ok(to(&below(relationship, "/consent#saved")))
}
