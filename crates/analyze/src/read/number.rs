//! Numbers of a field: a score, or the number of a session.

use crate::options::Decimal;

/// Powers of ten that a float holds exactly.
const TENS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

/// A finite number, read to the nearest float; `None` where it is none.
pub(crate) fn number(field: &[u8], decimal: Decimal) -> Option<f64> {
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

/// The whole number of a session; statistics programs also write it with decimals that are zero.
pub(crate) fn session(field: &[u8], decimal: Decimal) -> Option<i64> {
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
    fn sessions_are_whole() {
        assert_eq!(session(b"3", Decimal::Point), Some(3));
        assert_eq!(session(b"3.0", Decimal::Point), Some(3));
        assert_eq!(session(b"3.5", Decimal::Point), None);
        assert_eq!(session(b"1e12", Decimal::Point), None);
    }
}
