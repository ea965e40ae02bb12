//! /with/{relationship}/brief: one page to read, or print, before the two meet. Nothing is on it that is not on the page of the
//! two; it is only less.

use askama::Template;
use axum::response::Response;
use axum::routing::get;
use dialogue::conversation::{Agreed, Happened};
use dialogue::view::{self, RelationshipPage};

use crate::frame::desk::Looking;
use crate::frame::failure::Failure;
use crate::frame::layout::{Audience, Layout, page};
use crate::frame::reach::Reach;
use crate::frame::route::Route;
use crate::frame::words::Words;
use crate::parts::conversations::{Entry, entry};
use crate::parts::hand::Piece;
use crate::parts::line;
use crate::parts::phrases::written;

pub(super) const ROUTES: &[Route] = &[Route::page(
    "/with/{relationship}/brief",
    Reach::Shared,
    || get(show),
)];

/// How many conversations and agreements fit on a page.
const MOST: usize = 4;

/// A shared check-in in words.
struct Last {
    day: String,
    /// What was asked, and the answer.
    answers: Vec<(String, String)>,
    /// What would have made it a little better.
    better: Option<String>,
}

#[derive(Template)]
#[template(path = "pages/brief/brief.html")]
struct Page {
    layout: Layout,
    title: String,
    when: Option<String>,
    /// The latest of the line.
    line: Vec<Piece>,
    open: Vec<Entry>,
    agreed: Vec<Agreed>,
    /// The latest check-in that was shared.
    last: Option<Last>,
    p: RelationshipPage,
}

impl Page {
    fn written(&self, agreed: &Agreed) -> String {
        written(&self.layout.t, &self.p.between, agreed)
    }
}

/// GET
async fn show(desk: Looking) -> Result<Response, Failure> {
    let p = desk
        .view(|desk, look| Ok(view::relationship(desk, look.now)))
        .await?;
    let layout = Layout::of(desk.app(), Audience::of(&p.between));
    let t = &layout.t;
    let mut line = line::draw(&p.thread, |stitch| t.month_short(&stitch.at));
    let line = line.split_off(line.len().saturating_sub(MOST));
    let open = p.conversations.iter().filter(|line| line.open).take(MOST);
    let is_open = |agreed: &Agreed| matches!(agreed.happened, None | Some(Happened::NotYet));
    let agreed = p.agreed.iter().map(|(_, agreed)| agreed.clone());
    Ok(page(&Page {
        title: t.fill("brief-title", &[("other", p.between.other.as_str())]),
        when: p.next.as_ref().map(|next| t.moment(&next.starts)),
        line,
        open: open.map(|line| entry(t, &p.between, line)).collect(),
        agreed: agreed.filter(is_open).take(MOST).collect(),
        last: last(t, &p),
        layout,
        p,
    }))
}

fn last(t: &Words, p: &RelationshipPage) -> Option<Last> {
    let line = p.check_ins.iter().find(|line| line.shared.is_some())?;
    let shared = line.shared.as_ref()?;
    let items = alliance::Item::ALL.iter().filter_map(|item| {
        let score = shared.items.get(*item)?;
        let of_ten = t.fill("brief-of-ten", &[("points", &score.points().to_string())]);
        Some((t.choice("item-short", item.name()), of_ten))
    });
    let direct = shared.direct.map(|direct| {
        (
            t.say("item-short-direct"),
            t.choice("direct", direct.name()),
        )
    });
    Some(Last {
        day: t.day(&line.session.starts),
        answers: items.chain(direct).collect(),
        better: shared.better.as_ref().map(ToString::to_string),
    })
}
