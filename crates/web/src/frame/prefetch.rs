//! Pages are for people who look at them. Opening one can move a letter into the shared room, and its author then sees that it
//! was opened: so what is asked for by a browser on its own, in case somebody might want it, is not answered, and neither is
//! a question for the head of a page alone.

use axum::extract::Request;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::frame::failure::WRONG_METHOD;

/// The answer to what nobody asked for in earnest.
pub(crate) fn refusal(request: &Request) -> Option<Response> {
    let path = request.uri().path();
    if path == "/health" || path.starts_with("/static/") {
        return None;
    }
    if request.method() == Method::HEAD {
        return Some(WRONG_METHOD.into_response());
    }
    is_in_advance(request.headers()).then(|| StatusCode::NO_CONTENT.into_response())
}

/// True for what a browser fetches ahead (`Sec-Purpose`, in the Fetch standard; `Purpose` and `X-Moz` before it).
fn is_in_advance(headers: &HeaderMap) -> bool {
    ["sec-purpose", "purpose", "x-purpose", "x-moz"]
        .iter()
        .filter_map(|name| headers.get(*name)?.to_str().ok())
        .any(|purpose| {
            let purpose = purpose.to_ascii_lowercase();
            purpose.contains("prefetch") || purpose.contains("preview")
        })
}
