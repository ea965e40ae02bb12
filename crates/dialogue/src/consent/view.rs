//! What may be shown at present.

use super::Matter;
use crate::Desk;
use crate::view::Between;

/// What may be shown at present.
#[derive(Debug, Clone, PartialEq)]
pub struct ConsentPage {
    /// Who is who.
    pub between: Between,
    /// Scores.
    pub scores: bool,
    /// Words.
    pub words: bool,
}

/// What may be shown at present.
pub fn consent(desk: &Desk) -> ConsentPage {
    ConsentPage {
        between: Between::of(desk),
        scores: desk.ours().consent.allows(Matter::Scores),
        words: desk.ours().consent.allows(Matter::Words),
    }
}
