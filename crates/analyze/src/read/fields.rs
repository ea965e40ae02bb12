//! Fields of a record: where they are, and what is in them.

use memchr::memchr;

use crate::read::near::{eight, first, near, same};
use crate::read::record::{Dialect, Found, LONGEST, Quoted};

/// The fields of one record; used again and again.
#[derive(Debug, Default)]
pub(crate) struct Fields {
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
    pub(crate) fn split(&mut self, content: &[u8], dialect: Dialect, wanted: usize) {
        self.fields.clear();
        self.unquoted.clear();
        let mut at = 0;
        while self.count() < wanted {
            let quoted = if content.get(at) == Some(&b'"') {
                match dialect.quote(content, at) {
                    Quoted::Ends(after) => Some(after),
                    _ => None,
                }
            } else {
                None
            };
            let rest = quoted.unwrap_or(at);
            let end = near(dialect.delimiter, &content[rest..]);
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
    /// [`Dialect::record`] and [`Self::split`], in one pass.
    pub(crate) fn line(&mut self, bytes: &[u8], dialect: Dialect, wanted: usize) -> Found {
        self.fields.clear();
        let seen = &bytes[..bytes.len().min(LONGEST)];
        let (mut at, mut from) = (0, 0);
        // Where there is nothing left to see, there is an end.
        loop {
            let word = eight(&seen[at..], dialect.end);
            let ends = same(word, dialect.end);
            let mut both = ends | same(word, dialect.delimiter);
            while both != 0 {
                let here = at + first(both);
                // What a carriage return leaves before the end, nobody gets to see.
                self.push(from, here);
                if both & ends & both.wrapping_neg() != 0 && here < LONGEST {
                    return Found::Record(bytes.len().min(here + 1));
                }
                if here == LONGEST || self.count() == wanted {
                    return dialect.line(bytes, here);
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
    pub(crate) fn is_blank_from(&self, record: &[u8], number: usize, delimiter: u8) -> bool {
        let mark = |byte: &u8| *byte == delimiter || *byte == b'"' || byte.is_ascii_whitespace();
        self.fields
            .get(number)
            .is_none_or(|field| !field.apart && record[field.from..].iter().all(mark))
    }

    /// How many were found.
    pub(crate) fn count(&self) -> usize {
        self.fields.len()
    }

    /// What is in the field of that number, without the spaces around it; `None` where the record, which is `content`, has fewer.
    #[inline]
    pub(crate) fn get<'a>(&'a self, content: &'a [u8], number: usize) -> Option<&'a [u8]> {
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
pub(crate) fn texts(content: &[u8], dialect: Dialect) -> Vec<String> {
    let mut fields = Fields::default();
    fields.split(content, dialect, usize::MAX);
    let text = |number| {
        String::from_utf8_lossy(fields.get(content, number).unwrap_or_default()).into_owned()
    };
    (0..fields.count()).map(text).collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;

    const DIALECT: Dialect = Dialect {
        delimiter: b',',
        end: b'\n',
    };

    fn split(content: &str) -> Vec<String> {
        texts(content.as_bytes(), DIALECT)
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
        assert_eq!(split("\"a\nb\"c,1"), ["\"a\nb\"c", "1"]);
    }

    #[test]
    fn a_line_without_quotes_is_the_same_record_with_the_same_fields() {
        let mut long = vec![b'x'; LONGEST];
        long.extend_from_slice(b"\nb,1");
        let commas = vec![b','; LONGEST + 3];
        let mut lines: Vec<Vec<u8>> = [&long, &long[1..], &long[..LONGEST], &commas]
            .map(<[u8]>::to_vec)
            .into();
        // Dialect in every place of a word, with and without something between them, behind them and after the line.
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
                let found = one.line(bytes, DIALECT, wanted);
                assert_eq!(found, DIALECT.record(bytes, true));
                let Found::Record(length) = found else {
                    continue;
                };
                let content = DIALECT.content(&bytes[..length]);
                other.split(content, DIALECT, wanted);
                let fields = |of: &Fields| -> Vec<Vec<u8>> {
                    let field = |at| of.get(&bytes[..length], at).unwrap().to_vec();
                    (0..of.count()).map(field).collect()
                };
                assert_eq!(fields(&one), fields(&other), "{:?}", bytes.escape_ascii());
            }
        }
    }

    #[test]
    fn only_marks_behind_a_row_are_nothing() {
        let blank = |content: &[u8]| {
            let mut fields = Fields::default();
            fields.split(content, DIALECT, 3);
            fields.is_blank_from(content, 2, b',')
        };
        for content in ["a,b", "a,b,", "a,b,,, ,", "a,b,\"\",\n"] {
            assert!(blank(content.as_bytes()), "{content}");
        }
        for content in ["a,b,c", "a,b,,,c", "a,b,\"\"\"\"", "a,b,\"c\""] {
            assert!(!blank(content.as_bytes()), "{content}");
        }
    }

    #[test]
    fn no_more_fields_are_found_than_are_wanted() {
        let mut fields = Fields::default();
        fields.split(b"a,b,c", DIALECT, 2);
        assert_eq!(fields.count(), 2);
        assert_eq!(fields.get(b"a,b,c", 1), Some(b"b".as_slice()));
    }
}
