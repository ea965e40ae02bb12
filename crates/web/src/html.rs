//! The pages. One file per address, named after it: extract, call a use case, choose a page, done.

pub(crate) mod about;
pub(crate) mod account;
pub(crate) mod brief;
pub(crate) mod calendar;
pub(crate) mod check_in;
pub(crate) mod clients_new;
pub(crate) mod consent;
pub(crate) mod day;
pub(crate) mod end;
pub(crate) mod health;
pub(crate) mod help;
pub(crate) mod home;
pub(crate) mod invitation;
pub(crate) mod join;
pub(crate) mod members;
pub(crate) mod own;
pub(crate) mod reminders;
pub(crate) mod safety;
pub(crate) mod say;
pub(crate) mod sessions;
pub(crate) mod sign_in;
pub(crate) mod sign_out;
pub(crate) mod style;
pub(crate) mod view_first;
pub(crate) mod watch;
pub(crate) mod who_sees_what;
pub(crate) mod with;
mod worth;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use dialogue::RelationshipId;

use crate::failure::Failure;
use crate::visit::MaybeVisit;

/// What no route knows. Signed out, it looks like every page that asks for a sign-in; signed in, like everything else that
/// one may not know.
pub(crate) async fn not_found(MaybeVisit(visitor): MaybeVisit) -> Failure {
    match visitor {
        None => Failure::SignedOut,
        Some(_) => Failure::NotFound,
    }
}

/// The ids in an address. What is no id is not found, like an id that does not exist.
pub(crate) struct At<T>(pub(crate) T);

impl<S, T> FromRequestParts<S> for At<T>
where
    S: Send + Sync,
    T: serde::de::DeserializeOwned + Send,
{
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        axum::extract::Path::<T>::from_request_parts(parts, state)
            .await
            .map(|path| At(path.0))
            .map_err(|_| Failure::NotFound)
    }
}

/// The address of a relationship's page, and of pages below it.
pub(crate) fn below(relationship: RelationshipId, rest: &str) -> String {
    format!("/with/{relationship}{rest}")
}
