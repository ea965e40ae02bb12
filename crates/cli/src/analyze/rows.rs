//! From a record to a row: who, which session, what was answered; or why it cannot be used.

use alliance::Direct;

use super::columns::Order;
use super::fields::Fields;
use super::layout::{Layout, expected_order};
use super::record::Found;
use super::refusal::Refusal;
use super::value::{self, Rater};

/// What one row says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Row {
    pub(super) line: u64,
    /// The number of the session, or its day.
    pub(super) order: i64,
    pub(super) rater: Rater,
    pub(super) score: Option<f64>,
    pub(super) direct: Option<Direct>,
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

/// Reads rows of one file.
#[derive(Debug, Default)]
pub(super) struct RowReader {
    fields: Fields,
}

impl RowReader {
    /// The record at the beginning of bytes after which nothing comes; `plain` says that there are no quotes in them.
    pub(super) fn find(&mut self, bytes: &[u8], plain: bool, layout: &Layout) -> Found {
        // One more than there may be: whether there is one.
        let (marks, wanted) = (layout.marks, layout.width + 1);
        if plain {
            return self.fields.line(bytes, marks, wanted);
        }
        let found = marks.record(bytes, true);
        if let Found::Record(length) = found {
            let content = marks.content(&bytes[..length]);
            self.fields.split(content, marks, wanted);
        }
        found
    }

    /// Who the client of the record is that was found last, whether or not it can be used.
    pub(super) fn client<'a>(&'a self, record: &'a [u8], layout: &Layout) -> Option<&'a [u8]> {
        let client = self.fields.get(record, layout.columns.client)?;
        (!value::is_missing(client, &layout.missing)).then_some(client)
    }

    /// Reads the record that was found last. Its items are added to `items`, as many as the file has columns for.
    pub(super) fn read<'a>(
        &'a self,
        record: &'a [u8],
        line: u64,
        layout: &Layout,
        items: &mut Vec<Option<f64>>,
    ) -> Result<(&'a [u8], Row), Refusal> {
        let columns = &layout.columns;
        let fields = &self.fields;
        if fields.count() < columns.wanted {
            let expected = format!("{} columns or more", columns.wanted);
            return Err(Refusal::new(
                line,
                None,
                expected,
                format!("{}", fields.count()).as_bytes(),
            ));
        }
        if !fields.is_blank_from(record, layout.width, layout.marks.delimiter) {
            let expected = format!("{} columns", layout.width);
            return Err(Refusal::new(line, None, expected, b"more"));
        }
        let field = |at: usize| fields.get(record, at).unwrap_or_default();
        let client = field(columns.client);
        if value::is_missing(client, &layout.missing) {
            return Err(Refusal::new(line, columns.client, "a client", client));
        }
        let order = match columns.order {
            Order::File => 0,
            Order::Number(at) | Order::Day(at) => {
                let written = field(at);
                let read = match columns.order {
                    Order::Day(_) => value::day(written),
                    _ => value::session(written, layout.decimal),
                };
                read.ok_or_else(|| Refusal::new(line, at, expected_order(columns.order), written))?
            }
        };
        let rater = match columns.rater {
            None => Rater::Client,
            Some(at) => {
                let written = field(at);
                if value::is_no_answer(written, &layout.missing) {
                    return Err(Refusal::new(
                        line,
                        at,
                        "who answered: client or therapist",
                        written,
                    ));
                }
                value::rater(written)
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
                if value::is_no_answer(written, &layout.missing) {
                    None
                } else {
                    Some(
                        value::direct(written)
                            .ok_or_else(|| Refusal::new(line, at, expected, written))?,
                    )
                }
            }
        };
        let (on, items_on) = layout.scales.of(rater);
        let begin = items.len();
        for at in &columns.items {
            match answer(field(*at), line, *at, layout, items_on) {
                Ok(item) => items.push(item),
                Err(refusal) => {
                    items.truncate(begin);
                    return Err(refusal);
                }
            }
        }
        let score = match columns.score {
            Some(at) => {
                answer(field(at), line, at, layout, on).inspect_err(|_| items.truncate(begin))?
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
fn answer(
    written: &[u8],
    line: u64,
    at: usize,
    layout: &Layout,
    scale: super::scale::Scale,
) -> Result<Option<f64>, Refusal> {
    if value::is_missing(written, &layout.missing) {
        return Ok(None);
    }
    match value::number(written, layout.decimal) {
        Some(number) if layout.missing.stands_in(number) => Ok(None),
        Some(number) if scale.holds(number) => Ok(Some(number)),
        _ => Err(Refusal::new(
            line,
            at,
            format!("a number from {scale}"),
            written,
        )),
    }
}
