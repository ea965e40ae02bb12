//! /with/{relationship}: the shared room at a glance.

use alliance::Item;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use dialogue::conversation::Agreed;
use dialogue::moment::Feeling;
use dialogue::view::{
    self, Between, CheckInLine, ConversationLine, Kind, Mark, Over, Progress, RelationshipPage,
    Thread,
};
use dialogue::{EntryId, RelationshipId, SubmissionId, Time};

use super::At;
use super::safety::Block;
use crate::App;
use crate::chart::{self, Chart};
use crate::failure::Failure;
use crate::line::{self, Piece};
use crate::shell::{Calm, Shell, page, submission};
use crate::visit::Visit;
use crate::words::Words;

/// One conversation in the timeline.
pub(super) struct Entry {
    pub(super) line: ConversationLine,
    by: &'static str,
    mark: Option<&'static str>,
    pub(super) title: String,
    pub(super) progress: String,
}

/// One shared check-in as a row: a cell per item, then the direct question, then the therapist's view.
struct Row {
    session: dialogue::EntryId,
    day: String,
    items: Vec<Cell>,
    direct: Cell,
    view: Cell,
    better: Option<String>,
    /// What was noticed of it, in two or three words.
    noticed: Option<String>,
}

/// A cell of the table. Why nothing stands in it is never left open: not answered, not shown at present, nothing shown.
enum Cell {
    Points(u8),
    Words(String),
    Missing(String),
}

impl Cell {
    fn points(score: Option<alliance::Score>, missing: &str) -> Self {
        score.map_or_else(
            || Cell::Missing(missing.to_owned()),
            |s| Cell::Points(s.points()),
        )
    }
}

/// A mark in the line, in words.
struct Marked {
    moment: EntryId,
    /// After which session.
    day: String,
    what: String,
}

#[derive(Template)]
#[template(path = "with.html")]
struct Page {
    shell: Shell,
    submission: SubmissionId,
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
        written(&self.shell.t, &self.p.between, agreed)
    }
    fn ended(&self) -> String {
        ended(&self.shell.t, &self.p.between)
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
    Ok(page(&Page {
        submission: submission(&app),
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
        safety: Block::of(&app, &p.between),
        shell,
        p,
    }))
}

pub(super) fn entry(t: &Words, between: &Between, line: &ConversationLine) -> Entry {
    Entry {
        by: if line.mine { "me" } else { "other" },
        mark: mark(line),
        title: heading(t, between, line.kind, line.mine),
        progress: progress(t, between, line),
        line: line.clone(),
    }
}

/// How a conversation's mark in the line stands in the list.
fn mark(line: &ConversationLine) -> Option<&'static str> {
    match line.mark? {
        Mark::Settled => Some("seam"),
        Mark::Differently => Some("differ"),
        Mark::Elsewhere => Some("elsewhere"),
        Mark::Open | Mark::Partly | Mark::NotOkay => Some("break"),
        Mark::Good => None,
    }
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

/// What was shared, as a picture; oldest first.
fn chart(t: &Words, p: &RelationshipPage) -> Option<Chart> {
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
                .map(alliance::Score::points),
            usual: line.usual,
            month: t.month(&line.session.starts),
        })
        .collect();
    Chart::draw(&sessions)
}

/// A check-in that was shared. One that was kept and one that was never filled in have no row.
fn row(t: &Words, p: &RelationshipPage, line: &CheckInLine) -> Option<Row> {
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
        None if client => t.say("with-view-none"),
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
            .map(|finding| t.choice("worth-table", finding.found.name())),
    })
}

/// Who wrote down what was agreed, and when.
pub(crate) fn written(t: &Words, between: &Between, agreed: &Agreed) -> String {
    let day = t.day(&agreed.at);
    if agreed.by == between.seat {
        t.fill("agreed-by-you", &[("day", &day)])
    } else {
        let who = between.other.as_str();
        t.fill("agreed-by", &[("who", who), ("day", &day)])
    }
}

/// That it has ended, and by whom; empty while it goes on.
pub(crate) fn ended(t: &Words, between: &Between) -> String {
    let other = between.other.as_str();
    match between.over {
        Over::No => String::new(),
        Over::ContactStopped if between.is_client() => t.say("over-stopped-mine"),
        Over::ContactStopped => t.fill("over-stopped", &[("other", other)]),
        Over::Ended { mine: true, at } => t.fill("over-ended-mine", &[("day", &t.day(&at))]),
        Over::Ended { mine: false, at } => {
            t.fill("over-ended", &[("other", other), ("day", &t.day(&at))])
        }
    }
}

/// True for a client who did not end it themselves: it may come out of the blue.
pub(crate) fn came_unasked(between: &Between) -> bool {
    between.is_client() && matches!(between.over, Over::Ended { mine: false, .. })
}

/// What opened a conversation, as a heading for its reader.
pub(crate) fn heading(t: &Words, between: &Between, kind: Kind, mine: bool) -> String {
    let other = between.other.as_str();
    match (kind, mine) {
        (Kind::Noticed, true) => t.say("line-noticed-mine"),
        (Kind::Noticed, false) => t.fill("line-noticed", &[("other", other)]),
        (Kind::Withdrawn, _) => t.fill("line-withdrawn", &[("other", other)]),
        (Kind::Something, true) => t.say("line-mine-something"),
        (Kind::Something, false) => t.fill("line-something", &[("other", other)]),
        (Kind::About(topic), mine) => {
            let topic = t.choice("topic", topic.name());
            if mine {
                t.fill("line-mine-about", &[("topic", &topic)])
            } else {
                t.fill("line-about", &[("other", other), ("topic", &topic)])
            }
        }
        (Kind::Words(..), false) => t.fill("line-words", &[("other", other)]),
        (Kind::Words(feeling, _), true) => match feeling {
            None => t.say("line-mine-words"),
            Some(Feeling::FeltOff) => t.say("line-mine-felt-off"),
            Some(Feeling::FeltGood) => t.say("line-mine-felt-good"),
            Some(Feeling::TowardsYou) => t.fill("line-mine-towards-you", &[("other", other)]),
            Some(Feeling::NotSure) => t.say("line-mine-not-sure"),
        },
    }
}

/// Where a conversation has got to, as a sentence for its reader.
pub(crate) fn progress(t: &Words, between: &Between, line: &ConversationLine) -> String {
    let other = between.other.as_str();
    let say = |client: &str, therapist: &str| {
        let key = if between.is_client() {
            client
        } else {
            therapist
        };
        t.fill(key, &[("other", other)])
    };
    match line.progress {
        Progress::Arrived if line.mine => t.fill("progress-arrived-mine", &[("other", other)]),
        Progress::Arrived => say("progress-arrived-client", "progress-arrived-therapist"),
        Progress::Acknowledged => say(
            "progress-acknowledged-client",
            "progress-acknowledged-therapist",
        ),
        Progress::ComesBack(by) => {
            let day = t.date(&by);
            let key = if between.is_client() {
                "progress-comes-back-client"
            } else {
                "progress-comes-back-therapist"
            };
            t.fill(key, &[("other", other), ("day", &day)])
        }
        Progress::Answered => say("progress-answered-client", "progress-answered-therapist"),
        Progress::NotNow => say("progress-not-now-client", "progress-not-now-therapist"),
        Progress::BackToIt { mine: true } => t.say("progress-back-mine"),
        Progress::BackToIt { mine: false } => t.fill("progress-back", &[("other", other)]),
        Progress::Stands(place) => {
            let place = t.choice("where", place.name());
            let key = if between.is_client() {
                "progress-stands-client"
            } else {
                "progress-stands-therapist"
            };
            t.fill(key, &[("other", other), ("where", &place)])
        }
    }
}

/// "Thursday" within the week, with the date beyond it; `None` for today.
pub(crate) fn weekday(t: &Words, at: &Time) -> Option<String> {
    let date = t.calendar().date(*at);
    let away = t.today().until(date).map_or(0, |span| span.get_days());
    match away {
        0 => None,
        1..=6 => Some(date.strftime("%A").to_string()),
        _ => Some(t.date(&date)),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;
    use dialogue::Calendar;
    use jiff::tz::TimeZone;

    fn at(text: &str) -> Time {
        text.parse::<jiff::Timestamp>().unwrap().into()
    }

    #[test]
    fn a_day_is_named_so_that_it_cannot_be_mistaken() {
        let berlin = Calendar::weekdays(TimeZone::get("Europe/Berlin").unwrap());
        let t = Words::new(berlin, at("2026-11-23T22:30:00Z"));
        assert_eq!(weekday(&t, &at("2026-11-23T22:45:00Z")), None);
        // Three quarters of an hour on, but tomorrow in the practice.
        let tuesday = Some("Tuesday".to_owned());
        assert_eq!(weekday(&t, &at("2026-11-23T23:15:00Z")), tuesday);
        let sunday = Some("Sunday".to_owned());
        assert_eq!(weekday(&t, &at("2026-11-29T13:00:00Z")), sunday);
        // The same weekday a week on needs its date.
        let monday = Some("Monday, 30 November".to_owned());
        assert_eq!(weekday(&t, &at("2026-11-30T13:00:00Z")), monday);
    }
}
