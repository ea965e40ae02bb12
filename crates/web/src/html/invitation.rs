//! /with/{relationship}/invitation: the therapist's signed words, the client's three lines; and a fresh link.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dialogue::invitation::{self, Holds, Letter, Lines};
use dialogue::view::{self, Between, InvitationPage};
use dialogue::{Command, Refusal, RelationshipId, SubmissionId};

use super::{At, below};
use crate::App;
use crate::failure::Failure;
use crate::fields::Fields;
use crate::shell::{Calm, Shell, page, submission, to};
use crate::visit::Visit;
use crate::words::Words;

/// The form in which a therapist writes an invitation; also on the page that invites a client.
pub(crate) struct LetterForm {
    pub(crate) words: String,
    pub(crate) holds: Vec<Holds>,
    pub(crate) handling: String,
    pub(crate) scope: String,
}

impl LetterForm {
    /// With the words we suggest. What is true of nearly every practice is ticked, so that a letter written in a hurry says it.
    pub(crate) fn fresh(t: &Words) -> Self {
        Self {
            words: t.say("invitation-default"),
            holds: vec![Holds::Fee, Holds::Records, Holds::PowerToEnd],
            handling: t.say("invitation-default-handling"),
            scope: t.say("invitation-default-scope"),
        }
    }

    fn of(letter: &Letter) -> Self {
        let text = |part: &Option<dialogue::Passage>| {
            part.as_ref().map(ToString::to_string).unwrap_or_default()
        };
        Self {
            words: letter.words.to_string(),
            holds: letter.holds.clone(),
            handling: text(&letter.handling),
            scope: text(&letter.scope),
        }
    }

    pub(crate) fn all_holds(&self) -> &'static [Holds] {
        Holds::ALL
    }

    pub(crate) fn has(&self, holds: &Holds) -> bool {
        self.holds.contains(holds)
    }
}

/// The letter that a form holds.
pub(crate) fn letter(fields: &Fields) -> Result<Letter, Refusal> {
    let holds = Holds::from_name;
    Ok(Letter {
        words: fields.required("words")?,
        holds: fields.choices("holds", holds)?,
        handling: fields.passage("handling-words")?,
        scope: fields.passage("scope")?,
    })
}

#[derive(Template)]
#[template(path = "invitation.html")]
struct Page {
    shell: Shell,
    submission: SubmissionId,
    between: Between,
    /// The letter as it is shown, and when it was signed.
    signed: Option<(dialogue::Time, Letter)>,
    client: String,
    therapist: String,
    form: LetterForm,
    lines: Lines,
}

/// GET: the letter for both; below it what each may write.
pub(crate) async fn get(
    State(app): State<App>,
    Visit(visitor): Visit,
    At(relationship): At<RelationshipId>,
) -> Result<Response, Failure> {
    let p: InvitationPage = app
        .candor
        .look(&visitor, relationship, |desk, _| Ok(view::invitation(desk)))
        .await?;
    let shell = Shell::of(&app, Calm::of(&p.between)).writing();
    Ok(page(&Page {
        submission: submission(&app),
        client: p.between.client().to_string(),
        therapist: p.between.therapist().to_string(),
        form: match &p.signed {
            Some((_, letter)) => LetterForm::of(letter),
            None => LetterForm::fresh(&shell.t),
        },
        signed: p.signed,
        lines: p.lines.unwrap_or_default(),
        between: p.between,
        shell,
    }))
}

/// POST: the therapist signs anew, or the client writes their lines.
pub(crate) async fn post(
    State(app): State<App>,
    Visit(visitor): Visit,
    At(relationship): At<RelationshipId>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (wish, then) = if fields.get("go") == "sign" {
        (invitation::Command::Sign(letter(&fields)?), "/invitation")
    } else {
        let lines = Lines {
            talk: fields.text("talk")?,
            please_dont: fields.text("please-dont")?,
            before: fields.text("before")?,
        };
        (invitation::Command::Answer(lines), "/invitation#saved")
    };
    app.candor
        .perform(
            &visitor,
            relationship,
            fields.submission()?,
            &Command::Invitation(wish),
        )
        .await?;
    Ok(to(&below(relationship, then)))
}

/// The page that shows a link, once.
#[derive(Template)]
#[template(path = "link.html")]
pub(crate) struct LinkPage {
    pub(crate) shell: Shell,
    pub(crate) name: String,
    pub(crate) link: String,
    /// Where "go on" leads.
    pub(crate) then: String,
    /// True for a client's link, which is best handed over in the session.
    pub(crate) client: bool,
}

/// The address in an invitation.
pub(crate) fn link(app: &App, token: &service::Token) -> String {
    format!("{}/join/{}", app.address, token.letters())
}

/// POST: a fresh link for a client who has not come in yet. It is shown on the answer and nowhere else.
pub(crate) async fn again(
    State(app): State<App>,
    Visit(visitor): Visit,
    At(relationship): At<RelationshipId>,
    fields: Fields,
) -> Result<Response, Failure> {
    let invited = app
        .candor
        .invite_again(
            &visitor,
            fields.submission()?.id,
            relationship,
            fields.get("email"),
        )
        .await?;
    let between = app
        .candor
        .glance(&visitor, relationship, |desk, _| Ok(Between::of(desk)))
        .await?;
    Ok(page(&LinkPage {
        shell: Shell::of(&app, Calm::Practice),
        name: between.other.to_string(),
        link: link(&app, &invited.token),
        then: below(relationship, ""),
        client: true,
    }))
}
