//! /with/{relationship}/end: the end of a relationship, in two steps.

use askama::Template;
use axum::response::Response;
use axum::routing::get;
use dialogue::consent::view::consent;
use dialogue::view::Between;
use dialogue::{Command, ending};

use crate::frame::at::below;
use crate::frame::desk::Looking;
use crate::frame::failure::Failure;
use crate::frame::form::{Form, Whose};
use crate::frame::layout::{Audience, Layout, page, to};
use crate::frame::reach::Reach;
use crate::frame::route::Route;
use crate::frame::seat_form::SeatForm;
use crate::frame::state::App;

pub(super) const ROUTES: &[Route] =
    &[Route::page("/with/{relationship}/end", Reach::Shared, || {
        get(show).post(end)
    })
    .taking(FORMS)];

const FORMS: &[Form] = &[Form::new("end", Whose::Either, &[])
    .go(&["end"])
    .steps(&["ask"])];

#[derive(Template)]
#[template(path = "pages/ending/ending.html")]
struct Page {
    layout: Layout,
    between: Between,
    /// The second step: what was read is confirmed.
    sure: bool,
}

fn shown(app: &App, between: Between, sure: bool) -> Response {
    page(&Page {
        layout: Layout::of(app, Audience::of(&between)),
        between,
        sure,
    })
}

/// GET: what ends and what stays.
async fn show(desk: Looking) -> Result<Response, Failure> {
    let p = desk.view(|desk, _| Ok(consent(desk))).await?;
    Ok(shown(desk.app(), p.between, false))
}

/// POST: first asks once more, then ends it.
async fn end(form: SeatForm) -> Result<Response, Failure> {
    if form.go() == "ask" {
        let p = form.look(|desk, _| Ok(consent(desk))).await?;
        return Ok(shown(&form.app, p.between, true));
    }
    let end = Command::Ending(ending::Command::End);
    form.perform(&end).await?;
    Ok(to(&below(form.relationship, "")))
}
