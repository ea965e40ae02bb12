//! Every way in which a request does not come to its end, and the page for it.
//!
//! A handler returns a [`Failure`]; [`finish`] turns it into a page. For a form it keeps what was typed: the page holds the
//! same form again, words in open boxes, so that nothing is lost and one press tries again.

use askama::Template;
use axum::body::Body;
use axum::extract::{FromRequestParts, MatchedPath, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use dialogue::{Refusal, RelationshipId};
use service::{Action, Failure as Cause, may};

use crate::App;
use crate::fields::{self, Fields};
use crate::routes::{ROUTES, Reach};
use crate::shell::{Shell, page_with, to};
use crate::{earnest, visit};

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
    fn status(&self) -> StatusCode {
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

/// Reads a form once, lets the handler do its work, and turns a failure into a page.
pub(crate) async fn finish(app: &App, request: Request, next: Next) -> Response {
    let get = matches!(*request.method(), Method::GET | Method::HEAD);
    let path = request.uri().path().to_owned();
    let (parts, body) = request.into_parts();
    let asked = Asked::of(&parts);
    let mut request = Request::from_parts(parts, Body::empty());
    let mut kept = None;
    if request.method() == Method::POST {
        match fields::receive(request.headers(), body).await {
            Ok(fields) => {
                kept = Some(fields.clone());
                request.extensions_mut().insert(fields);
            }
            Err(failure) => return show(app, &failure, get, &path, None),
        }
    }
    let response = match earnest::refusal(&request) {
        Some(refusal) => refusal,
        None => next.run(request).await,
    };
    let failure = match response.extensions().get::<Failure>() {
        Some(failure) => failure.clone(),
        // The layer against forms from other sites answers for itself; it gets a page as well.
        None if response.status() == StatusCode::FORBIDDEN => {
            Failure::Bad(StatusCode::FORBIDDEN, "bad-form-elsewhere")
        }
        None if response.status() == StatusCode::INTERNAL_SERVER_ERROR => {
            Failure::Internal("a page could not be rendered".to_owned())
        }
        None => return response,
    };
    // What one may not know is not found, before anything else is wrong with the form.
    let failure = match failure {
        Failure::Refused(_) | Failure::Bad(StatusCode::BAD_REQUEST, _)
            if !asked.is_open_to_visitor(app, kept.as_ref()).await =>
        {
            Failure::NotFound
        }
        failure => failure,
    };
    let mut page = show(app, &failure, get, &path, kept.as_ref());
    // Signing out that fails still takes the browser's sign-in away.
    for name in [header::SET_COOKIE, visit::CLEAR_SITE_DATA] {
        if let Some(value) = response.headers().get(&name) {
            page.headers_mut().insert(name, value.clone());
        }
    }
    page
}

/// What a request asked for, kept for when it fails.
struct Asked {
    reach: Option<Reach>,
    relationship: Option<RelationshipId>,
    cookies: HeaderMap,
}

impl Asked {
    fn of(parts: &Parts) -> Self {
        let template = parts.extensions.get::<MatchedPath>();
        let reach = template.and_then(|t| ROUTES.iter().find(|r| r.path == t.as_str()));
        let relationship = parts.uri.path().strip_prefix("/with/");
        Self {
            reach: reach.map(|r| r.reach),
            relationship: relationship
                .and_then(|rest| rest.split('/').next())
                .and_then(|id| id.parse().ok()),
            cookies: visit::cookies(&parts.headers),
        }
    }

    /// True where the visitor may know that there is such a page, and the form is not one of somebody else's pages.
    async fn is_open_to_visitor(&self, app: &App, fields: Option<&Fields>) -> bool {
        let Some(reach) = self.reach else {
            return false;
        };
        if matches!(reach, Reach::Public | Reach::Help | Reach::SignedIn) {
            return true;
        }
        let Ok(Some(visitor)) = visit::visitor(app, &self.cookies).await else {
            return false;
        };
        match (reach, self.relationship) {
            (Reach::Member, _) => may(visitor.account(), Action::InviteClient),
            (Reach::Administrator, _) => may(visitor.account(), Action::SeeMembers),
            (_, Some(relationship)) => app
                .candor
                .glance(&visitor, relationship, |desk, _| Ok(desk.me().role))
                .await
                .is_ok_and(|role| fields.is_none_or(|fields| fields.are_of(role))),
            (_, None) => false,
        }
    }
}

fn show(app: &App, failure: &Failure, get: bool, path: &str, fields: Option<&Fields>) -> Response {
    if matches!(failure, Failure::SignedOut) && get {
        return to("/sign-in");
    }
    let reference = match failure {
        Failure::Unavailable(cause) | Failure::Uncertain(cause) | Failure::Internal(cause) => {
            Some(report(app, cause))
        }
        _ => None,
    };
    let mut shell = Shell::public(app);
    let (title, text) = sentences(failure, &shell);
    let refused = match failure {
        Failure::Refused(refusal) => refusal.field(),
        _ => None,
    };
    let shown = fields
        // Nor is a form from another site shown with a button that would send it as one of ours.
        .filter(|_| {
            !matches!(
                failure,
                Failure::NotFound | Failure::Bad(StatusCode::FORBIDDEN, _)
            )
        });
    // A password is never put into a page, so a form with one is not sent again from here.
    let back = shown.and_then(|_| page_with_password(path));
    let again = match (&back, shown) {
        (None, Some(fields)) => kept_fields(fields, refused),
        _ => Vec::new(),
    };
    shell.writing = !again.is_empty();
    let mut response = page_with(
        failure.status(),
        &RefusalPage {
            shell,
            title,
            text,
            reference,
            // Two slashes would begin the name of another host.
            action: format!("/{}", path.trim_start_matches('/')),
            again,
            back,
            consent: consent(failure, path),
            sign_in: matches!(failure, Failure::SignedOut),
        },
    );
    // For the log line of the request, where the route has one.
    response.extensions_mut().insert(failure.clone());
    response
}

/// The page of a form with a password in it, by where the form goes.
fn page_with_password(path: &str) -> Option<String> {
    match path {
        "/account/password" => Some("/account".to_owned()),
        path if path == "/sign-in" || path.starts_with("/join/") => Some(path.to_owned()),
        _ => None,
    }
}

/// Where what was refused for want of consent can be changed.
fn consent(failure: &Failure, path: &str) -> Option<String> {
    let with = matches!(failure, Failure::Refused(Refusal::ConsentWithdrawn))
        .then(|| path.strip_prefix("/with/")?.split('/').next())??;
    Some(format!("/with/{with}/consent"))
}

/// Puts the cause into the log under a number that the page shows.
fn report(app: &App, cause: &str) -> String {
    let number = app.candor.fresh_submission().to_string();
    let reference = format!("{}-{}", &number[..4], &number[4..8]).to_uppercase();
    tracing::error!(reference, cause, "a request failed");
    reference
}

fn sentences(failure: &Failure, shell: &Shell) -> (String, String) {
    let t = &shell.t;
    match failure {
        Failure::Refused(Refusal::TooLong { length, max, field }) => (
            t.say("refusal-title"),
            t.fill(
                "refusal-too-long",
                &[
                    ("field", &t.choice("field", field)),
                    ("length", &length.to_string()),
                    ("max", &max.to_string()),
                    ("over", &(length - max).to_string()),
                ],
            ),
        ),
        Failure::Refused(Refusal::Time { field }) => (
            t.say("refusal-title"),
            t.say(&format!("refusal-time-{field}")),
        ),
        Failure::Refused(refusal) => (
            t.say("refusal-title"),
            match refusal.field() {
                Some(field) => t.fill(refusal.key(), &[("field", &t.choice("field", field))]),
                None => t.say(refusal.key()),
            },
        ),
        Failure::TooMany(wait) => (
            t.say("too-many-title"),
            t.fill("too-many", &[("wait", &wait.to_string())]),
        ),
        other => {
            let key = match other {
                Failure::NotFound => "not-found",
                Failure::SignedOut => "signed-out",
                Failure::Unavailable(_) => "unavailable",
                Failure::Uncertain(_) => "uncertain",
                Failure::Bad(_, key) => key,
                _ => "internal",
            };
            (t.say(&format!("{key}-title")), t.say(key))
        }
    }
}

/// One field of a form that is shown again.
struct Again {
    name: String,
    value: String,
    /// The label of an open box; `None` for what goes along unseen.
    label: Option<String>,
    /// The kind of field it comes back as, where that is not a box for words.
    kind: Option<&'static str>,
}

/// Fields whose text is shown in open boxes; everything else goes along unseen, but for passwords, which do not.
const OPEN: &[&str] = &[
    "words",
    "wanted",
    "when",
    "better",
    "talk",
    "please-dont",
    "before",
    "handling-words",
    "scope",
    "afraid",
    "happened-words",
    "saying",
    "agree",
    "copy",
    "invitation",
    "name",
    "email",
];
/// Fields that come back as what they were, so that another day or number can be chosen.
const CHOSEN: &[(&str, &str)] = &[
    ("by", "date"),
    ("starts", "datetime-local"),
    ("arrives", "datetime-local"),
    ("minutes", "number"),
];
const SECRET: &[&str] = &["password", "current", "new"];

/// The form again; what was refused is open even where it is empty.
fn kept_fields(fields: &Fields, refused: Option<&str>) -> Vec<Again> {
    fields
        .iter()
        .filter(|(name, _)| !SECRET.contains(name))
        .map(|(name, value)| {
            let kind = CHOSEN.iter().find(|(chosen, _)| *chosen == name);
            let open = kind.is_some() || OPEN.contains(&name);
            Again {
                name: name.to_owned(),
                value: value.to_owned(),
                label: (open && (!value.trim().is_empty() || refused == Some(name)))
                    .then(|| format!("field-{name}")),
                kind: kind.map(|(_, kind)| *kind),
            }
        })
        .collect()
}

#[derive(Template)]
#[template(path = "refusal.html")]
struct RefusalPage {
    shell: Shell,
    title: String,
    text: String,
    reference: Option<String>,
    action: String,
    again: Vec<Again>,
    /// The page that a form with a password stands on.
    back: Option<String>,
    /// Where it is decided what may be shown.
    consent: Option<String>,
    sign_in: bool,
}

impl<S: Send + Sync> FromRequestParts<S> for Fields {
    type Rejection = Failure;

    async fn from_request_parts(
        parts: &mut axum::http::request::Parts,
        _: &S,
    ) -> Result<Self, Failure> {
        Ok(parts.extensions.remove::<Fields>().unwrap_or_default())
    }
}
