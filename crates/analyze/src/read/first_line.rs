//! The first line, and what can be seen in a file before it is known which column is which.

use crate::error::LayoutError;
use crate::options::{ColumnOptions, Decimal, Delimiter};
use crate::read::columns::Columns;
use crate::read::fields::Fields;
use crate::read::missing::{Missing, is_missing};
use crate::read::number::number;
use crate::read::record::Dialect;

/// Refuses a file that is no CSV, and says what it is.
pub(crate) fn is_text(head: &[u8]) -> Result<(), LayoutError> {
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
    Err(LayoutError(format!("it is {what}")))
}

/// The end of a record: of line feeds, and carriage returns without one, those of which there are more.
pub(crate) fn guess_end(body: &[u8]) -> u8 {
    let feeds = memchr::memchr_iter(b'\n', body).count();
    let alone = |at: &usize| body.get(at + 1) != Some(&b'\n');
    let returns = memchr::memchr_iter(b'\r', body).filter(alone).count();
    if returns > feeds { b'\r' } else { b'\n' }
}

/// How many bytes stand before the first line: blank lines, and the one in which a spreadsheet names its delimiter, which is given too.
pub(crate) fn before_first(body: &[u8]) -> (usize, Option<u8>) {
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
    Delimiter::new(*mark).filter(|_| says).map(Delimiter::byte)
}

/// The most frequent of the usual ones outside of quotes; a comma where there is none.
pub(crate) fn guess_delimiter(first: &[u8], end: u8) -> u8 {
    let count = |delimiter: u8| {
        let mut fields = Fields::default();
        fields.split(first, Dialect { delimiter, end }, usize::MAX);
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
pub(crate) fn is_header(said: &ColumnOptions, names: &[String], missing: &Missing) -> bool {
    let is_number = |name: &String| number(name.as_bytes(), Decimal::Comma).is_some();
    let nothing = |name: &String| is_missing(name.as_bytes(), missing);
    let words = !names.iter().any(is_number) && !names.iter().all(nothing);
    words || Columns::are_named(said, names)
}

#[cfg(test)]
mod tests {
    use super::before_first;

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
