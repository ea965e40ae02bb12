//! Chunks: a text file in pieces of whole courses, so that all cores can work on it. Cut where one client ends and another begins.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use memchr::{memchr, memrchr};

use crate::read::fields::Fields;
use crate::read::layout::Layout;
use crate::read::missing::{Missing, is_missing};
use crate::read::record::{Dialect, Found, LONGEST};
use crate::read::row_error::RowError;

/// How large a piece is, as long as no course is larger.
pub(crate) const PIECE: usize = 1024 * 1024;
/// How much is read at a time while a line without end is passed over.
const SKIP: u64 = 64 * 1024;

/// One chunk.
#[derive(Debug)]
pub(crate) struct Chunk {
    pub(crate) bytes: Vec<u8>,
    /// The line of its first byte.
    pub(crate) line: u64,
    /// Lines that were passed over while it was cut.
    pub(crate) refused: Vec<RowError>,
}

/// The chunks of a file, one after the other.
pub(crate) struct Chunks<R> {
    input: R,
    dialect: Dialect,
    client: usize,
    missing: Missing,
    /// Begins where a record begins.
    buffer: Vec<u8>,
    line: u64,
    ended: bool,
    refused: Vec<RowError>,
    fields: Fields,
    read: Arc<AtomicU64>,
    piece: usize,
}

impl<R: Read> Chunks<R> {
    /// `input` stands where the first row begins; `read` counts its bytes; a piece is about `piece` bytes.
    pub(crate) fn new(input: R, layout: &Layout, read: Arc<AtomicU64>, piece: usize) -> Self {
        Self {
            input,
            dialect: layout.dialect,
            client: layout.columns.client,
            missing: layout.missing.clone(),
            buffer: Vec::new(),
            line: layout.first_line,
            ended: false,
            refused: Vec::new(),
            fields: Fields::default(),
            read,
            piece,
        }
    }

    /// The next piece; `None` at the end.
    pub(crate) fn next(&mut self) -> io::Result<Option<Chunk>> {
        let mut target = self.piece;
        loop {
            self.fill(target)?;
            if self.ended {
                let rest = self.buffer.len();
                return Ok((rest > 0 || !self.refused.is_empty()).then(|| self.emit(rest)));
            }
            let starts = self.starts();
            if let Some(long) = starts.endless {
                self.pass_over(long)?;
                continue;
            }
            match self.cut(&starts) {
                0 => target = target.max(self.buffer.len()) * 2,
                cut => return Ok(Some(self.emit(cut))),
            }
        }
    }

    fn fill(&mut self, target: usize) -> io::Result<()> {
        let wanted = target.saturating_sub(self.buffer.len()) as u64;
        let got = (&mut self.input)
            .take(wanted)
            .read_to_end(&mut self.buffer)? as u64;
        self.read.fetch_add(got, Ordering::Relaxed);
        self.ended |= got < wanted;
        Ok(())
    }

    fn emit(&mut self, length: usize) -> Chunk {
        let rest = self.buffer.split_off(length);
        let bytes = std::mem::replace(&mut self.buffer, rest);
        let line = self.line;
        self.line += self.dialect.lines(&bytes);
        Chunk {
            bytes,
            line,
            refused: std::mem::take(&mut self.refused),
        }
    }

    /// Where the records begin that end in the buffer.
    fn starts(&self) -> Starts {
        let bytes = &self.buffer;
        if memchr(b'"', bytes).is_none() {
            let end = memrchr(self.dialect.end, bytes).map_or(0, |at| at + 1);
            let endless = (bytes.len() - end > LONGEST).then_some(end);
            return Starts {
                end,
                quoted: None,
                endless,
            };
        }
        let (mut starts, mut at) = (Vec::new(), 0);
        let endless = loop {
            match self.dialect.record(&bytes[at..], false) {
                Found::Record(length) => {
                    starts.push((at, true));
                    at += length;
                }
                Found::Unclosed(length) | Found::TooLong(Some(length)) => {
                    starts.push((at, false));
                    at += length;
                }
                Found::TooLong(None) => break Some(at),
                Found::Unfinished => break None,
            }
        };
        Starts {
            end: at,
            quoted: Some(starts),
            endless,
        }
    }

    /// How much of the buffer is whole courses, of which another client's follows; 0 where there is only one client.
    fn cut(&mut self, starts: &Starts) -> usize {
        let mut last: Option<Vec<u8>> = None;
        let (mut at, mut number) = (starts.end, starts.quoted.as_ref().map_or(0, Vec::len));
        while at > 0 {
            let end = at;
            let mut whole = true;
            match &starts.quoted {
                Some(starts) => {
                    number -= 1;
                    (at, whole) = starts[number];
                }
                None => at = self.dialect.last_plain(&self.buffer[..end]),
            }
            if !whole || end - at > LONGEST {
                continue;
            }
            let content = self.dialect.content(&self.buffer[at..end]);
            self.fields.split(content, self.dialect, self.client + 1);
            // A row without a client belongs to its neighbours.
            let client = self.fields.get(content, self.client);
            let Some(client) = client.filter(|client| !is_missing(client, &self.missing)) else {
                continue;
            };
            match &last {
                None => last = Some(client.to_vec()),
                Some(last) if *last == *client => {}
                Some(_) => return end,
            }
        }
        0
    }

    /// Leaves out a line that does not end for long: in its place stands an empty one.
    fn pass_over(&mut self, at: usize) -> io::Result<()> {
        let line = self.line + self.dialect.lines(&self.buffer[..at]);
        let found = &self.buffer[at..];
        let expected = format!("a line of at most {} KiB", LONGEST / 1024);
        self.refused.push(RowError::new(
            line,
            None,
            expected,
            &found[..found.len().min(200)],
        ));
        self.buffer.truncate(at);
        self.buffer.push(self.dialect.end);
        let mut piece = Vec::new();
        loop {
            piece.clear();
            let got = (&mut self.input).take(SKIP).read_to_end(&mut piece)? as u64;
            self.read.fetch_add(got, Ordering::Relaxed);
            if let Some(end) = memchr(self.dialect.end, &piece) {
                self.buffer.extend_from_slice(&piece[end + 1..]);
                return Ok(());
            }
            if got < SKIP {
                self.ended = true;
                return Ok(());
            }
        }
    }
}

/// The records of a buffer.
struct Starts {
    /// Where the last of them ends.
    end: usize,
    /// All of them, where there are quotes, and whether they are records; else they are found from behind.
    quoted: Option<Vec<(usize, bool)>>,
    /// A record that does not end, and is too long already.
    endless: Option<usize>,
}
