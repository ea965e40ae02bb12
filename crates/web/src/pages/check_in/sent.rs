//! What was sent: on its way, or arrived, then with the other's own view where it was shown.

use askama::Template;
use axum::response::Response;
use dialogue::EntryId;
use dialogue::check_in::view::{ClientCheckIn, SentState};
use dialogue::private_prompt::Concern;

use super::rows::{Row, rows, view_rows};
use crate::frame::desk::Looking;
use crate::frame::failure::Failure;
use crate::frame::layout::{Audience, Layout, page};

#[derive(Template)]
#[template(path = "pages/check_in/sent.html")]
struct Sent {
    layout: Layout,
    title: String,
    rows: Vec<Row>,
    view: Option<Vec<Row>>,
    p: ClientCheckIn,
}

impl Sent {
    fn other(&self) -> [(&'static str, &str); 1] {
        [("other", self.p.between.other.as_str())]
    }

    /// It was still under way when this ended.
    fn went_nowhere(&self) -> bool {
        self.p.between.is_over() && self.letter().is_some()
    }

    /// The letter's name while it can be taken back.
    fn letter(&self) -> Option<String> {
        match self.p.sent {
            SentState::Underway(letter) => Some(letter.to_string()),
            SentState::NotSent | SentState::Arrived => None,
        }
    }
}

/// What was sent.
pub(super) async fn show(desk: &Looking, session: EntryId) -> Result<Response, Failure> {
    let p = desk
        .view(|desk, look| dialogue::check_in::view::client_check_in(desk, session, look.now))
        .await?;
    let layout = Layout::of(desk.app(), Audience::Client);
    let arrived = matches!(p.sent, SentState::Arrived) || p.between.is_over();
    let key = if arrived {
        "check-in-arrived-title"
    } else {
        "check-in-way-title"
    };
    Ok(page(&Sent {
        title: layout.t.say(key),
        rows: rows(&layout.t, &p),
        view: p.view.as_ref().map(|view| view_rows(&layout.t, view)),
        layout,
        p,
    }))
}
