//! The therapist's side of /with/{relationship}/check-in/{session}: their own view first, then what was shared.

use alliance::{Direct, Item, Score};
use askama::Template;
use axum::response::Response;
use dialogue::check_in::view::TherapistCheckIn;
use dialogue::check_in::{self, View};
use dialogue::{Command, EntryId, Refusal};

use crate::frame::at::below;
use crate::frame::desk::Looking;
use crate::frame::failure::Failure;
use crate::frame::layout::{Audience, Layout, page, to};
use crate::frame::seat_form::SeatForm;
use crate::frame::words::Words;
use crate::parts::noticed::Why;

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
#[template(path = "pages/check_in/view_first.html")]
struct Page {
    layout: Layout,
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
pub(super) async fn show(desk: &Looking, session: EntryId) -> Result<Response, Failure> {
    let p = desk
        .view(|desk, look| dialogue::check_in::view::therapist_check_in(desk, session, look.now))
        .await?;
    let mut layout = Layout::of(desk.app(), Audience::Practice);
    layout.writing = !p.viewed;
    let shared = p.shared.as_ref();
    Ok(page(&Page {
        day: layout.t.day(&p.session.starts),
        rows: shared.map(|_| rows(&layout.t, &p)).unwrap_or_default(),
        better: shared.and_then(|s| s.better.as_ref().map(ToString::to_string)),
        why: p.noticed.as_ref().map(|noted| {
            let direct = shared.and_then(|shared| shared.direct);
            Why::of(&layout.t, &p.between, noted, direct)
        }),
        words_withheld: shared.is_some() && !p.may_show.1,
        layout,
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
pub(super) async fn act(form: &SeatForm, session: EntryId) -> Result<Response, Failure> {
    let fields = form.fields();
    let given = View {
        between: fields.choice("between", score)?,
        direct: fields.choice("direct", Direct::from_name)?,
    };
    let command = Command::CheckIn(check_in::Command::View {
        session,
        view: (form.go() != "pass").then_some(given),
        show: fields.ticked("show"),
    });
    match form.perform(&command).await {
        // Given already, on another page or a moment ago: what is there is shown, nothing is changed.
        Ok(()) | Err(service::Failure::Refused(Refusal::AlreadyShared)) => {
            let here = format!("/check-in/{session}");
            Ok(to(&below(form.relationship, &here)))
        }
        Err(failure) => Err(failure.into()),
    }
}

fn score(text: &str) -> Option<Score> {
    Score::new(text.parse().ok()?).ok()
}
