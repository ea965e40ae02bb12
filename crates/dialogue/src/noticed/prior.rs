//! What the scores of a check-in are measured by.

use alliance::trajectory::Prior;

/// The usual figures: means of up to five answers from 0 to 10.
pub(crate) fn prior() -> Prior {
    Prior::usual(0.0, 10.0, 0.2)
}
