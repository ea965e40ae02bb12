//! Row errors: rows that can't be used, where they are, and what was expected there.

use std::collections::BTreeMap;

use crate::wording::{column, plain};

/// How many are kept to be shown.
const SHOWN: usize = 10;
/// How much of what stood there is shown, in characters.
const EXCERPT: usize = 40;

/// A row that is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RowError {
    /// The line on which the row begins, from 1.
    pub(crate) line: u64,
    /// The column, from 0, where there is one to blame.
    pub(crate) column: Option<usize>,
    pub(crate) expected: String,
    /// What stood there.
    pub(crate) found: String,
}

impl RowError {
    pub(crate) fn new(
        line: u64,
        column: impl Into<Option<usize>>,
        expected: impl Into<String>,
        found: &[u8],
    ) -> Self {
        let text = String::from_utf8_lossy(found);
        let mut short = plain(&text.chars().take(EXCERPT).collect::<String>());
        if text.chars().count() > EXCERPT {
            short.push('…');
        }
        Self {
            line,
            column: column.into(),
            expected: expected.into(),
            found: short,
        }
    }

    /// As a sentence; `file` and the names of the columns are known elsewhere.
    pub(crate) fn shown(&self, file: &str, names: &[String]) -> String {
        let place = self
            .column
            .map_or(String::new(), |at| format!(", {}", column(at, names)));
        let found = if self.found.is_empty() {
            "nothing".to_owned()
        } else {
            format!("“{}”", self.found)
        };
        format!(
            "{file}, line {}{place}: expected {}, found {found}",
            self.line, self.expected
        )
    }
}

/// All row errors of a reading: how many, and the first of them.
#[derive(Debug, Clone, Default)]
pub(crate) struct RowErrors {
    pub(crate) count: u64,
    first: BTreeMap<u64, RowError>,
}

impl RowErrors {
    /// Adds one.
    pub(crate) fn add(&mut self, error: RowError) {
        self.count += 1;
        self.keep(error);
    }

    fn keep(&mut self, error: RowError) {
        self.first.entry(error.line).or_insert(error);
        if self.first.len() > SHOWN {
            self.first.pop_last();
        }
    }

    /// Adds those of another worker.
    pub(crate) fn join(&mut self, other: Self) {
        self.count += other.count;
        other.first.into_values().for_each(|error| self.keep(error));
    }

    /// The first by their lines.
    pub(crate) fn first(&self) -> impl Iterator<Item = &RowError> {
        self.first.values()
    }
}
