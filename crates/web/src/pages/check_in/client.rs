//! The client's side: what each button does with a page's answers.

use axum::response::Response;
use dialogue::check_in::view::{ClientCheckIn, SentState};
use dialogue::check_in::{Command as CheckIn, Form};
use dialogue::{Command, EntryId};

use super::answers;
use super::step::Step;
use crate::frame::at::below;
use crate::frame::failure::Failure;
use crate::frame::layout::to;
use crate::frame::seat_form::SeatForm;

/// A page's answers, and where to go from here.
pub(super) async fn act(form: &SeatForm, session: EntryId) -> Result<Response, Failure> {
    let ends = matches!(form.go(), "share" | "keep");
    // A form that has every question needs no draft to stand on.
    if ends && answers::is_whole(form.fields()) {
        let answered = answers::merge(Form::default(), form.fields())?;
        return finish(form, session, answered).await;
    }
    let p = form
        .view(|desk, look| dialogue::check_in::view::client_check_in(desk, session, look.now))
        .await?;
    if p.sent != SentState::NotSent {
        return Ok(to(&path(form, session)));
    }
    if ends {
        let answered = answers::merge(p.form, form.fields())?;
        return finish(form, session, answered).await;
    }
    turn(form, session, p).await
}

fn path(form: &SeatForm, session: EntryId) -> String {
    below(form.relationship, &format!("/check-in/{session}"))
}

/// Shares it or keeps it.
async fn finish(sent: &SeatForm, session: EntryId, form: Form) -> Result<Response, Failure> {
    let command = if sent.go() == "share" {
        CheckIn::Share { session, form }
    } else {
        CheckIn::Keep { session, form }
    };
    sent.perform(&Command::CheckIn(command)).await?;
    Ok(to(&path(sent, session)))
}

/// Saves the page and goes on; "skip" goes on without saving it.
async fn turn(sent: &SeatForm, session: EntryId, p: ClientCheckIn) -> Result<Response, Failure> {
    if sent.go() != "skip" {
        let form = answers::merge(p.form.clone(), sent.fields())?;
        if form != p.form {
            let save = CheckIn::Save { session, form };
            sent.perform(&Command::CheckIn(save)).await?;
        }
    }
    let step = Step::read(sent.fields().get("page"));
    let next = match sent.go() {
        "leave" => return Ok(to("/")),
        "back" => step.back(),
        "last" => Step::Last,
        "all" => Step::All,
        "one" => Step::One(1),
        _ => step.next(),
    };
    Ok(to(&format!("{}?page={next}", path(sent, session))))
}
