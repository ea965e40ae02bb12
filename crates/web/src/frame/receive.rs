//! The body of a form as it arrives: its kind, its size, its pace and its encoding are checked before anything else happens.

use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderMap, StatusCode, header};

use super::failure::Failure;
use super::fields::Fields;

/// The most that a form may bring, in bytes: several times what all its fields can hold.
const LARGEST_FORM: usize = 128 * 1024;
/// The longest that a form may take to arrive.
const SLOWEST_FORM: Duration = Duration::from_secs(20);

/// Receives a form: its kind, its size, its pace and its letters are checked before anything else happens.
pub(crate) async fn receive(headers: &HeaderMap, body: Body) -> Result<Fields, Failure> {
    let form = headers.get(header::CONTENT_TYPE).is_none_or(|kind| {
        let kind = kind.to_str().unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default();
        kind.trim()
            .eq_ignore_ascii_case("application/x-www-form-urlencoded")
    });
    if !form {
        return Err(Failure::Bad(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "bad-form-kind",
        ));
    }
    let bytes = read(body).await?;
    Fields::parse(&bytes).ok_or(Failure::Bad(StatusCode::BAD_REQUEST, "bad-form-letters"))
}

async fn read(body: Body) -> Result<Vec<u8>, Failure> {
    let reading = axum::body::to_bytes(body, LARGEST_FORM);
    match tokio::time::timeout(SLOWEST_FORM, reading).await {
        Err(_) => Err(Failure::Bad(StatusCode::REQUEST_TIMEOUT, "bad-form-slow")),
        Ok(Ok(bytes)) => Ok(bytes.into()),
        Ok(Err(error)) if is_too_large(&error) => Err(Failure::Bad(
            StatusCode::PAYLOAD_TOO_LARGE,
            "bad-form-large",
        )),
        Ok(Err(_)) => Err(Failure::Bad(StatusCode::BAD_REQUEST, "bad-form-broken")),
    }
}

fn is_too_large(error: &axum::Error) -> bool {
    let mut cause: Option<&dyn std::error::Error> = Some(error);
    while let Some(e) = cause {
        if e.to_string().contains("length limit") {
            return true;
        }
        cause = e.source();
    }
    false
}
