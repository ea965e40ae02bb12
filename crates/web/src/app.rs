//! The application: state, routes, and the layers around them.

use std::sync::Arc;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use service::Candor;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;

use crate::help::Help;
use crate::{assets, earnest, failure, headers, html, log, routes};

/// What every handler can reach.
#[derive(Clone)]
pub struct App {
    /// The use cases.
    pub candor: Candor,
    /// True where the address is https: cookies then carry `Secure` and the `__Host-` prefix.
    pub secure: bool,
    /// The address under which people reach it, without a trailing slash; for links in invitations.
    pub address: Arc<str>,
    pub(crate) help: Arc<Help>,
    /// In the demonstration only: who can be signed in as with one click (role, name, address, password).
    pub demo: Arc<[DemoAccount]>,
}

/// A demonstration account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoAccount {
    /// "therapist", "client" or "administrator".
    pub role: String,
    /// What the person is called.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Their password.
    pub password: String,
}

impl App {
    /// An application over the use cases, reached under `address`.
    pub fn new(candor: Candor, address: &str) -> Self {
        Self {
            help: Arc::new(Help::load()),
            secure: address.starts_with("https://"),
            address: address.trim_end_matches('/').into(),
            candor,
            demo: Arc::new([]),
        }
    }

    /// The same, as a demonstration with these accounts.
    #[must_use]
    pub fn with_demo(mut self, accounts: Vec<DemoAccount>) -> Self {
        self.demo = accounts.into();
        self
    }
}

/// The whole application as one router. Every route comes from [`routes::ROUTES`]; there is no other way to add one.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that makes the router, from the list; beside it stand the static files alone"
)]
pub fn router(app: App) -> Router {
    let mut router = Router::new();
    for route in routes::ROUTES {
        router = router.route(route.path, (route.methods)());
    }
    router
        .route("/static/{name}", axum::routing::get(assets::get))
        .fallback(html::not_found)
        .method_not_allowed_fallback(failure::wrong_method)
        .layer(CsrfLayer::new())
        .layer(from_fn(earnest::only))
        .layer(from_fn_with_state(app.clone(), failure::finish))
        .layer(from_fn(headers::protect))
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(app.clone(), log::access))
        .with_state(app)
}
