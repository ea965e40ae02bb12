//! The scores of a course.

/// A score in each session, first to last; `None` where there is none.
pub type Scores<'a> = &'a [Option<f64>];
