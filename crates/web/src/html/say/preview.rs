//! The page that shows exactly what the therapist will read, and asks when.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use dialogue::moment::{Delivery, Level, Telling};
use dialogue::view::{self, Mark, Preview};
use dialogue::{Desk, Refusal, RelationshipId, SubmissionId, Time};
use service::Look;

use super::Client;
use super::form::{Card, carried, plain};
use crate::failure::Failure;
use crate::fields::Fields;
use crate::shell::{Calm, Shell, page_with, submission};
use crate::words::Words;

/// When it shall arrive, as the form says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Chosen {
    /// On the next working morning.
    Morning,
    /// As soon as the other looks.
    Now,
    /// At the time written beside it.
    At,
}

impl Chosen {
    const ALL: [Chosen; 3] = [Chosen::Morning, Chosen::Now, Chosen::At];

    fn name(self) -> &'static str {
        match self {
            Chosen::Morning => "morning",
            Chosen::Now => "now",
            Chosen::At => "at",
        }
    }

    /// What is chosen; a form that has no such choice means the next working morning, or the time that it brings.
    pub(super) fn of(fields: &Fields) -> Result<Self, Refusal> {
        let chosen = |name: &str| Self::ALL.into_iter().find(|c| c.name() == name);
        let usual = if fields.get("arrives").is_empty() {
            Chosen::Morning
        } else {
            Chosen::At
        };
        Ok(fields.choice("delivery", chosen)?.unwrap_or(usual))
    }

    /// The delivery, where choice and written time go together. The field named in a refusal is `arrives`.
    pub(super) fn delivery(
        self,
        fields: &Fields,
        zone: &jiff::tz::TimeZone,
        now: Time,
    ) -> Result<Delivery, Refusal> {
        let written = fields.time("arrives", zone)?;
        match (self, written) {
            (Chosen::At, Some(at)) => Ok(Delivery::At(at)),
            (Chosen::At, None) => Err(Refusal::Empty { field: "arrives" }),
            (_, Some(_)) => Err(Refusal::Unreadable { field: "arrives" }),
            (Chosen::Morning, None) => Ok(Delivery::NextMorning),
            (Chosen::Now, None) => Ok(Delivery::At(now)),
        }
    }
}

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
    /// What it is in the line that both see, where it can be sent and is drawn at all.
    drawn: Option<String>,
    deliveries: Vec<Card>,
    arrives: String,
    /// What is wrong with the chosen time.
    error: Option<String>,
    carried: Vec<(String, String)>,
}

impl Page {
    fn other(&self) -> [(&'static str, &str); 1] {
        [("other", self.p.between.other.as_str())]
    }
}

fn deliveries(t: &Words, p: &Preview, chosen: Chosen) -> Vec<Card> {
    let other = p.between.other.as_str();
    let morning = t.moment(&p.arrives);
    let card = |c: Chosen| {
        let label = match c {
            Chosen::Morning => t.fill("delivery-morning", &[("other", other), ("next", &morning)]),
            Chosen::Now => t.fill("delivery-now", &[("other", other)]),
            Chosen::At => t.say("delivery-at"),
        };
        plain(c.name(), label, c == chosen)
    };
    Chosen::ALL.into_iter().map(card).collect()
}

fn drawn(t: &Words, p: &Preview, mark: Mark) -> String {
    let key = format!("preview-drawn-{}", mark.name());
    t.fill(&key, &[("other", p.between.other.as_str())])
}

/// What is wrong with the chosen time, as a sentence.
fn sentence(t: &Words, refusal: &Refusal) -> String {
    t.say(match refusal {
        Refusal::Empty { .. } => "preview-error-empty",
        Refusal::Unreadable { .. } => "preview-error-both",
        _ => "refusal-time-arrives",
    })
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
        self.previewed(None).await
    }

    /// The preview, with what is wrong with the chosen time.
    pub(super) async fn previewed(&self, wrong: Option<Refusal>) -> Result<Response, Failure> {
        let glance = |desk: &Desk, look: Look<'_>| {
            let seen = self.seen_help();
            let morning = Delivery::NextMorning;
            let p = view::preview(desk, &self.form, morning, seen, look.now, look.calendar)?;
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
        let shell = Shell::of(self.app, Calm::Client).writing();
        let status = match wrong {
            Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
            None => StatusCode::OK,
        };
        let shown = Page {
            submission: submission(self.app),
            relationship: self.relationship,
            deliveries: deliveries(&shell.t, &p, self.chosen),
            drawn: p
                .mark
                .filter(|_| allowed)
                .map(|mark| drawn(&shell.t, &p, mark)),
            error: wrong.map(|refusal| sentence(&shell.t, &refusal)),
            shell,
            p,
            allowed,
            unsent: self.form.unsent().is_some(),
            arrives: self.fields.get("arrives").to_owned(),
            carried: carried(self.fields, &["arrives", "delivery"]),
        };
        Ok(page_with(status, &shown))
    }
}
