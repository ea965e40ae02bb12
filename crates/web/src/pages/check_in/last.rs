//! The last page: exactly what the other would get; share or keep.

use alliance::Direct;
use askama::Template;
use axum::response::Response;
use dialogue::check_in::view::ClientCheckIn;
use dialogue::private_prompt::Concern;

use super::rows::{Row, rows};
use crate::frame::layout::{Audience, Layout, page};
use crate::frame::state::App;

#[derive(Template)]
#[template(path = "pages/check_in/last.html")]
struct Last {
    layout: Layout,
    title: String,
    rows: Vec<Row>,
    p: ClientCheckIn,
}

impl Last {
    fn other(&self) -> [(&'static str, &str); 1] {
        [("other", self.p.between.other.as_str())]
    }

    fn is_kept(&self) -> bool {
        self.p.kept && !self.p.begun
    }

    fn can_share(&self) -> bool {
        !self.p.between.is_over() && !self.p.form.answers.is_empty() && self.is_allowed()
    }

    /// True where there are numbers to be shared, and so to be compared.
    fn has_numbers(&self) -> bool {
        !self.p.form.answers.items.is_empty()
    }

    /// True where everything that was filled in may be shown at present.
    fn is_allowed(&self) -> bool {
        !self.scores_hidden() && !self.words_hidden()
    }

    /// True where there are numbers that may not be shown at present.
    fn scores_hidden(&self) -> bool {
        !self.p.may_show.0 && self.has_numbers()
    }

    /// True where there are words that may not be shown at present.
    fn words_hidden(&self) -> bool {
        !self.p.may_show.1 && self.p.form.answers.better.is_some()
    }

    /// True where there is something one might want to say more about.
    fn more_to_say(&self) -> bool {
        matches!(
            self.p.form.answers.direct,
            Some(Direct::ALittle | Direct::Yes)
        ) || self.p.form.held_back
    }
}

/// The last page: exactly what the other would get; share or keep.
pub(super) fn show(app: &App, p: ClientCheckIn) -> Response {
    let layout = Layout::of(app, Audience::Client);
    page(&Last {
        title: layout.t.say(if p.kept && !p.begun {
            "check-in-kept-title"
        } else {
            "check-in-last-title"
        }),
        rows: rows(&layout.t, &p),
        layout,
        p,
    })
}
