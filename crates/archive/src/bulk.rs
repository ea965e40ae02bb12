//! Statements over many rows at once.
//!
//! A commit of one and a commit of a hundred are the same statements; only the number of rows in `VALUES` differs. It is
//! always a power of two, filled up with absent rows that match and insert nothing, so that each statement has a handful of
//! texts, each made once and prepared once per connection.

use std::fmt::Write as _;
use std::sync::OnceLock;

use crate::engine::{Row, Tx, Value};

/// The most rows in one statement: two rooms for each of 256 commits.
const MOST: usize = 512;
const SIZES: usize = MOST.ilog2() as usize + 1;

/// One such statement.
pub(crate) struct Bulk {
    head: &'static str,
    kinds: &'static str,
    tail: &'static str,
    texts: [OnceLock<&'static str>; SIZES],
}

impl Bulk {
    /// `head`, the rows, `tail`. `kinds` names the kind of each column by a letter: uuid, bytes, integer, small integer (n).
    pub(crate) const fn new(head: &'static str, kinds: &'static str, tail: &'static str) -> Self {
        Self {
            head,
            kinds,
            tail,
            texts: [const { OnceLock::new() }; SIZES],
        }
    }

    /// The text for at least `rows` rows, and for how many it is.
    fn text(&'static self, rows: usize) -> (&'static str, usize) {
        let size = rows.next_power_of_two();
        let text = self.texts[size.ilog2() as usize].get_or_init(|| self.write(size).leak());
        (text, size)
    }

    fn write(&self, rows: usize) -> String {
        let columns = self.kinds.len();
        let mut text = self.head.to_owned();
        for row in 0..rows {
            text.push_str(if row == 0 { "(" } else { ", (" });
            for column in 0..columns {
                let comma = if column == 0 { "" } else { ", " };
                let _ = write!(text, "{comma}${}", row * columns + column + 1);
            }
            text.push(')');
        }
        text.push_str(self.tail);
        text
    }

    /// Runs it over `rows`; what it returns, if it returns anything.
    pub(crate) async fn run(
        &'static self,
        tx: &mut Tx,
        rows: Vec<Vec<Value>>,
    ) -> Result<Vec<Row>, sqlx::Error> {
        let mut returned = Vec::new();
        let mut values = Vec::new();
        for row in rows {
            debug_assert_eq!(row.len(), self.kinds.len());
            values.extend(row);
            if values.len() == MOST * self.kinds.len() {
                returned.extend(self.run_some(tx, std::mem::take(&mut values)).await?);
            }
        }
        if !values.is_empty() {
            returned.extend(self.run_some(tx, values).await?);
        }
        Ok(returned)
    }

    async fn run_some(
        &'static self,
        tx: &mut Tx,
        mut values: Vec<Value>,
    ) -> Result<Vec<Row>, sqlx::Error> {
        let (text, size) = self.text(values.len() / self.kinds.len());
        while values.len() < size * self.kinds.len() {
            let absent = values[values.len() - self.kinds.len()].absent();
            values.push(absent);
        }
        tx.rows(text, values).await
    }
}

#[cfg(test)]
impl Bulk {
    /// The text for so many rows and the kinds of its parameters, to prepare it.
    pub(crate) fn for_test(&'static self, rows: usize) -> (&'static str, String) {
        let (text, size) = self.text(rows);
        (text, self.kinds.repeat(size))
    }
}
