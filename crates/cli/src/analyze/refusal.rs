//! Rows that cannot be used: where, and what was expected there.

use std::collections::BTreeMap;

/// How many are kept to be shown.
const SHOWN: usize = 10;
/// How much of what stood there is shown, in characters.
const EXCERPT: usize = 40;

/// A text from the file as it may stand on a terminal: what would move the cursor or turn the line around is written out.
pub(super) fn plain(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '\'' | '\\' => shown.push(c),
            c => shown.extend(c.escape_debug()),
        }
    }
    shown
}

/// One row that is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    /// The line on which the row begins, from 1.
    pub(super) line: u64,
    /// The column, from 0, where there is one to blame.
    pub(super) column: Option<usize>,
    pub(super) expected: String,
    /// What stood there.
    pub(super) found: String,
}

impl Refusal {
    pub(super) fn new(
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
    pub(super) fn shown(&self, file: &str, names: &[String]) -> String {
        let column = self.column.map_or(String::new(), |at| {
            format!(", {}", super::columns::called(at, names))
        });
        let found = if self.found.is_empty() {
            "nothing".to_owned()
        } else {
            format!("“{}”", self.found)
        };
        format!(
            "{file}, line {}{column}: expected {}, found {found}",
            self.line, self.expected
        )
    }
}

/// How many there were, and the first of them.
#[derive(Debug, Clone, Default)]
pub(super) struct Refusals {
    pub(super) count: u64,
    first: BTreeMap<u64, Refusal>,
}

impl Refusals {
    /// One more.
    pub(super) fn add(&mut self, refusal: Refusal) {
        self.count += 1;
        self.keep(refusal);
    }

    fn keep(&mut self, refusal: Refusal) {
        self.first.entry(refusal.line).or_insert(refusal);
        if self.first.len() > SHOWN {
            self.first.pop_last();
        }
    }

    /// What somebody else found.
    pub(super) fn join(&mut self, other: Self) {
        self.count += other.count;
        other
            .first
            .into_values()
            .for_each(|refusal| self.keep(refusal));
    }

    /// The first by their lines.
    pub(super) fn first(&self) -> impl Iterator<Item = &Refusal> {
        self.first.values()
    }
}
