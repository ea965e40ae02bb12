//! Wording: counts and shares as people read them, and text from a file as it may stand on a terminal.

/// A count in groups of three digits: 1234567 as 1,234,567.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A count with its noun: 1 session, 2 sessions.
#[must_use]
pub fn many(number: u64, what: &str) -> String {
    let end = if number == 1 { "" } else { "s" };
    format!("{} {what}{end}", grouped(number))
}

/// A share of all, as per cent.
#[expect(clippy::cast_precision_loss, reason = "for the eye")]
pub(crate) fn percent(part: u64, all: u64) -> String {
    if all == 0 {
        "–".to_owned()
    } else {
        format!("{:.0} %", 100.0 * part as f64 / all as f64)
    }
}

/// Text from the file, safe on a terminal: what would move the cursor or turn the line around is written out.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '\'' | '\\' => shown.push(c),
            c => shown.extend(c.escape_debug()),
        }
    }
    shown
}

/// A column as people know it: its name, or its number from 1.
pub(crate) fn column(at: usize, names: &[String]) -> String {
    match names
        .get(at)
        .map(|name| name.trim())
        .filter(|name| !name.is_empty())
    {
        Some(name) => format!("“{}”", plain(name)),
        None => format!("column {}", at + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::{column, grouped, many, percent};

    #[test]
    fn counts_and_shares_are_written_as_people_read_them() {
        assert_eq!(
            (grouped(12), grouped(1_234_567)),
            ("12".to_owned(), "1,234,567".to_owned())
        );
        assert_eq!(
            (many(1, "row"), many(0, "row")),
            ("1 row".to_owned(), "0 rows".to_owned())
        );
        assert_eq!(
            (percent(1, 3), percent(0, 0)),
            ("33 %".to_owned(), "–".to_owned())
        );
    }

    #[test]
    fn names_are_shown_without_what_would_move_the_cursor() {
        let names = ["cli\u{1b}[2Jent", "a\nb", "\u{202e}c", "d\"é"].map(str::to_owned);
        let called: Vec<String> = (0..5).map(|at| column(at, &names)).collect();
        assert_eq!(
            called,
            [
                "“cli\\u{1b}[2Jent”",
                "“a\\nb”",
                "“\\u{202e}c”",
                "“d\"é”",
                "column 5"
            ]
        );
    }
}
