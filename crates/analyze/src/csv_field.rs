//! CSV fields: numbers and texts as the results write them.

/// A number in the shortest text that reads back as the same number.
pub fn shortest(value: f64, into: &mut Vec<u8>) {
    // Most scores have a few decimals. What is the same number with four of them has its shortest text there, zeros left out.
    const PART: u32 = 10_000;
    if (0.0..1e5).contains(&value) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "at most 10^9"
        )]
        let steps = (value * 1e4 + 0.5) as i64 as u32;
        if f64::from(steps) / 1e4 == value {
            whole(steps / PART, into);
            let part = steps % PART;
            if part > 0 {
                let digit = |ten: u32| b'0' + (part / ten % 10) as u8;
                let text = [b'.', digit(1000), digit(100), digit(10), digit(1)];
                let last = text.iter().rposition(|byte| *byte != b'0');
                into.extend_from_slice(&text[..=last.unwrap_or(0)]);
            }
            return;
        }
    }
    let mut buffer = zmij::Buffer::new();
    let text = buffer.format(value);
    into.extend_from_slice(text.strip_suffix(".0").unwrap_or(text).as_bytes());
}

/// A number with four decimals. It is a score or a probability: less than 10^13.
pub fn four(value: f64, into: &mut Vec<u8>) {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "above 0, and small"
    )]
    let mut steps = (value.abs() * 10_000.0 + 0.5) as u64;
    if value < 0.0 && steps > 0 {
        into.push(b'-');
    }
    // Probabilities, and most scores.
    if let Ok(few @ ..100_000) = u32::try_from(steps) {
        let digit = |ten: u32| b'0' + (few / ten % 10) as u8;
        let text = [
            digit(10_000),
            b'.',
            digit(1000),
            digit(100),
            digit(10),
            digit(1),
        ];
        return into.extend_from_slice(&text);
    }
    // From behind, into more room than any number takes.
    let mut digits = [b'0'; 24];
    let mut at = digits.len();
    loop {
        at -= 1;
        if digits.len() - at == 5 {
            digits[at] = b'.';
            continue;
        }
        let digit = (steps % 10) as u8;
        digits[at] = b'0' + digit;
        steps /= 10;
        if steps == 0 && digits.len() - at > 5 {
            break;
        }
    }
    into.extend_from_slice(&digits[at..]);
}

/// A whole number.
pub fn whole(value: impl itoa::Integer, into: &mut Vec<u8>) {
    into.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
}

/// A text, in quotes where it has to be.
pub fn text(value: &[u8], into: &mut Vec<u8>) {
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
        assert_eq!(written(|to| shortest(0.0, to)), "0");
        assert_eq!(written(|to| shortest(10.0406, to)), "10.0406");
        assert_eq!(written(|to| shortest(-5.5, to)), "-5.5");
        assert_eq!(written(|to| shortest(0.00001, to)), "0.00001");
        for n in 0..20_000_u32 {
            let value = f64::from(n) / 1000.0;
            assert_eq!(written(|to| shortest(value, to)), value.to_string());
        }
        assert_eq!(written(|to| shortest(61.0 / 12.0, to)), "5.083333333333333");
        assert_eq!(written(|to| four(0.25, to)), "0.2500");
        assert_eq!(written(|to| four(0.0, to)), "0.0000");
        assert_eq!(written(|to| four(1234.5, to)), "1234.5000");
        assert_eq!(written(|to| four(0.0499, to)), "0.0499");
        assert_eq!(written(|to| four(-1.00005, to)), "-1.0001");
        assert_eq!(written(|to| four(-0.000_001, to)), "0.0000");
        assert_eq!(written(|to| four(9.999_96, to)), "10.0000");
        assert_eq!(written(|to| whole(-12_i64, to)), "-12");
        assert_eq!(written(|to| text(b"a,\"b\"", to)), "\"a,\"\"b\"\"\"");
        assert_eq!(written(|to| text("Zoë".as_bytes(), to)), "Zoë");
    }
}
