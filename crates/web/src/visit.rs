//! Who is asking, from the cookie.

use axum::extract::{FromRef, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::Response;
use service::{Token, Visitor};

use crate::App;
use crate::failure::Failure;

/// A signed-in visitor. Extracting it fails where nobody is signed in.
pub(crate) struct Visit(pub Visitor);

/// A visitor, where someone is signed in.
pub(crate) struct MaybeVisit(pub Option<Visitor>);

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

/// Who the cookies of a request belong to.
pub(crate) async fn visitor(app: &App, headers: &HeaderMap) -> Result<Option<Visitor>, Failure> {
    match token(headers, app.secure) {
        Some(token) => Ok(app.candor.visitor(&token).await?),
        None => Ok(None),
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

/// The cookies alone.
pub(crate) fn cookies(headers: &HeaderMap) -> HeaderMap {
    let cookies = headers.get_all(header::COOKIE).iter();
    cookies.map(|line| (header::COOKIE, line.clone())).collect()
}

fn name(secure: bool) -> &'static str {
    if secure { "__Host-candor" } else { "candor" }
}

fn token(headers: &HeaderMap, secure: bool) -> Option<Token> {
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
