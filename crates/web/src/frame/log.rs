//! One line per request on shared and public routes: method, route template, status, duration. Own-room and help routes and
//! the start page have none: not even that such a page was opened is written down. Durations are whole milliseconds: finer ones
//! could tell what a page had to look through. See docs/LOGGING.md.

use std::time::Instant;

use axum::extract::Request;
use axum::http::Method;
use axum::response::Response;

use super::failure::Failure;
use super::route::Route;

/// The line of a request that may leave one.
pub(crate) struct Line(Option<Begun>);

struct Begun {
    at: Instant,
    method: Method,
    template: &'static str,
}

impl Line {
    /// Begins it. What no route knows leaves none.
    pub(crate) fn begin(route: Option<&'static Route>, request: &Request) -> Self {
        let route = route.filter(|route| !route.is_quiet());
        Self(route.map(|route| Begun {
            at: Instant::now(),
            method: request.method().clone(),
            template: route.path,
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
            route = template,
            status = response.status().as_u16(),
            refused = response.extensions().get::<Failure>().map(Failure::kind),
            ms = u64::try_from(at.elapsed().as_millis()).unwrap_or(u64::MAX),
            "request"
        );
    }
}
