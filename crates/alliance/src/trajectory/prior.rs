//! The prior: what is known of a site before a course begins.

/// A prior: what is taken for granted before a course begins, in points of its scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prior {
    /// The lowest score there is.
    pub low: f64,
    /// The highest score there is.
    pub high: f64,
    /// The smallest difference between two scores; 0 where there is none.
    pub step: f64,
    /// The mean of a person's first level.
    pub mean: f64,
    /// Its standard deviation between persons.
    pub between: f64,
    /// How far a score lies from where level and dip put it: standard deviation, for a person of usual evenness.
    pub noise: f64,
}
