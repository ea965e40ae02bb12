//! /watch: how watchful the practice is, with what each choice costs and finds. For administrators.

use alliance::noticing::{Watch, Yield};
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use service::{Action, only};

use crate::App;
use crate::failure::Failure;
use crate::fields::Fields;
use crate::shell::{Calm, Shell, page, to};
use crate::visit::Visit;

/// The page's address.
const HERE: &str = "/watch";

#[derive(Template)]
#[template(path = "watch.html")]
struct Page {
    shell: Shell,
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
pub(crate) async fn get(
    State(app): State<App>,
    Visit(visitor): Visit,
) -> Result<Response, Failure> {
    only(&visitor, Action::ChooseWatch)?;
    Ok(page(&Page {
        chosen: app.candor.watch().await?,
        shell: Shell::of(&app, Calm::Practice),
    }))
}

/// POST: `watch`, one of the three.
pub(crate) async fn post(
    State(app): State<App>,
    Visit(visitor): Visit,
    fields: Fields,
) -> Result<Response, Failure> {
    only(&visitor, Action::ChooseWatch)?;
    let watch = fields.choice("watch", Watch::from_name)?;
    let watch = watch.ok_or(dialogue::Refusal::Unreadable { field: "watch" })?;
    app.candor.choose_watch(&visitor, watch).await?;
    Ok(to(HERE))
}
