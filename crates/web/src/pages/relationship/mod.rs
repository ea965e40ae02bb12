//! /with/{relationship}: the shared room at a glance.

mod table;

use alliance::Item;
use askama::Template;
use axum::response::Response;
use axum::routing::get;
use dialogue::EntryId;
use dialogue::conversation::Agreed;
use dialogue::view::{self, RelationshipPage, Thread};

use self::table::{Cell, Row, chart, row};
use crate::frame::desk::Looking;
use crate::frame::failure::Failure;
use crate::frame::layout::{Audience, Layout, page};
use crate::frame::reach::Reach;
use crate::frame::route::Route;
use crate::frame::words::Words;
use crate::parts::chart::Chart;
use crate::parts::conversations::{Entry, entry};
use crate::parts::hand::Piece;
use crate::parts::line;
use crate::parts::phrases::{came_unasked, ended, written};
use crate::parts::safety::Block;

pub(super) const ROUTES: &[Route] = &[Route::page("/with/{relationship}", Reach::Shared, || {
    get(show)
})];

/// A mark in the line, in words.
struct Marked {
    moment: EntryId,
    /// After which session.
    day: String,
    what: String,
}

#[derive(Template)]
#[template(path = "pages/relationship/relationship.html")]
struct Page {
    layout: Layout,
    entries: Vec<Entry>,
    rows: Vec<Row>,
    line: Vec<Piece>,
    marks: Vec<Marked>,
    chart: Option<Chart>,
    /// What has to do with safety: shown to a client after an end, when nothing else leads there.
    safety: Block,
    p: RelationshipPage,
}

impl Page {
    fn written(&self, agreed: &Agreed) -> String {
        written(&self.layout.t, &self.p.between, agreed)
    }
    fn ended(&self) -> String {
        ended(&self.layout.t, &self.p.between)
    }
    fn came_unasked(&self) -> bool {
        came_unasked(&self.p.between)
    }
    /// True for a therapist whose client has come in, until there is a session.
    fn is_new(&self) -> bool {
        let none = self.p.next.is_none() && self.p.thread.stitches.is_empty();
        none && !self.p.invited && !self.p.between.is_client()
    }
    fn items(&self) -> &'static [Item] {
        &Item::ALL
    }
    /// True where something was noted for the therapist alone.
    fn has_noticed(&self) -> bool {
        self.rows.iter().any(|row| row.noticed.is_some())
    }
    /// True where there is a column for the therapist's views. A client always has it: with nothing in it where nothing was
    /// shown, whether or not a view was given.
    fn has_views(&self) -> bool {
        self.p.between.is_client() || self.p.check_ins.iter().any(|line| line.view.is_some())
    }
}

/// GET: what both share.
async fn show(desk: Looking) -> Result<Response, Failure> {
    let p = desk
        .view(|desk, look| Ok(view::relationship(desk, look.now)))
        .await?;
    let layout = Layout::of(desk.app(), Audience::of(&p.between));
    let t = &layout.t;
    Ok(page(&Page {
        entries: p
            .conversations
            .iter()
            .map(|line| entry(t, &p.between, line))
            .collect(),
        rows: p
            .check_ins
            .iter()
            .filter_map(|line| row(t, &p, line))
            .collect(),
        line: line::draw(&p.thread, |stitch| t.month_short(&stitch.at)),
        marks: marks(t, &p.thread),
        chart: chart(t, &p),
        safety: Block::of(desk.app(), &p.between),
        layout,
        p,
    }))
}

/// The marks of the line in words, newest first as everything else on the page.
fn marks(t: &Words, thread: &Thread) -> Vec<Marked> {
    let marked = thread.stitches.iter().flat_map(|stitch| {
        stitch.marks.iter().map(|(moment, mark)| Marked {
            moment: *moment,
            day: t.fill("drawn-after", &[("day", &t.day(&stitch.at))]),
            what: t.choice("drawn-mark", mark.name()),
        })
    });
    let mut marked: Vec<Marked> = marked.collect();
    marked.reverse();
    marked
}
