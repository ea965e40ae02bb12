//! The head of a file: the numbers of its first rows, from which decimal dialect and scales are guessed.

use crate::options::Decimal;
use crate::read::answer::{Rater, rater};
use crate::read::columns::Columns;
use crate::read::fields::Fields;
use crate::read::missing::{Missing, is_no_answer};
use crate::read::number::number;
use crate::read::record::{Dialect, Found};

/// How much of a file is looked at.
pub(crate) const HEAD: usize = 1024 * 1024;

/// Whole records from the head of a file, at most so many.
pub(crate) struct Rows(pub(crate) Vec<Vec<u8>>);

impl Rows {
    const MOST: usize = 20_000;

    pub(crate) fn of(mut bytes: &[u8], dialect: Dialect, all: bool) -> Self {
        let mut rows = Vec::new();
        while rows.len() < Self::MOST && !bytes.is_empty() {
            match dialect.record(bytes, all) {
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
pub(crate) struct Head<'a> {
    pub(crate) rows: Vec<Vec<u8>>,
    pub(crate) dialect: Dialect,
    pub(crate) width: usize,
    pub(crate) columns: &'a Columns,
    pub(crate) missing: &'a Missing,
    /// True where what the therapist answered is on a scale of its own.
    pub(crate) without_therapists: bool,
}

impl Head<'_> {
    fn each(&self, columns: &[usize], mut see: impl FnMut(&[u8])) {
        let mut fields = Fields::default();
        for row in &self.rows {
            let content = self.dialect.content(row);
            fields.split(content, self.dialect, self.width + 1);
            if !fields.is_blank_from(content, self.width, self.dialect.delimiter) {
                continue;
            }
            if self.without_therapists && self.is_therapists(&fields, content) {
                continue;
            }
            for at in columns {
                match fields.get(content, *at) {
                    Some(field) if !is_no_answer(field, self.missing) => see(field),
                    _ => {}
                }
            }
        }
    }

    fn is_therapists(&self, fields: &Fields, content: &[u8]) -> bool {
        let field = self.columns.rater.and_then(|at| fields.get(content, at));
        field.is_some_and(|field| rater(field) == Rater::Therapist)
    }

    /// A comma, where more numbers have one than a point; where commas separate nothing, one number is enough.
    pub(crate) fn decimal(&self) -> Decimal {
        let (mut commas, mut points) = (0, 0);
        let of: Vec<usize> = self
            .columns
            .score
            .iter()
            .chain(&self.columns.items)
            .copied()
            .collect();
        self.each(&of, |field| {
            commas += usize::from(number(field, Decimal::Comma).is_some() && field.contains(&b','));
            points += usize::from(field.contains(&b'.'));
        });
        let enough = if self.dialect.delimiter == b',' {
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

    pub(crate) fn numbers(&self, decimal: Decimal, columns: &[usize]) -> Vec<f64> {
        let mut numbers = Vec::new();
        self.each(columns, |field| numbers.extend(number(field, decimal)));
        numbers
    }
}
