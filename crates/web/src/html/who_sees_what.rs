//! /who-sees-what: mine, yours, ours, shown with two people who do not exist and then said in plain words, and where the limits
//! are. Open to everyone.

mod scenes;

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use self::scenes::Scene;
use crate::App;
use crate::shell::{Calm, Shell, page};
use crate::visit::MaybeVisit;

#[derive(Template)]
#[template(path = "who_sees_what.html")]
struct Page {
    shell: Shell,
    host: String,
    scenes: Vec<Scene>,
}

/// GET
pub(crate) async fn get(State(app): State<App>, MaybeVisit(visitor): MaybeVisit) -> Response {
    let shell = match visitor {
        Some(_) => Shell::of(&app, Calm::Anyone),
        None => Shell::public(&app),
    };
    let host = app.candor.practice().hosting.name.to_string();
    let scenes = scenes::play(&shell.t);
    page(&Page {
        shell,
        host,
        scenes,
    })
}
