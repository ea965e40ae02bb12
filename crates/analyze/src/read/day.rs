//! Days: the date of a session.

/// A day: 2026-03-01, 01.03.2026 or 2026/03/01, with or without a time after it. Days count from any first one. Of a year of two
/// digits nobody says which century it is in.
pub(crate) fn day(field: &[u8]) -> Option<i64> {
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
