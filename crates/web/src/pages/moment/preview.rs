//! The page that shows exactly what the therapist will read, and asks when.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use dialogue::Refusal;
use dialogue::conversation::view::Mark;
use dialogue::moment::Telling;
use dialogue::moment::view::Preview;

use super::carried::carried;
use super::delivery::Chosen;
use crate::frame::fields::Fields;
use crate::frame::layout::{Audience, Layout, page_with};
use crate::frame::state::App;
use crate::frame::words::Words;
use crate::parts::card::{Card, plain};

#[derive(Template)]
#[template(path = "pages/moment/preview.html")]
struct Page {
    layout: Layout,
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
            Chosen::Morning => t.fill(
                "moment-delivery-morning",
                &[("other", other), ("next", &morning)],
            ),
            Chosen::Now => t.fill("moment-delivery-now", &[("other", other)]),
            Chosen::At => t.say("moment-delivery-at"),
        };
        plain(c.name(), label, c == chosen)
    };
    Chosen::ALL.into_iter().map(card).collect()
}

fn drawn(t: &Words, p: &Preview, mark: Mark) -> String {
    let key = format!("moment-preview-drawn-{}", mark.name());
    t.fill(&key, &[("other", p.between.other.as_str())])
}

/// What is wrong with the chosen time, as a sentence.
fn sentence(t: &Words, refusal: &Refusal) -> String {
    t.say(if matches!(refusal, Refusal::Empty { .. }) {
        "moment-preview-error-empty"
    } else if matches!(refusal, Refusal::Unreadable { .. }) {
        "moment-preview-error-both"
    } else {
        "refusal-time-arrives"
    })
}

/// The preview, with what is wrong with the chosen time.
pub(super) fn shown(
    app: &App,
    p: Preview,
    fields: &Fields,
    chosen: Chosen,
    unsent: bool,
    wrong: Option<&Refusal>,
) -> Response {
    let layout = Layout::of(app, Audience::Client).writing();
    let status = match wrong {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let has_words = matches!(p.telling, Telling::Words { .. });
    let allowed = !has_words || p.between.words_allowed;
    let shown = Page {
        deliveries: deliveries(&layout.t, &p, chosen),
        drawn: p
            .mark
            .filter(|_| allowed)
            .map(|mark| drawn(&layout.t, &p, mark)),
        error: wrong.map(|refusal| sentence(&layout.t, refusal)),
        layout,
        allowed,
        p,
        unsent,
        arrives: fields.get("arrives").to_owned(),
        carried: carried(fields, &["arrives", "delivery"]),
    };
    page_with(status, &shown)
}
