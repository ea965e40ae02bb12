//! What happens around every request: its line in the log, and the headers of its answer.

use axum::extract::Request;
use axum::response::Response;

use super::route::Route;
use super::{headers, log};

/// Answers one request, from the outside in and out again.
pub(crate) async fn around(
    route: Option<&'static Route>,
    request: Request,
    answer: impl AsyncFnOnce(Request) -> Response,
) -> Response {
    let line = log::Line::begin(route, &request);
    let mut response = answer(request).await;
    headers::protect(&mut response);
    line.write(&response);
    response
}
