//! The figures of a round, by name.

use clap::ValueEnum;

use crate::anchor::Batching;

/// A part of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// Check-ins beside the bare anchor.
    Saved,
    /// The same on a slow disk, with group commit and one by one.
    Slow,
    /// Check-ins on PostgreSQL.
    Postgres,
    /// Homes and days at a fixed pace, memory, weights.
    Pages,
    /// The pages of a practice of 10,000 relationships at a fixed pace, memory, the start; on both engines.
    Large,
}

/// A figure of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Figure {
    /// Saved submissions in a second.
    Rate(Subject),
    /// The 99th percentile of their latency, in milliseconds.
    P99(Subject),
    /// Resident memory, in MiB.
    Resident(Moment),
    /// The median time of a bare sync of 4 KiB, in milliseconds: the mood of the disk in this round.
    Sync,
    /// From the start of the program to its address, in milliseconds.
    Start(Engine),
    /// A first visit to the heaviest page, compressed, in KiB.
    HeaviestPage,
}

/// Who was measured under which conditions. The number is that of connections.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The bare anchor.
    Anchor(usize),
    /// Candor's check-in on SQLite.
    CheckIn(usize),
    /// The bare anchor on a slow disk.
    SlowAnchor(Mode),
    /// Candor's check-in on a slow disk.
    SlowCheckIn(Mode),
    /// Candor's check-in on PostgreSQL.
    PostgresCheckIn(usize),
    /// The client's home, at a fixed pace.
    Home,
    /// The therapist's day, at a fixed pace.
    Day,
    /// A page of the large practice, at a fixed pace.
    Large(Engine, Kind),
}

/// What the large practice stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Engine {
    /// SQLite.
    Sqlite,
    /// PostgreSQL.
    Postgres,
}

impl Engine {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Sqlite, Self::Postgres];
}

/// Which page of the large practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The client's home.
    Home,
    /// The relationship, as its client sees it.
    Relationship,
    /// The day of a therapist with forty clients.
    Day,
}

/// [`Batching`] as part of a figure's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mode {
    /// One fsync for all who wait.
    Grouped,
    /// One each.
    OneByOne,
}

impl Mode {
    pub(crate) fn batching(self) -> Batching {
        match self {
            Self::Grouped => Batching::Grouped,
            Self::OneByOne => Batching::OneByOne,
        }
    }
}

/// When memory was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Moment {
    /// Some seconds after the start, with nobody there.
    AtRest,
    /// The most during the pages at a fixed pace.
    UnderLoad,
    /// The most while a crowd opened its forms and checked in on so many connections.
    Crowd(usize),
    /// The most during the pages of the large practice.
    Large(Engine),
}
