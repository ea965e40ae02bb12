//! How a file is written: found in its first megabyte, shown, and overruled by what was said.

use super::columns::{Columns, Order, Said};
use super::fields::texts;
use super::head::{
    Head, Rows, before_first, guess_delimiter, guess_end, is_header, is_text, may_separate,
};
use super::record::{Found, Marks};
use super::scales::{SaidScales, Scales};
use super::value::{Decimal, Missing};
use crate::run::Sentence;

/// What was said about how the file is written.
#[derive(Debug, Clone, Default, clap::Args)]
pub(crate) struct Written {
    /// What separates the columns: one character, or "tab"; left out, it is found.
    #[arg(long, value_name = "CHARACTER", value_parser = delimiter, help_heading = "How the file is written")]
    delimiter: Option<u8>,
    /// The decimal mark; left out, it is found.
    #[arg(long, value_enum, help_heading = "How the file is written")]
    decimal: Option<Decimal>,
    /// The first line is a session, and not the names of the columns.
    #[arg(long, help_heading = "How the file is written")]
    no_header: bool,
    /// What else is written for a missing answer, such as -99; may be said several times.
    #[arg(
        long,
        value_name = "TEXT",
        allow_hyphen_values = true,
        help_heading = "How the file is written"
    )]
    missing: Vec<String>,
    #[command(flatten)]
    scales: SaidScales,
}

fn delimiter(said: &str) -> Result<u8, String> {
    match said.as_bytes() {
        b"tab" | b"\\t" => Ok(b'\t'),
        [byte] if may_separate(*byte) => Ok(*byte),
        _ => Err("one character, such as ; or tab".to_owned()),
    }
}

/// How the file is written.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    pub(super) marks: Marks,
    pub(super) decimal: Decimal,
    /// The names of the columns, where the file has them.
    pub(super) names: Vec<String>,
    pub(super) columns: Columns,
    /// How many columns there are: no row has more.
    pub(super) width: usize,
    pub(super) missing: Missing,
    pub(super) scales: Scales,
    /// Where the first session begins: bytes, and its line.
    pub(super) start: u64,
    pub(super) first_line: u64,
    bom: bool,
    windows: bool,
}

impl Layout {
    /// Looks at the head of a file. `all` says that it is the whole of it.
    pub(super) fn find(
        head: &[u8],
        all: bool,
        said: &Said,
        written: &Written,
    ) -> Result<Self, Sentence> {
        is_text(head)?;
        let bom = head.starts_with(b"\xef\xbb\xbf");
        let body = if bom { &head[3..] } else { head };
        let end = guess_end(body);
        let mut marks = Marks {
            delimiter: b',',
            end,
        };
        let (passed_over, named) = before_first(body);
        let lines_before = marks.lines(&body[..passed_over]);
        let body = &body[passed_over..];
        if body.is_empty() {
            return Err("there is nothing in it".to_owned());
        }
        let first = match marks.record(body, all) {
            Found::Record(length) => &body[..length],
            _ => return Err("its first line does not end".to_owned()),
        };
        let named = written.delimiter.or(named);
        marks.delimiter = named.unwrap_or_else(|| guess_delimiter(marks.content(first), end));
        let Found::Record(length) = marks.record(body, all) else {
            return Err("the names of its columns have a quote that does not close".to_owned());
        };
        let names = texts(marks.content(&body[..length]), marks);
        let rows = Rows::of(&body[length..], marks, all);
        let missing = Missing::said(&written.missing);
        let headed = !written.no_header && is_header(said, &names, &missing);
        let columns = Columns::choose(said, &names, names.len(), headed)?;
        let first_row = (!headed).then(|| body[..length].to_vec());
        let head = Head {
            rows: first_row.into_iter().chain(rows.0).collect(),
            marks,
            width: names.len(),
            columns: &columns,
            missing: &missing,
            without_therapists: written.scales.has_therapists_own(),
        };
        let decimal = written.decimal.unwrap_or_else(|| head.decimal());
        let scores = head.numbers(decimal, columns.score.as_slice());
        let items = head.numbers(decimal, &columns.items);
        let scores = columns.score.is_some().then_some(scores.as_slice());
        let items = (!columns.items.is_empty()).then_some(items.as_slice());
        let scales = Scales::find(&written.scales, scores, items)?;
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
            first_line: 1 + lines_before + marks.lines(before),
            bom,
            windows: marks.end == b'\n' && first.ends_with(b"\r\n"),
            marks,
            columns,
        })
    }

    /// What was found, for whoever sits at the terminal.
    pub(super) fn shown(&self) -> Vec<(&'static str, String)> {
        let separated = match self.marks.delimiter {
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
    pub(super) fn middle(&self) -> f64 {
        f64::midpoint(self.scales.score.low, self.scales.score.high)
    }
}

/// What a column holds, for a message.
pub(super) fn expected_order(order: Order) -> &'static str {
    match order {
        Order::Number(_) => "the whole number of a session",
        Order::Day(_) => "a day such as 2026-03-01",
        Order::File => "",
    }
}
