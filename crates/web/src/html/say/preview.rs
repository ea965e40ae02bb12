//! The page that shows exactly what the therapist will read, and when.

use askama::Template;
use axum::response::Response;
use dialogue::moment::{Level, Telling};
use dialogue::view::{self, Preview};
use dialogue::{Desk, Refusal, RelationshipId, SubmissionId};
use service::Look;

use super::Client;
use super::form::carried;
use crate::failure::Failure;
use crate::shell::{Calm, Shell, page, submission};

#[derive(Template)]
#[template(path = "say_preview.html")]
struct Page {
    shell: Shell,
    submission: SubmissionId,
    relationship: RelationshipId,
    p: Preview,
    /// Words may be shown at present, or none are sent.
    allowed: bool,
    /// What was written beside and is not sent.
    unsent: bool,
    arrives: String,
    carried: Vec<(String, String)>,
}

impl Page {
    fn other(&self) -> [(&'static str, &str); 1] {
        [("other", self.p.between.other.as_str())]
    }
}

impl Client<'_> {
    /// "Go on": where a concern leads elsewhere, there; just for me is kept; everything else is shown exactly as it goes.
    pub(super) async fn preview(&self) -> Result<Response, Failure> {
        if let Some(elsewhere) = self.led_elsewhere().await? {
            return Ok(elsewhere);
        }
        if self.form.level == Some(Level::JustForMe) {
            return self.keep().await;
        }
        let delivery = self.delivery()?;
        let glance = |desk: &Desk, look: Look<'_>| {
            let seen = self.seen_help();
            let p = view::preview(desk, &self.form, delivery, seen, look.now, look.calendar)?;
            let words = matches!(p.telling, Telling::Words { .. });
            Ok((p, !words || view::consent(desk).words))
        };
        let candor = &self.app.candor;
        let (p, allowed) = match candor.glance(self.visitor, self.relationship, glance).await {
            Err(service::Failure::Refused(refusal @ Refusal::Empty { .. })) => {
                return self.again(Some(refusal)).await;
            }
            other => other?,
        };
        Ok(page(&Page {
            shell: Shell::of(self.app, Calm::Client),
            submission: submission(self.app),
            relationship: self.relationship,
            p,
            allowed,
            unsent: self.form.unsent().is_some(),
            arrives: self.fields.get("arrives").to_owned(),
            carried: carried(self.fields, &["arrives"]),
        }))
    }
}
