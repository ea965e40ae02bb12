//! Where a concern leads elsewhere: to the safety page (never sent), or to help from outside first (then the client chooses).
//!
//! Both are the answer to the form itself. Nothing is stored, and every word is still there.

use askama::Template;
use axum::response::Response;
use dialogue::moment;
use dialogue::safety::{Concern, Route};
use dialogue::view::Between;

use super::carried::carried;
use crate::frame::failure::Failure;
use crate::frame::layout::{Audience, Layout, page};
use crate::frame::seat_form::SeatForm;
use crate::parts::safety::Block;

#[derive(Template)]
#[template(path = "pages/moment/never_sent.html")]
struct NeverSent {
    layout: Layout,
    between: Between,
    safety: Block,
    words: String,
    /// There is something that can be kept.
    keepable: bool,
    carried: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "pages/moment/outside_first.html")]
struct OutsideFirst {
    layout: Layout,
    between: Between,
    safety: Block,
    /// What is part of it, and what is worth knowing about that.
    about: Vec<String>,
    carried: Vec<(String, String)>,
}

async fn between(form: &SeatForm) -> Result<Between, Failure> {
    form.view(|desk, _| Ok(Between::of(desk))).await
}

/// The safety page instead of a preview.
pub(super) async fn never_sent(form: &SeatForm, said: &moment::Form) -> Result<Response, Failure> {
    let between = between(form).await?;
    Ok(page(&NeverSent {
        layout: Layout::of(&form.app, Audience::Client).writing(),
        safety: Block::of(&form.app, &between).alone(),
        between,
        words: form.fields().get("words").to_owned(),
        keepable: !said.is_empty(),
        carried: carried(form.fields(), &["words"]),
    }))
}

/// Help from outside, and then the choice.
pub(super) async fn outside_first(
    form: &SeatForm,
    said: &moment::Form,
) -> Result<Response, Failure> {
    let between = between(form).await?;
    let layout = Layout::of(&form.app, Audience::Client).writing();
    let outside = said.concerns.iter();
    let about = outside
        .filter(|c| c.route() == Route::OutsideHelpFirst)
        .map(|c: &Concern| layout.t.choice("safety-outside-first", c.name()))
        .collect();
    Ok(page(&OutsideFirst {
        safety: Block::of(&form.app, &between),
        between,
        about,
        carried: carried(form.fields(), &["seen-help"]),
        layout,
    }))
}
