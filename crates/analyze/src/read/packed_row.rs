//! Packed rows: rows that were read and checked, as bytes that can be sorted.

use alliance::Direct;

use crate::read::answer::Rater;
use crate::read::row::Row;

/// What stands before the items: its own length, line, order, rater, direct answer, score, number of items.
const FIXED: usize = 4 + 8 + 8 + 1 + 1 + 8 + 2;

/// Packs a row.
pub(crate) fn encode(client: &[u8], row: &Row, items: &[Option<f64>], into: &mut Vec<u8>) {
    let begin = into.len();
    into.extend_from_slice(&[0; 4]);
    into.extend_from_slice(&row.line.to_le_bytes());
    into.extend_from_slice(&row.order.to_le_bytes());
    into.push(match row.rater {
        Rater::Client => 0,
        Rater::Therapist => 1,
        Rater::Other => 2,
    });
    into.push(
        row.direct
            .and_then(|d| Direct::ALL.iter().position(|one| *one == d))
            .map_or(255, |at| u8::try_from(at).unwrap_or(255)),
    );
    into.extend_from_slice(&row.score.unwrap_or(f64::NAN).to_le_bytes());
    into.extend_from_slice(&u16::try_from(items.len()).unwrap_or(u16::MAX).to_le_bytes());
    for item in items.iter().take(usize::from(u16::MAX)) {
        into.extend_from_slice(&item.unwrap_or(f64::NAN).to_le_bytes());
    }
    into.extend_from_slice(client);
    let length = u32::try_from(into.len() - begin).unwrap_or(u32::MAX);
    into[begin..begin + 4].copy_from_slice(&length.to_le_bytes());
}

/// A packed row.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PackedRow<'a>(pub(crate) &'a [u8]);

impl<'a> PackedRow<'a> {
    /// The first of `bytes`, and what follows it. `None` where there is no whole one.
    pub(crate) fn first(bytes: &'a [u8]) -> Option<(Self, &'a [u8])> {
        let length = u32::from_le_bytes(bytes.get(..4)?.try_into().ok()?) as usize;
        (bytes.len() >= length).then(|| (Self(&bytes[..length]), &bytes[length..]))
    }

    fn eight(self, at: usize) -> [u8; 8] {
        let mut eight = [0; 8];
        eight.copy_from_slice(&self.0[at..at + 8]);
        eight
    }

    fn float(self, at: usize) -> Option<f64> {
        Some(f64::from_le_bytes(self.eight(at))).filter(|value| !value.is_nan())
    }

    fn count(self) -> usize {
        usize::from(u16::from_le_bytes([self.0[30], self.0[31]]))
    }

    /// Who the client is.
    pub(crate) fn client(self) -> &'a [u8] {
        &self.0[FIXED + 8 * self.count()..]
    }

    pub(crate) fn items(self) -> impl Iterator<Item = Option<f64>> {
        (0..self.count()).map(move |n| self.float(FIXED + 8 * n))
    }

    pub(crate) fn row(self) -> Row {
        Row {
            line: u64::from_le_bytes(self.eight(4)),
            order: i64::from_le_bytes(self.eight(12)),
            rater: match self.0[20] {
                0 => Rater::Client,
                1 => Rater::Therapist,
                _ => Rater::Other,
            },
            direct: Direct::ALL.get(usize::from(self.0[21])).copied(),
            score: self.float(22),
        }
    }

    /// What rows are sorted by: the client's number, where it is one, its letters, and the line.
    pub(crate) fn key(self) -> (u64, &'a [u8], u64) {
        let client = self.client();
        let number = std::str::from_utf8(client)
            .ok()
            .filter(|text| text.bytes().all(|b| b.is_ascii_digit()));
        let number = number
            .and_then(|text| text.parse().ok())
            .unwrap_or(u64::MAX);
        (number, client, u64::from_le_bytes(self.eight(4)))
    }
}
