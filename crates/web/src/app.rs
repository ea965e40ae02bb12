//! The router: every page's routes, and the layers around them.

use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use service::{Mailer, Reminded, Token};
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};
use tower_http::csrf::CsrfLayer;

use crate::frame::route::Route;
use crate::frame::state::App;
use crate::frame::words::Words;
use crate::frame::{assets, failure, middleware, visitor};
use crate::pages::ROUTES;
use crate::parts::mail;
use crate::refusal;

impl App {
    /// Reminds everybody whose turn it is; see [`service::Candor::remind`].
    ///
    /// # Errors
    /// As [`service::Candor::remind`].
    pub async fn remind(&self, mailer: &dyn Mailer) -> Result<Reminded, service::Failure> {
        let practice = self.candor.practice();
        let t = Words::new(practice.calendar.clone(), self.candor.now());
        let stop = |token: &Token| mail::stop_address(&self.address, token);
        let words = |stop: &str| mail::reminder(&t, &self.address, stop);
        self.candor.remind(mailer, &stop, &words).await
    }
}

/// The whole application as one router. Every route comes from [`ROUTES`]; there is no other way to add one.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that makes the router, from the list; beside it stand the static files alone"
)]
pub fn router(app: App) -> Router {
    let mut router = Router::new();
    for route in &ROUTES {
        router = router.route(route.path, (route.methods)());
    }
    // Fonts are compressed as they are.
    let worth_it = DefaultPredicate::new().and(NotForContentType::const_new("font/"));
    router
        .route("/static/{name}", axum::routing::get(assets::get))
        .fallback(visitor::not_found)
        .method_not_allowed_fallback(failure::wrong_method)
        // One layer of three rather than three layers: each would box its own copy of all that is within it, every time.
        .layer((
            CompressionLayer::new().compress_when(worth_it),
            from_fn_with_state(app.clone(), each),
            CsrfLayer::new(),
        ))
        .with_state(app)
}

/// Answers one request, from the outside in and out again.
async fn each(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let route = route(&request);
    if let Some(route) = route {
        request.extensions_mut().insert(route);
    }
    middleware::around(route, request, async |request| {
        refusal::finish(&app, route, request, next).await
    })
    .await
}

/// The route that a request came to.
fn route(request: &Request) -> Option<&'static Route> {
    let path = request.extensions().get::<MatchedPath>()?.as_str();
    ROUTES.iter().find(|route| route.path == path)
}
