//! Candor as the measurement sees it: a practice that was made once, copies of it that are served, and what people post and
//! open there.

mod caseload;
mod crowd;
mod large;
mod people;
mod practice;
mod program;
mod served;

pub use caseload::Caseload;
pub use crowd::Crowd;
pub use large::Large;
pub use practice::{Practice, Storage};
pub use program::{Candor, CheckIn, Conditions, Page};
pub use served::{Served, openings};
