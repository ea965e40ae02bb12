//! The application: state, routes, and the layers around them.

use std::ops::Deref;
use std::sync::Arc;

use axum::Router;
use axum::middleware::from_fn_with_state;
use service::{Candor, Mailer, Reminded, Token};
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;

use crate::help::Help;
use crate::html::reminders;
use crate::words::Words;
use crate::{around, assets, failure, html, routes};

/// What every handler can reach. Each request takes it along several times over, so cloning it is one step.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// What an [`App`] consists of.
#[derive(Clone)]
pub struct Parts {
    /// The use cases.
    pub candor: Candor,
    /// True where the address is https: cookies then carry `Secure` and the `__Host-` prefix.
    pub secure: bool,
    /// The address under which people reach it, without a trailing slash; for links in invitations.
    pub address: Arc<str>,
    pub(crate) help: Arc<Help>,
    /// True where this server can send mail.
    pub(crate) sends_mail: bool,
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
    /// Why one would look in as this person.
    pub why: Option<Why>,
}

/// Why one would look in as someone in the demonstration. What is said of it are words of whoever shows the demonstration: no
/// page of a practice knows any of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Something waits to be read.
    ToRead,
    /// A quiet day.
    QuietDay,
    /// Said, answered, settled.
    Settled,
    /// Seen differently.
    Differently,
    /// Something is on its way.
    OnItsWay,
    /// A first answer that defended, and a second one.
    SecondAnswer,
    /// Small steps.
    SmallSteps,
    /// Good moments.
    Good,
    /// A promise that was kept.
    PromiseKept,
    /// A promise that was not kept.
    PromiseNotKept,
    /// Keeps everything.
    KeepsEverything,
    /// Always at ten.
    AlwaysTen,
    /// Who I am.
    WhoIAm,
    /// Taken elsewhere.
    Elsewhere,
    /// An ending.
    Ended,
    /// A pause.
    Pause,
    /// Came in yesterday.
    New,
    /// What didn't sit right stands in the check-ins alone.
    CheckInsAlone,
}

impl Why {
    /// The key of its words.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::ToRead => "demo-why-to-read",
            Self::QuietDay => "demo-why-quiet-day",
            Self::Settled => "demo-why-settled",
            Self::Differently => "demo-why-differently",
            Self::OnItsWay => "demo-why-on-its-way",
            Self::SecondAnswer => "demo-why-second-answer",
            Self::SmallSteps => "demo-why-small-steps",
            Self::Good => "demo-why-good",
            Self::PromiseKept => "demo-why-promise-kept",
            Self::PromiseNotKept => "demo-why-promise-not-kept",
            Self::KeepsEverything => "demo-why-keeps-everything",
            Self::AlwaysTen => "demo-why-always-ten",
            Self::WhoIAm => "demo-why-who-i-am",
            Self::Elsewhere => "demo-why-elsewhere",
            Self::Ended => "demo-why-ended",
            Self::Pause => "demo-why-pause",
            Self::New => "demo-why-new",
            Self::CheckInsAlone => "demo-why-check-ins-alone",
        }
    }
}

impl App {
    /// An application over the use cases, reached under `address`.
    pub fn new(candor: Candor, address: &str) -> Self {
        Self(Arc::new(Parts {
            help: Arc::new(Help::load()),
            secure: address.starts_with("https://"),
            address: address.trim_end_matches('/').into(),
            candor,
            sends_mail: false,
            demo: Arc::new([]),
        }))
    }

    /// The same, where mail can be sent.
    #[must_use]
    pub fn with_mail(mut self) -> Self {
        Arc::make_mut(&mut self.0).sends_mail = true;
        self
    }

    /// Reminds everybody whose turn it is; see [`Candor::remind`].
    ///
    /// # Errors
    /// As [`Candor::remind`].
    pub async fn remind(&self, mailer: &dyn Mailer) -> Result<Reminded, service::Failure> {
        let practice = self.candor.practice();
        let t = Words::new(practice.calendar.clone(), self.candor.now());
        let stop = |token: &Token| reminders::stop_address(&self.address, token);
        let words = |stop: &str| reminders::mail(&t, &self.address, stop);
        self.candor.remind(mailer, &stop, &words).await
    }

    /// The same, as a demonstration with these accounts.
    #[must_use]
    pub fn with_demo(mut self, accounts: Vec<DemoAccount>) -> Self {
        Arc::make_mut(&mut self.0).demo = accounts.into();
        self
    }
}

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
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
        // One layer of three rather than three layers: each would box its own copy of all that is within it, every time.
        .layer((
            CompressionLayer::new(),
            from_fn_with_state(app.clone(), around::each),
            CsrfLayer::new(),
        ))
        .with_state(app)
}
