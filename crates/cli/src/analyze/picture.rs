//! A few courses, kept to be drawn: those that have most to show.

use super::course::Course;
use super::engine::Seen;

/// One session of a picture.
#[derive(Debug, Clone)]
pub(super) struct Shot {
    pub(super) session: i64,
    pub(super) score: Option<f64>,
    pub(super) seen: Option<Seen>,
    /// The rules that flag it, by their place.
    pub(super) rules: Vec<usize>,
}

/// One course.
#[derive(Debug, Clone)]
pub(super) struct Picture {
    pub(super) client: String,
    pub(super) shots: Vec<Shot>,
}

impl Picture {
    /// The sessions of a course; of very long ones the latest.
    pub(super) fn of(course: &Course, seen: &[Seen], flags: &[Vec<bool>]) -> Self {
        const LATEST: usize = 120;
        let from = course.steps.len().saturating_sub(LATEST);
        let shot = |(at, step): (usize, &super::course::Step)| Shot {
            session: step.session,
            score: step.score,
            seen: seen.get(at).copied(),
            rules: (0..flags.len()).filter(|rule| flags[*rule][at]).collect(),
        };
        Self {
            client: String::from_utf8_lossy(&course.client).into_owned(),
            shots: course
                .steps
                .iter()
                .enumerate()
                .skip(from)
                .map(shot)
                .collect(),
        }
    }
}

/// The courses with the highest rank; of equal ones those whose client comes first.
#[derive(Debug, Clone)]
pub(super) struct Gallery {
    room: usize,
    /// Highest first.
    best: Vec<(f64, Picture)>,
}

impl Gallery {
    pub(super) fn new(room: usize) -> Self {
        Self {
            room,
            best: Vec::new(),
        }
    }

    /// Takes a picture where its rank is above 0 and high enough.
    pub(super) fn offer(&mut self, picture: impl FnOnce() -> Picture, rank: f64) {
        let full = self.best.len() >= self.room;
        if rank <= 0.0
            || self.room == 0
            || (full && self.best.last().is_some_and(|(least, _)| rank < *least))
        {
            return;
        }
        self.insert(rank, picture());
    }

    fn insert(&mut self, rank: f64, picture: Picture) {
        let before = |(other, that): &(f64, Picture)| {
            *other > rank || (*other >= rank && that.client <= picture.client)
        };
        let at = self.best.partition_point(before);
        self.best.insert(at, (rank, picture));
        self.best.truncate(self.room);
    }

    /// What somebody else kept.
    pub(super) fn join(&mut self, other: Self) {
        for (rank, picture) in other.best {
            self.insert(rank, picture);
        }
    }

    pub(super) fn pictures(&self) -> impl Iterator<Item = &Picture> {
        self.best.iter().map(|(_, picture)| picture)
    }
}
