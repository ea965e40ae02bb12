//! The therapist's day: what came, what was promised, whom one meets today. No counts, nothing that shouts.

use askama::Template;
use axum::response::Response;
use dialogue::conversation::view::Progress;
use dialogue::moment::view::Kind;
use dialogue::session::view::SessionLine;
use dialogue::view::{DayLine, Over};
use dialogue::{EntryId, RelationshipId, Time};
use service::{Action, Visitor, may};

use super::arrived::{Arrived, Source, about, arrived, came_back, direct, noticed, title};
use crate::frame::failure::Failure;
use crate::frame::layout::{Audience, Layout, page};
use crate::frame::state::App;
use crate::frame::words::Words;
use crate::parts::phrases::weekday;

/// The most that a day begins with, over all clients. What there is besides stands with each client.
const MOST: usize = 3;

/// One of today's sessions.
struct Today {
    relationship: RelationshipId,
    session: SessionLine,
    name: String,
    /// What it brings: a sentence, and where it leads.
    brings: Vec<(String, String)>,
    promised: Vec<(String, String)>,
}

/// Something promised.
struct Promise {
    relationship: RelationshipId,
    moment: EntryId,
    title: String,
    by: String,
}

/// A session whose own view is open.
struct ViewOpen {
    relationship: RelationshipId,
    session: EntryId,
    title: String,
}

/// One client in the list.
struct Client {
    relationship: RelationshipId,
    name: String,
    what: String,
    /// There is something to read that the day does not begin with.
    waits: bool,
}

#[derive(Template)]
#[template(path = "pages/home/day.html")]
struct Page {
    layout: Layout,
    title: String,
    quiet: Option<String>,
    arrived: Vec<Arrived>,
    /// What is worth asking, where what arrived leaves room.
    noticed: Vec<Arrived>,
    /// Looks and views that differ, where those leave room.
    quieter: Vec<Arrived>,
    /// There is more than the day begins with.
    more: bool,
    promised: Vec<Promise>,
    views: Vec<ViewOpen>,
    today: Vec<Today>,
    clients: Vec<Client>,
    may_invite: bool,
    sees_members: bool,
    chooses_watch: bool,
    /// They are a client somewhere themselves.
    is_client: bool,
}

/// The therapist's day.
pub(super) async fn show(
    app: &App,
    visitor: &Visitor,
    is_client: bool,
) -> Result<Response, Failure> {
    let day = app.candor.day(visitor).await?;
    let layout = Layout::of(app, Audience::Practice);
    let t = &layout.t;
    let lines = &day.lines;
    let mut arrived: Vec<Arrived> = lines
        .iter()
        .flat_map(|line| {
            arrived(t, line)
                .chain(direct(t, line))
                .chain(noticed(t, line))
        })
        .collect();
    arrived.sort_by_key(|a| a.order);
    let mut later = arrived.split_off(arrived.len().min(MOST));
    // What was noticed and finds no place here stands on the page of the two: it is nothing to read.
    later.retain(|a| a.order.0 == Source::Said);
    let mut noticed = arrived.split_off(arrived.partition_point(|a| a.order.0 == Source::Said));
    let placed: Vec<String> = noticed.iter().map(|a| a.link.clone()).collect();
    let quieter = noticed.split_off(noticed.partition_point(|a| a.order.0 == Source::Asking));
    let waits = |line: &DayLine| {
        let here = line.between.relationship;
        later.iter().any(|a| a.relationship == here)
    };
    let clients = lines
        .iter()
        .map(|line| client(t, line, waits(line)))
        .collect();
    let promised: Vec<Promise> = lines.iter().flat_map(|line| promised(t, line)).collect();
    let views: Vec<ViewOpen> = lines.iter().filter_map(|line| view_open(t, line)).collect();
    let mut today: Vec<Today> = lines
        .iter()
        .flat_map(|line| sessions(t, line, &placed))
        .collect();
    today.sort_by_key(|s| (s.session.starts, s.session.id));
    let needs =
        !arrived.is_empty() || !placed.is_empty() || !views.is_empty() || promise_is_due(t, lines);
    Ok(page(&Page {
        title: t.date(&t.today()),
        quiet: (!needs).then(|| quiet(t, &today)),
        arrived,
        noticed,
        quieter,
        more: !later.is_empty(),
        promised,
        views,
        today,
        clients,
        may_invite: may(visitor.account(), Action::InviteClient),
        sees_members: may(visitor.account(), Action::SeeMembers),
        chooses_watch: may(visitor.account(), Action::ChooseWatch),
        is_client,
        layout,
    }))
}

fn promise_is_due(t: &Words, lines: &[DayLine]) -> bool {
    lines
        .iter()
        .flat_map(|line| &line.promised)
        .any(|(_, by)| *by <= t.today())
}

fn quiet(t: &Words, today: &[Today]) -> String {
    match today.iter().find(|s| s.session.ahead) {
        Some(next) => t.fill(
            "day-quiet-before",
            &[("clock", &t.clock(&next.session.starts))],
        ),
        None => t.say("day-quiet"),
    }
}

fn promised<'a>(t: &'a Words, line: &'a DayLine) -> impl Iterator<Item = Promise> + 'a {
    line.promised.iter().map(|(c, by)| Promise {
        relationship: line.between.relationship,
        moment: c.id,
        title: title(t, &line.between, c),
        by: t.fill("day-promised-line", &[("day", &t.date(by))]),
    })
}

fn view_open(t: &Words, line: &DayLine) -> Option<ViewOpen> {
    let session = line.view_open.as_ref()?;
    Some(ViewOpen {
        relationship: line.between.relationship,
        session: session.id,
        title: t.fill(
            "day-view",
            &[
                ("other", line.between.other.as_str()),
                ("when", &t.moment(&session.starts)),
            ],
        ),
    })
}

/// Of what was noticed, a session brings what has its place on the day.
fn sessions<'a>(
    t: &'a Words,
    line: &'a DayLine,
    placed: &'a [String],
) -> impl Iterator<Item = Today> + 'a {
    line.today.iter().map(|session| Today {
        relationship: line.between.relationship,
        name: line.between.other.to_string(),
        brings: brings(t, line, placed),
        promised: line
            .promised
            .iter()
            .map(|(c, by)| {
                let sentence = t.fill(
                    "day-come-back",
                    &[("day", &t.date(by)), ("line", &title(t, &line.between, c))],
                );
                (sentence, about(line, c))
            })
            .collect(),
        session: session.clone(),
    })
}

fn brings(t: &Words, line: &DayLine, placed: &[String]) -> Vec<(String, String)> {
    let read = line.arrived.iter().map(|c| {
        let what = if matches!(c.progress, Progress::BackToIt { .. }) {
            came_back(t, line, c)
        } else if matches!(c.kind, Kind::Words(..)) {
            t.say("day-something-to-read")
        } else {
            title(t, &line.between, c)
        };
        (what, about(line, c))
    });
    let direct = direct(t, line).map(|a| (a.title, a.link));
    let asking = noticed(t, line)
        .filter(|a| placed.contains(&a.link))
        .map(|a| (a.title, a.link));
    let open = line.open.iter().map(|c| {
        let sentence = t.fill("day-still-open", &[("line", &title(t, &line.between, c))]);
        (sentence, about(line, c))
    });
    read.chain(direct).chain(asking).chain(open).collect()
}

fn client(t: &Words, line: &DayLine, waits: bool) -> Client {
    let next = |at: &Time| {
        let clock = t.clock(at);
        match weekday(t, at) {
            None => t.moment(at),
            Some(day) => format!("{day}, {clock}"),
        }
    };
    Client {
        relationship: line.between.relationship,
        name: line.between.other.to_string(),
        waits,
        what: match (line.between.over, line.invited, &line.next) {
            (Over::ContactStopped, ..) => t.say("day-stopped"),
            (Over::Ended { .. }, ..) => t.say("day-ended"),
            (Over::No, true, _) => t.say("day-invited"),
            (Over::No, false, Some(session)) => next(&session.starts),
            (Over::No, false, None) => t.say("day-none-planned"),
        },
    }
}
