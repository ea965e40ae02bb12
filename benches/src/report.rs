//! The report: what a run found, as ratios first, because those are what it is for.

use crate::figures::{Engine, Figure, Kind, Mode, Moment, Subject};
use crate::stats::{Ledger, Line, table};

/// The whole report as text.
#[must_use]
pub fn report(ledger: &Ledger<Figure>) -> String {
    [
        table("ratios within a round", &ratios(ledger), 2),
        table("saved in a second", &rates(ledger), 0),
        table("p99, milliseconds", &latencies(ledger), 2),
        table("memory (MiB), weight (KiB)", &sizes(ledger), 1),
        table("10,000 relationships × 30 sessions", &large(ledger), 1),
    ]
    .join("\n")
}

fn ratios(ledger: &Ledger<Figure>) -> Vec<Line> {
    let line = |what: &str, above, below, aim| Line {
        what: what.to_owned(),
        spread: ledger.ratio(&Figure::Rate(above), &Figure::Rate(below)),
        aim,
    };
    vec![
        line(
            "check-in / anchor, 16 connections",
            Subject::CheckIn(16),
            Subject::Anchor(16),
            "at least 0.25, aiming at 0.40",
        ),
        line(
            "check-in / anchor, 256 connections",
            Subject::CheckIn(256),
            Subject::Anchor(256),
            "at least 0.25, aiming at 0.40",
        ),
        line(
            "group commit / one by one, fsync + 5 ms, 256 connections",
            Subject::SlowCheckIn(Mode::Grouped),
            Subject::SlowCheckIn(Mode::OneByOne),
            "at least 5",
        ),
        line(
            "the same of the anchor, for comparison",
            Subject::SlowAnchor(Mode::Grouped),
            Subject::SlowAnchor(Mode::OneByOne),
            "",
        ),
        line(
            "check-in on PostgreSQL / on SQLite, 16 connections",
            Subject::PostgresCheckIn(16),
            Subject::CheckIn(16),
            "",
        ),
    ]
}

fn rates(ledger: &Ledger<Figure>) -> Vec<Line> {
    let line = |what: &str, subject, aim| Line {
        what: what.to_owned(),
        spread: ledger.spread(&Figure::Rate(subject)),
        aim,
    };
    vec![
        line("anchor, 16 connections", Subject::Anchor(16), ""),
        line("anchor, 256 connections", Subject::Anchor(256), ""),
        line("check-in, 16 connections", Subject::CheckIn(16), ""),
        line("check-in, 256 connections", Subject::CheckIn(256), ""),
        line(
            "check-in, fsync + 5 ms, grouped, 256 connections",
            Subject::SlowCheckIn(Mode::Grouped),
            "",
        ),
        line(
            "check-in, fsync + 5 ms, one by one, 256 connections",
            Subject::SlowCheckIn(Mode::OneByOne),
            "",
        ),
        line(
            "check-in, PostgreSQL, 16 connections",
            Subject::PostgresCheckIn(16),
            "at least 1,200",
        ),
        line(
            "check-in, PostgreSQL, 64 connections",
            Subject::PostgresCheckIn(64),
            "at least 1,200",
        ),
    ]
}

fn latencies(ledger: &Ledger<Figure>) -> Vec<Line> {
    let line = |what: &str, subject, aim| Line {
        what: what.to_owned(),
        spread: ledger.spread(&Figure::P99(subject)),
        aim,
    };
    vec![
        Line {
            what: "a bare sync of 4 KiB (median)".to_owned(),
            spread: ledger.spread(&Figure::Sync),
            aim: "",
        },
        line("anchor, 16 connections", Subject::Anchor(16), ""),
        line("anchor, 256 connections", Subject::Anchor(256), ""),
        line("check-in, 16 connections", Subject::CheckIn(16), "under 15"),
        line("check-in, 256 connections", Subject::CheckIn(256), ""),
        line("client's home, 200 a second", Subject::Home, "under 25"),
        line("therapist's day, 200 a second", Subject::Day, "under 25"),
    ]
}

fn sizes(ledger: &Ledger<Figure>) -> Vec<Line> {
    let line = |what: &str, figure, aim| Line {
        what: what.to_owned(),
        spread: ledger.spread(&figure),
        aim,
    };
    vec![
        line(
            "resident at rest",
            Figure::Resident(Moment::AtRest),
            "under 60",
        ),
        line(
            "resident at 200 pages a second",
            Figure::Resident(Moment::UnderLoad),
            "under 60",
        ),
        line(
            "resident, a crowd checking in, 16 connections",
            Figure::Resident(Moment::Crowd(16)),
            "at most 96",
        ),
        line(
            "resident, a crowd checking in, 256 connections",
            Figure::Resident(Moment::Crowd(256)),
            "at most 96",
        ),
        line(
            "heaviest page, first visit, compressed",
            Figure::HeaviestPage,
            "under 60",
        ),
    ]
}

fn large(ledger: &Ledger<Figure>) -> Vec<Line> {
    let of = |engine: Engine| {
        let on = match engine {
            Engine::Sqlite => "SQLite",
            Engine::Postgres => "PostgreSQL",
        };
        let line = move |what: &str, figure, aim| Line {
            what: format!("{what}, {on}"),
            spread: ledger.spread(&figure),
            aim,
        };
        let p99 = |kind| Figure::P99(Subject::Large(engine, kind));
        [
            line("start, milliseconds", Figure::Start(engine), "under 500"),
            line("client's home, p99", p99(Kind::Home), "under 25"),
            line("relationship, p99", p99(Kind::Relationship), "under 25"),
            line("therapist's day, p99", p99(Kind::Day), "under 25"),
            line(
                "resident, MiB",
                Figure::Resident(Moment::Large(engine)),
                "under 150",
            ),
        ]
    };
    Engine::ALL.into_iter().flat_map(of).collect()
}
