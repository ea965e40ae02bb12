//! One person of a test practice, and what is known of them before they come in.

use service::{AccountId, Token, Visitor};
use uuid::Uuid;

use crate::marker;

/// Everybody's password.
pub const PASSWORD: &str = "zqx-marker-password";

/// The therapist's account, who runs the server as well.
pub(crate) const HOST: AccountId = AccountId(Uuid::from_u128(0xada));

/// Someone signed in.
#[derive(Clone)]
pub struct Person {
    /// What they are called.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Signed in, for use cases.
    pub visitor: Visitor,
    /// Signed in, for browsers.
    pub token: Token,
}

pub(crate) fn full(name: &str) -> String {
    format!("{name} {}", marker(&name.to_lowercase()))
}
