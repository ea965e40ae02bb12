//! The therapist's side of /with/{relationship}/check-in/{session}: their own view first, then what was shared.

use alliance::{Direct, Item, Score};
use askama::Template;
use axum::response::Response;
use dialogue::check_in::{self, View};
use dialogue::view::{self, TherapistCheckIn};
use dialogue::{Command, EntryId, Refusal, RelationshipId, SubmissionId};
use service::Visitor;

use super::below;
use super::worth::Why;
use crate::App;
use crate::failure::Failure;
use crate::fields::Fields;
use crate::shell::{Calm, Shell, page, submission, to};
use crate::words::Words;

/// One row of the table: what, the client's answer, one's own; each as text, and whether it is missing.
struct Row {
    what: String,
    theirs: Cell,
    mine: Cell,
}

/// A cell of the table.
enum Cell {
    Given(String),
    Missing,
    /// The client took it out of view.
    Withheld,
    NotAsked,
}

#[derive(Template)]
#[template(path = "view_first.html")]
struct Page {
    shell: Shell,
    submission: SubmissionId,
    day: String,
    rows: Vec<Row>,
    better: Option<String>,
    /// The client took their words out of view: whether or not there were any is not said.
    words_withheld: bool,
    why: Option<Why>,
    p: TherapistCheckIn,
}

impl Page {
    fn points(&self) -> std::ops::RangeInclusive<u8> {
        0..=Score::MAX.points()
    }
    fn directs(&self) -> &'static [Direct] {
        &Direct::ALL
    }
    /// Where the picture of what each channel said has a line: at each doubling, in percent.
    fn steps(&self) -> impl Iterator<Item = usize> {
        (0..=100).step_by(10)
    }
}

/// GET, for the therapist.
pub(crate) async fn show(
    app: &App,
    visitor: &Visitor,
    relationship: RelationshipId,
    session: EntryId,
) -> Result<Response, Failure> {
    let p = app
        .candor
        .look(visitor, relationship, |desk, look| {
            view::therapist_check_in(desk, session, look.now)
        })
        .await?;
    let mut shell = Shell::of(app, Calm::Practice);
    shell.writing = !p.viewed;
    let shared = p.shared.as_ref();
    Ok(page(&Page {
        submission: submission(app),
        day: shell.t.day(&p.session.starts),
        rows: shared.map(|_| rows(&shell.t, &p)).unwrap_or_default(),
        better: shared.and_then(|s| s.better.as_ref().map(ToString::to_string)),
        why: p.noticed.as_ref().map(|noted| {
            let direct = shared.and_then(|shared| shared.direct);
            Why::of(&shell.t, &p.between, noted, direct)
        }),
        words_withheld: shared.is_some() && !p.may_show.1,
        shell,
        p,
    }))
}

fn rows(t: &Words, p: &TherapistCheckIn) -> Vec<Row> {
    let given = |text: Option<String>| text.map_or(Cell::Missing, Cell::Given);
    let shared = p.shared.as_ref();
    let view = p.view.as_ref();
    let points = |score: Score| score.points().to_string();
    let number = |text: Option<String>| match text {
        None if !p.may_show.0 => Cell::Withheld,
        other => given(other),
    };
    let direct = |d: Direct| t.choice("direct", d.name());
    let items = Item::ALL.iter().map(|item| Row {
        what: t.choice("item-short", item.name()),
        theirs: number(shared.and_then(|s| s.items.get(*item)).map(points)),
        mine: Cell::NotAsked,
    });
    let rest = [
        Row {
            what: t.say("item-short-between"),
            theirs: Cell::NotAsked,
            mine: given(view.and_then(|v| v.between).map(points)),
        },
        Row {
            what: t.say("item-short-direct"),
            theirs: given(shared.and_then(|s| s.direct).map(direct)),
            mine: given(view.and_then(|v| v.direct).map(direct)),
        },
    ];
    items.chain(rest).collect()
}

/// POST, for the therapist: the two answers, or pass.
pub(crate) async fn post(
    app: &App,
    visitor: &Visitor,
    relationship: RelationshipId,
    session: EntryId,
    fields: &Fields,
) -> Result<Response, Failure> {
    let pass = fields.get("go") == "pass";
    let view = View {
        between: fields.choice("between", score)?,
        direct: fields.choice("direct", Direct::from_name)?,
    };
    let wish = Command::CheckIn(check_in::Command::View {
        session,
        view: (!pass).then_some(view),
        show: fields.ticked("show"),
    });
    match app
        .candor
        .perform(visitor, relationship, fields.submission()?, &wish)
        .await
    {
        // Given already, on another page or a moment ago: what is there is shown, nothing is changed.
        Ok(_) | Err(service::Failure::Refused(Refusal::AlreadyShared)) => {
            Ok(to(&below(relationship, &format!("/check-in/{session}"))))
        }
        Err(failure) => Err(failure.into()),
    }
}

fn score(text: &str) -> Option<Score> {
    Score::new(text.parse().ok()?).ok()
}
