//! The head of a file: what can be seen there before it is known which column is which, and the numbers of its first rows.

use super::columns::{Columns, Said};
use super::fields::Fields;
use super::record::{Found, Marks};
use super::value::{self, Decimal, Missing, Rater};
use crate::run::Sentence;

/// How much of a file is looked at.
pub(super) const HEAD: usize = 1024 * 1024;

/// Says what a file is that is no CSV.
pub(super) fn is_text(head: &[u8]) -> Result<(), Sentence> {
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

/// What stands at the end of a record: of line feeds, and carriage returns without one, those of which there are more.
pub(super) fn guess_end(body: &[u8]) -> u8 {
    let feeds = memchr::memchr_iter(b'\n', body).count();
    let alone = |at: &usize| body.get(at + 1) != Some(&b'\n');
    let returns = memchr::memchr_iter(b'\r', body).filter(alone).count();
    if returns > feeds { b'\r' } else { b'\n' }
}

/// How many bytes stand before the first line: blank lines, and the one in which a spreadsheet names its delimiter, which is given too.
pub(super) fn before_first(body: &[u8]) -> (usize, Option<u8>) {
    let end = |byte: &u8| matches!(byte, b'\n' | b'\r');
    let blank = |from: usize| body[from..].iter().take_while(|byte| end(byte)).count();
    let at = blank(0);
    let line = body[at..].split(end).next().unwrap_or_default();
    let Some(delimiter) = named_delimiter(line) else {
        return (at, None);
    };
    let after = at + line.len();
    (after + blank(after), Some(delimiter))
}

/// `sep=;`, in quotes or with more delimiters behind it, as it is after some spreadsheets were through with it.
fn named_delimiter(line: &[u8]) -> Option<u8> {
    let within = line
        .strip_prefix(b"\"")
        .and_then(|line| line.strip_suffix(b"\""));
    let [s, e, p, b'=', mark, rest @ ..] = within.unwrap_or(line) else {
        return None;
    };
    let says = [*s, *e, *p].eq_ignore_ascii_case(b"sep") && rest.iter().all(|byte| byte == mark);
    Some(*mark).filter(|mark| says && may_separate(*mark))
}

/// True where a byte may stand between fields.
pub(super) fn may_separate(byte: u8) -> bool {
    byte.is_ascii() && !byte.is_ascii_alphanumeric() && !b"\"\r\n".contains(&byte)
}

/// The most frequent of the usual ones outside of quotes; a comma where there is none.
pub(super) fn guess_delimiter(first: &[u8], end: u8) -> u8 {
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

/// A first line is names where no field of it is a number, and at least one is something; or where what is needed is found by name.
pub(super) fn is_header(said: &Said, names: &[String], missing: &Missing) -> bool {
    let number = |name: &String| value::number(name.as_bytes(), Decimal::Comma).is_some();
    let nothing = |name: &String| value::is_missing(name.as_bytes(), missing);
    let words = !names.iter().any(number) && !names.iter().all(nothing);
    words || Columns::are_named(said, names)
}

/// Whole records from the head of a file, at most so many.
pub(super) struct Rows(pub(super) Vec<Vec<u8>>);

impl Rows {
    const MOST: usize = 20_000;

    pub(super) fn of(mut bytes: &[u8], marks: Marks, all: bool) -> Self {
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

/// Rows from the head, and what is known of them.
pub(super) struct Head<'a> {
    pub(super) rows: Vec<Vec<u8>>,
    pub(super) marks: Marks,
    pub(super) width: usize,
    pub(super) columns: &'a Columns,
    pub(super) missing: &'a Missing,
    /// True where what the therapist answered is on a scale of its own.
    pub(super) without_therapists: bool,
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
            if self.without_therapists && self.is_therapists(&fields, content) {
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

    fn is_therapists(&self, fields: &Fields, content: &[u8]) -> bool {
        let rater = self.columns.rater.and_then(|at| fields.get(content, at));
        rater.is_some_and(|rater| value::rater(rater) == Rater::Therapist)
    }

    /// A comma, where more numbers have one than a point; where commas separate nothing, one number is enough.
    pub(super) fn decimal(&self) -> Decimal {
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

    pub(super) fn numbers(&self, decimal: Decimal, columns: &[usize]) -> Vec<f64> {
        let mut numbers = Vec::new();
        self.each(columns, |field| {
            numbers.extend(value::number(field, decimal))
        });
        numbers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spreadsheet_may_name_its_delimiter() {
        for (line, found) in [
            ("sep=;\nclient", (6, Some(b';'))),
            ("SEP=,\r\n\r\nclient", (9, Some(b','))),
            ("\n\"sep=;\"\rclient", (9, Some(b';'))),
            ("sep=\t\t\nclient", (7, Some(b'\t'))),
            ("\r\nclient;sep=;\n", (2, None)),
            ("sep=x\n", (0, None)),
            ("sep=;score\n", (0, None)),
            ("sep=", (0, None)),
        ] {
            assert_eq!(before_first(line.as_bytes()), found, "{line:?}");
        }
    }
}
