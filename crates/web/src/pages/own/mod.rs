//! /with/{relationship}/own: one's own room, and what is on its way out of it.
//!
//! Nothing in here has a name in an address: what is to be erased, taken back or taken up is named in the form.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use dialogue::private_prompt::{self, Concern};
use dialogue::view::{self, KeptStand, OwnPage, Underway};
use dialogue::{Command, EntryId, Refusal, Time, conversation, moment};

use crate::frame::at::below;
use crate::frame::desk::With;
use crate::frame::failure::Failure;
use crate::frame::field::{Field, choice, id};
use crate::frame::form::{Form, Whose};
use crate::frame::layout::{Audience, Layout, page_with, to};
use crate::frame::reach::Reach;
use crate::frame::route::Route;
use crate::frame::seat_form::SeatForm;
use crate::frame::state::App;
use crate::parts::host::truth;
use crate::parts::{moment_form, phrases, stand, underway};

pub(super) const ROUTES: &[Route] = &[Route::page("/with/{relationship}/own", Reach::Own, || {
    get(show).post(act)
})
.taking(FORMS)];

const ENTRY: Field = id("entry").required().unseen();
const LETTER: Field = id("letter").required().unseen();
const CONCERN: Field = choice("asked", || {
    Concern::ALL.iter().map(|concern| concern.name()).collect()
})
.required()
.unseen();

const FORMS: &[Form] = &[
    Form::new("own: erase", Whose::Either, &[ENTRY]).go(&["erase"]),
    Form::new("own: take up", Whose::Client, &[ENTRY]).go(&["take-up"]),
    Form::new("own: take back", Whose::Either, &[LETTER]).go(&["take-back"]),
    Form::new(
        "own: keep where it is",
        Whose::Client,
        &[
            stand::KEPT_OF,
            stand::PLACE,
            stand::AFRAID,
            stand::HAPPENED,
            stand::SAYING,
        ],
    )
    .go(&["keep-stand"]),
    Form::new("own: all is well", Whose::Client, &[CONCERN]).go(&["well"]),
    Form::new("own: something", Whose::Client, &[CONCERN]).go(&["something"]),
];

#[derive(Template)]
#[template(path = "pages/own/own.html")]
struct Page {
    layout: Layout,
    p: OwnPage,
    truth: String,
    /// Something was to be taken back that had arrived already.
    too_late: bool,
}

impl Page {
    fn other(&self) -> [(&'static str, &str); 1] {
        [("other", self.p.between.other.as_str())]
    }

    fn day(&self, at: &Option<Time>) -> String {
        at.map_or(String::new(), |at| self.layout.t.day(&at))
    }

    fn way_session(&self, letter: &Underway) -> String {
        underway::session(&self.layout.t, letter)
    }

    fn conversation(&self, kept: &KeptStand) -> String {
        kept.conversation.as_ref().map_or(String::new(), |line| {
            phrases::heading(&self.layout.t, &self.p.between, line.kind, line.mine)
        })
    }

    fn nothing_kept(&self) -> bool {
        self.p.notes.is_empty()
            && self.p.check_ins.is_empty()
            && self.p.stands.is_empty()
            && self.p.copies.is_empty()
    }
}

fn shown(app: &App, p: OwnPage, too_late: bool) -> Response {
    let layout = Layout::of(app, Audience::of(&p.between));
    let status = if too_late {
        StatusCode::CONFLICT
    } else {
        StatusCode::OK
    };
    let shown = Page {
        truth: truth(app, &layout.t, &p.between),
        layout,
        p,
        too_late,
    };
    page_with(status, &shown)
}

/// GET
async fn show(desk: With) -> Result<Response, Failure> {
    let p = desk.view(|desk, _| Ok(view::own(desk))).await?;
    Ok(shown(&desk.app, p, false))
}

/// POST: what can be done with what is kept, and with what is on its way.
async fn act(form: SeatForm) -> Result<Response, Failure> {
    if form.go() == "take-up" {
        return take_up(&form).await;
    }
    match form.perform(&command(&form)?).await {
        Ok(()) => Ok(match form.go() {
            "well" => to("/"),
            "something" => to(&below(form.relationship, "/say")),
            _ => to(&below(form.relationship, "/own")),
        }),
        Err(service::Failure::Refused(Refusal::AlreadyThere)) => {
            let p = form.view(|desk, _| Ok(view::own(desk))).await?;
            Ok(shown(&form.app, p, true))
        }
        Err(other) => Err(other.into()),
    }
}

fn command(form: &SeatForm) -> Result<Command, Refusal> {
    let fields = form.fields();
    Ok(match form.go() {
        "erase" => Command::Erase(fields.required_id("entry")?),
        "take-back" => Command::TakeBack(fields.required_id("letter")?),
        "keep-stand" => Command::Conversation(conversation::Command::Keep {
            moment: fields.required_id("moment")?,
            stand: stand::read(fields)?,
        }),
        _ => Command::PrivatePrompt(private_prompt::Command::Answer {
            concern: fields
                .choice("asked", Concern::from_name)?
                .ok_or(Refusal::Unreadable { field: "asked" })?,
        }),
    })
}

/// Takes up something kept. What was begun and not finished is kept first, so that sending this one cannot lose it.
async fn take_up(form: &SeatForm) -> Result<Response, Failure> {
    let kept: EntryId = form.fields().required_id("entry")?;
    let begun = form
        .view(|desk, look| dialogue::moment::view::taken_up(desk, kept, look.now, look.calendar))
        .await?;
    if let Some(begun) = begun {
        form.perform(&Command::Moment(moment::Command::Keep(begun)))
            .await?;
    }
    let p = form
        .view(|desk, look| dialogue::moment::view::say(desk, Some(kept), look.now, look.calendar))
        .await?;
    Ok(moment_form::form(
        &form.app,
        p,
        moment_form::Carried::default(),
    ))
}
