//! /with/{relationship}/invitation: the therapist's signed words, the client's three lines; and a fresh link.

use askama::Template;
use axum::response::Response;
use axum::routing::{get, post};
use dialogue::invitation::view::InvitationPage;
use dialogue::invitation::{self, Letter, Lines};
use dialogue::view::Between;
use dialogue::{Command, Time};

use crate::frame::at::below;
use crate::frame::desk::Looking;
use crate::frame::failure::Failure;
use crate::frame::field::{Field, email, line};
use crate::frame::form::{Form, Whose};
use crate::frame::layout::{Audience, Layout, page, to};
use crate::frame::reach::Reach;
use crate::frame::route::Route;
use crate::frame::seat_form::SeatForm;
use crate::parts::letter::{self, LetterForm};
use crate::parts::link::{LinkPage, link};

pub(super) const ROUTES: &[Route] = &[
    Route::page("/with/{relationship}/invitation", Reach::Shared, || {
        get(show).post(write)
    })
    .taking(FORMS),
    Route::action(
        "/with/{relationship}/invite-again",
        Reach::Shared,
        AGAIN,
        || post(again),
    ),
];

const TALK: Field = line("talk");
const PLEASE_DONT: Field = line("please-dont");
const BEFORE: Field = line("before");

const FORMS: &[Form] = &[
    Form::new(
        "invitation: sign",
        Whose::Therapist,
        &[
            letter::WORDS,
            letter::HOLDS,
            letter::HANDLING,
            letter::SCOPE,
        ],
    )
    .go(&["sign"]),
    Form::new(
        "invitation: lines",
        Whose::Client,
        &[TALK, PLEASE_DONT, BEFORE],
    )
    .go(&["lines"]),
];

const AGAIN: &[Form] = &[Form::new(
    "invite again",
    Whose::Therapist,
    &[email("email")],
)];

#[derive(Template)]
#[template(path = "pages/invitation/invitation.html")]
struct Page {
    layout: Layout,
    between: Between,
    /// The letter as it is shown, and when it was signed.
    signed: Option<(Time, Letter)>,
    client: String,
    therapist: String,
    form: LetterForm,
    lines: Lines,
}

/// GET: the letter for both; below it what each may write.
async fn show(desk: Looking) -> Result<Response, Failure> {
    let p: InvitationPage = desk
        .view(|desk, _| Ok(dialogue::invitation::view::invitation(desk)))
        .await?;
    let layout = Layout::of(desk.app(), Audience::of(&p.between)).writing();
    Ok(page(&Page {
        client: p.between.client().to_string(),
        therapist: p.between.therapist().to_string(),
        form: match &p.signed {
            Some((_, letter)) => LetterForm::of(letter),
            None => LetterForm::fresh(&layout.t),
        },
        signed: p.signed,
        lines: p.lines.unwrap_or_default(),
        between: p.between,
        layout,
    }))
}

/// POST: the therapist signs anew, or the client writes their lines.
async fn write(form: SeatForm) -> Result<Response, Failure> {
    let fields = form.fields();
    let (command, then) = if form.go() == "sign" {
        let letter = letter::letter(fields)?;
        (invitation::Command::Sign(letter), "/invitation")
    } else {
        let lines = Lines {
            talk: fields.text("talk")?,
            please_dont: fields.text("please-dont")?,
            before: fields.text("before")?,
        };
        (invitation::Command::Answer(lines), "/invitation#saved")
    };
    form.perform(&Command::Invitation(command)).await?;
    Ok(to(&below(form.relationship, then)))
}

/// POST: a fresh link for a client who has not come in yet. It is shown on the answer and nowhere else.
async fn again(form: SeatForm) -> Result<Response, Failure> {
    let app = &form.app;
    let submission = form.fields().submission()?.id;
    let email = form.fields().get("email");
    let invited = app
        .candor
        .invite_again(&form.visitor, submission, form.relationship, email)
        .await?;
    let between = form.view(|desk, _| Ok(Between::of(desk))).await?;
    Ok(page(&LinkPage {
        layout: Layout::of(app, Audience::Practice),
        name: between.other.to_string(),
        link: link(app, &invited.token),
        then: below(form.relationship, ""),
        client: true,
    }))
}
