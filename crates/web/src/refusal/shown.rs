//! The page itself.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use dialogue::Refusal;

use super::again::{Again, again};
use super::sentences::sentences;
use crate::frame::failure::Failure;
use crate::frame::fields::Fields;
use crate::frame::form::Form;
use crate::frame::layout::{Layout, page_with, to};
use crate::frame::route::Route;
use crate::frame::state::App;
use crate::pages;

/// What is kept of a request for the page.
pub(super) struct Kept {
    /// It asked for a page.
    pub(super) get: bool,
    pub(super) path: String,
    pub(super) route: Option<&'static Route>,
    /// What a form brought.
    pub(super) fields: Option<Fields>,
}

impl Kept {
    /// The forms among which the one that was sent is looked for. To somebody who is signed out no address says more than
    /// another: their form is read by what any form has.
    fn forms(&self, failure: &Failure) -> &'static [Form] {
        match (failure, self.route) {
            (Failure::SignedOut, _) | (_, None) => &[],
            (_, Some(route)) => route.forms,
        }
    }

    /// The page of a form with a password in it: such a form is not sent again from anywhere else.
    fn stands_on(&self) -> Option<String> {
        let forms = self.route.map_or(&[][..], |route| route.forms);
        let page = forms.iter().find_map(|form| form.stands_on)?;
        // A page with a blank in its address is the one the form went to.
        let page = if page.contains('{') { &self.path } else { page };
        Some(page.to_owned())
    }
}

#[derive(Template)]
#[template(path = "refusal/refusal.html")]
struct Page {
    layout: Layout,
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

/// The page for a failure; signed out, a page that was asked for is the sign-in.
pub(super) fn show(app: &App, failure: &Failure, kept: &Kept) -> Response {
    if matches!(failure, Failure::SignedOut) && kept.get {
        return to("/sign-in");
    }
    let mut layout = Layout::public(app);
    let (title, text) = sentences(failure, &layout.t);
    let elsewhere = matches!(failure, Failure::Bad(StatusCode::FORBIDDEN, _));
    // Nor is a form from another site shown with a button that would send it as one of ours.
    let shown = kept
        .fields
        .as_ref()
        .filter(|_| !elsewhere && !matches!(failure, Failure::NotFound));
    // A password is never put into a page, so a form with one is not sent again from here.
    let back = shown.and_then(|_| kept.stands_on());
    let refused = if let Failure::Refused(refusal) = failure {
        refusal.field()
    } else {
        None
    };
    let again = match (&back, shown) {
        (None, Some(fields)) => form_again(fields, kept.forms(failure), refused),
        _ => Vec::new(),
    };
    layout.writing = !again.is_empty();
    let mut response = page_with(
        failure.status(),
        &Page {
            layout,
            title,
            text,
            reference: reference(app, failure),
            // Two slashes would begin the name of another host.
            action: format!("/{}", kept.path.trim_start_matches('/')),
            again,
            back,
            consent: consent(failure, kept),
            sign_in: matches!(failure, Failure::SignedOut),
        },
    );
    // For the log line of the request, where the route has one.
    response.extensions_mut().insert(failure.clone());
    response
}

fn form_again(fields: &Fields, forms: &'static [Form], refused: Option<&str>) -> Vec<Again> {
    if forms.is_empty() {
        let all: Vec<&Form> = pages::forms().map(|(_, form)| form).collect();
        again(fields, all.iter().copied(), refused)
    } else {
        again(fields, forms.iter(), refused)
    }
}

/// Where what was refused for want of consent can be changed.
fn consent(failure: &Failure, kept: &Kept) -> Option<String> {
    let withdrawn = matches!(failure, Failure::Refused(Refusal::ConsentWithdrawn));
    let relationship = kept.route?.blank(&kept.path, "relationship")?;
    withdrawn.then(|| format!("/with/{relationship}/consent"))
}

/// The number under which the cause stands in the log, where there is one to be found there.
fn reference(app: &App, failure: &Failure) -> Option<String> {
    let (Failure::Unavailable(cause) | Failure::Uncertain(cause) | Failure::Internal(cause)) =
        failure
    else {
        return None;
    };
    let number = app.candor.fresh_submission().to_string();
    let reference = format!("{}-{}", &number[..4], &number[4..8]).to_uppercase();
    tracing::error!(reference, cause, "a request failed");
    Some(reference)
}
