//! The safety block that stands inside other pages, and POST /with/{relationship}/safety: keep my own copy, stop contact.
//!
//! The block comes with the page around it, so that opening it makes no request: nothing shows that it was read.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dialogue::view::Between;
use dialogue::{Command, Refusal, RelationshipId, SubmissionId, ending, safety};

use super::own::{Host, host};
use super::{At, below};
use crate::App;
use crate::failure::Failure;
use crate::fields::Fields;
use crate::help::{Country, dial};
use crate::shell::{Calm, Shell, page, submission, to};
use crate::visit::Visit;

/// What `templates/safety_block.html` needs; a page that includes it has one as `safety`.
pub(crate) struct Block {
    pub(crate) relationship: RelationshipId,
    pub(crate) therapist: String,
    pub(crate) help: Country,
    pub(crate) host: Host,
    /// True where there is still contact to stop.
    pub(crate) contact: bool,
    /// True where the block is the page itself: it cannot be closed then.
    pub(crate) alone: bool,
    pub(crate) keep: SubmissionId,
    pub(crate) stop: SubmissionId,
}

impl Block {
    /// The block of a client's page.
    pub(crate) fn of(app: &App, between: &Between) -> Self {
        Self {
            relationship: between.relationship,
            therapist: between.therapist().as_str().to_owned(),
            help: app.help.of(&app.candor.practice().country).clone(),
            host: host(app, between),
            contact: between.over != dialogue::view::Over::ContactStopped,
            alone: false,
            keep: submission(app),
            stop: submission(app),
        }
    }

    /// The same, as the page itself.
    pub(crate) fn alone(self) -> Self {
        Self {
            alone: true,
            ..self
        }
    }

    pub(crate) fn dial(&self, phone: &str) -> String {
        dial(phone)
    }

    pub(crate) fn other(&self) -> [(&'static str, &str); 1] {
        [("therapist", self.therapist.as_str())]
    }
}

#[derive(Template)]
#[template(path = "safety_stop.html")]
struct Stop {
    shell: Shell,
    submission: SubmissionId,
    relationship: RelationshipId,
    therapist: String,
}

/// POST: `go=keep` keeps an own copy, `go=stop` stops contact.
pub(crate) async fn post(
    State(app): State<App>,
    Visit(visitor): Visit,
    At(relationship): At<RelationshipId>,
    fields: Fields,
) -> Result<Response, Failure> {
    let between = of_client(&app, &visitor, relationship).await?;
    let (wish, then) = match fields.get("go") {
        "keep" => {
            let words = fields.required("copy")?;
            let wish = Command::Safety(safety::Command::Keep(words));
            (wish, below(relationship, "/own"))
        }
        "stop" if fields.ticked("sure") => (
            Command::Ending(ending::Command::StopContact),
            "/".to_owned(),
        ),
        "stop" => return Ok(ask(&app, &between)),
        _ => return Err(Refusal::Unreadable { field: "go" }.into()),
    };
    app.candor
        .perform(&visitor, relationship, fields.submission()?, &wish)
        .await?;
    Ok(to(&then))
}

/// The two people, for the client among them. For anyone else there is no such address, whatever the form says.
async fn of_client(
    app: &App,
    visitor: &service::Visitor,
    relationship: RelationshipId,
) -> Result<Between, Failure> {
    let between = app
        .candor
        .glance(visitor, relationship, |desk, _| {
            let between = Between::of(desk);
            if between.is_client() {
                Ok(between)
            } else {
                Err(Refusal::Unknown)
            }
        })
        .await?;
    Ok(between)
}

/// Without the tick that one is sure, the question is a page of its own.
fn ask(app: &App, between: &Between) -> Response {
    page(&Stop {
        shell: Shell::of(app, Calm::Client),
        submission: submission(app),
        relationship: between.relationship,
        therapist: between.other.as_str().to_owned(),
    })
}
