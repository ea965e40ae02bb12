//! /account/reminders: reminders by mail, and the address of one's calendar; /stop/{token}: no more of them, from a mail.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use dialogue::reminder::Hours;
use dialogue::{Refusal, Role};
use service::{Failure as Cause, MailWords, Token, Visitor};

use super::At;
use super::account::calm;
use crate::App;
use crate::failure::Failure;
use crate::fields::Fields;
use crate::shell::{Shell, page, page_with, to};
use crate::visit::Visit;
use crate::words::Words;

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
#[template(path = "reminders.html")]
struct Page {
    shell: Shell,
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
#[template(path = "stop.html")]
struct Stop {
    shell: Shell,
    done: bool,
}

/// A reminder's words: the same for everybody but for the address at which one stops them.
pub(crate) fn mail(t: &Words, address: &str, stop: &str) -> MailWords {
    let start = format!("{address}/");
    let text = [
        t.fill("mail-text", &[("address", &start)]),
        t.say("mail-urgent"),
        t.fill("mail-stop", &[("stop", stop)]),
    ];
    MailWords {
        subject: t.say("mail-subject"),
        text: text.join("\n\n") + "\n",
    }
}

/// The address at which one press has no more reminders.
pub(crate) fn stop_address(address: &str, token: &Token) -> String {
    format!("{address}/stop/{}", token.letters())
}

/// What stands in the form of somebody who was never reminded.
fn usual(app: &App) -> Hours {
    Hours {
        days: app.candor.practice().calendar.days,
        hour: 18,
    }
}

async fn show(app: &App, visitor: &Visitor, wrong: Option<Hours>) -> Result<Response, Failure> {
    let places = app.candor.places(visitor).await?;
    let set = app.candor.reminder(visitor).await?;
    let calendar = app.candor.calendar_token(visitor).await?;
    let shell = Shell::of(app, calm(visitor, &places));
    let as_a = |role| places.iter().any(|place| place.role == role);
    let mail = mail(
        &shell.t,
        &app.address,
        &shell.t.say("reminders-stop-address"),
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
            shell,
        },
    ))
}

/// GET
pub(crate) async fn get(
    State(app): State<App>,
    Visit(visitor): Visit,
) -> Result<Response, Failure> {
    show(&app, &visitor, None).await
}

/// POST: at which hours, or no more.
pub(crate) async fn post(
    State(app): State<App>,
    Visit(visitor): Visit,
    fields: Fields,
) -> Result<Response, Failure> {
    if fields.get("go") == "off" {
        app.candor.remind_no_more(&visitor).await?;
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
    match app.candor.remind_at(&visitor, hours).await {
        Ok(()) => Ok(to(HERE)),
        Err(Cause::Refused(Refusal::Empty { .. })) => show(&app, &visitor, Some(hours)).await,
        Err(failure) => Err(failure.into()),
    }
}

/// POST /account/calendar: an address, another one, or none.
pub(crate) async fn calendar(
    State(app): State<App>,
    Visit(visitor): Visit,
    fields: Fields,
) -> Result<Response, Failure> {
    if fields.get("go") == "end" {
        app.candor.end_calendar(&visitor).await?;
    } else {
        app.candor.make_calendar(&visitor).await?;
    }
    Ok(to(HERE))
}

/// GET /stop/{token}: asks. Whether anybody has this token is not told: the page is the same for all.
pub(crate) async fn ask(State(app): State<App>, At(_): At<String>) -> Response {
    page(&Stop {
        shell: Shell::public(&app),
        done: false,
    })
}

/// POST /stop/{token}: no more. From the page, or from a mail program in one press (RFC 8058).
pub(crate) async fn stop(
    State(app): State<App>,
    At(letters): At<String>,
) -> Result<Response, Failure> {
    if let Some(token) = Token::read(&letters) {
        app.candor.remind_no_more_by(&token).await?;
    }
    Ok(page(&Stop {
        shell: Shell::public(&app),
        done: true,
    }))
}
