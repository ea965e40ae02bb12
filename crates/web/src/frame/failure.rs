//! Why a request did not come to its end, as a value. The page for it is made elsewhere (`refusal`).

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use dialogue::Refusal;
use service::Failure as Cause;

/// Why a request did not come to its end.
#[derive(Debug, Clone)]
pub(crate) enum Failure {
    /// For this person there is no such page. One and the same for everything one may not know.
    NotFound,
    /// Nobody is signed in.
    SignedOut,
    /// A request that no page of ours makes; the text's key.
    Bad(StatusCode, &'static str),
    /// Refused, with a sentence.
    Refused(Refusal),
    /// Too many tries; so many seconds to wait.
    TooMany(u64),
    /// The archive cannot take anything right now. The cause for the log.
    Unavailable(String),
    /// The archive went away in the middle: it was saved, or it was not. The cause for the log.
    Uncertain(String),
    /// A fault of ours. The cause for the log.
    Internal(String),
}

impl From<Cause> for Failure {
    fn from(cause: Cause) -> Self {
        match cause {
            Cause::NotFound => Failure::NotFound,
            Cause::Refused(Refusal::Unknown) => Failure::NotFound,
            Cause::Refused(refusal) => Failure::Refused(refusal),
            Cause::TooMany { wait } => Failure::TooMany(wait),
            Cause::Unavailable(error) => Failure::Unavailable(error.to_string()),
            Cause::Uncertain(error) => Failure::Uncertain(error.to_string()),
            Cause::Internal(cause) => Failure::Internal(cause),
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Cause::Refused(refusal).into()
    }
}

impl Failure {
    /// The status of the answer.
    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Failure::NotFound => StatusCode::NOT_FOUND,
            Failure::SignedOut => StatusCode::UNAUTHORIZED,
            Failure::Bad(status, _) => *status,
            Failure::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Failure::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Failure::Unavailable(_) | Failure::Uncertain(_) => StatusCode::SERVICE_UNAVAILABLE,
            Failure::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// A short name for the log; never a content.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Failure::NotFound => "not-found",
            Failure::SignedOut => "signed-out",
            Failure::Bad(_, key) => key,
            Failure::Refused(refusal) => refusal.key(),
            Failure::TooMany(_) => "too-many",
            Failure::Unavailable(_) => "unavailable",
            Failure::Uncertain(_) => "uncertain",
            Failure::Internal(_) => "internal",
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// A known address, another method.
pub(crate) const WRONG_METHOD: Failure = Failure::Bad(StatusCode::METHOD_NOT_ALLOWED, "bad-method");

/// The same as a handler.
pub(crate) async fn wrong_method() -> Failure {
    WRONG_METHOD
}
