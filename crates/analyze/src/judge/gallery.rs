//! The gallery: a few courses, kept to be charted. Those that have most to show.

use crate::course::sessions::{Course, Session};
use crate::judge::engine::Seen;

/// A session of a chart.
#[derive(Debug, Clone)]
pub(crate) struct Point {
    pub(crate) number: i64,
    pub(crate) score: Option<f64>,
    pub(crate) seen: Option<Seen>,
    /// The rules that flag it, by their place.
    pub(crate) rules: Vec<usize>,
}

/// The chart of a course.
#[derive(Debug, Clone)]
pub(crate) struct Chart {
    pub(crate) client: String,
    pub(crate) points: Vec<Point>,
}

impl Chart {
    /// The sessions of a course; of very long ones the latest.
    pub(crate) fn of(course: &Course, seen: &[Seen], flags: &[Vec<bool>]) -> Self {
        const LATEST: usize = 120;
        let from = course.sessions.len().saturating_sub(LATEST);
        let point = |(at, session): (usize, &Session)| Point {
            number: session.number,
            score: session.score,
            seen: seen.get(at).copied(),
            rules: (0..flags.len()).filter(|rule| flags[*rule][at]).collect(),
        };
        Self {
            client: String::from_utf8_lossy(&course.client).into_owned(),
            points: course
                .sessions
                .iter()
                .enumerate()
                .skip(from)
                .map(point)
                .collect(),
        }
    }
}

/// The charts of the highest rank; of equal ones those whose client comes first.
#[derive(Debug, Clone)]
pub(crate) struct Gallery {
    room: usize,
    /// Highest first.
    best: Vec<(f64, Chart)>,
}

impl Gallery {
    pub(crate) fn new(room: usize) -> Self {
        Self {
            room,
            best: Vec::new(),
        }
    }

    /// Takes a chart where its rank is above 0 and high enough.
    pub(crate) fn offer(&mut self, chart: impl FnOnce() -> Chart, rank: f64) {
        let full = self.best.len() >= self.room;
        if rank <= 0.0
            || self.room == 0
            || (full && self.best.last().is_some_and(|(least, _)| rank < *least))
        {
            return;
        }
        self.insert(rank, chart());
    }

    fn insert(&mut self, rank: f64, chart: Chart) {
        let before = |(other, that): &(f64, Chart)| {
            *other > rank || (*other >= rank && that.client <= chart.client)
        };
        let at = self.best.partition_point(before);
        self.best.insert(at, (rank, chart));
        self.best.truncate(self.room);
    }

    /// Adds what another worker kept.
    pub(crate) fn join(&mut self, other: Self) {
        for (rank, chart) in other.best {
            self.insert(rank, chart);
        }
    }

    pub(crate) fn charts(&self) -> impl Iterator<Item = &Chart> {
        self.best.iter().map(|(_, chart)| chart)
    }
}
