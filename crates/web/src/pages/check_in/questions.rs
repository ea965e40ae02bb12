//! A page with one question, or with all.

use askama::Template;
use axum::response::Response;
use dialogue::check_in::view::ClientCheckIn;

use super::asks::Asks;
use super::rows::title;
use super::step::Step;
use crate::frame::layout::{Audience, Layout, page};
use crate::frame::state::App;
use crate::parts::help::{self, Country};

#[derive(Template)]
#[template(path = "pages/check_in/questions.html")]
struct Questions {
    layout: Layout,
    title: String,
    p: ClientCheckIn,
    asks: Asks,
    step: Step,
    help: &'static Country,
}

impl Questions {
    fn other(&self) -> [(&'static str, &str); 1] {
        [("other", self.p.between.other.as_str())]
    }

    /// "Question 2 of 5", for the five; "1 of 3 more" after them.
    fn counted(&self) -> Option<String> {
        let (key, number) = match self.step {
            Step::One(n @ 1..=5) => ("check-in-step", n),
            Step::One(n) => ("check-in-step-more", n - 5),
            Step::Start | Step::All | Step::Last => return None,
        };
        let number = number.to_string();
        Some(self.layout.t.fill(key, &[("number", &number)]))
    }

    /// What the browser calls the page: what its heading says.
    fn heading(&self) -> String {
        let t = &self.layout.t;
        match self.step {
            Step::One(6) => t.say("check-in-direct"),
            Step::One(7) => t.say("check-in-better"),
            Step::One(8) => t.say("check-in-rest"),
            Step::One(_) => self
                .asks
                .scales
                .first()
                .map_or_else(String::new, |scale| scale.label.clone()),
            Step::Start | Step::All | Step::Last => self.title.clone(),
        }
    }

    fn is_start(&self) -> bool {
        self.step == Step::Start
    }

    fn is_all(&self) -> bool {
        self.step == Step::All
    }

    /// True where the page has a way back to an earlier question.
    fn has_back(&self) -> bool {
        matches!(self.step, Step::One(2..))
    }
}

/// A page with one question, or with all.
pub(super) fn show(app: &App, p: ClientCheckIn, step: Step) -> Response {
    let layout = Layout::of(app, Audience::Client).writing();
    page(&Questions {
        title: title(&layout.t, &p),
        asks: Asks::of(&layout.t, &p, step),
        layout,
        p,
        step,
        help: help::of(&app.candor.practice().country),
    })
}
