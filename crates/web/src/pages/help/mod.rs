//! /help and /help/{country}: help outside the practice. Works signed out, knows nobody, and leaves no line in the log.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;

use crate::frame::at::At;
use crate::frame::failure::Failure;
use crate::frame::layout::{Layout, page};
use crate::frame::reach::Reach;
use crate::frame::route::Route;
use crate::frame::state::App;
use crate::parts::help::{self, Country, dial};

pub(super) const ROUTES: &[Route] = &[
    Route::page("/help", Reach::Help, || get(ours)),
    Route::page("/help/{country}", Reach::Help, || get(of_country)),
];

#[derive(Template)]
#[template(path = "pages/help/help.html")]
struct Page {
    layout: Layout,
    country: &'static Country,
    countries: Vec<&'static Country>,
}

impl Page {
    fn dial(&self, phone: &str) -> String {
        dial(phone)
    }

    fn title(&self) -> String {
        if self.is_nowhere() {
            return self.layout.t.say("help-title");
        }
        let country = [("country", self.country.country.as_str())];
        self.layout.t.fill("help-title-country", &country)
    }

    fn is_nowhere(&self) -> bool {
        self.country.code == "xx"
    }

    /// The short name of a value of `for` or `what`: content/README.md writes it with spaces.
    fn key(&self, value: &str) -> String {
        value.replace(' ', "-")
    }

    /// The other emergency numbers, in one line.
    fn also(&self) -> String {
        self.country.emergency[1..].join(", ")
    }

    /// When an entry was compared with public pages; its own address stands behind.
    fn checked(&self, checked: &str) -> String {
        match checked.parse() {
            Ok(date) => {
                let date = self.layout.t.date(&date);
                self.layout.t.fill("help-checked", &[("date", &date)])
            }
            Err(_) => self.layout.t.say("help-not-checked"),
        }
    }
}

/// GET /help: that of the practice's country.
async fn ours(State(app): State<App>) -> Response {
    show(&app, help::of(&app.candor.practice().country))
}

/// GET /help/{country}
async fn of_country(State(app): State<App>, At(country): At<String>) -> Result<Response, Failure> {
    let country = help::get(&country).ok_or(Failure::NotFound)?;
    Ok(show(&app, country))
}

fn show(app: &App, country: &'static Country) -> Response {
    page(&Page {
        layout: Layout::public(app),
        country,
        countries: help::countries(),
    })
}
