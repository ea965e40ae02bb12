//! Visitors: who is signed in.

use archive::{Account, Session};

/// Someone who is signed in.
#[derive(Debug, Clone)]
pub struct Visitor {
    account: Account,
    session: Session,
}

impl Visitor {
    pub(crate) fn new(account: Account, session: Session) -> Self {
        Self { account, session }
    }

    pub(crate) fn session(&self) -> &Session {
        &self.session
    }

    /// Their account.
    pub fn account(&self) -> &Account {
        &self.account
    }
}
