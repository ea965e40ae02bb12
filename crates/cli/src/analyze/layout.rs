//! How a file is written: found in its first megabyte, shown, and overruled by what was said.

use super::columns::{Columns, Order, Said};
use super::record::{Fields, Found, Marks, texts};
use super::scale::{self, Scale};
use super::value::{self, Decimal, Missing};
use crate::run::Sentence;

/// How much of a file is looked at.
pub(super) const HEAD: usize = 1024 * 1024;

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
    /// The lowest and the highest score there can be; left out, it is guessed.
    #[arg(
        long,
        value_name = "LOW:HIGH",
        allow_hyphen_values = true,
        help_heading = "How the file is written"
    )]
    scale: Option<Scale>,
}

fn delimiter(said: &str) -> Result<u8, String> {
    match said.as_bytes() {
        b"tab" | b"\\t" => Ok(b'\t'),
        [byte] if byte.is_ascii() && !byte.is_ascii_alphanumeric() && !b"\"\r\n".contains(byte) => {
            Ok(*byte)
        }
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
    pub(super) scale: Scale,
    /// The scale of single items.
    pub(super) item_scale: Scale,
    /// The steps in which scores come, where there are any.
    pub(super) step: Option<f64>,
    /// Where the first session begins: bytes, and its line.
    pub(super) start: u64,
    pub(super) first_line: u64,
    /// What looks like a code for no answer, and was not said to be one.
    codes: Vec<f64>,
    /// True where the scale was guessed.
    guessed_scale: bool,
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
        let blank = body
            .iter()
            .take_while(|b| matches!(b, b'\n' | b'\r'))
            .count();
        let lines_before = Marks {
            delimiter: b',',
            end,
        }
        .lines(&body[..blank]);
        let body = &body[blank..];
        if body.is_empty() {
            return Err("there is nothing in it".to_owned());
        }
        let mut marks = Marks {
            delimiter: b',',
            end,
        };
        let first = match marks.record(body, all) {
            Found::Record(length) => &body[..length],
            _ => return Err("its first line does not end".to_owned()),
        };
        marks.delimiter = written
            .delimiter
            .unwrap_or_else(|| guess_delimiter(marks.content(first), end));
        let Found::Record(length) = marks.record(body, all) else {
            return Err("the names of its columns have a quote that does not close".to_owned());
        };
        let names = texts(marks.content(&body[..length]), marks);
        let rows = Rows::of(&body[length..], marks, all);
        let missing = Missing::said(&written.missing);
        let headed = !written.no_header && is_header(&names, &missing);
        let columns = Columns::choose(said, &names, names.len(), headed)?;
        let first_row = (!headed).then(|| body[..length].to_vec());
        let head = Head {
            rows: first_row.into_iter().chain(rows.0).collect(),
            marks,
            width: names.len(),
            columns: &columns,
            missing: &missing,
        };
        let decimal = written.decimal.unwrap_or_else(|| head.decimal());
        let scores = head.numbers(decimal, columns.score.as_slice());
        let items = head.numbers(decimal, &columns.items);
        let by_items = columns.score.is_none();
        let guess = |scores: &[f64]| {
            Scale::guess(scores).unwrap_or(Scale {
                low: 0.0,
                high: 10.0,
            })
        };
        let scale = written
            .scale
            .unwrap_or_else(|| guess(if by_items { &items } else { &scores }));
        let skipped = if headed { length } else { 0 };
        let before = &body[..skipped];
        let start = (if bom { 3 } else { 0 }) + blank + skipped;
        Ok(Self {
            decimal,
            scale,
            item_scale: if by_items { scale } else { guess(&items) },
            step: if by_items {
                None
            } else {
                scale::step(&scores, scale.low)
            },
            width: names.len(),
            names: if headed { names } else { Vec::new() },
            missing,
            codes: codes(&scores, &items, scale),
            start: start as u64,
            first_line: 1 + lines_before + marks.lines(before),
            guessed_scale: written.scale.is_none(),
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
            other => format!("“{}”", char::from(other)),
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
        let how = if self.guessed_scale {
            " (guessed from the first rows; say --scale LOW:HIGH if it is another)"
        } else {
            ""
        };
        let mut shown = vec![
            ("written with", written),
            ("columns", self.columns.shown(&self.names)),
            ("scale", format!("{}{how}", self.scale)),
        ];
        shown.extend(self.codes_shown().map(|codes| ("codes", codes)));
        shown
    }

    /// What looks like a code, and what to say.
    fn codes_shown(&self) -> Option<String> {
        let list = |before: &str, between: &str| {
            let codes = self.codes.iter().map(|code| format!("{before}{code}"));
            codes.collect::<Vec<_>>().join(between)
        };
        let look = match self.codes.len() {
            0 => return None,
            1 => "looks like a code",
            _ => "look like codes",
        };
        let (codes, say) = (list("", " and "), list("--missing ", " "));
        Some(format!("{codes} {look} for no answer: say {say}"))
    }

    /// The middle of the scale.
    pub(super) fn middle(&self) -> f64 {
        f64::midpoint(self.scale.low, self.scale.high)
    }
}

/// Says what a file is that is no CSV.
fn is_text(head: &[u8]) -> Result<(), Sentence> {
    let what = if head.starts_with(b"PK\x03\x04") {
        "a spreadsheet or a zip file; save it as CSV first"
    } else if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        "written in UTF-16; save it as CSV in UTF-8"
    } else if head.starts_with(b"$FL2") || head.starts_with(b"$FL3") {
        "an SPSS file; save it as CSV first"
    } else if head.starts_with(b"\x1f\x8b") {
        "compressed; unpack it first, or: gunzip -c FILE | candor analyze -"
    } else if head.contains(&0) {
        "no text: there are zero bytes in it"
    } else {
        return Ok(());
    };
    Err(format!("it is {what}"))
}

/// What looks like codes for no answer among scores and items, and is on no scale.
fn codes(scores: &[f64], items: &[f64], scale: Scale) -> Vec<f64> {
    let mut codes = scale::codes(scores);
    codes.extend(scale::codes(items));
    codes.retain(|code| !scale.holds(*code));
    codes.sort_by(f64::total_cmp);
    codes.dedup();
    codes
}

/// What stands at the end of a record: of line feeds, and carriage returns without one, those of which there are more.
fn guess_end(body: &[u8]) -> u8 {
    let feeds = memchr::memchr_iter(b'\n', body).count();
    let alone = |at: &usize| body.get(at + 1) != Some(&b'\n');
    let returns = memchr::memchr_iter(b'\r', body).filter(alone).count();
    if returns > feeds { b'\r' } else { b'\n' }
}

/// The most frequent of the usual ones outside of quotes; a comma where there is none.
fn guess_delimiter(first: &[u8], end: u8) -> u8 {
    let count = |delimiter: u8| {
        let mut fields = Fields::default();
        fields.split(first, Marks { delimiter, end }, usize::MAX);
        fields.count()
    };
    let mut best = b',';
    for mark in [b';', b'\t', b'|'] {
        if count(mark) > count(best) {
            best = mark;
        }
    }
    best
}

/// A first line is names where no field of it is a number, and at least one is something.
fn is_header(names: &[String], missing: &Missing) -> bool {
    let number = |name: &String| value::number(name.as_bytes(), Decimal::Comma).is_some();
    let nothing = |name: &String| value::is_missing(name.as_bytes(), missing);
    !names.iter().any(number) && !names.iter().all(nothing)
}

/// Whole records from the head of a file, at most so many.
struct Rows(Vec<Vec<u8>>);

impl Rows {
    const MOST: usize = 20_000;

    fn of(mut bytes: &[u8], marks: Marks, all: bool) -> Self {
        let mut rows = Vec::new();
        while rows.len() < Self::MOST && !bytes.is_empty() {
            match marks.record(bytes, all) {
                Found::Record(length) => {
                    rows.push(bytes[..length].to_vec());
                    bytes = &bytes[length..];
                }
                Found::Unclosed(length) | Found::TooLong(Some(length)) => bytes = &bytes[length..],
                Found::TooLong(None) | Found::Unfinished => break,
            }
        }
        Self(rows)
    }
}

struct Head<'a> {
    rows: Vec<Vec<u8>>,
    marks: Marks,
    width: usize,
    columns: &'a Columns,
    missing: &'a Missing,
}

impl Head<'_> {
    fn each(&self, columns: &[usize], mut see: impl FnMut(&[u8])) {
        let mut fields = Fields::default();
        for row in &self.rows {
            let content = self.marks.content(row);
            fields.split(content, self.marks, self.width + 1);
            if !fields.is_blank_from(content, self.width, self.marks.delimiter) {
                continue;
            }
            for at in columns {
                match fields.get(content, *at) {
                    Some(field) if !value::is_no_answer(field, self.missing) => see(field),
                    _ => {}
                }
            }
        }
    }

    /// A comma, where more numbers have one than a point; where commas separate nothing, one number is enough.
    fn decimal(&self) -> Decimal {
        let (mut commas, mut points) = (0, 0);
        let of: Vec<usize> = self
            .columns
            .score
            .iter()
            .chain(&self.columns.items)
            .copied()
            .collect();
        self.each(&of, |field| {
            commas += usize::from(
                value::number(field, Decimal::Comma).is_some() && field.contains(&b','),
            );
            points += usize::from(field.contains(&b'.'));
        });
        let enough = if self.marks.delimiter == b',' {
            points
        } else {
            0
        };
        if commas > enough {
            Decimal::Comma
        } else {
            Decimal::Point
        }
    }

    fn numbers(&self, decimal: Decimal, columns: &[usize]) -> Vec<f64> {
        let mut numbers = Vec::new();
        self.each(columns, |field| {
            numbers.extend(value::number(field, decimal))
        });
        numbers
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
