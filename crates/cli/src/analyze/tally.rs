//! What was found, counted. The same in whatever order and in however many pieces it was counted.

use alliance::rules::Sample;

/// Courses longer than this count as this long where lengths are drawn for the comparison with chance.
pub(super) const LONGEST: usize = 400;

/// How much was flagged by one rule.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Flagged {
    /// Courses with at least one flag.
    pub(super) courses: u64,
    /// Sessions with a flag.
    pub(super) sessions: u64,
}

impl Flagged {
    /// One more course.
    pub(super) fn add(&mut self, sessions: u64) {
        self.courses += u64::from(sessions > 0);
        self.sessions += sessions;
    }

    fn join(&mut self, other: Self) {
        self.courses += other.courses;
        self.sessions += other.sessions;
    }
}

/// Everything that is counted.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    pub(super) courses: u64,
    /// Sessions that the file has a row for.
    pub(super) sessions: u64,
    /// Of these, without a score.
    pub(super) missing: u64,
    /// Numbers of sessions that the file left out.
    pub(super) gaps: u64,
    /// Rows of raters that are neither client nor therapist.
    pub(super) others: u64,
    /// Sessions with the therapist's view.
    pub(super) views: u64,
    /// Worth asking, and worth a look or asking, by the engine.
    pub(super) ask: Flagged,
    pub(super) look: Flagged,
    /// By each rule.
    pub(super) rules: Vec<Flagged>,
    /// How many courses have so many sessions.
    pub(super) lengths: Vec<u64>,
    pub(super) sample: Sample,
}

impl Tally {
    pub(super) fn new(rules: usize) -> Self {
        Self {
            rules: vec![Flagged::default(); rules],
            lengths: vec![0; LONGEST + 1],
            ..Self::default()
        }
    }

    /// What somebody else counted.
    pub(super) fn join(&mut self, other: &Self) {
        self.courses += other.courses;
        self.sessions += other.sessions;
        self.missing += other.missing;
        self.gaps += other.gaps;
        self.others += other.others;
        self.views += other.views;
        self.ask.join(other.ask);
        self.look.join(other.look);
        for (mine, theirs) in self.rules.iter_mut().zip(&other.rules) {
            mine.join(*theirs);
        }
        for (mine, theirs) in self.lengths.iter_mut().zip(&other.lengths) {
            *mine += theirs;
        }
        self.sample.join(&other.sample);
    }
}
