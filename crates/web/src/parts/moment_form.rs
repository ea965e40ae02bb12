//! The form in which a client says something: on its own page, and where something kept is taken up again.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use dialogue::moment::view::SayPage;
use dialogue::moment::{Effect, Feeling, Handling, Level, More, Please, Topic};
use dialogue::safety::Concern;

use super::help::{self, Country};
use super::moment_cards::Cards;
use super::safety::Block;
use crate::frame::field::{Field, choice, choices, line, passage};
use crate::frame::layout::{Audience, Layout, page_with};
use crate::frame::state::App;

/// What kind of thing it is.
pub(crate) const FEELING: Field = choice("feeling", || {
    Feeling::ALL.iter().map(|f| f.name()).collect()
});
/// How far it goes today.
pub(crate) const LEVEL: Field =
    choice("level", || Level::ALL.iter().map(|l| l.name()).collect()).such_as("say");
/// How the other may come to it.
pub(crate) const PLEASE: Field =
    choice("please", || Please::ALL.iter().map(|p| p.name()).collect());
/// What it is about.
pub(crate) const TOPIC: Field = choice("topic", || Topic::ALL.iter().map(|t| t.name()).collect());
/// The words.
pub(crate) const WORDS: Field = passage("words");
/// When it was.
pub(crate) const WHEN: Field = line("when");
/// What it did.
pub(crate) const DID: Field = choices("did", || Effect::ALL.iter().map(|e| e.name()).collect());
/// What would have been better.
pub(crate) const WANTED: Field = passage("wanted");
/// How it should be handled.
pub(crate) const HANDLING: Field = choice("handling", || {
    Handling::ALL.iter().map(|h| h.name()).collect()
});
/// What it has to do with safety.
pub(crate) const CONCERN: Field = choices("concern", || {
    Concern::ALL.iter().map(|c| c.name()).collect()
});

#[derive(Template)]
#[template(path = "parts/moment_form.html")]
struct Page {
    layout: Layout,
    p: SayPage,
    cards: Cards,
    help: &'static Country,
    safety: Block,
    carried: Carried,
}

/// What goes along with the form besides what the client kept.
#[derive(Default)]
pub(crate) struct Carried {
    /// Something begun earlier can be thrown away here.
    pub(crate) begun: bool,
    /// What has to be said before it can go on: where, and a sentence's key.
    pub(crate) error: Option<(&'static str, &'static str)>,
    /// When it shall arrive, as it was chosen on the page after this one.
    pub(crate) delivery: String,
    /// The time beside that choice.
    pub(crate) arrives: String,
    /// Help from outside was shown.
    pub(crate) seen_help: bool,
}

impl Page {
    fn other(&self) -> [(&'static str, &str); 1] {
        [("other", self.p.between.other.as_str())]
    }

    fn is_wrong(&self, field: &str) -> bool {
        self.error_at(field).is_some()
    }

    /// What is missing: where, and a sentence.
    fn error(&self) -> Option<(&'static str, String)> {
        let (at, key) = self.carried.error?;
        Some((at, self.layout.t.say(key)))
    }

    /// What is missing at this field.
    fn error_at(&self, field: &str) -> Option<String> {
        let (at, sentence) = self.error()?;
        (at == field).then_some(sentence)
    }

    /// True where something under "add more" is filled in, so that it stands open.
    fn has_more(&self) -> bool {
        self.p.form.more != More::default()
    }
}

/// The form.
pub(crate) fn form(app: &App, p: SayPage, carried: Carried) -> Response {
    let layout = Layout::of(app, Audience::Client).writing();
    let status = match carried.error {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let shown = Page {
        cards: Cards::of(&layout.t, &p),
        layout,
        help: help::of(&app.candor.practice().country),
        safety: Block::of(app, &p.between),
        p,
        carried,
    };
    page_with(status, &shown)
}
