//! /who-sees-what: mine, yours, ours, shown with two people who do not exist and then said in plain words, and where the limits
//! are. Open to everyone.

mod scenes;
mod shown;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;

use self::scenes::Scene;
use crate::frame::layout::{Audience, Layout, page};
use crate::frame::reach::Reach;
use crate::frame::route::Route;
use crate::frame::state::App;
use crate::frame::visitor::MaybeVisit;

pub(super) const ROUTES: &[Route] = &[Route::page("/who-sees-what", Reach::Public, || get(show))];

#[derive(Template)]
#[template(path = "pages/who_sees_what/who_sees_what.html")]
struct Page {
    layout: Layout,
    host: String,
    scenes: Vec<Scene>,
}

/// GET
async fn show(State(app): State<App>, MaybeVisit(visitor): MaybeVisit) -> Response {
    let layout = match visitor {
        Some(_) => Layout::of(&app, Audience::Anyone),
        None => Layout::public(&app),
    };
    let host = app.candor.practice().hosting.name.to_string();
    let scenes = scenes::play(&layout.t);
    page(&Page {
        layout,
        host,
        scenes,
    })
}
