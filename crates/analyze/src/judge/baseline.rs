//! The baseline: what is usual at a site before a course begins, from the literature, from this very file, or from another one.

use alliance::rules::Site;
use alliance::trajectory;

/// A baseline: what is usual before a course begins.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Baseline {
    /// For the rules: by the formulas of means and spreads.
    pub(crate) site: Site,
    /// For the engine: from those, or learned from courses.
    pub(crate) engine: trajectory::Prior,
}

impl Baseline {
    /// From means and spreads alone. `step` is the smallest difference between two scores, where there is one.
    pub(crate) fn of(site: Site, step: Option<f64>) -> Self {
        let engine = trajectory::Prior::of(&site, step.unwrap_or(0.0));
        Self { site, engine }
    }

    /// Of a file: its means and spreads for the rules; for the engine what some of its courses are likeliest under, shrunken towards the
    /// usual figures.
    pub(crate) fn learned(site: Site, step: Option<f64>, courses: &[Vec<Option<f64>>]) -> Self {
        let usual = Site::usual(site.low, site.high);
        let usual = trajectory::Prior::of(&usual, step.unwrap_or(0.0));
        let engine = trajectory::Prior::learn(&usual, courses);
        Self { site, engine }
    }
}
