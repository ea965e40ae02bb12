//! The client's home: what is next, in each relationship.

use askama::Template;
use axum::response::Response;
use dialogue::RelationshipId;
use service::Visitor;

use super::part::{Part, part};
use crate::frame::failure::Failure;
use crate::frame::layout::{Audience, Layout, page};
use crate::frame::state::App;

#[derive(Template)]
#[template(path = "pages/home/client.html")]
struct Page {
    layout: Layout,
    parts: Vec<Part>,
    /// There is a therapist's day to go back to.
    practises: bool,
}

impl Page {
    fn title(&self) -> String {
        match self.parts.as_slice() {
            [one] => self.layout.t.fill("relationship-title", &one.other()),
            _ => self.layout.t.say("home-title"),
        }
    }

    fn is_single(&self) -> bool {
        self.parts.len() == 1
    }
}

/// The client's home.
pub(super) async fn show(
    app: &App,
    visitor: &Visitor,
    relationships: Vec<RelationshipId>,
    practises: bool,
) -> Result<Response, Failure> {
    let layout = Layout::of(app, Audience::Client);
    let mut parts = Vec::with_capacity(relationships.len());
    for relationship in relationships {
        parts.push(part(app, visitor, relationship, &layout.t).await?);
    }
    Ok(page(&Page {
        layout,
        parts,
        practises,
    }))
}
