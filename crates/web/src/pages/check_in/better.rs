//! The one line of a check-in.

use crate::frame::field::{Field, line};

/// What would have made it a little better.
pub(super) const BETTER: Field = line("better");
