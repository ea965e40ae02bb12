//! Where a record ends and where its fields lie: RFC 4180 as spreadsheets and statistics programs write it.
//!
//! Own code, because a file is cut into pieces for all cores at the ends of records, which only somebody can find who knows quotes;
//! and because a quote that is never closed must cost one row, with its line, and not the rest of the file.

use memchr::{memchr, memchr_iter, memchr2, memrchr};

/// No record is longer, in bytes.
pub(super) const LONGEST: usize = 256 * 1024;

/// What separates fields and records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marks {
    /// Between fields.
    pub(super) delimiter: u8,
    /// At the end of a record: a line feed, or in old files a carriage return.
    pub(super) end: u8,
}

/// What lies at the beginning of some bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// A record of that many bytes, its end included.
    Record(usize),
    /// A quote is opened and not closed within [`LONGEST`], or where none can close: the line that it is on, of that many bytes.
    Unclosed(usize),
    /// More than [`LONGEST`] bytes; its end, where it can be seen, lies after that many.
    TooLong(Option<usize>),
    /// It does not end in these bytes.
    Unfinished,
}

impl Marks {
    /// The record at the beginning of `bytes`. `all` says that nothing comes after them.
    pub(super) fn record(self, bytes: &[u8], all: bool) -> Found {
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
    fn line(self, bytes: &[u8], from: usize) -> Found {
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
    fn quote(self, bytes: &[u8], at: usize) -> Quoted {
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
    pub(super) fn last_plain(self, bytes: &[u8]) -> usize {
        let before = bytes.len().saturating_sub(1);
        memrchr(self.end, &bytes[..before]).map_or(0, |at| at + 1)
    }

    /// How many lines end in these bytes.
    pub(super) fn lines(self, bytes: &[u8]) -> u64 {
        memchr_iter(self.end, bytes).count() as u64
    }

    /// A record without its end.
    pub(super) fn content(self, record: &[u8]) -> &[u8] {
        let content = record.strip_suffix(&[self.end]).unwrap_or(record);
        content.strip_suffix(b"\r").unwrap_or(content)
    }
}

/// How something ends in which there are quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Quoted {
    /// Before that place.
    Ends(usize),
    /// Not in these bytes: the last quote does not close.
    Open,
    /// Not in these bytes, but all quotes close.
    Plain,
    /// After some lines, at a quote behind which a field goes on: that one opens another field, and the first was left open.
    Astray,
}

/// A byte in each of eight places.
const EACH: u64 = u64::from_ne_bytes([1; 8]);

/// The highest bit of each of eight bytes that is this one.
#[inline]
fn same(word: u64, byte: u8) -> u64 {
    const LOW: u64 = EACH * 0x7f;
    let other = word ^ (EACH * u64::from(byte));
    !(((other & LOW) + LOW) | other | LOW)
}

/// Of eight bytes, which is the first that [`same`] found.
#[inline]
fn first(found: u64) -> usize {
    found.trailing_zeros() as usize / 8
}

/// Where a byte stands first. Fields are short: what is near is found in less time than a search for what is far takes to begin.
#[inline]
fn near(byte: u8, bytes: &[u8]) -> Option<usize> {
    let (mut at, mut rest) = (0, bytes);
    while let Some((word, after)) = rest.split_first_chunk::<8>() {
        let found = same(u64::from_le_bytes(*word), byte);
        if found != 0 {
            return Some(at + first(found));
        }
        (at, rest) = (at + 8, after);
        if at == 32 {
            return memchr(byte, rest).map(|far| at + far);
        }
    }
    let last = rest.iter().position(|other| *other == byte);
    last.map(|far| at + far)
}

/// The first eight bytes; where there are fewer, filled up with ends.
#[inline]
fn eight(bytes: &[u8], end: u8) -> u64 {
    u64::from_le_bytes(bytes.first_chunk().copied().unwrap_or_else(|| {
        let mut last = [end; 8];
        last[..bytes.len()].copy_from_slice(bytes);
        last
    }))
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

/// Where the fields of one record lie; used again and again.
#[derive(Debug, Default)]
pub(super) struct Fields {
    fields: Vec<Field>,
    /// What is meant by fields in which two quotes stand for one.
    unquoted: Vec<u8>,
}

#[derive(Debug, Clone, Copy)]
struct Field {
    from: usize,
    to: usize,
    /// In `unquoted`, not in the record.
    apart: bool,
}

impl Fields {
    /// Finds the first `wanted` fields of a record without its end.
    pub(super) fn split(&mut self, content: &[u8], marks: Marks, wanted: usize) {
        self.fields.clear();
        self.unquoted.clear();
        let mut at = 0;
        while self.count() < wanted {
            let quoted = if content.get(at) == Some(&b'"') {
                match marks.quote(content, at) {
                    Quoted::Ends(after) => Some(after),
                    _ => None,
                }
            } else {
                None
            };
            let rest = quoted.unwrap_or(at);
            let end = near(marks.delimiter, &content[rest..]);
            let end = end.map_or(content.len(), |far| rest + far);
            match quoted {
                Some(after) if content[after..end].trim_ascii().is_empty() => {
                    self.within(content, at + 1, after - 1)
                }
                // What stands behind a closing quote belongs to the field; then the quotes are part of it as well.
                _ => self.push(at, end),
            }
            if end == content.len() {
                return;
            }
            at = end + 1;
        }
    }

    /// The record at the beginning of bytes that have no quotes, and after which nothing comes, and its first `wanted` fields: as
    /// [`Marks::record`] and [`Self::split`], in one pass.
    pub(super) fn line(&mut self, bytes: &[u8], marks: Marks, wanted: usize) -> Found {
        self.fields.clear();
        let seen = &bytes[..bytes.len().min(LONGEST)];
        let (mut at, mut from) = (0, 0);
        // Where there is nothing left to see, there is an end.
        loop {
            let word = eight(&seen[at..], marks.end);
            let ends = same(word, marks.end);
            let mut both = ends | same(word, marks.delimiter);
            while both != 0 {
                let here = at + first(both);
                // What a carriage return leaves before the end, nobody gets to see.
                self.push(from, here);
                if both & ends & both.wrapping_neg() != 0 && here < LONGEST {
                    return Found::Record(bytes.len().min(here + 1));
                }
                if here == LONGEST || self.count() == wanted {
                    return marks.line(bytes, here);
                }
                from = here + 1;
                both &= both - 1;
            }
            at += 8;
        }
    }

    fn push(&mut self, from: usize, to: usize) {
        let apart = false;
        self.fields.push(Field { from, to, apart });
    }

    /// A field in quotes, which lie outside of `from..to`.
    fn within(&mut self, content: &[u8], from: usize, to: usize) {
        let raw = &content[from..to];
        if memchr(b'"', raw).is_none() {
            return self.push(from, to);
        }
        let from = self.unquoted.len();
        let mut after_one = false;
        for byte in raw {
            after_one = *byte == b'"' && !after_one;
            if !after_one {
                self.unquoted.push(*byte);
            }
        }
        self.fields.push(Field {
            from,
            to: self.unquoted.len(),
            apart: true,
        });
    }

    /// True where from the field of that number on nothing is written but marks: what programs put behind a row that is short.
    pub(super) fn is_blank_from(&self, record: &[u8], number: usize, delimiter: u8) -> bool {
        let mark = |byte: &u8| *byte == delimiter || *byte == b'"' || byte.is_ascii_whitespace();
        self.fields
            .get(number)
            .is_none_or(|field| !field.apart && record[field.from..].iter().all(mark))
    }

    /// How many were found.
    pub(super) fn count(&self) -> usize {
        self.fields.len()
    }

    /// What is in the field of that number, without the spaces around it; `None` where the record, which is `content`, has fewer.
    #[inline]
    pub(super) fn get<'a>(&'a self, content: &'a [u8], number: usize) -> Option<&'a [u8]> {
        let field = self.fields.get(number)?;
        let lies_in = if field.apart { &self.unquoted } else { content };
        let whole = &lies_in[field.from..field.to];
        Some(match whole {
            // Most have no spaces around them.
            [b'!'..=0xff] | [b'!'..=0xff, .., b'!'..=0xff] => whole,
            _ => whole.trim_ascii(),
        })
    }
}

/// All fields of a record, as text.
pub(super) fn texts(content: &[u8], marks: Marks) -> Vec<String> {
    let mut fields = Fields::default();
    fields.split(content, marks, usize::MAX);
    let text = |number| {
        String::from_utf8_lossy(fields.get(content, number).unwrap_or_default()).into_owned()
    };
    (0..fields.count()).map(text).collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;

    const MARKS: Marks = Marks {
        delimiter: b',',
        end: b'\n',
    };

    fn split(content: &str) -> Vec<String> {
        texts(content.as_bytes(), MARKS)
    }

    #[test]
    fn fields_are_what_was_written() {
        assert_eq!(split("a,b,c"), ["a", "b", "c"]);
        assert_eq!(
            split(" a ,\"b, c\",\"say \"\"x\"\"\""),
            ["a", "b, c", "say \"x\""]
        );
        assert_eq!(split("a,,"), ["a", "", ""]);
        assert_eq!(split(""), [""]);
        assert_eq!(split("5\" tall,\"x\"y,z"), ["5\" tall", "\"x\"y", "z"]);
        assert_eq!(split("\"x\" ,z"), ["x", "z"]);
    }

    #[test]
    fn a_quote_hides_the_end_of_a_line_until_it_closes() {
        let bytes = b"a,\"two\nlines\",1\nb,2\n";
        assert_eq!(MARKS.record(bytes, false), Found::Record(16));
        assert_eq!(MARKS.record(&bytes[..12], false), Found::Unfinished);
        assert_eq!(MARKS.record(&bytes[16..], true), Found::Record(4));
        assert_eq!(MARKS.record(b"a,5\"\nb\n", false), Found::Record(5));
        assert_eq!(MARKS.record(b"a,\"open\nb,1\n", true), Found::Unclosed(8));
        assert_eq!(MARKS.record(b"a,\"open", true), Found::Unclosed(7));
        assert_eq!(MARKS.record(b"a,\"b\"", true), Found::Record(5));
        assert_eq!(MARKS.record(b"\"a\nb\",1", true), Found::Record(7));
    }

    #[test]
    fn a_quote_that_closes_where_a_field_goes_on_was_never_closed() {
        let record = |bytes: &str| MARKS.record(bytes.as_bytes(), false);
        assert_eq!(record("\"b,2,6\nc,3,7\n\"d\",1,5\n"), Found::Unclosed(7));
        assert_eq!(record("a,\"b\n\"x\n"), Found::Unclosed(5));
        assert_eq!(record("\"a\nb\" \t,1\nc"), Found::Record(10));
        assert_eq!(record("\"a\nb\" \r\nc"), Found::Record(8));
        assert_eq!(record("\"a\nb\" "), Found::Unfinished);
        assert_eq!(MARKS.record(b"\"a\nb\" ", true), Found::Record(6));
        assert_eq!(record("\"a\"b,1\nc"), Found::Record(7));
        assert_eq!(split("\"a\nb\"c,1"), ["\"a\nb\"c", "1"]);
    }

    #[test]
    fn what_is_too_long_is_found_to_be_so_whatever_comes_after() {
        let mut long = vec![b'x'; LONGEST + 5];
        assert_eq!(MARKS.record(&long[..LONGEST], false), Found::Unfinished);
        assert_eq!(MARKS.record(&long, false), Found::TooLong(None));
        long.extend_from_slice(b"\nb\n");
        assert_eq!(
            MARKS.record(&long, false),
            Found::TooLong(Some(LONGEST + 6))
        );
        let mut open = b"a,\"b\n".to_vec();
        open.extend(std::iter::repeat_n(b"c,d\n", LONGEST / 4).flatten());
        open.extend_from_slice(b"e,\"f\"\n");
        assert_eq!(MARKS.record(&open, false), Found::Unclosed(5));
    }

    #[test]
    fn a_byte_is_found_wherever_it_stands() {
        let all: Vec<u8> = (0..=255).collect();
        for from in 0..=255 {
            for byte in 0..=255 {
                let bytes = &all[from..];
                assert_eq!(near(byte, bytes), memchr(byte, bytes), "{byte} from {from}");
                let turned: Vec<u8> = bytes.iter().rev().copied().collect();
                assert_eq!(near(byte, &turned), memchr(byte, &turned), "{byte}");
            }
        }
    }

    #[test]
    fn a_line_without_quotes_is_the_same_record_with_the_same_fields() {
        let mut long = vec![b'x'; LONGEST];
        long.extend_from_slice(b"\nb,1");
        let commas = vec![b','; LONGEST + 3];
        let mut lines: Vec<Vec<u8>> = [&long, &long[1..], &long[..LONGEST], &commas]
            .map(<[u8]>::to_vec)
            .into();
        // Marks in every place of a word, with and without something between them, behind them and after the line.
        for before in 0..10 {
            for between in 0..10 {
                for end in ["", "\n", "\r\n", ",\n", ", \r\n", "\n,y\n"] {
                    let (x, y) = ("x".repeat(before), "\u{81}-".repeat(between));
                    lines.push(format!("{x},{y},z{end}").into());
                    lines.push(format!("{x}{y}{end}").into());
                }
            }
        }
        for bytes in &lines {
            for wanted in [1, 2, 3, 4, usize::MAX] {
                let (mut one, mut other) = (Fields::default(), Fields::default());
                let found = one.line(bytes, MARKS, wanted);
                assert_eq!(found, MARKS.record(bytes, true));
                let Found::Record(length) = found else {
                    continue;
                };
                let content = MARKS.content(&bytes[..length]);
                other.split(content, MARKS, wanted);
                let fields = |of: &Fields| -> Vec<Vec<u8>> {
                    let field = |at| of.get(&bytes[..length], at).unwrap().to_vec();
                    (0..of.count()).map(field).collect()
                };
                assert_eq!(fields(&one), fields(&other), "{:?}", bytes.escape_ascii());
            }
        }
    }

    #[test]
    fn the_last_record_is_found_from_behind() {
        assert_eq!(MARKS.last_plain(b"ab\ncd\n"), 3);
        assert_eq!(MARKS.last_plain(b"ab\n"), 0);
        assert_eq!(MARKS.lines(b"ab\ncd\n"), 2);
        assert_eq!(MARKS.content(b"ab\r\n"), b"ab");
        let fields = {
            let mut fields = Fields::default();
            fields.split(b"a,b,c", MARKS, 2);
            fields
        };
        assert_eq!(fields.count(), 2);
        assert_eq!(fields.get(b"a,b,c", 1), Some(b"b".as_slice()));
    }

    #[test]
    fn only_marks_behind_a_row_are_nothing() {
        let blank = |content: &[u8]| {
            let mut fields = Fields::default();
            fields.split(content, MARKS, 3);
            fields.is_blank_from(content, 2, b',')
        };
        for content in ["a,b", "a,b,", "a,b,,, ,", "a,b,\"\",\n"] {
            assert!(blank(content.as_bytes()), "{content}");
        }
        for content in ["a,b,c", "a,b,,,c", "a,b,\"\"\"\"", "a,b,\"c\""] {
            assert!(!blank(content.as_bytes()), "{content}");
        }
    }
}
