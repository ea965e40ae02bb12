//! /account/reminders: reminders by mail, and the address of one's calendar; /stop/{token}: no more of them, from a mail.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use dialogue::reminder::Hours;
use dialogue::{Refusal, Role};
use service::{Failure as Cause, MailWords, Token, Visitor};

use crate::frame::account_form::{AccountForm, OpenForm};
use crate::frame::at::At;
use crate::frame::failure::Failure;
use crate::frame::field::{Field, choice, choices};
use crate::frame::form::{Form, Whose};
use crate::frame::layout::{Audience, Layout, page, page_with, to};
use crate::frame::reach::Reach;
use crate::frame::route::Route;
use crate::frame::state::App;
use crate::frame::visitor::Visit;
use crate::parts::mail;

pub(super) const ROUTES: &[Route] = &[
    Route::page(HERE, Reach::SignedIn, || get(show).post(set)).taking(FORMS),
    Route::action("/account/calendar", Reach::SignedIn, CALENDAR, || {
        post(calendar)
    }),
    Route::page("/stop/{token}", Reach::Public, || get(ask).post(stop)).taking(STOP),
];

const ON: Field = choices("days", || DAYS.into()).such_as("monday");
const HOUR: Field = choice("hour", || HOURS.into()).such_as("18");

const FORMS: &[Form] = &[
    Form::new("reminders", Whose::SignedIn, &[ON, HOUR]).idempotent(),
    Form::new("reminders: off", Whose::SignedIn, &[ON, HOUR])
        .idempotent()
        .go(&["off"]),
];

const CALENDAR: &[Form] = &[Form::new("calendar", Whose::SignedIn, &[])
    .go(&["make", "end"])
    .idempotent()];

const STOP: &[Form] = &[Form::new("stop", Whose::Anyone, &[]).idempotent()];

/// The hours of a day.
const HOURS: [&str; 24] = [
    "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16",
    "17", "18", "19", "20", "21", "22", "23",
];

/// The page's address.
const HERE: &str = "/account/reminders";

/// The days of the week by their short names, Monday first.
const DAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

#[derive(Template)]
#[template(path = "pages/reminders/reminders.html")]
struct Page {
    layout: Layout,
    email: String,
    zone: String,
    /// This server can send mail.
    sends: bool,
    /// They are on.
    on: bool,
    hours: Hours,
    /// No day was chosen.
    no_day: bool,
    /// Where they are a client, and where a therapist.
    roles: (bool, bool),
    mail: MailWords,
    calendar: Option<String>,
}

impl Page {
    fn days(&self) -> impl Iterator<Item = (&'static str, bool)> {
        DAYS.into_iter().zip(self.hours.days)
    }
    fn clock(&self, hour: &i8) -> String {
        format!("{hour}:00")
    }
    fn mail_lines(&self) -> impl Iterator<Item = &str> {
        self.mail.text.lines().filter(|line| !line.is_empty())
    }
}

#[derive(Template)]
#[template(path = "pages/reminders/stop.html")]
struct Stop {
    layout: Layout,
    done: bool,
}

/// What stands in the form of somebody who was never reminded.
fn usual(app: &App) -> Hours {
    Hours {
        days: app.candor.practice().calendar.days,
        hour: 18,
    }
}

async fn shown(app: &App, visitor: &Visitor, wrong: Option<Hours>) -> Result<Response, Failure> {
    let places = app.candor.places(visitor).await?;
    let set = app.candor.reminder(visitor).await?;
    let calendar = app.candor.calendar_token(visitor).await?;
    let layout = Layout::of(app, Audience::of_account(visitor, &places));
    let as_a = |role| places.iter().any(|place| place.role == role);
    let mail = mail::reminder(
        &layout.t,
        &app.address,
        &layout.t.say("reminders-stop-address"),
    );
    let status = match wrong {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let zone = app.candor.practice().calendar.zone.clone();
    Ok(page_with(
        status,
        &Page {
            email: visitor.account().email.clone(),
            zone: zone.iana_name().unwrap_or_default().replace('_', " "),
            sends: app.sends_mail,
            on: set.is_some(),
            hours: wrong.or(set).unwrap_or_else(|| usual(app)),
            no_day: wrong.is_some(),
            roles: (as_a(Role::Client), as_a(Role::Therapist)),
            mail,
            calendar: calendar
                .map(|token| format!("{}/calendar/{}.ics", app.address, token.letters())),
            layout,
        },
    ))
}

/// GET
async fn show(State(app): State<App>, Visit(visitor): Visit) -> Result<Response, Failure> {
    shown(&app, &visitor, None).await
}

/// POST: at which hours, or no more.
async fn set(form: AccountForm) -> Result<Response, Failure> {
    let AccountForm {
        app,
        visitor,
        fields,
    } = &form;
    if fields.get("go") == "off" {
        app.candor.remind_no_more(visitor).await?;
        return Ok(to(HERE));
    }
    let chosen = fields.choices("days", |name| DAYS.iter().position(|day| *day == name))?;
    let mut days = [false; 7];
    for day in chosen {
        days[day] = true;
    }
    let hour = fields
        .get("hour")
        .parse()
        .map_err(|_| Refusal::Unreadable { field: "hour" })?;
    let hours = Hours { days, hour };
    match app.candor.remind_at(visitor, hours).await {
        Ok(()) => Ok(to(HERE)),
        Err(Cause::Refused(Refusal::Empty { .. })) => shown(app, visitor, Some(hours)).await,
        Err(failure) => Err(failure.into()),
    }
}

/// POST /account/calendar: an address, another one, or none.
async fn calendar(form: AccountForm) -> Result<Response, Failure> {
    let AccountForm {
        app,
        visitor,
        fields,
    } = &form;
    if fields.get("go") == "end" {
        app.candor.end_calendar(visitor).await?;
    } else {
        app.candor.make_calendar(visitor).await?;
    }
    Ok(to(HERE))
}

/// GET /stop/{token}: asks. Whether anybody has this token is not told: the page is the same for all.
async fn ask(State(app): State<App>, At(_): At<String>) -> Response {
    page(&Stop {
        layout: Layout::public(&app),
        done: false,
    })
}

/// POST /stop/{token}: no more. From the page, or from a mail program in one press (RFC 8058).
async fn stop(
    At(letters): At<String>,
    OpenForm { app, .. }: OpenForm,
) -> Result<Response, Failure> {
    if let Some(token) = Token::read(&letters) {
        app.candor.remind_no_more_by(&token).await?;
    }
    Ok(page(&Stop {
        layout: Layout::public(&app),
        done: true,
    }))
}
