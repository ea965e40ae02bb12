//! /style: every component in every state, on one page. In the demonstration only; anywhere else there is no such page.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use dialogue::conversation::view::Mark;
use dialogue::view::{Stitch, Thread};
use dialogue::{EntryId, Time};
use uuid::Uuid;

use crate::frame::failure::Failure;
use crate::frame::layout::{Layout, page};
use crate::frame::reach::Reach;
use crate::frame::route::Route;
use crate::frame::state::App;
use crate::frame::visitor::{MaybeVisit, not_found};
use crate::parts::chart::{Chart, Session};
use crate::parts::hand::Piece;
use crate::parts::line;

pub(super) const ROUTES: &[Route] = &[Route::page("/style", Reach::Public, || get(show))];

/// The colours, by their names in the stylesheet.
const COLOURS: [&str; 9] = [
    "paper", "sheet", "wash", "ink", "soft", "line", "edge", "gold", "gold-ink",
];

#[derive(Template)]
#[template(path = "pages/style/style.html")]
struct Page {
    layout: Layout,
    /// Each mark alone, then a line with all of them.
    marks: Vec<(&'static str, Vec<Piece>)>,
    line: Vec<Piece>,
    chart: Option<Chart>,
    client: bool,
    other: &'static str,
}

impl Page {
    fn colours(&self) -> &'static [&'static str] {
        &COLOURS
    }
}

/// GET
async fn show(State(app): State<App>, visitor: MaybeVisit) -> Result<Response, Failure> {
    if app.demo.is_empty() {
        return Err(not_found(visitor).await);
    }
    let layout = Layout::public(&app);
    let marks = Mark::ALL.map(|mark| {
        (
            mark.name(),
            line::draw(&thread(&[(1, mark)], 3), |_| String::new()),
        )
    });
    let all: Vec<(usize, Mark)> = Mark::ALL
        .into_iter()
        .enumerate()
        .map(|(at, mark)| (2 * at + 1, mark))
        .collect();
    let month = |stitch: &Stitch| layout.t.month_short(&stitch.at);
    Ok(page(&Page {
        line: line::draw(&thread(&all, 18), month),
        marks: marks.into(),
        chart: Chart::draw(&sessions()),
        client: false,
        other: "Mara",
        layout,
    }))
}

/// A line of weekly sessions, one of them called off.
fn thread(marks: &[(usize, Mark)], sessions: usize) -> Thread {
    let begin = "2026-01-06T10:00:00Z".parse::<jiff::Timestamp>();
    let begin: Time = begin.map_or(Time(0), Into::into);
    let stitch = |n: usize| Stitch {
        at: begin.plus_days(7 * i64::try_from(n).unwrap_or(0)),
        held: n != 6,
        marks: marks
            .iter()
            .filter(|(at, _)| *at == n)
            .map(|(_, mark)| (EntryId(Uuid::nil()), *mark))
            .collect(),
    };
    Thread {
        stitches: (0..sessions).map(stitch).collect(),
        over: false,
    }
}

/// A dozen check-ins, two of them not shared.
fn sessions() -> Vec<Session> {
    let scores = [7.4, 7.8, 8.0, 5.0, 7.2, 0.0, 8.0, 8.2, 6.6, 0.0, 8.4, 8.8];
    let session = |(at, score): (usize, f64)| Session {
        score: (score > 0.0).then_some(score),
        usual: (at > 0).then_some((6.4, 9.2)),
        view: (at % 3 == 1).then_some(7),
        month: ["January", "February", "March"][at / 4].to_owned(),
    };
    scores.into_iter().enumerate().map(session).collect()
}
