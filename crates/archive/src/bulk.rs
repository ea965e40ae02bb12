//! Statements over many rows at once.
//!
//! A commit of one and a commit of a hundred are the same statements; only the number of rows in `VALUES` differs. It is
//! always a power of two, filled up with absent rows that match and insert nothing, so that each statement has a handful of
//! texts, each made once and prepared once per connection.

use std::fmt::Write as _;
use std::sync::OnceLock;

use crate::engine::{Connection, Row, Store, Tx, Value};

/// The most rows in one statement. More would cost more each: SQLite is asked for the name of every parameter, and looks through
/// the names of all before it.
pub(crate) const MOST: usize = 32;
const SIZES: usize = MOST.ilog2() as usize + 1;

/// One such statement.
pub(crate) struct Bulk {
    head: &'static str,
    kinds: &'static str,
    tail: &'static str,
    /// What it can return of each row it changed, as a `RETURNING` clause; empty for one that only reads or only writes.
    returning: &'static str,
    /// The same for one row alone, where it writes; see [`Bulk::one`].
    one: &'static str,
    ones: [OnceLock<&'static str>; 2],
    texts: [[OnceLock<&'static str>; SIZES]; 2],
}

impl Bulk {
    /// `head`, the rows, `tail`. `kinds` names the kind of each column by a letter: uuid, bytes, integer, small integer (n).
    pub(crate) const fn new(head: &'static str, kinds: &'static str, tail: &'static str) -> Self {
        Self {
            head,
            kinds,
            tail,
            returning: "",
            one: "",
            ones: [const { OnceLock::new() }; 2],
            texts: [const { [const { OnceLock::new() }; SIZES] }; 2],
        }
    }

    /// With what it can return of each row it changed.
    pub(crate) const fn returning(mut self, returning: &'static str) -> Self {
        self.returning = returning;
        self
    }

    /// With the same for one row alone.
    pub(crate) const fn or_one(mut self, one: &'static str) -> Self {
        self.one = one;
        self
    }

    /// The text for one row alone. Where a statement is not handed over to anybody, many small ones are cheaper than one large
    /// one: SQLite keeps what a statement over many rows changes, page by page, to be able to undo it halfway.
    fn one(&'static self, returning: bool) -> &'static str {
        let text = &self.ones[usize::from(returning)];
        text.get_or_init(|| match returning {
            true => format!("{}{}", self.one, self.returning).leak(),
            false => self.one,
        })
    }

    /// SQLite's connection, where there is a text for one row alone.
    fn row_by_row<'a>(&self, tx: &'a Tx) -> Result<Option<&'a Connection>, sqlx::Error> {
        match self.one {
            "" => Ok(None),
            _ => tx.here(),
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
    pub(crate) async fn rows<R: AsRef<[Value]> + Sync>(
        &'static self,
        tx: &mut Tx,
        rows: &[R],
    ) -> Result<Vec<Row>, sqlx::Error> {
        let mut returned = Vec::new();
        if let Some(here) = self.row_by_row(tx)? {
            let text = self.one(!self.returning.is_empty());
            for row in rows {
                returned.extend(here.rows(text, row.as_ref())?.into_iter().map(Row::from));
            }
            return Ok(returned);
        }
        for (text, values) in self.statements(rows, !self.returning.is_empty()) {
            returned.extend(tx.rows(text, values).await?);
        }
        Ok(returned)
    }

    /// Runs it over `rows`, in the transaction; how many rows it changed. (Much cheaper than having each returned.)
    pub(crate) async fn run<R: AsRef<[Value]> + Sync>(
        &'static self,
        tx: &mut Tx,
        rows: &[R],
    ) -> Result<usize, sqlx::Error> {
        let mut changed = 0;
        if let Some(here) = self.row_by_row(tx)? {
            let text = self.one(false);
            for row in rows {
                changed += here.run(text, row.as_ref())?;
            }
            return Ok(usize::try_from(changed).unwrap_or(usize::MAX));
        }
        for (text, values) in self.statements(rows, false) {
            changed += tx.run(text, values).await?;
        }
        Ok(usize::try_from(changed).unwrap_or(usize::MAX))
    }

    /// Reads with it, for who reads all the time from one task.
    pub(crate) async fn read<R: AsRef<[Value]> + Sync>(
        &'static self,
        store: &Store,
        rows: &[R],
    ) -> Result<Vec<Row>, sqlx::Error> {
        if store.is_sqlite() {
            // One transaction, so that the pages that all of them need are looked up once.
            let mut tx = store.snapshot().await?;
            return self.rows(&mut tx, rows).await;
        }
        let mut read = Vec::new();
        for (text, values) in self.statements(rows, false) {
            read.extend(store.rows_at_the_door(text, values).await?);
        }
        Ok(read)
    }

    /// The statements over all rows, nearly always one, each with its values filled up.
    fn statements<R: AsRef<[Value]>>(
        &'static self,
        rows: &[R],
        returning: bool,
    ) -> impl Iterator<Item = (&'static str, Vec<Value>)> {
        let columns = self.kinds.len();
        rows.chunks(MOST).map(move |rows| {
            let (text, size) = self.text(rows.len(), returning);
            let mut values = Vec::with_capacity(size * columns);
            for row in rows {
                debug_assert_eq!(row.as_ref().len(), columns);
                values.extend_from_slice(row.as_ref());
            }
            while values.len() < size * columns {
                values.push(values[values.len() - columns].absent());
            }
            (text, values)
        })
    }
}

#[cfg(test)]
impl Bulk {
    /// The text for so many rows and the kinds of its parameters, to prepare it.
    pub(crate) fn for_test(&'static self, rows: usize) -> (&'static str, String) {
        let (text, size) = self.text(rows, true);
        (text, self.kinds.repeat(size))
    }

    /// The text for one row alone, where there is one, and the kinds of its parameters.
    pub(crate) fn one_for_test(&'static self) -> Option<(&'static str, &'static str)> {
        (!self.one.is_empty()).then(|| (self.one(true), self.kinds))
    }
}
