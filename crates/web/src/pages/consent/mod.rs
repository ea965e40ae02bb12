//! /with/{relationship}/consent: what may be shown.

use askama::Template;
use axum::response::Response;
use axum::routing::get;
use dialogue::consent::view::ConsentPage;
use dialogue::{Command, consent};

use crate::frame::at::below;
use crate::frame::desk::Looking;
use crate::frame::failure::Failure;
use crate::frame::field::tick;
use crate::frame::form::{Form, Whose};
use crate::frame::layout::{Audience, Layout, page, to};
use crate::frame::reach::Reach;
use crate::frame::route::Route;
use crate::frame::seat_form::SeatForm;

pub(super) const ROUTES: &[Route] =
    &[
        Route::page("/with/{relationship}/consent", Reach::Shared, || {
            get(show).post(decide)
        })
        .taking(FORMS),
    ];

const FORMS: &[Form] = &[Form::new(
    "consent",
    Whose::Client,
    &[tick("scores"), tick("words").such_as("")],
)];

#[derive(Template)]
#[template(path = "pages/consent/consent.html")]
struct Page {
    layout: Layout,
    p: ConsentPage,
}

/// GET: either sees it, the client can change it.
async fn show(desk: Looking) -> Result<Response, Failure> {
    let p = desk
        .view(|desk, _| Ok(dialogue::consent::view::consent(desk)))
        .await?;
    Ok(page(&Page {
        layout: Layout::of(desk.app(), Audience::of(&p.between)),
        p,
    }))
}

/// POST: exactly what is ticked may be shown. The address it leads to shows that this is so now.
async fn decide(form: SeatForm) -> Result<Response, Failure> {
    let command = Command::Consent(consent::Command::Show {
        scores: form.fields().ticked("scores"),
        words: form.fields().ticked("words"),
    });
    form.perform(&command).await?;
    Ok(to(&below(form.relationship, "/consent#saved")))
}
