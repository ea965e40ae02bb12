//! What every page has around it.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use dialogue::view::Between;
use dialogue::{Role, SubmissionId};
use service::{Place, Visitor};

use super::assets;
use super::fields::made_for;
use super::state::App;
use super::words::Words;

/// How dense a page is, and whether it has "Leave".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Audience {
    /// A client's page: generous, with "Leave".
    Client,
    /// A therapist's or administrator's page: dense but quiet.
    Practice,
    /// Nobody in particular: sign-in, help, refusals. As a client's.
    Anyone,
}

/// The frame of a page; every page struct has one as `layout`.
pub(crate) struct Layout {
    app: App,
    /// The words.
    pub t: Words,
    /// How dense.
    pub(crate) audience: Audience,
    /// True where someone is signed in.
    pub signed_in: bool,
    /// Where "Leave" leads.
    pub leave: String,
    /// True on a page on which someone writes: what leads elsewhere opens beside it, so that no word is lost. Never "Leave".
    pub writing: bool,
    /// True in the demonstration: each page says so, with a way to look in as somebody else.
    pub demo: bool,
}

impl Layout {
    /// The frame of a page for someone who is signed in.
    pub(crate) fn of(app: &App, audience: Audience) -> Self {
        Self {
            app: app.clone(),
            t: Words::new(app.candor.practice().calendar.clone(), app.candor.now()),
            audience,
            signed_in: true,
            leave: app.candor.practice().leave_to.clone(),
            writing: false,
            demo: !app.demo.is_empty(),
        }
    }

    /// The frame of a page for nobody in particular.
    pub(crate) fn public(app: &App) -> Self {
        Self {
            signed_in: false,
            ..Self::of(app, Audience::Anyone)
        }
    }

    /// The same, around something that is being written.
    pub(crate) fn writing(self) -> Self {
        Self {
            writing: true,
            ..self
        }
    }

    /// The class of `<body>`.
    pub(crate) fn class(&self) -> &'static str {
        match self.audience {
            Audience::Client | Audience::Anyone => "client",
            Audience::Practice => "therapist",
        }
    }

    /// Behind the id of each form: whose page it stands on.
    pub(crate) fn made_for(&self) -> &'static str {
        match self.audience {
            Audience::Client => made_for(Role::Client),
            Audience::Practice => made_for(Role::Therapist),
            Audience::Anyone => "",
        }
    }

    /// True on pages that have "Leave".
    pub(crate) fn has_leave(&self) -> bool {
        self.audience != Audience::Practice
    }

    /// A fresh submission id, for a form on the page.
    pub(crate) fn submission(&self) -> SubmissionId {
        self.app.candor.fresh_submission()
    }

    /// The address of one of our files.
    pub(crate) fn asset(&self, name: &str) -> String {
        assets::address(name)
    }
}

/// Renders a page.
pub(crate) fn page(template: &impl Template) -> Response {
    page_with(StatusCode::OK, template)
}

/// Renders a page with a status of its own.
pub(crate) fn page_with(status: StatusCode, template: &impl Template) -> Response {
    match template.render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(error) => {
            tracing::error!(%error, "a page could not be rendered");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// After a form was taken: to the page that shows it.
pub(crate) fn to(path: &str) -> Response {
    axum::response::Redirect::to(path).into_response()
}

impl Audience {
    /// As calm as the reader of a relationship's page needs it.
    pub(crate) fn of(between: &Between) -> Self {
        if between.is_client() {
            Audience::Client
        } else {
            Audience::Practice
        }
    }

    /// Whoever is a client anywhere has "Leave", whatever else they are.
    pub(crate) fn of_account(visitor: &Visitor, places: &[Place]) -> Self {
        let account = visitor.account();
        let practice = account.member || account.administrator;
        let client = places.iter().any(|place| place.role == Role::Client);
        if practice && !client {
            Audience::Practice
        } else {
            Audience::Client
        }
    }
}
