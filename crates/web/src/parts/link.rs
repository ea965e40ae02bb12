//! The page that shows a link, once.

use askama::Template;

use crate::frame::layout::Layout;
use crate::frame::state::App;

/// The page that shows a link, once.
#[derive(Template)]
#[template(path = "parts/link.html")]
pub(crate) struct LinkPage {
    pub(crate) layout: Layout,
    pub(crate) name: String,
    pub(crate) link: String,
    /// Where "go on" leads.
    pub(crate) then: String,
    /// True for a client's link, which is best handed over in the session.
    pub(crate) client: bool,
}

/// The address in an invitation.
pub(crate) fn link(app: &App, token: &service::Token) -> String {
    format!("{}/join/{}", app.address, token.letters())
}
