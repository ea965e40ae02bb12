//! One line per request on shared and public routes: method, route template, status, duration. Own-room and help routes and
//! the start page have none: not even that such a page was opened is written down. Durations are whole milliseconds: finer ones
//! could tell what a page had to look through. See docs/LOGGING.md.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::Method;
use axum::response::Response;

use crate::failure::Failure;
use crate::routes::ROUTES;

/// The line of a request that may leave one.
pub(crate) struct Line(Option<Begun>);

struct Begun {
    at: Instant,
    method: Method,
    template: MatchedPath,
}

impl Line {
    /// Begins it.
    pub(crate) fn begin(request: &Request) -> Self {
        let template = request.extensions().get::<MatchedPath>();
        let template = template.filter(|template| is_written(template.as_str()));
        Self(template.map(|template| Begun {
            at: Instant::now(),
            method: request.method().clone(),
            template: template.clone(),
        }))
    }

    /// Writes it.
    pub(crate) fn write(self, response: &Response) {
        let Some(Begun {
            at,
            method,
            template,
        }) = self.0
        else {
            return;
        };
        tracing::info!(
            %method,
            route = template.as_str(),
            status = response.status().as_u16(),
            refused = response.extensions().get::<Failure>().map(Failure::kind),
            ms = u64::try_from(at.elapsed().as_millis()).unwrap_or(u64::MAX),
            "request"
        );
    }
}

fn is_written(template: &str) -> bool {
    !template.starts_with("/static/")
        && !ROUTES
            .iter()
            .any(|route| route.path == template && route.is_quiet())
}
