//! The ids in an address.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use dialogue::RelationshipId;

use super::failure::Failure;

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

/// The blanks that every address of a relationship has, whatever follows.
#[derive(serde::Deserialize)]
pub(crate) struct OfRelationship {
    pub(crate) relationship: RelationshipId,
}

/// The address of a relationship's page, and of pages below it.
pub(crate) fn below(relationship: RelationshipId, rest: &str) -> String {
    format!("/with/{relationship}{rest}")
}
