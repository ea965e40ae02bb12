//! Numbers as they stand in the results.

/// The shortest text that is read back as the same number.
pub(super) fn shortest(value: f64, into: &mut Vec<u8>) {
    let mut buffer = zmij::Buffer::new();
    let text = buffer.format(value);
    into.extend_from_slice(text.strip_suffix(".0").unwrap_or(text).as_bytes());
}

/// Four decimals.
pub(super) fn four(value: f64, into: &mut Vec<u8>) {
    const PART: u64 = 10_000;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "scores and probabilities are small"
    )]
    let steps = (value.abs() * 10_000.0).round() as u64;
    if value < 0.0 && steps > 0 {
        into.push(b'-');
    }
    whole(steps / PART, into);
    let part = steps % PART;
    into.push(b'.');
    for ten in [1000, 100, 10, 1] {
        into.push(b'0' + u8::try_from(part / ten % 10).unwrap_or_default());
    }
}

/// A whole number.
pub(super) fn whole(value: impl itoa::Integer, into: &mut Vec<u8>) {
    into.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
}

/// A text, in quotes where it has to be.
pub(super) fn text(value: &[u8], into: &mut Vec<u8>) {
    if value.iter().any(|b| b",\"\r\n".contains(b)) {
        into.push(b'"');
        for byte in value {
            if *byte == b'"' {
                into.push(b'"');
            }
            into.push(*byte);
        }
        into.push(b'"');
    } else {
        into.extend_from_slice(value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Vec<u8>)) -> String {
        let mut into = Vec::new();
        write(&mut into);
        String::from_utf8(into).unwrap_or_default()
    }

    #[test]
    fn numbers_are_written_as_people_read_them() {
        assert_eq!(written(|to| shortest(5.0, to)), "5");
        assert_eq!(written(|to| shortest(5.1, to)), "5.1");
        assert_eq!(written(|to| shortest(61.0 / 12.0, to)), "5.083333333333333");
        assert_eq!(written(|to| four(0.25, to)), "0.2500");
        assert_eq!(written(|to| four(-1.00005, to)), "-1.0001");
        assert_eq!(written(|to| four(-0.000_001, to)), "0.0000");
        assert_eq!(written(|to| four(9.999_96, to)), "10.0000");
        assert_eq!(written(|to| whole(-12_i64, to)), "-12");
        assert_eq!(written(|to| text(b"a,\"b\"", to)), "\"a,\"\"b\"\"\"");
        assert_eq!(written(|to| text("Zoë".as_bytes(), to)), "Zoë");
    }
}
