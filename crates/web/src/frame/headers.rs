//! Headers on every answer.

use axum::http::{HeaderName, HeaderValue, header};
use axum::response::Response;

/// Starts at nothing; each exception has its reason: the stylesheet, two fonts, the drawn thread and one small script are
/// our own files, and forms go to ourselves alone. There is no inline style or script, so no nonce is needed.
const POLICY: &str = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; script-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Sets them. Pages are never stored by the browser; only files under `/static/` set their own caching.
pub(crate) fn protect(response: &mut Response) {
    let headers = response.headers_mut();
    let fixed = [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        // Not "no-referrer": browsers that know no `Sec-Fetch-Site` would then send our own forms from an origin "null".
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=(), browsing-topics=()",
        ),
        (HeaderName::from_static("x-robots-tag"), "noindex, nofollow"),
    ];
    headers.reserve(fixed.len() + 1);
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
}
