//! The tally: what was found, counted. The same in whatever order and in however many pieces it was counted.

use alliance::rules::Sample;

/// Courses longer than this count as this long where lengths are drawn for the comparison with chance.
pub(crate) const LONGEST: usize = 400;

/// How much one rule flagged.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Flagged {
    /// Courses with at least one flag.
    pub(crate) courses: u64,
    /// Sessions with a flag.
    pub(crate) sessions: u64,
}

impl Flagged {
    /// Adds a course.
    pub(crate) fn add(&mut self, sessions: u64) {
        self.courses += u64::from(sessions > 0);
        self.sessions += sessions;
    }

    fn join(&mut self, other: Self) {
        self.courses += other.courses;
        self.sessions += other.sessions;
    }
}

/// A tally.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tally {
    pub(crate) courses: u64,
    /// Sessions that the file has a row for.
    pub(crate) sessions: u64,
    /// Of these, without a score.
    pub(crate) missing: u64,
    /// Numbers of sessions that the file left out.
    pub(crate) gaps: u64,
    /// Rows of raters that are neither client nor therapist.
    pub(crate) others: u64,
    /// Sessions with the therapist's view.
    pub(crate) views: u64,
    /// Worth asking, and worth a look or asking, by the engine.
    pub(crate) ask: Flagged,
    pub(crate) look: Flagged,
    /// By each rule.
    pub(crate) rules: Vec<Flagged>,
    /// How many courses have so many sessions.
    pub(crate) lengths: Vec<u64>,
    pub(crate) sample: Sample,
}

impl Tally {
    pub(crate) fn new(rules: usize) -> Self {
        Self {
            rules: vec![Flagged::default(); rules],
            lengths: vec![0; LONGEST + 1],
            ..Self::default()
        }
    }

    /// Adds what another worker counted.
    pub(crate) fn join(&mut self, other: &Self) {
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
