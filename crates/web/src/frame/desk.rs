//! A desk, opened once for a page. What the page shows is made by one view; nothing of a desk is read here.

use axum::extract::{FromRef, FromRequestParts};
use axum::http::request::Parts;
use dialogue::{Desk, Refusal, RelationshipId};
use service::{Look, Visitor};

use super::at::{At, OfRelationship};
use super::failure::Failure;
use super::state::App;
use super::visitor::Visit;

/// A page of a relationship that shows nothing new of the other's: nothing is collected for it.
pub(crate) struct With {
    pub(crate) app: App,
    pub(crate) visitor: Visitor,
    pub(crate) relationship: RelationshipId,
}

/// A page of a relationship that shows what the post brought: what is due is collected first.
pub(crate) struct Looking(With);

impl With {
    /// What the page shows.
    pub(crate) async fn view<T>(
        &self,
        view: impl Fn(&Desk, Look<'_>) -> Result<T, Refusal>,
    ) -> Result<T, Failure> {
        let candor = &self.app.candor;
        Ok(candor
            .glance(&self.visitor, self.relationship, view)
            .await?)
    }

    /// The same for a page that turned out to show what the post brought.
    pub(crate) fn looking(self) -> Looking {
        Looking(self)
    }
}

impl Looking {
    /// What the page shows.
    pub(crate) async fn view<T>(
        &self,
        view: impl Fn(&Desk, Look<'_>) -> Result<T, Refusal>,
    ) -> Result<T, Failure> {
        let With {
            app,
            visitor,
            relationship,
        } = &self.0;
        Ok(app.candor.look(visitor, *relationship, view).await?)
    }

    /// The application.
    pub(crate) fn app(&self) -> &App {
        &self.0.app
    }
}

impl<S> FromRequestParts<S> for With
where
    S: Send + Sync,
    App: FromRef<S>,
{
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let Visit(visitor) = Visit::from_request_parts(parts, state).await?;
        let At(OfRelationship { relationship }) = At::from_request_parts(parts, state).await?;
        Ok(Self {
            app: App::from_ref(state),
            visitor,
            relationship,
        })
    }
}

impl<S> FromRequestParts<S> for Looking
where
    S: Send + Sync,
    App: FromRef<S>,
{
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        Ok(Self(With::from_request_parts(parts, state).await?))
    }
}
