//! Missing answers: what stands in a field for none.

use crate::options::Decimal;
use crate::read::number::number;

/// What programs write where there is no answer, in any case of letters.
const MISSING: [&[u8]; 14] = [
    b"", b"na", b"n/a", b"nan", b"#null!", b"null", b"none", b"nil", b".", b"-", b"#n/a",
    b"missing", b"?", b"<na>",
];

/// Codes for a missing answer, as the caller named them: by their letters, and where one is a number, by that.
#[derive(Debug, Clone, Default)]
pub(crate) struct Missing {
    texts: Vec<Vec<u8>>,
    numbers: Vec<f64>,
}

impl Missing {
    /// The codes that were named.
    pub(crate) fn said(texts: &[String]) -> Self {
        let texts = texts.iter().map(|text| text.trim().as_bytes().to_vec());
        let texts: Vec<Vec<u8>> = texts.collect();
        let number = |text: &Vec<u8>| number(text, Decimal::Comma);
        let numbers = texts.iter().filter_map(number).collect();
        Self { texts, numbers }
    }

    /// True where this number stands for nothing.
    #[inline]
    pub(crate) fn stands_in(&self, number: f64) -> bool {
        self.numbers.contains(&number)
    }
}

/// True where an answer says that there is none, be it as a number.
pub(crate) fn is_no_answer(field: &[u8], also: &Missing) -> bool {
    let as_number = || number(field, Decimal::Comma).is_some_and(|number| also.stands_in(number));
    is_missing(field, also) || (!also.numbers.is_empty() && as_number())
}

/// True where a field says that there is nothing.
#[inline]
pub(crate) fn is_missing(field: &[u8], also: &Missing) -> bool {
    // Most fields begin with a digit, and are something.
    let plainly = field.first().is_some_and(u8::is_ascii_digit);
    (!plainly && MISSING.iter().any(|word| field.eq_ignore_ascii_case(word)))
        || also
            .texts
            .iter()
            .any(|word| field.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_write_for_nothing_is_nothing() {
        for text in ["", "NA", "NaN", "#NULL!", "n/a", ".", "NULL"] {
            assert!(is_missing(text.as_bytes(), &Missing::default()), "{text}");
        }
        assert!(!is_missing(b"0", &Missing::default()));
        assert!(!is_missing(b"-99", &Missing::default()));
        let also = Missing::said(&["-99".to_owned(), "Skip".to_owned()]);
        for text in ["-99", "-99.0", "-99,00", "skip", "NA"] {
            assert!(is_no_answer(text.as_bytes(), &also), "{text}");
        }
        for text in ["-9.9", "99", "skipped"] {
            assert!(!is_no_answer(text.as_bytes(), &also), "{text}");
        }
        assert!(!is_missing(b"-99.0", &also), "it may be somebody's name");
    }
}
