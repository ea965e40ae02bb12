//! Rows: who, which session, what was answered, from a record; or why it can't be used.

use alliance::Direct;

use crate::read::answer::{self, Rater};
use crate::read::columns::Order;
use crate::read::day::day;
use crate::read::fields::Fields;
use crate::read::layout::{Layout, expected_order};
use crate::read::missing::{is_missing, is_no_answer};
use crate::read::number::{number, session};
use crate::read::record::Found;
use crate::read::row_error::RowError;
use crate::scale::Scale;

/// A row: what it says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Row {
    pub(crate) line: u64,
    /// The number of the session, or its day.
    pub(crate) order: i64,
    pub(crate) rater: Rater,
    pub(crate) score: Option<f64>,
    pub(crate) direct: Option<Direct>,
}

/// Items are answered often enough for a mean where a majority of them is.
fn mean(items: &[Option<f64>]) -> Option<f64> {
    let (mut n, mut sum) = (0_u32, 0.0);
    for item in items.iter().flatten() {
        n += 1;
        sum += item;
    }
    (n as usize * 2 > items.len()).then(|| sum / f64::from(n))
}

/// A reader of rows, used again and again.
#[derive(Debug, Default)]
pub(crate) struct RowReader {
    fields: Fields,
}

impl RowReader {
    /// The record at the beginning of bytes after which nothing comes; `plain` says that there are no quotes in them.
    pub(crate) fn find(&mut self, bytes: &[u8], plain: bool, layout: &Layout) -> Found {
        // One more than there may be: whether there is one.
        let (dialect, wanted) = (layout.dialect, layout.width + 1);
        if plain {
            return self.fields.line(bytes, dialect, wanted);
        }
        let found = dialect.record(bytes, true);
        if let Found::Record(length) = found {
            let content = dialect.content(&bytes[..length]);
            self.fields.split(content, dialect, wanted);
        }
        found
    }

    /// Who the client of the record is that was found last, whether or not it can be used.
    pub(crate) fn client<'a>(&'a self, record: &'a [u8], layout: &Layout) -> Option<&'a [u8]> {
        let client = self.fields.get(record, layout.columns.client)?;
        (!is_missing(client, &layout.missing)).then_some(client)
    }

    /// Reads the record that was found last. Its items are added to `items`, as many as the file has columns for.
    pub(crate) fn read<'a>(
        &'a self,
        record: &'a [u8],
        line: u64,
        layout: &Layout,
        items: &mut Vec<Option<f64>>,
    ) -> Result<(&'a [u8], Row), RowError> {
        let columns = &layout.columns;
        let fields = &self.fields;
        if fields.count() < columns.wanted {
            let expected = format!("{} columns or more", columns.wanted);
            return Err(RowError::new(
                line,
                None,
                expected,
                format!("{}", fields.count()).as_bytes(),
            ));
        }
        if !fields.is_blank_from(record, layout.width, layout.dialect.delimiter) {
            let expected = format!("{} columns", layout.width);
            return Err(RowError::new(line, None, expected, b"more"));
        }
        let field = |at: usize| fields.get(record, at).unwrap_or_default();
        let client = field(columns.client);
        if is_missing(client, &layout.missing) {
            return Err(RowError::new(line, columns.client, "a client", client));
        }
        let order = match columns.order {
            Order::File => 0,
            Order::Number(at) | Order::Day(at) => {
                let written = field(at);
                let read = match columns.order {
                    Order::Day(_) => day(written),
                    _ => session(written, layout.decimal),
                };
                read.ok_or_else(|| RowError::new(line, at, expected_order(columns.order), written))?
            }
        };
        let rater = match columns.rater {
            None => Rater::Client,
            Some(at) => {
                let written = field(at);
                if is_no_answer(written, &layout.missing) {
                    return Err(RowError::new(
                        line,
                        at,
                        "who answered: client or therapist",
                        written,
                    ));
                }
                answer::rater(written)
            }
        };
        let unanswered = Row {
            line,
            order,
            rater,
            score: None,
            direct: None,
        };
        if rater == Rater::Other {
            // What an observer answered is not used, on whatever scale.
            items.extend(columns.items.iter().map(|_| None));
            return Ok((client, unanswered));
        }
        let direct = match columns.direct {
            None => None,
            Some(at) => {
                let written = field(at);
                let expected = "yes, a little, no or rather not say";
                if is_no_answer(written, &layout.missing) {
                    None
                } else {
                    Some(
                        answer::direct(written)
                            .ok_or_else(|| RowError::new(line, at, expected, written))?,
                    )
                }
            }
        };
        let (on, items_on) = layout.scales.of(rater);
        let begin = items.len();
        for at in &columns.items {
            match on_scale(field(*at), line, *at, layout, items_on) {
                Ok(item) => items.push(item),
                Err(error) => {
                    items.truncate(begin);
                    return Err(error);
                }
            }
        }
        let score = match columns.score {
            Some(at) => {
                on_scale(field(at), line, at, layout, on).inspect_err(|_| items.truncate(begin))?
            }
            None => mean(&items[begin..]),
        };
        let row = Row {
            score,
            direct,
            ..unanswered
        };
        Ok((client, row))
    }
}

/// A number on its scale, or nothing.
fn on_scale(
    written: &[u8],
    line: u64,
    at: usize,
    layout: &Layout,
    scale: Scale,
) -> Result<Option<f64>, RowError> {
    if is_missing(written, &layout.missing) {
        return Ok(None);
    }
    match number(written, layout.decimal) {
        Some(value) if layout.missing.stands_in(value) => Ok(None),
        Some(value) if scale.holds(value) => Ok(Some(value)),
        _ => Err(RowError::new(
            line,
            at,
            format!("a number from {scale}"),
            written,
        )),
    }
}
