//! The therapist's side of the same address: "I noticed…", "I think I got that wrong".

use askama::Template;
use axum::response::Response;
use dialogue::view::Between;
use dialogue::{Command, RelationshipId, SubmissionId, moment};
use service::Visitor;

use crate::App;
use crate::failure::Failure;
use crate::fields::Fields;
use crate::html::below;
use crate::shell::{Calm, Shell, page, submission, to};

#[derive(Template)]
#[template(path = "notice.html")]
struct Page {
    shell: Shell,
    submission: SubmissionId,
    between: Between,
}

impl Page {
    fn other(&self) -> [(&'static str, &str); 1] {
        [("other", self.between.other.as_str())]
    }
}

pub(super) fn show(app: &App, between: Between) -> Response {
    page(&Page {
        shell: Shell::of(app, Calm::Practice).writing(),
        submission: submission(app),
        between,
    })
}

/// Gives it to the post; it shows under what is on its way, and can be taken back there.
pub(super) async fn send(
    app: &App,
    visitor: &Visitor,
    relationship: RelationshipId,
    fields: &Fields,
) -> Result<Response, Failure> {
    let wish = Command::Moment(moment::Command::Notice(fields.required("words")?));
    app.candor
        .perform(visitor, relationship, fields.submission()?, &wish)
        .await?;
    Ok(to(&below(relationship, "/own")))
}
