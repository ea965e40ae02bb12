//! What happens around every request: its line in the log, the headers of its answer, its form received, its failure turned
//! into a page.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;

use crate::{App, failure, headers, log};

/// Answers one request, from the outside in and out again.
pub(crate) async fn each(State(app): State<App>, request: Request, next: Next) -> Response {
    let line = log::Line::begin(&request);
    let mut response = failure::finish(&app, request, next).await;
    headers::protect(&mut response);
    line.write(&response);
    response
}
