//! The layout of a file: how it is written and which column is which. Found in its first megabyte, shown, and overruled by options.

use crate::error::LayoutError;
use crate::options::{Decimal, Delimiter, Options};
use crate::read::columns::{Columns, Order};
use crate::read::fields::texts;
use crate::read::first_line::{before_first, guess_delimiter, guess_end, is_header, is_text};
use crate::read::head::{Head, Rows};
use crate::read::missing::Missing;
use crate::read::record::{Dialect, Found};
use crate::read::scales::Scales;

/// A layout.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    pub(crate) dialect: Dialect,
    pub(crate) decimal: Decimal,
    /// The names of the columns, where the file has them.
    pub(crate) names: Vec<String>,
    pub(crate) columns: Columns,
    /// How many columns there are: no row has more.
    pub(crate) width: usize,
    pub(crate) missing: Missing,
    pub(crate) scales: Scales,
    /// Where the first session begins: bytes, and its line.
    pub(crate) start: u64,
    pub(crate) first_line: u64,
    bom: bool,
    windows: bool,
}

impl Layout {
    /// Looks at the head of a file. `all` says that it is the whole of it.
    pub(crate) fn find(head: &[u8], all: bool, options: &Options) -> Result<Self, LayoutError> {
        let wrong = |why: &str| Err(LayoutError(why.to_owned()));
        let (said, format) = (&options.columns, &options.format);
        is_text(head)?;
        let bom = head.starts_with(b"\xef\xbb\xbf");
        let body = if bom { &head[3..] } else { head };
        let end = guess_end(body);
        let mut dialect = Dialect {
            delimiter: b',',
            end,
        };
        let (passed_over, named) = before_first(body);
        let lines_before = dialect.lines(&body[..passed_over]);
        let body = &body[passed_over..];
        if body.is_empty() {
            return wrong("there is nothing in it");
        }
        let first = match dialect.record(body, all) {
            Found::Record(length) => &body[..length],
            _ => return wrong("its first line does not end"),
        };
        let named = format.delimiter.map(Delimiter::byte).or(named);
        dialect.delimiter = named.unwrap_or_else(|| guess_delimiter(dialect.content(first), end));
        let Found::Record(length) = dialect.record(body, all) else {
            return wrong("the names of its columns have a quote that does not close");
        };
        let names = texts(dialect.content(&body[..length]), dialect);
        let rows = Rows::of(&body[length..], dialect, all);
        let missing = Missing::said(&format.missing);
        let headed = !format.no_header && is_header(said, &names, &missing);
        let columns = Columns::choose(said, &names, names.len(), headed)?;
        let first_row = (!headed).then(|| body[..length].to_vec());
        let head = Head {
            rows: first_row.into_iter().chain(rows.0).collect(),
            dialect,
            width: names.len(),
            columns: &columns,
            missing: &missing,
            without_therapists: options.scales.therapist.is_some(),
        };
        let decimal = format.decimal.unwrap_or_else(|| head.decimal());
        let scores = head.numbers(decimal, columns.score.as_slice());
        let items = head.numbers(decimal, &columns.items);
        let scores = columns.score.is_some().then_some(scores.as_slice());
        let items = (!columns.items.is_empty()).then_some(items.as_slice());
        let scales = Scales::find(&options.scales, scores, items)?;
        let skipped = if headed { length } else { 0 };
        let before = &body[..skipped];
        let start = (if bom { 3 } else { 0 }) + passed_over + skipped;
        Ok(Self {
            decimal,
            scales,
            width: names.len(),
            names: if headed { names } else { Vec::new() },
            missing,
            start: start as u64,
            first_line: 1 + lines_before + dialect.lines(before),
            bom,
            windows: dialect.end == b'\n' && first.ends_with(b"\r\n"),
            dialect,
            columns,
        })
    }

    /// The facts that were found, each with its name.
    pub(crate) fn shown(&self) -> Vec<(&'static str, String)> {
        let separated = match self.dialect.delimiter {
            b',' => "commas".to_owned(),
            b';' => "semicolons".to_owned(),
            b'\t' => "tabs".to_owned(),
            other => format!("“{}”", char::from(other).escape_debug()),
        };
        let decimal = match self.decimal {
            Decimal::Point => "decimal points",
            Decimal::Comma => "decimal commas",
        };
        let mut written = format!("{separated}, {decimal}");
        if self.windows {
            written.push_str(", Windows line ends");
        }
        if self.bom {
            written.push_str(", a byte order mark");
        }
        if self.names.is_empty() {
            written.push_str(", no names of columns");
        }
        let columns = self.columns.shown(&self.names);
        let mut shown = vec![("written with", written), ("columns", columns)];
        shown.extend(self.scales.shown());
        shown
    }

    /// The middle of the scale.
    pub(crate) fn middle(&self) -> f64 {
        f64::midpoint(self.scales.score.low, self.scales.score.high)
    }
}

/// What a column of session numbers or days holds, for a message.
pub(crate) fn expected_order(order: Order) -> &'static str {
    match order {
        Order::Number(_) => "the whole number of a session",
        Order::Day(_) => "a day such as 2026-03-01",
        Order::File => "",
    }
}
