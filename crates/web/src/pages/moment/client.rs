//! The client's side: what each button of the form does.

use axum::response::Response;
use dialogue::moment::view::{Preview, SayPage};
use dialogue::moment::{self, Delivery, Form, Level};
use dialogue::safety::{Route, route};
use dialogue::{Command, EntryId, Refusal};

use super::delivery::Chosen;
use super::outside::{never_sent, outside_first};
use super::{preview, read};
use crate::frame::at::below;
use crate::frame::failure::Failure;
use crate::frame::layout::to;
use crate::frame::seat_form::SeatForm;
use crate::parts::moment_form::{self, Carried};

/// A client and the form they sent.
struct Client<'a> {
    sent: &'a SeatForm,
    form: Form,
    chosen: Chosen,
}

/// Does what the button says.
pub(super) async fn act(sent: &SeatForm) -> Result<Response, Failure> {
    let client = Client {
        form: read::read(sent.fields())?,
        chosen: Chosen::of(sent.fields())?,
        sent,
    };
    match sent.go() {
        "preview" => client.preview().await,
        "change" => client.again(None).await,
        "send" => client.send().await,
        "keep" => client.keep().await,
        "save" => {
            let save = moment::Command::Save(client.form.clone());
            sent.perform(&Command::Moment(save)).await?;
            Ok(to("/"))
        }
        _ => {
            let discard = Command::Moment(moment::Command::Discard);
            sent.perform(&discard).await?;
            Ok(to("/"))
        }
    }
}

impl Client<'_> {
    fn kept(&self) -> Result<Option<EntryId>, Refusal> {
        self.sent.fields().id("kept")
    }

    fn seen_help(&self) -> bool {
        self.sent.fields().ticked("seen-help")
    }

    fn delivery(&self) -> Result<Delivery, Refusal> {
        let candor = &self.sent.app.candor;
        let zone = &candor.practice().calendar.zone;
        self.chosen.delivery(self.sent.fields(), zone, candor.now())
    }

    /// The form again, with everything in it, and what is missing.
    async fn again(&self, refusal: Option<Refusal>) -> Result<Response, Failure> {
        let fields = self.sent.fields();
        let mut p: SayPage = self
            .sent
            .view(|desk, look| dialogue::moment::view::say(desk, None, look.now, look.calendar))
            .await?;
        p.form = self.form.clone();
        p.kept = self.kept()?;
        let carried = Carried {
            begun: false,
            error: refusal.as_ref().map(read::error),
            delivery: fields.get("delivery").to_owned(),
            arrives: fields.get("arrives").to_owned(),
            seen_help: self.seen_help(),
        };
        Ok(moment_form::form(&self.sent.app, p, carried))
    }

    /// A concern leads elsewhere, whatever was chosen otherwise; nothing is stored.
    async fn led_elsewhere(&self) -> Result<Option<Response>, Failure> {
        match route(&self.form.concerns) {
            Some(Route::NeverSent) => never_sent(self.sent, &self.form).await.map(Some),
            Some(Route::OutsideHelpFirst) if !self.seen_help() => {
                outside_first(self.sent, &self.form).await.map(Some)
            }
            Some(Route::OutsideHelpFirst) | None => Ok(None),
        }
    }

    /// "Go on": where a concern leads elsewhere, there; just for me is kept; everything else is shown exactly as it goes.
    async fn preview(&self) -> Result<Response, Failure> {
        if let Some(elsewhere) = self.led_elsewhere().await? {
            return Ok(elsewhere);
        }
        if self.form.level == Some(Level::JustForMe) {
            return self.keep().await;
        }
        self.previewed(None).await
    }

    /// The preview, with what is wrong with the chosen time.
    async fn previewed(&self, wrong: Option<Refusal>) -> Result<Response, Failure> {
        let previewed = self.sent.view(|desk, look| {
            let morning = Delivery::NextMorning;
            let (seen, calendar) = (self.seen_help(), look.calendar);
            dialogue::moment::view::preview(desk, &self.form, morning, seen, look.now, calendar)
        });
        let p: Preview = match previewed.await {
            Err(Failure::Refused(refusal @ Refusal::Empty { .. })) => {
                return self.again(Some(refusal)).await;
            }
            other => other?,
        };
        let (app, fields) = (&self.sent.app, self.sent.fields());
        let unsent = self.form.unsent().is_some();
        let wrong = wrong.as_ref();
        Ok(preview::shown(app, p, fields, self.chosen, unsent, wrong))
    }

    async fn keep(&self) -> Result<Response, Failure> {
        let form = self.form.clone();
        // Taken up, changed and kept again: the older writing gives way.
        let keep = Command::Moment(match self.kept()? {
            Some(instead) => moment::Command::KeepInstead { form, instead },
            None => moment::Command::Keep(form),
        });
        match self.sent.perform(&keep).await {
            Err(service::Failure::Refused(refusal @ Refusal::NothingSaid)) => {
                self.again(Some(refusal)).await
            }
            Err(other) => Err(other.into()),
            Ok(()) => Ok(to(&below(self.sent.relationship, "/own"))),
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
        let send = Command::Moment(moment::Command::Send {
            form: self.form.clone(),
            delivery,
            seen_help: self.seen_help(),
            kept: self.kept()?,
        });
        match self.sent.perform(&send).await {
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
