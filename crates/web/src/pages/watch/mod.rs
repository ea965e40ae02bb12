//! /watch: how watchful the practice is, with what each choice costs and finds. For administrators.

use alliance::noticing::{Watch, Yield};
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use service::{Action, only};

use crate::frame::account_form::AccountForm;
use crate::frame::failure::Failure;
use crate::frame::field::choice;
use crate::frame::form::{Form, Whose};
use crate::frame::layout::{Audience, Layout, page, to};
use crate::frame::reach::Reach;
use crate::frame::route::Route;
use crate::frame::state::App;
use crate::frame::visitor::Visit;

pub(super) const ROUTES: &[Route] =
    &[Route::page(HERE, Reach::Administrator, || get(show).post(choose)).taking(FORMS)];

const FORMS: &[Form] = &[Form::new(
    "watch",
    Whose::Administrator,
    &[choice("watch", || Watch::ALL.map(Watch::name).into()).required()],
)
.idempotent()];

/// The page's address.
const HERE: &str = "/watch";

#[derive(Template)]
#[template(path = "pages/watch/watch.html")]
struct Page {
    layout: Layout,
    chosen: Watch,
}

/// A figure: of 100, and what it counts.
struct Figure {
    of_100: u8,
    /// The end of its message keys.
    what: &'static str,
    /// It is what a choice costs; else what it finds.
    costs: bool,
}

impl Page {
    fn all(&self) -> [Watch; 3] {
        Watch::ALL
    }

    /// What a choice costs, and then what it finds.
    fn figures(&self, watch: &Watch) -> [Figure; 5] {
        let Yield {
            costs: asking,
            with_looks,
            one_session,
            three_sessions,
            mild,
        } = watch.finds();
        let finds = |what, of_100| Figure {
            of_100,
            what,
            costs: false,
        };
        let costs = |what, of_100| Figure {
            costs: true,
            ..finds(what, of_100)
        };
        [
            costs("costs", asking),
            costs("with-looks", with_looks),
            finds("three", three_sessions),
            finds("one", one_session),
            finds("mild", mild),
        ]
    }
}

/// GET
async fn show(State(app): State<App>, Visit(visitor): Visit) -> Result<Response, Failure> {
    only(&visitor, Action::ChooseWatch)?;
    Ok(page(&Page {
        chosen: app.candor.watch().await?,
        layout: Layout::of(&app, Audience::Practice),
    }))
}

/// POST: `watch`, one of the three.
async fn choose(form: AccountForm) -> Result<Response, Failure> {
    let watch = form.fields.choice("watch", Watch::from_name)?;
    let watch = watch.ok_or(dialogue::Refusal::Unreadable { field: "watch" })?;
    form.app.candor.choose_watch(&form.visitor, watch).await?;
    Ok(to(HERE))
}
