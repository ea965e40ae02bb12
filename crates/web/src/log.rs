//! One line per request on shared and public routes: method, route template, status, duration. Own-room and help routes and
//! the start page have none: not even that such a page was opened is written down. Durations are whole milliseconds: finer ones could tell what a
//! page had to look through. See docs/LOGGING.md.

use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;

use crate::App;
use crate::failure::Failure;
use crate::routes::ROUTES;

/// Writes the line.
pub(crate) async fn access(State(_): State<App>, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let method = request.method().clone();
    let template = request
        .extensions()
        .get::<MatchedPath>()
        .map(|path| path.as_str().to_owned());
    let response = next.run(request).await;
    let quiet = template.as_deref().is_none_or(|template| {
        template.starts_with("/static/")
            || ROUTES
                .iter()
                .any(|route| route.path == template && route.is_quiet())
    });
    if !quiet {
        tracing::info!(
            %method,
            route = template.as_deref().unwrap_or("none"),
            status = response.status().as_u16(),
            refused = response.extensions().get::<Failure>().map(Failure::kind),
            ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX),
            "request"
        );
    }
    response
}
