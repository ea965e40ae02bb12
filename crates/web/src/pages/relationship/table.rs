//! Check-ins as they were shared: a row for each, and the same as a picture.

use alliance::{Item, Score};
use dialogue::EntryId;
use dialogue::view::{CheckInLine, RelationshipPage};

use crate::frame::words::Words;
use crate::parts::chart::{self, Chart};

/// One shared check-in as a row: a cell per item, then the direct question, then the therapist's view.
pub(super) struct Row {
    pub(super) session: EntryId,
    pub(super) day: String,
    pub(super) items: Vec<Cell>,
    pub(super) direct: Cell,
    pub(super) view: Cell,
    pub(super) better: Option<String>,
    /// What was noticed of it, in two or three words.
    pub(super) noticed: Option<String>,
}

/// A cell of the table. Why nothing stands in it is never left open: not answered, not shown at present, nothing shown.
pub(super) enum Cell {
    Points(u8),
    Words(String),
    Missing(String),
}

impl Cell {
    fn points(score: Option<Score>, missing: &str) -> Self {
        score.map_or_else(
            || Cell::Missing(missing.to_owned()),
            |s| Cell::Points(s.points()),
        )
    }
}

/// What was shared, as a picture; oldest first.
pub(super) fn chart(t: &Words, p: &RelationshipPage) -> Option<Chart> {
    let sessions: Vec<chart::Session> = p
        .check_ins
        .iter()
        .rev()
        .map(|line| chart::Session {
            score: line
                .shared
                .as_ref()
                .and_then(|shared| shared.items.composite())
                .map(|composite| composite.mean),
            view: line
                .view
                .as_ref()
                .and_then(|view| view.between)
                .map(Score::points),
            usual: line.usual,
            month: t.month(&line.session.starts),
        })
        .collect();
    Chart::draw(&sessions)
}

/// A check-in that was shared. One that was kept and one that was never filled in have no row.
pub(super) fn row(t: &Words, p: &RelationshipPage, line: &CheckInLine) -> Option<Row> {
    let shared = line.shared.as_ref()?;
    let client = p.between.is_client();
    let no_answer = t.say("no-answer-short");
    // Where numbers were withdrawn, every number reads the same, whether or not it had been given.
    let number = if client || p.consent.scores {
        no_answer.clone()
    } else {
        t.say("consent-may-not")
    };
    let view = match &line.view {
        None if client => t.say("relationship-view-none"),
        _ => no_answer.clone(),
    };
    Some(Row {
        session: line.session.id,
        day: t.day(&line.session.starts),
        items: Item::ALL
            .iter()
            .map(|item| Cell::points(shared.items.get(*item), &number))
            .collect(),
        direct: shared.direct.map_or_else(
            || Cell::Missing(no_answer.clone()),
            |d| Cell::Words(t.choice("direct", d.name())),
        ),
        view: Cell::points(line.view.as_ref().and_then(|view| view.between), &view),
        better: shared.better.as_ref().map(ToString::to_string),
        noticed: line
            .noticed
            .as_ref()
            .map(|finding| t.choice("noticed-table", finding.found.name())),
    })
}
