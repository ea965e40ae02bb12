//! /with/{relationship}/about/{moment}: one conversation, for both; and the card for the room.

mod turns;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use dialogue::conversation::{self, Acknowledgement, Happened, Stand, Where};
use dialogue::moment::{Feeling, Handling, Please, Telling};
use dialogue::view::{self, ConversationPage, Kind, Opening, Progress};
use dialogue::{Command, Desk, EntryId, Refusal, RelationshipId, SubmissionId};
use service::Look;

use self::turns::{Turn, stand_in_words, turns};
use super::{At, below, with};
use crate::App;
use crate::failure::Failure;
use crate::fields::Fields;
use crate::shell::{Calm, Shell, page, submission, to};
use crate::visit::Visit;
use crate::words::Words;

/// Something agreed, with a form of its own.
struct Agreement {
    agreed: conversation::Agreed,
    /// Who wrote it down, and when.
    written: String,
    submission: SubmissionId,
}

/// One fresh submission per form on the page.
struct Submissions {
    sentence: SubmissionId,
    words: SubmissionId,
    come_back: SubmissionId,
    answer: SubmissionId,
    not_now: SubmissionId,
    stand: SubmissionId,
    agree: SubmissionId,
    back: SubmissionId,
    draw: SubmissionId,
}

impl Submissions {
    fn fresh(app: &App) -> Self {
        Self {
            sentence: submission(app),
            words: submission(app),
            come_back: submission(app),
            answer: submission(app),
            not_now: submission(app),
            stand: submission(app),
            agree: submission(app),
            back: submission(app),
            draw: submission(app),
        }
    }
}

#[derive(Template)]
#[template(path = "about.html")]
struct Page {
    shell: Shell,
    submissions: Submissions,
    title: String,
    turns: Vec<Turn>,
    agreements: Vec<Agreement>,
    /// The one-tap first answer, where one fits.
    sentence: Option<String>,
    /// Default day for "come back by", for the field and in words.
    by: String,
    by_day: String,
    /// Where it is, kept for the reader alone; newest first.
    kept: Vec<Vec<(String, String)>>,
    /// The form has anything to do with safety: shown to clients.
    safety: super::safety::Block,
    p: ConversationPage,
}

impl Page {
    fn comes_back(&self) -> bool {
        matches!(self.p.progress, Progress::ComesBack(_))
    }
    /// Something good is met as that. Where the words are not shown, what kind of thing it is isn't either.
    fn may_have_been_hard(&self) -> bool {
        self.p.open && !self.is_good()
    }
    fn is_good(&self) -> bool {
        is_good(&self.p.opening)
    }
    /// A client who has not answered what the therapist noticed.
    fn answers_notice(&self) -> bool {
        self.p.may.not_now && self.p.may.back && self.p.progress == Progress::Arrived
    }
    fn may_not_now(&self) -> bool {
        self.p.may.not_now && self.p.progress != Progress::NotNow
    }
    fn places(&self) -> &'static [Where] {
        Where::ALL
    }
    fn answers(&self) -> &'static [Happened] {
        Happened::ALL
    }
}

/// GET: the words first, then what followed, then what one may do.
pub(crate) async fn get(
    State(app): State<App>,
    Visit(visitor): Visit,
    At((relationship, moment)): At<(RelationshipId, EntryId)>,
) -> Result<Response, Failure> {
    let p = app
        .candor
        .look(&visitor, relationship, |desk, look| {
            view::conversation(desk, moment, look.now)
        })
        .await?;
    let shell = Shell::of(&app, Calm::of(&p.between)).writing();
    Ok(page(&Page {
        submissions: Submissions::fresh(&app),
        title: with::heading(&shell.t, &p.between, kind(&p), p.mine),
        turns: turns(&shell.t, &p),
        agreements: p
            .agreed
            .iter()
            .map(|agreed| Agreement {
                agreed: agreed.clone(),
                written: with::written(&shell.t, &p.between, agreed),
                submission: submission(&app),
            })
            .collect(),
        sentence: sentence(&shell.t, &p).filter(|_| p.may.acknowledge),
        by: shell.t.in_days(3),
        by_day: shell.t.day(&shell.t.now().plus_days(3)),
        kept: p.kept.iter().map(|s| stand_in_words(&shell.t, s)).collect(),
        safety: super::safety::Block::of(&app, &p.between),
        shell,
        p,
    }))
}

fn is_good(opening: &Opening) -> bool {
    matches!(
        opening,
        Opening::Telling(Telling::Words {
            feeling: Some(Feeling::FeltGood),
            ..
        })
    )
}

fn kind(p: &ConversationPage) -> Kind {
    match &p.opening {
        Opening::Noticed(_) => Kind::Noticed,
        Opening::Withdrawn => Kind::Withdrawn,
        Opening::Telling(Telling::Something { .. }) => Kind::Something,
        Opening::Telling(Telling::About { topic, .. }) => Kind::About(*topic),
        Opening::Telling(Telling::Words { feeling, .. }) => Kind::Words(*feeling, p.length),
    }
}

/// The first answer in one tap: it keeps to how the client asked to be approached, and names the next session's day.
/// It is sent, stored and shown as exactly these words, so that both read the same however the calendar changes.
fn sentence(t: &Words, p: &ConversationPage) -> Option<String> {
    // To something the client came back to, what they asked for at the beginning may be no answer any more.
    if p.progress == (Progress::BackToIt { mine: false }) {
        return Some(talk(t, p));
    }
    let Opening::Telling(telling) = &p.opening else {
        return None;
    };
    Some(match telling {
        Telling::Something { please } | Telling::About { please, .. } => match please {
            Please::Wait => t.say("ack-wait"),
            Please::AskGently => t.say("ack-ask-gently"),
        },
        Telling::Words { more, .. } => match more.handling {
            None | Some(Handling::JustKnow) if is_good(&p.opening) => t.say("ack-glad"),
            Some(Handling::JustKnow) => t.say("ack-just-know"),
            Some(Handling::InWriting) => t.say("ack-in-writing"),
            Some(Handling::InSession) | None => talk(t, p),
        },
    })
}

fn talk(t: &Words, p: &ConversationPage) -> String {
    let Some(next) = &p.next else {
        return t.say("ack-read");
    };
    match with::weekday(t, &next.starts) {
        None => t.say("ack-read-today"),
        Some(day) => t.fill("ack-read-day", &[("day", &day)]),
    }
}

/// POST: one of the things one may do; the button says which.
pub(crate) async fn post(
    State(app): State<App>,
    Visit(visitor): Visit,
    At((relationship, moment)): At<(RelationshipId, EntryId)>,
    fields: Fields,
) -> Result<Response, Failure> {
    let says = match says(&fields, moment) {
        Ok(says) => says,
        Err(failure) => {
            // What is not there is not found, before anything else is wrong with the form.
            let there = |desk: &Desk, look: Look<'_>| {
                view::conversation(desk, moment, look.now).map(|_| ())
            };
            app.candor.glance(&visitor, relationship, there).await?;
            return Err(failure);
        }
    };
    let command = Command::Conversation(says);
    app.candor
        .perform(&visitor, relationship, fields.submission()?, &command)
        .await?;
    Ok(to(&below(relationship, &format!("/about/{moment}"))))
}

fn says(fields: &Fields, moment: EntryId) -> Result<conversation::Command, Failure> {
    Ok(match fields.get("go") {
        "acknowledge" => conversation::Command::Acknowledge {
            moment,
            how: match fields.text("sentence")? {
                Some(sentence) => Acknowledgement::Tap(sentence),
                None => Acknowledgement::Read,
            },
        },
        "words" => conversation::Command::Acknowledge {
            moment,
            how: Acknowledgement::Words(fields.required("words")?),
        },
        "come-back" => conversation::Command::Acknowledge {
            moment,
            how: Acknowledgement::ComeBack {
                by: fields.date("by")?.ok_or(Refusal::Empty { field: "by" })?,
            },
        },
        "answer" => conversation::Command::Answer {
            moment,
            words: fields.required("words")?,
        },
        "not-now" => conversation::Command::NotNow { moment },
        "agree" => conversation::Command::Agree {
            moment,
            words: fields.required("agree")?,
        },
        "happened" => conversation::Command::Happened {
            moment,
            agreed: fields
                .id("agreed")?
                .ok_or(Refusal::Empty { field: "agreed" })?,
            happened: fields
                .choice("happened", Happened::from_name)?
                .ok_or(Refusal::Empty { field: "happened" })?,
        },
        "draw" => conversation::Command::Draw {
            moment,
            drawn: true,
        },
        "undraw" => conversation::Command::Draw {
            moment,
            drawn: false,
        },
        "show" => conversation::Command::Show {
            moment,
            stand: stand(fields)?,
        },
        "back" => conversation::Command::Back {
            moment,
            words: fields.passage("words")?,
        },
        _ => return Err(Failure::Bad(StatusCode::BAD_REQUEST, "bad-form-kind")),
    })
}

/// Where it is now, as the form says it. Kept for oneself it goes to the own room's address and not to this one: here it would
/// leave a line in the log.
pub(crate) fn stand(fields: &Fields) -> Result<Stand, Refusal> {
    Ok(Stand {
        place: fields
            .choice("place", Where::from_name)?
            .ok_or(Refusal::Empty { field: "place" })?,
        afraid: fields.passage("afraid")?,
        happened: fields.passage("happened-words")?,
        saying: fields.passage("saying")?,
    })
}

#[derive(Template)]
#[template(path = "card.html")]
struct Card {
    shell: Shell,
    title: String,
    relationship: RelationshipId,
    moment: EntryId,
}

/// GET: the card to have between the two. Nothing private is on it: a topic at most.
pub(crate) async fn card(
    State(app): State<App>,
    Visit(visitor): Visit,
    At((relationship, moment)): At<(RelationshipId, EntryId)>,
) -> Result<Response, Failure> {
    let p = app
        .candor
        .look(&visitor, relationship, |desk, look| {
            view::conversation(desk, moment, look.now)
        })
        .await?;
    let shell = Shell::of(&app, Calm::of(&p.between));
    let topic = match &p.opening {
        Opening::Telling(Telling::About { topic, .. }) => Some(*topic),
        Opening::Telling(Telling::Words { more, .. }) => more.topic,
        _ => None,
    };
    Ok(page(&Card {
        title: match topic {
            Some(topic) => shell.t.choice("topic", topic.name()),
            None => shell.t.say("card-title"),
        },
        shell,
        relationship,
        moment,
    }))
}
