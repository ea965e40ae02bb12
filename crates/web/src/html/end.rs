//! /with/{relationship}/end: the end of a relationship, in two steps.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use dialogue::view::{self, Between};
use dialogue::{Command, RelationshipId, SubmissionId, ending};

use super::{At, below};
use crate::App;
use crate::failure::Failure;
use crate::fields::Fields;
use crate::shell::{Calm, Shell, page, submission, to};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "end.html")]
struct Page {
    shell: Shell,
    submission: SubmissionId,
    between: Between,
    /// The second step: what was read is confirmed.
    sure: bool,
}

async fn show(
    app: &App,
    visit: &Visit,
    relationship: RelationshipId,
    sure: bool,
) -> Result<Response, Failure> {
    let between = app
        .candor
        .look(&visit.0, relationship, |desk, _| {
            Ok(view::consent(desk).between)
        })
        .await?;
    Ok(page(&Page {
        shell: Shell::of(app, Calm::of(&between)),
        submission: submission(app),
        between,
        sure,
    }))
}

/// GET: what ends and what stays.
pub(crate) async fn get(
    State(app): State<App>,
    visit: Visit,
    At(relationship): At<RelationshipId>,
) -> Result<Response, Failure> {
    show(&app, &visit, relationship, false).await
}

/// POST: first asks once more, then ends it.
pub(crate) async fn post(
    State(app): State<App>,
    visit: Visit,
    At(relationship): At<RelationshipId>,
    fields: Fields,
) -> Result<Response, Failure> {
    match fields.get("go") {
        "ask" => show(&app, &visit, relationship, true).await,
        "end" => {
            let wish = Command::Ending(ending::Command::End);
            app.candor
                .perform(&visit.0, relationship, fields.submission()?, &wish)
                .await?;
            Ok(to(&below(relationship, "")))
        }
        _ => Err(Failure::Bad(StatusCode::BAD_REQUEST, "bad-form-kind")),
    }
}
