//! /help and /help/{country}: help outside the practice. Works signed out, knows nobody, and leaves no line in the log.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::At;
use crate::App;
use crate::failure::Failure;
use crate::help::{Country, dial};
use crate::shell::{Shell, page};

#[derive(Template)]
#[template(path = "help.html")]
struct Page<'a> {
    shell: Shell,
    country: &'a Country,
    countries: Vec<&'a Country>,
}

impl Page<'_> {
    fn dial(&self, phone: &str) -> String {
        dial(phone)
    }

    fn title(&self) -> String {
        if self.is_nowhere() {
            return self.shell.t.say("help-title");
        }
        let country = [("country", self.country.country.as_str())];
        self.shell.t.fill("help-title-country", &country)
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
                let date = self.shell.t.date(&date);
                self.shell.t.fill("help-checked", &[("date", &date)])
            }
            Err(_) => self.shell.t.say("help-not-checked"),
        }
    }
}

/// GET /help: that of the practice's country.
pub(crate) async fn get(State(app): State<App>) -> Response {
    show(&app, app.help.of(&app.candor.practice().country))
}

/// GET /help/{country}
pub(crate) async fn of_country(
    State(app): State<App>,
    At(country): At<String>,
) -> Result<Response, Failure> {
    let country = app.help.get(&country).ok_or(Failure::NotFound)?;
    Ok(show(&app, country))
}

fn show(app: &App, country: &Country) -> Response {
    page(&Page {
        shell: Shell::public(app),
        country,
        countries: app.help.countries(),
    })
}
