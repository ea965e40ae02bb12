//! The page for a request that did not come to its end.
//!
//! A handler returns a [`Failure`]; [`finish`] turns it into a page. For a form it keeps what was typed: the page holds the
//! same form again, words in open boxes, so that nothing is lost and one press tries again.

mod again;
mod knows;
mod sentences;
mod shown;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;

use self::knows::Asked;
use self::shown::{Kept, show};
use crate::frame::failure::Failure;
use crate::frame::route::Route;
use crate::frame::state::App;
use crate::frame::{login, prefetch, receive};

/// Reads a form once, lets the handler do its work, and turns a failure into a page.
pub(crate) async fn finish(
    app: &App,
    route: Option<&'static Route>,
    request: Request,
    next: Next,
) -> Response {
    let get = matches!(*request.method(), Method::GET | Method::HEAD);
    let path = request.uri().path().to_owned();
    let (parts, body) = request.into_parts();
    let asked = Asked::of(route, &parts);
    let mut request = Request::from_parts(parts, Body::empty());
    let mut kept = Kept {
        get,
        path,
        route,
        fields: None,
    };
    if request.method() == Method::POST {
        match receive::receive(request.headers(), body).await {
            Ok(fields) => {
                kept.fields = Some(fields.clone());
                request.extensions_mut().insert(fields);
            }
            Err(failure) => return show(app, &failure, &kept),
        }
    }
    let response = match prefetch::refusal(&request) {
        Some(refusal) => refusal,
        None => next.run(request).await,
    };
    let Some(failure) = failure(&response) else {
        return response;
    };
    // What one may not know is not found, before anything else is wrong with the form.
    let of_a_form = matches!(
        failure,
        Failure::Refused(_) | Failure::Bad(StatusCode::BAD_REQUEST, _)
    );
    let hidden = of_a_form && !asked.is_known_to_visitor(app, kept.fields.as_ref()).await;
    let failure = if hidden { Failure::NotFound } else { failure };
    let mut page = show(app, &failure, &kept);
    // Signing out that fails still takes the browser's sign-in away.
    for name in [header::SET_COOKIE, login::CLEAR_SITE_DATA] {
        if let Some(value) = response.headers().get(&name) {
            page.headers_mut().insert(name, value.clone());
        }
    }
    page
}

/// Why there is no page yet, where there is none.
fn failure(response: &Response) -> Option<Failure> {
    let status = response.status();
    match response.extensions().get::<Failure>() {
        Some(failure) => Some(failure.clone()),
        // The layer against forms from other sites answers for itself; it gets a page as well.
        None if status == StatusCode::FORBIDDEN => {
            Some(Failure::Bad(StatusCode::FORBIDDEN, "bad-form-elsewhere"))
        }
        None if status == StatusCode::INTERNAL_SERVER_ERROR => {
            Some(Failure::Internal("a page could not be rendered".to_owned()))
        }
        None => None,
    }
}
