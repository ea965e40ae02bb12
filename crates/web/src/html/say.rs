//! /with/{relationship}/say: "Something about us" for the client, "I noticed…" for the therapist.
//!
//! Nothing is sent from the first page. The second shows exactly what the other will read, and carries the whole form along.

pub(crate) mod form;
mod notice;
mod outside;
mod preview;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use dialogue::moment::{self, Delivery, Form};
use dialogue::safety::{Route, route};
use dialogue::view::{self, Between, SayPage};
use dialogue::{Command, EntryId, Refusal, RelationshipId, SubmissionId};
use service::Visitor;

use self::form::{Cards, read};
use self::preview::Chosen;
use super::safety::Block;
use super::{At, below};
use crate::App;
use crate::failure::Failure;
use crate::fields::Fields;
use crate::help::Country;
use crate::shell::{Calm, Shell, page_with, submission, to};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "say.html")]
struct Page {
    shell: Shell,
    submission: SubmissionId,
    p: SayPage,
    cards: Cards,
    help: Country,
    safety: Block,
    /// Something was begun earlier, and can be thrown away.
    begun: bool,
    /// What has to be said before it can go on: where, and a sentence.
    error: Option<(String, String)>,
    delivery: String,
    arrives: String,
    seen_help: bool,
}

impl Page {
    fn other(&self) -> [(&'static str, &str); 1] {
        [("other", self.p.between.other.as_str())]
    }

    fn is_wrong(&self, field: &str) -> bool {
        self.error_at(field).is_some()
    }

    /// What is missing at this field.
    fn error_at(&self, field: &str) -> Option<&str> {
        let (at, sentence) = self.error.as_ref()?;
        (at == field).then_some(sentence.as_str())
    }

    /// True where something under "add more" is filled in, so that it stands open.
    fn has_more(&self) -> bool {
        self.p.form.more != moment::More::default()
    }
}

/// GET: the client's form, or the therapist's.
pub(crate) async fn get(
    State(app): State<App>,
    Visit(visitor): Visit,
    At(relationship): At<RelationshipId>,
) -> Result<Response, Failure> {
    let between = between(&app, &visitor, relationship).await?;
    if between.is_client() {
        show(&app, &visitor, relationship, None).await
    } else {
        Ok(notice::show(&app, between))
    }
}

/// POST: `go` says what is to be done with the form.
pub(crate) async fn post(
    State(app): State<App>,
    Visit(visitor): Visit,
    At(relationship): At<RelationshipId>,
    fields: Fields,
) -> Result<Response, Failure> {
    let between = between(&app, &visitor, relationship).await?;
    if !fields.are_of(between.role) {
        return Err(Failure::NotFound);
    }
    if !between.is_client() {
        return notice::send(&app, &visitor, relationship, &fields).await;
    }
    let desk = Client {
        app: &app,
        visitor: &visitor,
        relationship,
        form: read(&fields)?,
        chosen: Chosen::of(&fields)?,
        fields: &fields,
    };
    match fields.get("go") {
        "preview" => desk.preview().await,
        "change" => desk.again(None).await,
        "send" => desk.send().await,
        "keep" => desk.keep().await,
        "save" => {
            let wish = Command::Moment(moment::Command::Save(desk.form.clone()));
            desk.perform(&wish).await?;
            Ok(to("/"))
        }
        "discard" => {
            desk.perform(&Command::Moment(moment::Command::Discard))
                .await?;
            Ok(to("/"))
        }
        _ => Err(Refusal::Unreadable { field: "go" }.into()),
    }
}

/// The client's form; with `kept`, taken up from something kept. Its name stands in the form, never in an address.
pub(crate) async fn show(
    app: &App,
    visitor: &Visitor,
    relationship: RelationshipId,
    kept: Option<EntryId>,
) -> Result<Response, Failure> {
    let (p, begun) = app
        .candor
        .glance(visitor, relationship, |desk, look| {
            let p = view::say(desk, kept, look.now, look.calendar)?;
            Ok((p, kept.is_none() && dialogue::moment::begun(desk).is_some()))
        })
        .await?;
    Ok(render(app, p, begun, None, &Fields::default()))
}

/// Takes up something kept. What was begun and not finished is kept first, so that sending this one cannot lose it.
pub(crate) async fn take_up(
    app: &App,
    visitor: &Visitor,
    relationship: RelationshipId,
    kept: EntryId,
    fields: &Fields,
) -> Result<Response, Failure> {
    let begun = app
        .candor
        .glance(visitor, relationship, |desk, look| {
            view::say(desk, Some(kept), look.now, look.calendar)?;
            Ok(dialogue::moment::begun(desk).cloned())
        })
        .await?;
    if let Some(begun) = begun {
        let wish = Command::Moment(moment::Command::Keep(begun));
        app.candor
            .perform(visitor, relationship, fields.submission()?, &wish)
            .await?;
    }
    show(app, visitor, relationship, Some(kept)).await
}

fn render(
    app: &App,
    p: SayPage,
    begun: bool,
    error: Option<(String, String)>,
    fields: &Fields,
) -> Response {
    let shell = Shell::of(app, Calm::Client).writing();
    let status = match error {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let shown = Page {
        submission: submission(app),
        cards: Cards::of(&shell.t, &p),
        shell,
        help: app.help.of(&app.candor.practice().country).clone(),
        safety: Block::of(app, &p.between),
        p,
        begun,
        error,
        delivery: fields.get("delivery").to_owned(),
        arrives: fields.get("arrives").to_owned(),
        seen_help: fields.ticked("seen-help"),
    };
    page_with(status, &shown)
}

async fn between(
    app: &App,
    visitor: &Visitor,
    relationship: RelationshipId,
) -> Result<Between, Failure> {
    let between = app
        .candor
        .glance(visitor, relationship, |desk, _| Ok(Between::of(desk)));
    Ok(between.await?)
}

/// A client and the form they sent.
struct Client<'a> {
    app: &'a App,
    visitor: &'a Visitor,
    relationship: RelationshipId,
    form: Form,
    chosen: Chosen,
    fields: &'a Fields,
}

impl Client<'_> {
    fn kept(&self) -> Result<Option<EntryId>, Refusal> {
        self.fields.id("kept")
    }

    fn seen_help(&self) -> bool {
        self.fields.ticked("seen-help")
    }

    fn delivery(&self) -> Result<Delivery, Refusal> {
        let candor = &self.app.candor;
        let zone = &candor.practice().calendar.zone;
        self.chosen.delivery(self.fields, zone, candor.now())
    }

    async fn perform(&self, wish: &Command) -> Result<(), service::Failure> {
        let submission = self.fields.submission()?;
        let candor = &self.app.candor;
        candor
            .perform(self.visitor, self.relationship, submission, wish)
            .await
            .map(|_| ())
    }

    /// The form again, with everything in it, and what is missing.
    async fn again(&self, refusal: Option<Refusal>) -> Result<Response, Failure> {
        let kept = self.kept()?;
        let glance = |desk: &dialogue::Desk, look: service::Look<'_>| {
            view::say(desk, None, look.now, look.calendar)
        };
        let candor = &self.app.candor;
        let mut p = candor
            .glance(self.visitor, self.relationship, glance)
            .await?;
        p.form = self.form.clone();
        p.kept = kept;
        let error = refusal.map(|refusal| form::error(self.app, &refusal));
        Ok(render(self.app, p, false, error, self.fields))
    }

    /// A concern leads elsewhere, whatever was chosen otherwise; nothing is stored.
    async fn led_elsewhere(&self) -> Result<Option<Response>, Failure> {
        match route(&self.form.concerns) {
            Some(Route::NeverSent) => self.never_sent().await.map(Some),
            Some(Route::OutsideHelpFirst) if !self.seen_help() => {
                self.outside_first().await.map(Some)
            }
            _ => Ok(None),
        }
    }

    async fn keep(&self) -> Result<Response, Failure> {
        let form = self.form.clone();
        // Taken up, changed and kept again: the older writing gives way.
        let wish = Command::Moment(match self.kept()? {
            Some(instead) => moment::Command::KeepInstead { form, instead },
            None => moment::Command::Keep(form),
        });
        match self.perform(&wish).await {
            Err(service::Failure::Refused(refusal @ Refusal::NothingSaid)) => {
                self.again(Some(refusal)).await
            }
            Err(other) => Err(other.into()),
            Ok(()) => Ok(to(&below(self.relationship, "/own"))),
        }
    }

    async fn send(&self) -> Result<Response, Failure> {
        if let Some(elsewhere) = self.led_elsewhere().await? {
            return Ok(elsewhere);
        }
        let delivery = match self.delivery() {
            Err(refusal) if refusal.field() == Some("arrives") => {
                return self.previewed(Some(refusal)).await;
            }
            other => other?,
        };
        let wish = Command::Moment(moment::Command::Send {
            form: self.form.clone(),
            delivery,
            seen_help: self.seen_help(),
            kept: self.kept()?,
        });
        match self.perform(&wish).await {
            Err(service::Failure::Refused(refusal @ Refusal::Empty { .. })) => {
                self.again(Some(refusal)).await
            }
            Err(service::Failure::Refused(refusal @ Refusal::Time { field: "arrives" })) => {
                self.previewed(Some(refusal)).await
            }
            Err(other) => Err(other.into()),
            Ok(()) => Ok(to("/")),
        }
    }
}
