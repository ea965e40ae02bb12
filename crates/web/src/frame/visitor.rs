//! Who is asking.

use axum::extract::{FromRef, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use service::Visitor;

use super::failure::Failure;
use super::login;
use super::state::App;

/// A signed-in visitor. Extracting it fails where nobody is signed in.
pub(crate) struct Visit(pub(crate) Visitor);

/// A visitor, where someone is signed in.
pub(crate) struct MaybeVisit(pub(crate) Option<Visitor>);

/// Who the cookies of a request belong to.
pub(crate) async fn visitor(app: &App, headers: &HeaderMap) -> Result<Option<Visitor>, Failure> {
    match login::token(headers, app.secure) {
        Some(token) => Ok(app.candor.visitor(&token).await?),
        None => Ok(None),
    }
}

impl<S> FromRequestParts<S> for MaybeVisit
where
    S: Send + Sync,
    App: FromRef<S>,
{
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let app = App::from_ref(state);
        Ok(Self(visitor(&app, &parts.headers).await?))
    }
}

impl<S> FromRequestParts<S> for Visit
where
    S: Send + Sync,
    App: FromRef<S>,
{
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        match MaybeVisit::from_request_parts(parts, state).await? {
            MaybeVisit(Some(visitor)) => Ok(Self(visitor)),
            MaybeVisit(None) => Err(Failure::SignedOut),
        }
    }
}

/// What no route knows. Signed out, it looks like every page that asks for a sign-in; signed in, like everything else that
/// one may not know.
pub(crate) async fn not_found(MaybeVisit(visitor): MaybeVisit) -> Failure {
    match visitor {
        None => Failure::SignedOut,
        Some(_) => Failure::NotFound,
    }
}
