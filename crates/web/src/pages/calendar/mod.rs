//! /calendar/{token}: somebody's sessions as their calendar reads them (RFC 5545). No names, no words, and no id that stands
//! anywhere else.

use std::fmt::Write as _;

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use dialogue::Time;
use service::{Appointment, Failure as Cause, Token};

use crate::frame::at::At;
use crate::frame::failure::Failure;
use crate::frame::reach::Reach;
use crate::frame::route::Route;
use crate::frame::state::App;
use crate::frame::words::Words;

pub(super) const ROUTES: &[Route] = &[Route::page("/calendar/{token}", Reach::Public, || {
    get(show)
})];

/// How often a calendar may look again.
const AGAIN: &str = "PT4H";

/// GET
async fn show(State(app): State<App>, At(name): At<String>) -> Result<Response, Failure> {
    let Some(token) = name.strip_suffix(".ics").and_then(Token::read) else {
        return Ok(nowhere());
    };
    let appointments = match app.candor.calendar(&token).await {
        Err(Cause::NotFound) => return Ok(nowhere()),
        other => other?,
    };
    let practice = app.candor.practice();
    let t = Words::new(practice.calendar.clone(), app.candor.now());
    let text = written(&appointments, &t.say("calendar-appointment"));
    Ok((
        [(header::CONTENT_TYPE, "text/calendar; charset=utf-8")],
        text,
    )
        .into_response())
}

/// What leads nowhere is the same for everybody, and for every program.
fn nowhere() -> Response {
    StatusCode::NOT_FOUND.into_response()
}

fn written(appointments: &[Appointment], title: &str) -> String {
    let mut text = String::with_capacity(256 * (appointments.len() + 1));
    let mut line = |name: &str, value: &str| {
        // Every value here is shorter than a line may be, and the title is ours: nothing has to be folded or escaped.
        let _ = write!(text, "{name}:{value}\r\n");
    };
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//Candor//Candor//EN");
    line("REFRESH-INTERVAL;VALUE=DURATION", AGAIN);
    line("X-PUBLISHED-TTL", AGAIN);
    for appointment in appointments {
        line("BEGIN", "VEVENT");
        line("UID", &appointment.id);
        line("DTSTAMP", &instant(appointment.starts));
        line("DTSTART", &instant(appointment.starts));
        line("DURATION", &format!("PT{}M", appointment.minutes));
        line("SUMMARY", title);
        if appointment.off {
            line("STATUS", "CANCELLED");
            line("TRANSP", "TRANSPARENT");
        }
        line("END", "VEVENT");
    }
    line("END", "VCALENDAR");
    text
}

/// A point in time in UTC: "20261126T130000Z".
fn instant(at: Time) -> String {
    at.timestamp().strftime("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;

    #[test]
    fn a_calendar_is_lines_that_every_program_reads() {
        let starts: Time = "2026-11-26T13:00:00Z"
            .parse::<jiff::Timestamp>()
            .unwrap()
            .into();
        let appointment = |id: &str, off| Appointment {
            id: id.to_owned(),
            starts,
            minutes: 50,
            off,
        };
        let text = written(
            &[appointment("one", false), appointment("two", true)],
            "Appointment",
        );
        assert!(text.ends_with("END:VCALENDAR\r\n"));
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
        assert!(text.lines().all(|line| line.len() <= 75), "{text}");
        assert!(text.contains(
            "BEGIN:VEVENT\r\nUID:one\r\nDTSTAMP:20261126T130000Z\r\nDTSTART:20261126T130000Z\r\nDURATION:PT50M\r\nSUMMARY:Appointment\r\nEND:VEVENT\r\n"
        ));
        assert!(text.contains("UID:two\r\n"));
        assert_eq!(text.matches("STATUS:CANCELLED").count(), 1);
    }
}
