//! Names and values as a browser sends them (`application/x-www-form-urlencoded`).

use std::borrow::Cow;

use percent_encoding::percent_decode;

/// Names and values, in order. `None` where one of them is not UTF-8.
pub(crate) fn pairs(bytes: &[u8]) -> Option<Vec<(String, String)>> {
    bytes
        .split(|b| *b == b'&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let at = pair.iter().position(|b| *b == b'=');
            let (name, value) = match at {
                Some(at) => (&pair[..at], &pair[at + 1..]),
                None => (pair, &b""[..]),
            };
            Some((decode(name)?, decode(value)?))
        })
        .collect()
}

/// A name or a value as it was typed; `None` where it is not UTF-8, or a percent sign has no two digits behind it. (The library
/// lets such a sign stand for itself: then what is stored would not be what was sent.)
fn decode(bytes: &[u8]) -> Option<String> {
    let whole = |rest: &[u8]| rest.len() >= 2 && rest[..2].iter().all(u8::is_ascii_hexdigit);
    let mut signs = bytes.iter().enumerate().filter(|(_, b)| **b == b'%');
    if !signs.all(|(at, _)| whole(&bytes[at + 1..])) {
        return None;
    }
    let blanks: Vec<u8> = bytes
        .iter()
        .map(|b| if *b == b'+' { b' ' } else { *b })
        .collect();
    percent_decode(&blanks)
        .decode_utf8()
        .ok()
        .map(Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_utf8_is_not_a_form() {
        assert_eq!(pairs(b"words=%FF%FE"), None);
        assert_eq!(pairs(b"words=%G1"), None);
        assert_eq!(pairs(b"words=%4"), None);
        assert_eq!(pairs(b""), Some(Vec::new()));
    }
}
