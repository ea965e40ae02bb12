//! /with/{relationship}/say: "Something about us" for the client, "I noticed…" for the therapist.
//!
//! Nothing is sent from the first page. The second shows exactly what the other will read, and carries the whole form along.

mod carried;
mod client;
mod delivery;
mod notice;
mod outside;
mod preview;
mod read;

use axum::response::Response;
use axum::routing::get;
use dialogue::Role;
use dialogue::view;

use self::delivery::{ARRIVES, DELIVERY};
use self::read::{KEPT, SEEN_HELP};
use crate::frame::desk::With;
use crate::frame::failure::Failure;
use crate::frame::form::{Form, Whose};
use crate::frame::reach::Reach;
use crate::frame::route::Route;
use crate::frame::seat_form::SeatForm;
use crate::parts::moment_form::{self, Carried};

pub(super) const ROUTES: &[Route] = &[Route::page("/with/{relationship}/say", Reach::Own, || {
    get(show).post(act)
})
.taking(FORMS)];

const FORMS: &[Form] = &[
    Form::new(
        "moment",
        Whose::Client,
        &[
            moment_form::FEELING,
            moment_form::LEVEL,
            moment_form::PLEASE,
            moment_form::TOPIC,
            moment_form::WORDS,
            moment_form::WHEN,
            moment_form::DID,
            moment_form::WANTED,
            moment_form::HANDLING,
            moment_form::CONCERN,
            DELIVERY,
            ARRIVES,
            KEPT,
            SEEN_HELP,
        ],
    )
    .go(&["keep", "send", "save", "discard"])
    .steps(&["preview", "change"]),
    Form::new("moment: noticed", Whose::Therapist, &[notice::WORDS]),
];

/// GET: the client's form, or the therapist's.
async fn show(desk: With) -> Result<Response, Failure> {
    let client = desk
        .view(|desk, look| match desk.me().role {
            Role::Client => {
                dialogue::moment::view::say(desk, None, look.now, look.calendar).map(Ok)
            }
            Role::Therapist => Ok(Err(view::Between::of(desk))),
        })
        .await?;
    Ok(match client {
        Ok(p) => {
            let carried = Carried {
                begun: p.begun,
                ..Carried::default()
            };
            moment_form::form(&desk.app, p, carried)
        }
        Err(between) => notice::show(&desk.app, between),
    })
}

/// POST: the client's form, or the therapist's.
async fn act(form: SeatForm) -> Result<Response, Failure> {
    match form.role {
        Role::Client => client::act(&form).await,
        Role::Therapist => notice::send(&form).await,
    }
}
