//! Which page of the check-in comes when.

use std::fmt;

/// Which page of the check-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// What it is, and the first question.
    Start,
    /// 1 to 5 the items, 6 the direct question, 7 what would have made it better, 8 the rest.
    One(u8),
    /// All questions at once.
    All,
    /// Exactly what the other would get; share or keep.
    Last,
}

/// The last page with questions.
const QUESTIONS: u8 = 8;

impl Step {
    /// The page of this name.
    pub(super) fn read(text: &str) -> Self {
        match text.parse() {
            Ok(n @ 1..=QUESTIONS) => Step::One(n),
            Ok(0) => Step::Start,
            Ok(_) => Step::Last,
            Err(_) if text == "all" => Step::All,
            Err(_) => Step::Start,
        }
    }

    /// The page after it.
    pub(super) fn next(self) -> Self {
        match self {
            Step::Start => Step::One(2),
            Step::One(n) if n < QUESTIONS => Step::One(n + 1),
            Step::One(_) | Step::All | Step::Last => Step::Last,
        }
    }

    /// The page before it.
    pub(super) fn back(self) -> Self {
        match self {
            Step::Last => Step::One(QUESTIONS),
            Step::One(n) if n > 1 => Step::One(n - 1),
            Step::Start | Step::One(_) | Step::All => Step::Start,
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Step::Start => f.write_str("0"),
            Step::One(n) => n.fmt(f),
            Step::All => f.write_str("all"),
            Step::Last => f.write_str("9"),
        }
    }
}
