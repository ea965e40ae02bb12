//! /with/{relationship}/check-in/{session}: the client's check-in; for the therapist, their own view first.
//!
//! One question a page or all on one, both without a script. What a page brings is merged into the draft, so that no way
//! back loses an answer; only the last page shares or keeps.

mod answers;
mod asks;
mod better;
mod client;
mod last;
mod questions;
mod rows;
mod sent;
mod step;
mod view_first;

use alliance::Direct;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::response::Response;
use axum::routing::get;
use dialogue::check_in::view::SentState;
use dialogue::conversation::Happened;
use dialogue::{EntryId, RelationshipId, Role};
use serde::Deserialize;

use self::better::BETTER;
use self::step::Step;
use crate::frame::at::At;
use crate::frame::desk::With;
use crate::frame::failure::Failure;

use crate::frame::field::{choice, step, tick};
use crate::frame::form::{Form, Whose};
use crate::frame::reach::Reach;
use crate::frame::route::Route;
use crate::frame::seat_form::SeatForm;

pub(super) const ROUTES: &[Route] = &[Route::page(
    "/with/{relationship}/check-in/{session}",
    Reach::Own,
    || get(show).post(act),
)
.taking(FORMS)
.naming(|desk, session, now| match desk.me().role {
    Role::Client => dialogue::check_in::view::client_check_in(desk, session, now).map(|_| ()),
    Role::Therapist => dialogue::check_in::view::therapist_check_in(desk, session, now).map(|_| ()),
})];

/// 0 to 10.
fn points() -> Vec<&'static str> {
    vec!["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]
}

fn directs() -> Vec<&'static str> {
    Direct::ALL.map(Direct::name).into()
}

const FORMS: &[Form] = &[
    Form::new(
        "check-in",
        Whose::Client,
        &[
            choice("accepted", points).such_as("7"),
            choice("understood", points).such_as("8"),
            choice("goals", points).such_as("0"),
            choice("tasks", points).such_as("10"),
            choice("room", points).such_as("5"),
            choice("direct", directs).such_as("a-little"),
            BETTER,
            tick("held-back").such_as(""),
            choice("agreed-", || {
                Happened::ALL.iter().map(|h| h.name()).collect()
            }),
            step("page").unseen().such_as("2"),
        ],
    )
    .go(&["keep", "share", "next"])
    .steps(&["skip", "back", "last", "all", "one", "leave"]),
    Form::new(
        "view first",
        Whose::Therapist,
        &[
            choice("between", points).such_as("7"),
            choice("direct", directs).such_as("no"),
            tick("show"),
        ],
    )
    .go(&["view", "pass"]),
];

/// Which page an address asks for.
#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    page: String,
}

/// GET. While it is being written nothing is collected: filling in one's own check-in opens nothing of the other's. Once it is
/// sent, the page may show the other's own view as well; so may the therapist's.
async fn show(
    desk: With,
    At((_, session)): At<(RelationshipId, EntryId)>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, Failure> {
    let own = desk
        .view(|desk, look| dialogue::check_in::view::check_in(desk, session, look.now))
        .await?;
    let Some(p) = own else {
        return view_first::show(&desk.looking(), session).await;
    };
    if p.sent != SentState::NotSent {
        return sent::show(&desk.looking(), session).await;
    }
    let asked = asked.map_or(String::new(), |Query(asked)| asked.page);
    // Nothing asked for: what was kept shows as it was kept.
    let as_kept = asked.is_empty() && p.kept && !p.begun;
    let step = Step::read(&asked);
    Ok(if as_kept || step == Step::Last {
        last::show(&desk.app, p)
    } else {
        questions::show(&desk.app, p, step)
    })
}

/// POST: a page's answers, and where to go from here; for the therapist, the two answers.
async fn act(
    form: SeatForm,
    At((_, session)): At<(RelationshipId, EntryId)>,
) -> Result<Response, Failure> {
    match form.role {
        Role::Client => client::act(&form, session).await,
        Role::Therapist => view_first::act(&form, session).await,
    }
}

#[cfg(test)]
mod tests {
    use alliance::Item;

    use super::*;

    #[test]
    fn every_question_has_a_field() {
        for item in Item::ALL {
            assert!(FORMS[0].field(item.name()).is_some(), "{}", item.name());
        }
    }
}
