//! The report: as text for a terminal, and as one HTML page to read and print.

mod chart;
mod comparison;
mod escape;
pub(crate) mod facts;
mod html;
pub(crate) mod summary;
