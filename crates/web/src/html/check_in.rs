//! /with/{relationship}/check-in/{session}: the client's check-in; for the therapist, their own view first.
//!
//! One question a page or all on one, both without a script. What a page brings is merged into the draft, so that no way
//! back loses an answer; only the last page shares or keeps.

mod form;
mod show;

use std::fmt;

use axum::extract::{Query, State};
use axum::response::Response;
use dialogue::check_in::{Command as Wish, Form};
use dialogue::view::{self, ClientCheckIn, SentState};
use dialogue::{Command, Desk, EntryId, RelationshipId, Role};
use serde::Deserialize;
use service::{Look, Visitor};

use super::{At, below, view_first};
use crate::App;
use crate::failure::Failure;
use crate::fields::Fields;
use crate::shell::to;
use crate::visit::Visit;

/// Which page of the check-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Page {
    /// What it is, and the first question.
    Start,
    /// 1 to 5 the items, 6 the direct question, 7 what would have made it better, 8 the rest.
    One(u8),
    /// All questions at once.
    All,
    /// Exactly what the other would get; share or keep.
    Last,
}

/// The last page with questions.
const QUESTIONS: u8 = 8;

impl Page {
    fn read(text: &str) -> Self {
        match text.parse() {
            Ok(n @ 1..=QUESTIONS) => Page::One(n),
            Ok(0) => Page::Start,
            Ok(_) => Page::Last,
            Err(_) if text == "all" => Page::All,
            Err(_) => Page::Start,
        }
    }

    fn next(self) -> Self {
        match self {
            Page::Start => Page::One(2),
            Page::One(n) if n < QUESTIONS => Page::One(n + 1),
            Page::One(_) | Page::All | Page::Last => Page::Last,
        }
    }

    fn back(self) -> Self {
        match self {
            Page::Last => Page::One(QUESTIONS),
            Page::One(n) if n > 1 => Page::One(n - 1),
            Page::Start | Page::One(_) | Page::All => Page::Start,
        }
    }
}

impl fmt::Display for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Page::Start => f.write_str("0"),
            Page::One(n) => n.fmt(f),
            Page::All => f.write_str("all"),
            Page::Last => f.write_str("9"),
        }
    }
}

/// Which page an address asks for.
#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    page: String,
}

/// Where this is.
#[derive(Clone, Copy)]
struct Place<'a> {
    app: &'a App,
    visitor: &'a Visitor,
    relationship: RelationshipId,
    session: EntryId,
}

impl Place<'_> {
    fn path(&self) -> String {
        below(self.relationship, &format!("/check-in/{}", self.session))
    }

    fn to(&self, page: Page) -> Response {
        to(&format!("{}?page={page}", self.path()))
    }

    async fn role(&self) -> Result<Role, Failure> {
        let role = |desk: &Desk, _: Look<'_>| Ok(desk.me().role);
        let candor = &self.app.candor;
        Ok(candor.glance(self.visitor, self.relationship, role).await?)
    }

    /// While it is being written nothing is collected: filling in one's own check-in opens nothing of the other's.
    async fn glance(&self) -> Result<ClientCheckIn, Failure> {
        let view =
            |desk: &Desk, look: Look<'_>| view::client_check_in(desk, self.session, look.now);
        let candor = &self.app.candor;
        Ok(candor.glance(self.visitor, self.relationship, view).await?)
    }

    /// Once it is sent, the page may show the other's own view as well.
    async fn look(&self) -> Result<ClientCheckIn, Failure> {
        let view =
            |desk: &Desk, look: Look<'_>| view::client_check_in(desk, self.session, look.now);
        let candor = &self.app.candor;
        Ok(candor.look(self.visitor, self.relationship, view).await?)
    }

    async fn perform(&self, fields: &Fields, wish: Wish) -> Result<(), Failure> {
        let (submission, wish) = (fields.submission()?, Command::CheckIn(wish));
        let candor = &self.app.candor;
        candor
            .perform(self.visitor, self.relationship, submission, &wish)
            .await?;
        Ok(())
    }
}

/// GET
pub(crate) async fn get(
    State(app): State<App>,
    Visit(visitor): Visit,
    At((relationship, session)): At<(RelationshipId, EntryId)>,
    asked: Result<Query<Asked>, axum::extract::rejection::QueryRejection>,
) -> Result<Response, Failure> {
    let place = Place {
        app: &app,
        visitor: &visitor,
        relationship,
        session,
    };
    if place.role().await? == Role::Therapist {
        return view_first::show(&app, &visitor, relationship, session).await;
    }
    let asked = asked.map_or(String::new(), |Query(asked)| asked.page);
    let p = place.glance().await?;
    if p.sent != SentState::NotSent {
        return Ok(show::sent(&app, place.look().await?));
    }
    let page = match Page::read(&asked) {
        // Nothing asked for: what was kept shows as it was kept.
        Page::Start if asked.is_empty() && p.kept && !p.begun => Page::Last,
        page => page,
    };
    Ok(match page {
        Page::Last => show::last(&app, p),
        page => show::questions(&app, p, page),
    })
}

/// POST: a page's answers, and where to go from here.
pub(crate) async fn post(
    State(app): State<App>,
    Visit(visitor): Visit,
    At((relationship, session)): At<(RelationshipId, EntryId)>,
    fields: Fields,
) -> Result<Response, Failure> {
    let place = Place {
        app: &app,
        visitor: &visitor,
        relationship,
        session,
    };
    let go = fields.get("go");
    // A form that has every question needs no draft to stand on.
    if form::is_whole(&fields) && matches!(go, "share" | "keep") {
        let form = form::merge(Form::default(), &fields)?;
        return finish(place, &fields, form).await;
    }
    let role = place.role().await?;
    if !fields.are_of(role) {
        return Err(Failure::NotFound);
    }
    if role == Role::Therapist {
        return view_first::post(&app, &visitor, relationship, session, &fields).await;
    }
    let p = place.glance().await?;
    if p.sent != SentState::NotSent {
        return Ok(to(&place.path()));
    }
    if matches!(go, "share" | "keep") {
        let form = form::merge(p.form, &fields)?;
        return finish(place, &fields, form).await;
    }
    turn(place, &fields, p).await
}

/// Shares it or keeps it.
async fn finish(place: Place<'_>, fields: &Fields, form: Form) -> Result<Response, Failure> {
    let session = place.session;
    let wish = if fields.get("go") == "share" {
        Wish::Share { session, form }
    } else {
        Wish::Keep { session, form }
    };
    place.perform(fields, wish).await?;
    Ok(to(&place.path()))
}

/// Saves the page and goes on; "skip" goes on without saving it.
async fn turn(place: Place<'_>, fields: &Fields, p: ClientCheckIn) -> Result<Response, Failure> {
    let go = fields.get("go");
    if go != "skip" {
        let form = form::merge(p.form.clone(), fields)?;
        if form != p.form {
            let session = place.session;
            place.perform(fields, Wish::Save { session, form }).await?;
        }
    }
    let page = Page::read(fields.get("page"));
    Ok(match go {
        "leave" => to("/"),
        "back" => place.to(page.back()),
        "last" => place.to(Page::Last),
        "all" => place.to(Page::All),
        "one" => place.to(Page::One(1)),
        _ => place.to(page.next()),
    })
}
