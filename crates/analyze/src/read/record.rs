//! CSV records, and where they end: RFC 4180 as spreadsheets and statistics programs write it.
//!
//! Own code: a file is cut into pieces for all cores at the ends of records, and a quote that is never closed costs one row, with its
//! line, and not the rest of the file. ADR 0029 has what `csv-core` would cost.

use memchr::{memchr, memchr_iter, memchr2, memrchr};

use crate::read::near::near;

/// No record is longer, in bytes.
pub(crate) const LONGEST: usize = 256 * 1024;

/// The CSV dialect: what separates fields and records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Dialect {
    /// Between fields.
    pub(crate) delimiter: u8,
    /// At the end of a record: a line feed, or in old files a carriage return.
    pub(crate) end: u8,
}

/// What lies at the beginning of some bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    /// A record of that many bytes, its end included.
    Record(usize),
    /// A quote is opened and not closed within [`LONGEST`], or where none can close: the line that it is on, of that many bytes.
    Unclosed(usize),
    /// More than [`LONGEST`] bytes; its end, where it can be seen, lies after that many.
    TooLong(Option<usize>),
    /// It does not end in these bytes.
    Unfinished,
}

impl Dialect {
    /// The record at the beginning of `bytes`. `all` says that nothing comes after them.
    pub(crate) fn record(self, bytes: &[u8], all: bool) -> Found {
        let seen = &bytes[..bytes.len().min(LONGEST)];
        let line = memchr(self.end, seen);
        let first = &seen[..line.unwrap_or(seen.len())];
        if memchr(b'"', first).is_none() {
            return match line {
                Some(at) => Found::Record(at + 1),
                None if bytes.len() > LONGEST => Found::TooLong(self.after(bytes, LONGEST, all)),
                None if all => Found::Record(bytes.len()),
                None => Found::Unfinished,
            };
        }
        match (self.quoted_record(seen), line) {
            (Quoted::Ends(length), _) => Found::Record(length),
            (Quoted::Astray, Some(at)) => Found::Unclosed(at + 1),
            _ if bytes.len() <= LONGEST && !all => Found::Unfinished,
            (Quoted::Open, Some(at)) => Found::Unclosed(at + 1),
            (Quoted::Open, None) if bytes.len() <= LONGEST => Found::Unclosed(bytes.len()),
            _ if bytes.len() <= LONGEST => Found::Record(bytes.len()),
            _ => Found::TooLong(self.after(bytes, LONGEST, all)),
        }
    }

    /// As [`Self::record`], in bytes that have no quotes, and after which nothing comes, where no end stands before `from`.
    pub(crate) fn line(self, bytes: &[u8], from: usize) -> Found {
        match near(self.end, &bytes[from..bytes.len().min(LONGEST)]) {
            Some(at) => Found::Record(from + at + 1),
            None if bytes.len() > LONGEST => Found::TooLong(self.after(bytes, LONGEST, true)),
            None => Found::Record(bytes.len()),
        }
    }

    /// How many bytes until after the next end, looking from `from` on.
    fn after(self, bytes: &[u8], from: usize, all: bool) -> Option<usize> {
        match memchr(self.end, &bytes[from..]) {
            Some(at) => Some(from + at + 1),
            None => all.then_some(bytes.len()),
        }
    }

    /// Where a record ends in which quotes may hide ends.
    fn quoted_record(self, bytes: &[u8]) -> Quoted {
        let mut at = 0;
        loop {
            if bytes.get(at) == Some(&b'"') {
                match self.quote(bytes, at) {
                    Quoted::Ends(after) => at = after,
                    other => return other,
                }
            }
            match memchr2(self.delimiter, self.end, &bytes[at..]) {
                Some(far) if bytes[at + far] == self.end => return Quoted::Ends(at + far + 1),
                Some(far) => at += far + 1,
                None => return Quoted::Plain,
            }
        }
    }

    /// Where the quotes end that open at `at`.
    pub(crate) fn quote(self, bytes: &[u8], at: usize) -> Quoted {
        let Some(after) = after_quote(bytes, at) else {
            return Quoted::Open;
        };
        let mark = |byte: &u8| *byte == self.delimiter || *byte == self.end;
        let behind = bytes[after..]
            .iter()
            .find(|byte| mark(byte) || !byte.is_ascii_whitespace());
        // In one line it is a text that has quotes in it.
        if behind.is_none_or(mark) || memchr(self.end, &bytes[at..after]).is_none() {
            Quoted::Ends(after)
        } else {
            Quoted::Astray
        }
    }

    /// Where the last record begins, in bytes that end with the end of one and have no quotes.
    pub(crate) fn last_plain(self, bytes: &[u8]) -> usize {
        let before = bytes.len().saturating_sub(1);
        memrchr(self.end, &bytes[..before]).map_or(0, |at| at + 1)
    }

    /// How many lines end in these bytes.
    pub(crate) fn lines(self, bytes: &[u8]) -> u64 {
        memchr_iter(self.end, bytes).count() as u64
    }

    /// A record without its end.
    pub(crate) fn content(self, record: &[u8]) -> &[u8] {
        let content = record.strip_suffix(&[self.end]).unwrap_or(record);
        content.strip_suffix(b"\r").unwrap_or(content)
    }
}

/// How something ends in which there are quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quoted {
    /// Before that place.
    Ends(usize),
    /// Not in these bytes: the last quote does not close.
    Open,
    /// Not in these bytes, but all quotes close.
    Plain,
    /// After some lines, at a quote behind which a field goes on: that one opens another field, and the first was left open.
    Astray,
}

/// The place after the quote that closes the one at `at`.
fn after_quote(bytes: &[u8], at: usize) -> Option<usize> {
    let mut at = at + 1;
    loop {
        at += memchr(b'"', &bytes[at..])? + 1;
        if bytes.get(at) != Some(&b'"') {
            return Some(at);
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIALECT: Dialect = Dialect {
        delimiter: b',',
        end: b'\n',
    };

    #[test]
    fn a_quote_hides_the_end_of_a_line_until_it_closes() {
        let bytes = b"a,\"two\nlines\",1\nb,2\n";
        assert_eq!(DIALECT.record(bytes, false), Found::Record(16));
        assert_eq!(DIALECT.record(&bytes[..12], false), Found::Unfinished);
        assert_eq!(DIALECT.record(&bytes[16..], true), Found::Record(4));
        assert_eq!(DIALECT.record(b"a,5\"\nb\n", false), Found::Record(5));
        assert_eq!(DIALECT.record(b"a,\"open\nb,1\n", true), Found::Unclosed(8));
        assert_eq!(DIALECT.record(b"a,\"open", true), Found::Unclosed(7));
        assert_eq!(DIALECT.record(b"a,\"b\"", true), Found::Record(5));
        assert_eq!(DIALECT.record(b"\"a\nb\",1", true), Found::Record(7));
    }

    #[test]
    fn a_quote_that_closes_where_a_field_goes_on_was_never_closed() {
        let record = |bytes: &str| DIALECT.record(bytes.as_bytes(), false);
        assert_eq!(record("\"b,2,6\nc,3,7\n\"d\",1,5\n"), Found::Unclosed(7));
        assert_eq!(record("a,\"b\n\"x\n"), Found::Unclosed(5));
        assert_eq!(record("\"a\nb\" \t,1\nc"), Found::Record(10));
        assert_eq!(record("\"a\nb\" \r\nc"), Found::Record(8));
        assert_eq!(record("\"a\nb\" "), Found::Unfinished);
        assert_eq!(DIALECT.record(b"\"a\nb\" ", true), Found::Record(6));
        assert_eq!(record("\"a\"b,1\nc"), Found::Record(7));
    }

    #[test]
    fn what_is_too_long_is_found_to_be_so_whatever_comes_after() {
        let mut long = vec![b'x'; LONGEST + 5];
        assert_eq!(DIALECT.record(&long[..LONGEST], false), Found::Unfinished);
        assert_eq!(DIALECT.record(&long, false), Found::TooLong(None));
        long.extend_from_slice(b"\nb\n");
        assert_eq!(
            DIALECT.record(&long, false),
            Found::TooLong(Some(LONGEST + 6))
        );
        let mut open = b"a,\"b\n".to_vec();
        open.extend(std::iter::repeat_n(b"c,d\n", LONGEST / 4).flatten());
        open.extend_from_slice(b"e,\"f\"\n");
        assert_eq!(DIALECT.record(&open, false), Found::Unclosed(5));
    }

    #[test]
    fn the_last_record_is_found_from_behind() {
        assert_eq!(DIALECT.last_plain(b"ab\ncd\n"), 3);
        assert_eq!(DIALECT.last_plain(b"ab\n"), 0);
        assert_eq!(DIALECT.lines(b"ab\ncd\n"), 2);
        assert_eq!(DIALECT.content(b"ab\r\n"), b"ab");
    }
}
