//! Shares of evidence: what each channel contributed to a reading.

/// Likelihood ratios by channel, for or against a dip: how many times likelier it became by it than it was; 1 where the channel says nothing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shares {
    /// The score.
    pub score: f64,
    /// One item that fell alone.
    pub item: f64,
    /// The direct answer.
    pub direct: f64,
    /// The therapist's own view.
    pub view: f64,
}

impl Shares {
    /// Nothing was said.
    pub const NONE: Self = Self {
        score: 1.0,
        item: 1.0,
        direct: 1.0,
        view: 1.0,
    };
}
