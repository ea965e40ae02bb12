//! Alliance scores, screened: what Candor's engine and the published rules say of each session in a file of scores, and how much of it
//! they would say by chance.
//!
//! The input is one long CSV, a row for each session; the output is a line of CSV for each session, and a [`Report`]. The crate depends
//! on `alliance` alone among ours: it knows no practice, no database, no network, no command line. `docs/ANALYZE.md` says what is in the
//! columns and what the figures mean.
//!
//! ```
//! use analyze::{Input, Options};
//!
//! let scores = "client,session,score\n\
//!               17,1,36.2\n17,2,37\n17,3,NA\n17,4,29.5\n18,1,38.1\n18,x,38\n";
//! let mut options = Options::default();
//! options.scales.score = Some("0:40".parse()?);
//! let input = Input::spool(scores.as_bytes(), "scores.csv", None)?;
//!
//! let mut results = Vec::new();
//! let report = analyze::analyze(input, options, &mut results, &mut ())?;
//!
//! assert_eq!((report.courses(), report.sessions(), report.left_out()), (2, 5, 1));
//! let results = String::from_utf8(results)?;
//! assert!(results.contains("17,4,29.5,35.4680,31.9379,40.0000,0.1998,0.4436,look"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The way through it: [`Input`] → `read` (bytes to rows) → `course` (rows to sessions) → `judge` (engine, rules, chance) → `report`.
//! Memory does not grow with the rows of a file; a file whose rows are not together by client is sorted on a temporary file first.

mod analysis;
mod course;
pub mod csv_field;
mod error;
mod judge;
mod observer;
mod options;
pub mod pipeline;
mod read;
mod reading;
mod report;
mod results;
mod scale;
mod temporary;
mod wording;

pub use alliance::rules;

pub use crate::analysis::Analysis;
pub use crate::error::{Error, LayoutError, reason};
pub use crate::observer::{Observer, Stage};
pub use crate::options::{
    ColumnOptions, Decimal, Delimiter, FormatOptions, Gaps, Options, PriorSource, ScaleOptions,
    ScoreStep,
};
pub use crate::read::input::Input;
pub use crate::report::facts::Report;
pub use crate::report::summary::list_of_rules;
pub use crate::results::Results;
pub use crate::scale::Scale;
pub use crate::wording::{many, plain};

/// Analyses a file: lines go to `results`, the rest is in the report. [`Analysis`] does the same in two steps.
///
/// # Errors
/// As [`Analysis::new`] and [`Analysis::run`].
pub fn analyze(
    input: Input,
    options: Options,
    results: &mut dyn Results,
    observer: &mut dyn Observer,
) -> Result<Report, Error> {
    Analysis::new(input, options)?.run(results, observer)
}
