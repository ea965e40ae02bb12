//! The cookie of a login: read, given, taken away.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::Response;
use service::Token;

use super::state::App;

/// The cookies alone.
pub(crate) fn cookies(headers: &HeaderMap) -> HeaderMap {
    let cookies = headers.get_all(header::COOKIE).iter();
    cookies.map(|line| (header::COOKIE, line.clone())).collect()
}

fn name(secure: bool) -> &'static str {
    if secure { "__Host-candor" } else { "candor" }
}

/// The login that a browser holds.
pub(crate) fn token(headers: &HeaderMap, secure: bool) -> Option<Token> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(key, _)| *key == name(secure))
        .find_map(|(_, value)| Token::read(value))
}

/// Gives the browser its sign-in. It lives as long as the browser window: what ends it earlier stands in our table.
pub(crate) fn signed_in(app: &App, mut response: Response, token: &Token) -> Response {
    set(app, &mut response, &token.letters(), "");
    response
}

/// The header that asks a browser to forget.
pub(crate) const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");

/// Takes the browser's sign-in away, and with it the pages that it keeps in memory for "back": without a script it would show
/// one of them again.
pub(crate) fn signed_out(app: &App, mut response: Response) -> Response {
    set(app, &mut response, "", "; Max-Age=0");
    response
        .headers_mut()
        .insert(CLEAR_SITE_DATA, HeaderValue::from_static("\"cache\""));
    response
}

fn set(app: &App, response: &mut Response, value: &str, more: &str) {
    let secure = if app.secure { "; Secure" } else { "" };
    let cookie = format!(
        "{}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{more}",
        name(app.secure)
    );
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}
