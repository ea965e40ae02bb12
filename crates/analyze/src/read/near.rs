//! Byte search over eight bytes at a time, for what is near: fields are short, and `memchr` takes longer to begin than they take to end.

use memchr::memchr;

/// The first eight bytes; where there are fewer, filled up with ends.
#[inline]
pub(crate) fn eight(bytes: &[u8], end: u8) -> u64 {
    u64::from_le_bytes(bytes.first_chunk().copied().unwrap_or_else(|| {
        let mut last = [end; 8];
        last[..bytes.len()].copy_from_slice(bytes);
        last
    }))
}

/// A byte in each of eight places.
const EACH: u64 = u64::from_ne_bytes([1; 8]);

/// The highest bit of each of eight bytes that is this one.
#[inline]
pub(crate) fn same(word: u64, byte: u8) -> u64 {
    const LOW: u64 = EACH * 0x7f;
    let other = word ^ (EACH * u64::from(byte));
    !(((other & LOW) + LOW) | other | LOW)
}

/// Of eight bytes, which is the first that [`same`] found.
#[inline]
pub(crate) fn first(found: u64) -> usize {
    found.trailing_zeros() as usize / 8
}

/// The first place of a byte.
#[inline]
pub(crate) fn near(byte: u8, bytes: &[u8]) -> Option<usize> {
    let (mut at, mut rest) = (0, bytes);
    while let Some((word, after)) = rest.split_first_chunk::<8>() {
        let found = same(u64::from_le_bytes(*word), byte);
        if found != 0 {
            return Some(at + first(found));
        }
        (at, rest) = (at + 8, after);
        if at == 32 {
            return memchr(byte, rest).map(|far| at + far);
        }
    }
    let last = rest.iter().position(|other| *other == byte);
    last.map(|far| at + far)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_is_found_wherever_it_stands() {
        let all: Vec<u8> = (0..=255).collect();
        for from in 0..=255 {
            for byte in 0..=255 {
                let bytes = &all[from..];
                assert_eq!(near(byte, bytes), memchr(byte, bytes), "{byte} from {from}");
                let turned: Vec<u8> = bytes.iter().rev().copied().collect();
                assert_eq!(near(byte, &turned), memchr(byte, &turned), "{byte}");
            }
        }
    }
}
