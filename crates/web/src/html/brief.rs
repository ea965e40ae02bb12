//! /with/{relationship}/brief: one page to read, or print, before the two meet. Nothing is on it that is not on the page of the
//! two; it is only less.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dialogue::RelationshipId;
use dialogue::conversation::{Agreed, Happened};
use dialogue::view::{self, RelationshipPage};

use super::At;
use super::with::{Entry, entry, written};
use crate::App;
use crate::failure::Failure;
use crate::line::{self, Piece};
use crate::shell::{Calm, Shell, page};
use crate::visit::Visit;
use crate::words::Words;

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
#[template(path = "brief.html")]
struct Page {
    shell: Shell,
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
        written(&self.shell.t, &self.p.between, agreed)
    }
}

/// GET
pub(crate) async fn get(
    State(app): State<App>,
    Visit(visitor): Visit,
    At(relationship): At<RelationshipId>,
) -> Result<Response, Failure> {
    let p = app
        .candor
        .look(&visitor, relationship, |desk, look| {
            Ok(view::relationship(desk, look.now))
        })
        .await?;
    let shell = Shell::of(&app, Calm::of(&p.between));
    let t = &shell.t;
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
        shell,
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
