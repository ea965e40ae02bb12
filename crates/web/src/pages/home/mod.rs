//! /: what each person meets first. A client: what is next. A therapist: the day.

mod arrived;
mod client;
mod day;
mod part;

use axum::extract::{RawQuery, State};
use axum::response::Response;
use axum::routing::get;
use dialogue::Role;

use crate::frame::failure::Failure;
use crate::frame::layout::to;
use crate::frame::reach::Reach;
use crate::frame::route::Route;
use crate::frame::state::App;
use crate::frame::visitor::Visit;

pub(super) const ROUTES: &[Route] = &[Route::page("/", Reach::SignedIn, || get(show))];

/// Asks for the client's home where one is a therapist as well: `/?as=client`.
const AS_CLIENT: &str = "as=client";

/// GET
async fn show(
    State(app): State<App>,
    Visit(visitor): Visit,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let places = app.candor.places(&visitor).await?;
    let account = visitor.account();
    let practises = account.member || places.iter().any(|place| place.role == Role::Therapist);
    let is_client = places.iter().any(|place| place.role == Role::Client);
    // Whoever is both begins with the day; their own home is one press away from it.
    if practises && !(is_client && query.as_deref() == Some(AS_CLIENT)) {
        return day::show(&app, &visitor, is_client).await;
    }
    if account.administrator && places.is_empty() {
        return Ok(to("/members"));
    }
    let clients = places.into_iter().filter(|p| p.role == Role::Client);
    let relationships = clients.map(|place| place.relationship).collect();
    client::show(&app, &visitor, relationships, practises).await
}
