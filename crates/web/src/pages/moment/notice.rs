//! The therapist's side of the same address: "I noticed…", "I think I got that wrong".

use askama::Template;
use axum::response::Response;
use dialogue::view::Between;
use dialogue::{Command, moment};

use crate::frame::at::below;
use crate::frame::failure::Failure;
use crate::frame::field::{Field, passage};
use crate::frame::layout::{Audience, Layout, page, to};
use crate::frame::seat_form::SeatForm;
use crate::frame::state::App;

/// What was noticed.
pub(super) const WORDS: Field = passage("words").required();

#[derive(Template)]
#[template(path = "pages/moment/notice.html")]
struct Page {
    layout: Layout,
    between: Between,
}

impl Page {
    fn other(&self) -> [(&'static str, &str); 1] {
        [("other", self.between.other.as_str())]
    }
}

pub(super) fn show(app: &App, between: Between) -> Response {
    page(&Page {
        layout: Layout::of(app, Audience::Practice).writing(),
        between,
    })
}

/// Gives it to the post; it shows under what is on its way, and can be taken back there.
pub(super) async fn send(form: &SeatForm) -> Result<Response, Failure> {
    let words = form.fields().required("words")?;
    form.perform(&Command::Moment(moment::Command::Notice(words)))
        .await?;
    Ok(to(&below(form.relationship, "/own")))
}
