//! The merge of sorted runs into chunks of whole courses.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;

use crate::read::packed_row::PackedRow;

/// How much of each run is read at a time.
const WINDOW: usize = 128 * 1024;
/// How large a piece of sorted rows is, as long as no course is larger.
const PIECE: usize = 1024 * 1024;

/// Sorted runs, which can be merged as often as one likes.
pub(crate) struct Sorted {
    file: File,
    runs: Vec<(u64, u64)>,
}

impl Sorted {
    /// Runs on a file: from where to where each is.
    pub(crate) fn new(file: File, runs: Vec<(u64, u64)>) -> Self {
        Self { file, runs }
    }

    /// How many there are.
    #[cfg(test)]
    pub(crate) fn runs(&self) -> usize {
        self.runs.len()
    }

    /// How many bytes of rows there are.
    pub(crate) fn length(&self) -> u64 {
        self.runs.last().map_or(0, |(_, to)| *to)
    }

    /// All rows, in pieces of whole courses.
    pub(crate) fn merge(&self) -> io::Result<Merge<'_>> {
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
    fn row(&self) -> PackedRow<'_> {
        PackedRow(&self.window[self.read..self.read + self.length])
    }

    /// Goes on to the next row; false at the end.
    fn next(&mut self) -> io::Result<bool> {
        self.read += self.length;
        loop {
            if let Some((row, _)) = PackedRow::first(&self.window[self.read..]) {
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
pub(crate) struct Merge<'a> {
    heads: BinaryHeap<Reverse<Run<'a>>>,
}

impl Merge<'_> {
    /// The next piece of whole courses; `None` at the end.
    pub(crate) fn next(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut piece = Vec::with_capacity(PIECE + 1024);
        // Where the last row in it begins.
        let mut last = 0;
        while let Some(mut head) = self.heads.peek_mut() {
            let row = head.0.row();
            if piece.len() >= PIECE && PackedRow(&piece[last..]).client() != row.client() {
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
