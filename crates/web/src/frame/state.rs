//! The application's state: what every handler can reach.

use std::ops::Deref;
use std::sync::Arc;

use service::Candor;

use super::demo::DemoAccount;

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
    /// True where this server can send mail.
    pub(crate) sends_mail: bool,
    /// In the demonstration only: who can be signed in as with one click (role, name, address, password).
    pub demo: Arc<[DemoAccount]>,
}

impl App {
    /// An application over the use cases, reached under `address`.
    pub fn new(candor: Candor, address: &str) -> Self {
        Self(Arc::new(Parts {
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
