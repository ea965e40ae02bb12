//! An external merge sort by client, for files in which the rows of a client do not stand together.
//!
//! Rows are read and checked first, so that what is sorted is short and has its line; they lie in runs on one temporary
//! file without a name, which is gone when this program is, however it ends. Clients come in the order of their numbers, where they
//! are numbers, and then by their letters; the rows of one client in the order of the file.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::FileExt;

use alliance::Direct;

use super::rows::Row;
use super::value::Rater;

/// How much is sorted in memory at a time.
const RUN: usize = 32 * 1024 * 1024;
/// How much of each run is read at a time.
const WINDOW: usize = 128 * 1024;
/// How large a piece of sorted rows is, as long as no course is larger.
const PIECE: usize = 1024 * 1024;
/// What stands before the items: its own length, line, order, rater, direct answer, score, number of items.
const FIXED: usize = 4 + 8 + 8 + 1 + 1 + 8 + 2;

/// Writes a row down, to be sorted.
pub(super) fn encode(client: &[u8], row: &Row, items: &[Option<f64>], into: &mut Vec<u8>) {
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

/// A row as it was written down.
#[derive(Debug, Clone, Copy)]
pub(super) struct Written<'a>(&'a [u8]);

impl<'a> Written<'a> {
    /// The first of `bytes`, and what follows it. `None` where there is no whole one.
    pub(super) fn first(bytes: &'a [u8]) -> Option<(Self, &'a [u8])> {
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

    pub(super) fn client(self) -> &'a [u8] {
        &self.0[FIXED + 8 * self.count()..]
    }

    pub(super) fn items(self) -> impl Iterator<Item = Option<f64>> {
        (0..self.count()).map(move |n| self.float(FIXED + 8 * n))
    }

    pub(super) fn row(self) -> Row {
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

    fn key(self) -> (u64, &'a [u8], u64) {
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

/// Takes rows, in any order of clients.
pub(super) struct Sorter {
    file: File,
    /// Where the runs lie: from, to.
    runs: Vec<(u64, u64)>,
    rows: Vec<u8>,
}

impl Sorter {
    /// `file` is empty, and for this alone.
    pub(super) fn new(file: File) -> Self {
        Self {
            file,
            runs: Vec::new(),
            rows: Vec::with_capacity(RUN),
        }
    }

    /// Some rows, as they were written down.
    pub(super) fn add(&mut self, rows: &[u8]) -> io::Result<()> {
        if !self.rows.is_empty() && self.rows.len() + rows.len() > RUN {
            self.write_run()?;
        }
        self.rows.extend_from_slice(rows);
        Ok(())
    }

    fn write_run(&mut self) -> io::Result<()> {
        let (mut places, mut rest) = (Vec::new(), self.rows.as_slice());
        while let Some((row, after)) = Written::first(rest) {
            let key = row.key();
            places.push((key.0, row));
            rest = after;
        }
        places.sort_unstable_by(|(a, one), (b, other)| {
            a.cmp(b).then_with(|| one.key().cmp(&other.key()))
        });
        let from = self.runs.last().map_or(0, |(_, to)| *to);
        let mut out = BufWriter::with_capacity(1024 * 1024, &self.file);
        for (_, row) in &places {
            out.write_all(row.0)?;
        }
        out.flush()?;
        drop(out);
        self.runs.push((from, from + self.rows.len() as u64));
        self.rows.clear();
        Ok(())
    }

    /// All rows are there.
    pub(super) fn finish(mut self) -> io::Result<Sorted> {
        if !self.rows.is_empty() {
            self.write_run()?;
        }
        Ok(Sorted {
            file: self.file,
            runs: self.runs,
        })
    }
}

/// Sorted runs, which can be merged as often as one likes.
pub(super) struct Sorted {
    file: File,
    runs: Vec<(u64, u64)>,
}

impl Sorted {
    /// How many bytes of rows there are.
    pub(super) fn length(&self) -> u64 {
        self.runs.last().map_or(0, |(_, to)| *to)
    }

    /// All rows, in pieces of whole courses.
    pub(super) fn merge(&self) -> io::Result<Merge<'_>> {
        let mut heads = BinaryHeap::new();
        for (from, to) in &self.runs {
            let mut run = Run {
                file: &self.file,
                at: *from,
                to: *to,
                window: Vec::new(),
                read: 0,
                length: 0,
            };
            if run.next()? {
                heads.push(Reverse(run));
            }
        }
        Ok(Merge { heads })
    }
}

/// One run while it is merged; its first row is in the window.
struct Run<'a> {
    file: &'a File,
    at: u64,
    to: u64,
    window: Vec<u8>,
    /// Where in the window the row begins, and how long it is.
    read: usize,
    length: usize,
}

impl Run<'_> {
    fn row(&self) -> Written<'_> {
        Written(&self.window[self.read..self.read + self.length])
    }

    /// Goes on to the next row; false at the end.
    fn next(&mut self) -> io::Result<bool> {
        self.read += self.length;
        loop {
            if let Some((row, _)) = Written::first(&self.window[self.read..]) {
                self.length = row.0.len();
                return Ok(true);
            }
            if self.at == self.to {
                self.length = 0;
                return Ok(false);
            }
            self.window.drain(..self.read);
            self.read = 0;
            let kept = self.window.len();
            let more = usize::try_from(self.to - self.at)
                .unwrap_or(usize::MAX)
                .min(WINDOW);
            self.window.resize(kept + more, 0);
            self.file.read_exact_at(&mut self.window[kept..], self.at)?;
            self.at += more as u64;
        }
    }
}

impl PartialEq for Run<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Run<'_> {}

impl PartialOrd for Run<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Run<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.row().key().cmp(&other.row().key())
    }
}

/// Rows of all runs, smallest first.
pub(super) struct Merge<'a> {
    heads: BinaryHeap<Reverse<Run<'a>>>,
}

impl Merge<'_> {
    /// The next piece of whole courses; `None` at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut piece = Vec::with_capacity(PIECE + 1024);
        // Where the last row in it begins.
        let mut last = 0;
        while let Some(mut head) = self.heads.peek_mut() {
            let row = head.0.row();
            if piece.len() >= PIECE && Written(&piece[last..]).client() != row.client() {
                break;
            }
            last = piece.len();
            piece.extend_from_slice(row.0);
            if !head.0.next()? {
                std::collections::binary_heap::PeekMut::pop(head);
            }
        }
        Ok((!piece.is_empty()).then_some(piece))
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;

    #[test]
    fn rows_come_back_by_client_and_line_as_they_were() {
        let mut sorter = Sorter::new(tempfile::tempfile().unwrap());
        let mut expected = Vec::new();
        for line in 0..5000_u64 {
            let client = match line % 7 {
                0 => "b".to_owned(),
                1 => "a, \"b\"".to_owned(),
                n => format!("{}", n * line % 41),
            };
            let row = Row {
                line,
                order: -i64::try_from(line).unwrap(),
                rater: [Rater::Client, Rater::Therapist, Rater::Other]
                    [usize::try_from(line % 3).unwrap()],
                score: (line % 4 > 0).then(|| line as f64 / 3.0),
                direct: Direct::ALL.get(usize::try_from(line % 6).unwrap()).copied(),
            };
            let items = [Some(1.5), None, row.score];
            let mut bytes = Vec::new();
            encode(client.as_bytes(), &row, &items, &mut bytes);
            sorter.add(&bytes).unwrap();
            if line % 1000 == 999 {
                sorter.write_run().unwrap();
            }
            let number = client.parse::<u64>().unwrap_or(u64::MAX);
            expected.push((number, client.into_bytes(), row, items));
        }
        expected.sort_by(|a, b| (a.0, &a.1, a.2.line).cmp(&(b.0, &b.1, b.2.line)));
        let sorted = sorter.finish().unwrap();
        assert_eq!(sorted.runs.len(), 5);
        for _ in 0..2 {
            let (mut merge, mut at) = (sorted.merge().unwrap(), 0);
            while let Some(piece) = merge.next().unwrap() {
                let mut rest = piece.as_slice();
                while let Some((row, after)) = Written::first(rest) {
                    let (_, client, expected_row, items) = &expected[at];
                    assert_eq!(
                        (row.client(), row.row()),
                        (client.as_slice(), *expected_row)
                    );
                    assert!(row.items().eq(items.iter().copied()));
                    (rest, at) = (after, at + 1);
                }
            }
            assert_eq!(at, expected.len());
        }
    }
}
