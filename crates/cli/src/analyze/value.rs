//! What is in a field: a number, nothing, a day, who answered, what they answered to the direct question.

use alliance::Direct;

/// What stands between the whole and its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Decimal {
    /// 5.5
    Point,
    /// 5,5; a point is understood as well.
    Comma,
}

/// What is written where there is no answer, in any case of letters.
const MISSING: [&[u8]; 14] = [
    b"", b"na", b"n/a", b"nan", b"#null!", b"null", b"none", b"nil", b".", b"-", b"#n/a",
    b"missing", b"?", b"<na>",
];

/// What else is written for a missing answer, as it was said: by its letters, and where it is a number, by that.
#[derive(Debug, Clone, Default)]
pub(super) struct Missing {
    texts: Vec<Vec<u8>>,
    numbers: Vec<f64>,
}

impl Missing {
    pub(super) fn said(texts: &[String]) -> Self {
        let texts = texts.iter().map(|text| text.trim().as_bytes().to_vec());
        let texts: Vec<Vec<u8>> = texts.collect();
        let number = |text: &Vec<u8>| number(text, Decimal::Comma);
        let numbers = texts.iter().filter_map(number).collect();
        Self { texts, numbers }
    }

    /// True where this number stands for nothing.
    #[inline]
    pub(super) fn stands_in(&self, number: f64) -> bool {
        self.numbers.contains(&number)
    }
}

/// True where an answer says that there is none, be it as a number.
pub(super) fn is_no_answer(field: &[u8], also: &Missing) -> bool {
    let as_number = || number(field, Decimal::Comma).is_some_and(|number| also.stands_in(number));
    is_missing(field, also) || (!also.numbers.is_empty() && as_number())
}

/// True where a field says that there is nothing.
#[inline]
pub(super) fn is_missing(field: &[u8], also: &Missing) -> bool {
    // Most fields begin with a digit, and are something.
    let plainly = field.first().is_some_and(u8::is_ascii_digit);
    (!plainly && MISSING.iter().any(|word| field.eq_ignore_ascii_case(word)))
        || also
            .texts
            .iter()
            .any(|word| field.eq_ignore_ascii_case(word))
}

/// Powers of ten that a float holds exactly.
const TENS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

/// A finite number, read to the nearest float; `None` where it is none.
pub(super) fn number(field: &[u8], decimal: Decimal) -> Option<f64> {
    // Up to 15 digits and their power of ten are both exact, so that one division is rounded right (Clinger 1990).
    let (negative, digits) = match field.split_first()? {
        (b'-', rest) => (true, rest),
        (b'+', rest) => (false, rest),
        _ => (false, field),
    };
    let (whole, rest) = leading_digits(0, digits);
    let mark = rest.first().is_some_and(|byte| match decimal {
        Decimal::Point => *byte == b'.',
        Decimal::Comma => matches!(byte, b'.' | b','),
    });
    let (value, after) = if mark {
        leading_digits(whole, &rest[1..])
    } else {
        (whole, rest)
    };
    let count = digits.len() - usize::from(mark);
    if !after.is_empty() || count > 15 {
        return slow_number(field, decimal);
    }
    if count == 0 {
        return None;
    }
    let parts = if mark { rest.len() - 1 } else { 0 };
    #[expect(clippy::cast_precision_loss, reason = "at most 15 digits")]
    let value = value as f64 / TENS[parts];
    Some(if negative { -value } else { value })
}

/// The number that the first digits are written on behind `before`, which means nothing for more than 15 of them; and the rest.
fn leading_digits(before: u64, bytes: &[u8]) -> (u64, &[u8]) {
    let (mut value, mut rest) = (before, bytes);
    while let [byte @ b'0'..=b'9', after @ ..] = rest {
        value = value.wrapping_mul(10).wrapping_add(u64::from(byte - b'0'));
        rest = after;
    }
    (value, rest)
}

#[cold]
fn slow_number(field: &[u8], decimal: Decimal) -> Option<f64> {
    // `inf` and `nan` are words for a float, and no score.
    if !field
        .iter()
        .all(|b| b.is_ascii_digit() || b"+-.,eE".contains(b))
    {
        return None;
    }
    let text = std::str::from_utf8(field).ok()?;
    let value: f64 = match decimal {
        Decimal::Point => text.parse().ok()?,
        Decimal::Comma => text.replace(',', ".").parse().ok()?,
    };
    value.is_finite().then_some(value)
}

/// A whole number of a session; statistics programs also write it with decimals that are zero.
pub(super) fn session(field: &[u8], decimal: Decimal) -> Option<i64> {
    const MOST: f64 = 1e9;
    if field.len() < 10 && field.iter().all(u8::is_ascii_digit) && !field.is_empty() {
        let digits = field.iter().map(|byte| i64::from(byte - b'0'));
        return Some(digits.fold(0, |value, digit| value * 10 + digit));
    }
    let value = number(field, decimal)?;
    #[expect(clippy::cast_possible_truncation, reason = "whole, and at most 10^9")]
    let whole = (value.abs() <= MOST && value.fract() == 0.0).then_some(value as i64);
    whole
}

/// A day: 2026-03-01, 01.03.2026 or 2026/03/01, with or without a time after it. Days count from any first one. Of a year of two
/// digits nobody says which century it is in.
pub(super) fn day(field: &[u8]) -> Option<i64> {
    let text = std::str::from_utf8(field).ok()?;
    let text = text.split(['T', ' ']).next()?;
    let parts: Vec<i16> = text
        .split(['-', '.', '/'])
        .map(str::parse)
        .collect::<Result<_, _>>()
        .ok()?;
    let [first, month, last] = parts.as_slice() else {
        return None;
    };
    let (year, day) = if *first > 31 {
        (*first, *last)
    } else if text.contains('.') {
        (*last, *first)
    } else {
        return None;
    };
    if year < 1000 {
        return None;
    }
    let month = i8::try_from(*month).ok()?;
    let date = jiff::civil::Date::new(year, month, i8::try_from(day).ok()?).ok()?;
    let since = date.duration_since(jiff::civil::date(1970, 1, 1));
    Some(since.as_hours() / 24)
}

/// Whose answers these are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Rater {
    Client,
    Therapist,
    /// An observer, or somebody else: not used.
    Other,
}

/// Who answered.
pub(super) fn rater(field: &[u8]) -> Rater {
    let is = |words: &[&str]| {
        words
            .iter()
            .any(|word| field.eq_ignore_ascii_case(word.as_bytes()))
    };
    if is(&[
        "client",
        "c",
        "cl",
        "patient",
        "p",
        "pt",
        "pat",
        "self",
        "klient",
        "klientin",
        "patientin",
    ]) {
        Rater::Client
    } else if is(&[
        "therapist",
        "t",
        "th",
        "ther",
        "clinician",
        "counsellor",
        "counselor",
        "provider",
        "therapeut",
        "therapeutin",
    ]) {
        Rater::Therapist
    } else {
        Rater::Other
    }
}

/// The answer to the direct question; `None` where it is no answer to it.
pub(super) fn direct(field: &[u8]) -> Option<Direct> {
    let is = |words: &[&str]| {
        words
            .iter()
            .any(|word| field.eq_ignore_ascii_case(word.as_bytes()))
    };
    if is(&["yes", "y", "1", "1.0", "true", "ja", "a lot"]) {
        Some(Direct::Yes)
    } else if is(&["a little", "a-little", "a_little", "little", "some", "0.5"]) {
        Some(Direct::ALittle)
    } else if is(&["no", "n", "0", "0.0", "false", "nein"]) {
        Some(Direct::No)
    } else if is(&[
        "rather not say",
        "rather-not-say",
        "rather_not_say",
        "declined",
    ]) {
        Some(Direct::RatherNotSay)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_to_the_nearest_float() {
        for text in [
            "5.5",
            "0.1",
            "7",
            "-3.25",
            "+2",
            ".5",
            "6.",
            "123456789012345",
            "0.3333333333333333",
            "1e1",
            "9007199254740993",
        ] {
            let expected: f64 = text.parse().unwrap_or(f64::NAN);
            assert_eq!(
                number(text.as_bytes(), Decimal::Point),
                Some(expected),
                "{text}"
            );
        }
        for text in [
            "", "-", ".", "5,5", "x", "5.5.5", "inf", "nan", "1e999", "0x10", "5 ",
        ] {
            assert_eq!(number(text.as_bytes(), Decimal::Point), None, "{text}");
        }
        assert_eq!(number(b"5,25", Decimal::Comma), Some(5.25));
        assert_eq!(number(b"5.25", Decimal::Comma), Some(5.25));
        assert_eq!(number(b"1.000,5", Decimal::Comma), None);
        assert_eq!(
            number(b"0,12345678901234567", Decimal::Comma),
            Some(0.123_456_789_012_345_67)
        );
    }

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

    #[test]
    fn sessions_are_whole() {
        assert_eq!(session(b"3", Decimal::Point), Some(3));
        assert_eq!(session(b"3.0", Decimal::Point), Some(3));
        assert_eq!(session(b"3.5", Decimal::Point), None);
        assert_eq!(session(b"1e12", Decimal::Point), None);
    }

    #[test]
    fn days_follow_each_other() {
        assert_eq!(day(b"1970-01-02"), Some(1));
        assert_eq!(day(b"2026-03-01"), day(b"01.03.2026"));
        assert_eq!(day(b"2026-03-01T10:00:00Z"), day(b"2026/03/01"));
        assert_eq!(
            day(b"2024-03-01")
                .zip(day(b"2024-02-28"))
                .map(|(a, b)| a - b),
            Some(2)
        );
        assert_eq!(day(b"03/01/2026"), None, "which of them is the month?");
        assert_eq!(day(b"2026-13-01"), None);
        for written in [&b"99-03-01"[..], b"01.03.99", b"01.03.00", b"0099-03-01"] {
            assert_eq!(day(written), None, "which century?");
        }
    }

    #[test]
    fn people_and_answers_have_many_names() {
        assert_eq!(rater(b"Patient"), Rater::Client);
        assert_eq!(rater(b"T"), Rater::Therapist);
        assert_eq!(rater(b"observer"), Rater::Other);
        assert_eq!(direct(b"Yes"), Some(Direct::Yes));
        assert_eq!(direct(b"a little"), Some(Direct::ALittle));
        assert_eq!(direct(b"maybe"), None);
    }
}
