//! An external merge sort by client, for files in which the rows of a client are not together.
//!
//! Rows are read and checked first, so that what is sorted is short and has its line; they lie in runs on one temporary
//! file without a name, which is gone when this program is, however it ends. Clients come in the order of their numbers, where they
//! are numbers, and then by their letters; the rows of one client in the order of the file.

use std::fs::File;
use std::io::{self, BufWriter, Write};

use crate::read::merge::Sorted;
use crate::read::packed_row::PackedRow;

/// How much is sorted in memory at a time.
const RUN: usize = 32 * 1024 * 1024;

/// A sorter of rows, which come in any order of clients.
pub(crate) struct Sorter {
    file: File,
    /// Where the runs lie: from, to.
    runs: Vec<(u64, u64)>,
    rows: Vec<u8>,
}

impl Sorter {
    /// `file` is empty, and for this alone.
    pub(crate) fn new(file: File) -> Self {
        Self {
            file,
            runs: Vec::new(),
            rows: Vec::with_capacity(RUN),
        }
    }

    /// Adds some packed rows.
    pub(crate) fn add(&mut self, rows: &[u8]) -> io::Result<()> {
        if !self.rows.is_empty() && self.rows.len() + rows.len() > RUN {
            self.write_run()?;
        }
        self.rows.extend_from_slice(rows);
        Ok(())
    }

    fn write_run(&mut self) -> io::Result<()> {
        let (mut places, mut rest) = (Vec::new(), self.rows.as_slice());
        while let Some((row, after)) = PackedRow::first(rest) {
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

    /// Ends with the last run: all rows are there.
    pub(crate) fn finish(mut self) -> io::Result<Sorted> {
        if !self.rows.is_empty() {
            self.write_run()?;
        }
        Ok(Sorted::new(self.file, self.runs))
    }
}

#[cfg(test)]
mod tests;
