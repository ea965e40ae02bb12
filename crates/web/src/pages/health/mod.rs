//! /health: whether the program and its database answer, for whoever watches over the machine. Nothing else is said.

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::frame::reach::Reach;
use crate::frame::route::Route;
use crate::frame::state::App;

pub(super) const ROUTES: &[Route] = &[Route::page("/health", Reach::Public, || get(show))];

/// GET
async fn show(State(app): State<App>) -> Response {
    let (status, text) = if app.candor.is_well().await {
        (StatusCode::OK, "ok\n")
    } else {
        (
            StatusCode::SERVICE_UNAVAILABLE,
            "the database does not answer\n",
        )
    };
    let kind = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
    (status, kind, text).into_response()
}
