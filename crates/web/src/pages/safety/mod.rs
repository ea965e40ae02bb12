//! POST /with/{relationship}/safety: keep my own copy, stop contact. The block in which these forms stand is in `parts`.

use askama::Template;
use axum::response::Response;
use axum::routing::post;
use dialogue::view::Between;
use dialogue::{Command, ending, safety};

use crate::frame::at::below;
use crate::frame::failure::Failure;
use crate::frame::field::tick;
use crate::frame::form::{Form, Whose};
use crate::frame::layout::{Audience, Layout, page, to};
use crate::frame::reach::Reach;
use crate::frame::route::Route;
use crate::frame::seat_form::SeatForm;
use crate::parts::safety::COPY;

pub(super) const ROUTES: &[Route] = &[Route::action(
    "/with/{relationship}/safety",
    Reach::Own,
    FORMS,
    || post(act),
)];

const FORMS: &[Form] = &[
    Form::new("safety: keep", Whose::Client, &[COPY]).go(&["keep"]),
    Form::new("safety: stop", Whose::Client, &[tick("sure")]).go(&["stop"]),
];

#[derive(Template)]
#[template(path = "pages/safety/stop.html")]
struct Stop {
    layout: Layout,
    between: Between,
    therapist: String,
}

/// POST: keeps an own copy, or stops contact.
async fn act(form: SeatForm) -> Result<Response, Failure> {
    if form.go() == "keep" {
        let words = form.fields().required("copy")?;
        form.perform(&Command::Safety(safety::Command::Keep(words)))
            .await?;
        return Ok(to(&below(form.relationship, "/own")));
    }
    if !form.fields().ticked("sure") {
        return ask(&form).await;
    }
    form.perform(&Command::Ending(ending::Command::StopContact))
        .await?;
    Ok(to("/"))
}

/// Without the tick that one is sure, the question is a page of its own.
async fn ask(form: &SeatForm) -> Result<Response, Failure> {
    let between = form.view(|desk, _| Ok(Between::of(desk))).await?;
    Ok(page(&Stop {
        layout: Layout::of(&form.app, Audience::Client),
        therapist: between.other.as_str().to_owned(),
        between,
    }))
}
