//! Statements over many rows at once.
//!
//! A commit of one and a commit of a hundred are the same statements; only the number of rows in `VALUES` differs. It is
//! always a power of two, filled up with absent rows that match and insert nothing, so that each statement has a handful of
//! texts, each made once and prepared once per connection.

use std::fmt::Write as _;
use std::sync::OnceLock;

use crate::engine::{Row, Store, Tx, Value};

/// The most rows in one statement. More would cost more each: sqlx asks SQLite for the name of every parameter, and that looks
/// through the names of all before it.
pub(crate) const MOST: usize = 32;
const SIZES: usize = MOST.ilog2() as usize + 1;

/// One such statement.
pub(crate) struct Bulk {
    head: &'static str,
    kinds: &'static str,
    tail: &'static str,
    /// What it can return of each row it changed, as a `RETURNING` clause; empty for one that only reads or only writes.
    returning: &'static str,
    texts: [[OnceLock<&'static str>; SIZES]; 2],
}

impl Bulk {
    /// `head`, the rows, `tail`. `kinds` names the kind of each column by a letter: uuid, bytes, integer, small integer (n).
    pub(crate) const fn new(head: &'static str, kinds: &'static str, tail: &'static str) -> Self {
        Self::returning(head, kinds, tail, "")
    }

    /// The same, able to return something of each row it changed.
    pub(crate) const fn returning(
        head: &'static str,
        kinds: &'static str,
        tail: &'static str,
        returning: &'static str,
    ) -> Self {
        Self {
            head,
            kinds,
            tail,
            returning,
            texts: [const { [const { OnceLock::new() }; SIZES] }; 2],
        }
    }

    /// The text for at least `rows` rows, and for how many it is.
    fn text(&'static self, rows: usize, returning: bool) -> (&'static str, usize) {
        let size = rows.next_power_of_two();
        let text = &self.texts[usize::from(returning)][size.ilog2() as usize];
        let text = text.get_or_init(|| self.write(size, returning).leak());
        (text, size)
    }

    fn write(&self, rows: usize, returning: bool) -> String {
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
        if returning {
            text.push_str(self.returning);
        }
        text
    }

    /// Runs it over `rows`, in the transaction; what it reads, or returns of what it changed.
    pub(crate) async fn rows(
        &'static self,
        tx: &mut Tx,
        rows: Vec<Vec<Value>>,
    ) -> Result<Vec<Row>, sqlx::Error> {
        let mut returned = Vec::new();
        for (text, values) in self.statements(rows, true) {
            returned.extend(tx.rows(text, values).await?);
        }
        Ok(returned)
    }

    /// Runs it over `rows`, in the transaction; how many rows it changed. (Much cheaper than having each returned.)
    pub(crate) async fn run(
        &'static self,
        tx: &mut Tx,
        rows: Vec<Vec<Value>>,
    ) -> Result<usize, sqlx::Error> {
        let mut changed = 0;
        for (text, values) in self.statements(rows, false) {
            changed += tx.run(text, values).await?;
        }
        Ok(usize::try_from(changed).unwrap_or(usize::MAX))
    }

    /// Reads with it, outside any transaction.
    pub(crate) async fn read(
        &'static self,
        store: &Store,
        rows: Vec<Vec<Value>>,
    ) -> Result<Vec<Row>, sqlx::Error> {
        let mut read = Vec::new();
        for (text, values) in self.statements(rows, false) {
            read.extend(store.rows(text, values).await?);
        }
        Ok(read)
    }

    /// The statements over all rows, nearly always one, each with its values filled up.
    fn statements(
        &'static self,
        rows: Vec<Vec<Value>>,
        returning: bool,
    ) -> Vec<(&'static str, Vec<Value>)> {
        let columns = self.kinds.len();
        let mut statements = Vec::with_capacity(1);
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let some: Vec<Vec<Value>> = rows.by_ref().take(MOST).collect();
            let (text, size) = self.text(some.len(), returning);
            let mut values = Vec::with_capacity(size * columns);
            for row in some {
                debug_assert_eq!(row.len(), columns);
                values.extend(row);
            }
            while values.len() < size * columns {
                values.push(values[values.len() - columns].absent());
            }
            statements.push((text, values));
        }
        statements
    }
}

#[cfg(test)]
impl Bulk {
    /// The text for so many rows and the kinds of its parameters, to prepare it.
    pub(crate) fn for_test(&'static self, rows: usize) -> (&'static str, String) {
        let (text, size) = self.text(rows, true);
        (text, self.kinds.repeat(size))
    }
}
