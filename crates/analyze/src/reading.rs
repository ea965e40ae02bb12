//! Readings: the file is read as often as it takes, on all cores, and sorted where the rows of a client are not together.

use std::collections::HashSet;
use std::fs::File;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::course::learning_sample::LearningSample;
use crate::error::Error;
use crate::judge::gallery::Gallery;
use crate::judge::pieces::{Judge, Part, Piece, Scratch};
use crate::judge::tally::Tally;
use crate::observer::{Observer, Stage};
use crate::options::Options;
use crate::pipeline;
use crate::read::chunks::{Chunks, PIECE};
use crate::read::head::HEAD;
use crate::read::input::Input;
use crate::read::layout::Layout;
use crate::read::merge::Sorted;
use crate::read::row::RowReader;
use crate::read::row_error::RowErrors;
use crate::read::rows::encode_rows;
use crate::read::sorter::Sorter;
use crate::results::Results;
use crate::temporary::nameless;

/// The findings of one reading.
pub(crate) struct Findings {
    pub(crate) tally: Tally,
    pub(crate) errors: RowErrors,
    pub(crate) gallery: Gallery,
    pub(crate) learning: LearningSample,
}

/// How a reading ended.
enum End {
    Whole(Box<Findings>),
    /// The rows of a client are not together.
    Unsorted,
}

/// Why a reading ended early.
enum Early {
    Unsorted,
    Error(Error),
}

impl From<pipeline::Broken> for Early {
    fn from(broken: pipeline::Broken) -> Self {
        Self::Error(broken.into())
    }
}

impl From<Error> for Early {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

/// A file that is read.
pub(crate) struct Reading {
    input: Input,
    pub(crate) layout: Arc<Layout>,
    sorted: Option<Sorted>,
    /// Row errors of the sorting.
    errors: RowErrors,
}

impl Reading {
    /// Finds out how the file is written.
    pub(crate) fn new(input: Input, options: &Options) -> Result<Self, Error> {
        let head = input.head(HEAD)?;
        let all = head.len() as u64 == input.length();
        let name = || input.name().to_owned();
        let layout = Layout::find(&head, all, options);
        let layout = layout.map_err(|why| Error::Layout { name: name(), why })?;
        Ok(Self {
            input,
            layout: Arc::new(layout),
            sorted: None,
            errors: RowErrors::default(),
        })
    }

    /// What the report calls the file.
    pub(crate) fn name(&self) -> &str {
        self.input.name()
    }

    /// True where it had to be sorted.
    pub(crate) fn was_sorted(&self) -> bool {
        self.sorted.is_some()
    }
}

/// A pass over a file: how it is read, where lines go, who watches.
pub(crate) struct Pass<'a> {
    pub(crate) options: &'a Options,
    /// The first line of the results.
    pub(crate) header: &'a [u8],
    pub(crate) results: &'a mut dyn Results,
    pub(crate) observer: &'a mut dyn Observer,
}

impl Pass<'_> {
    /// Judges everything. Where the file turns out to be unsorted, it is sorted, and the results begin again.
    pub(crate) fn judge(
        &mut self,
        reading: &mut Reading,
        judge: &Judge<'_>,
    ) -> Result<Findings, Error> {
        loop {
            self.begin()?;
            let end = self.read(reading, judge);
            self.observer.over();
            match end? {
                End::Whole(findings) => return Ok(*findings),
                End::Unsorted => self.sort(reading)?,
            }
        }
    }

    fn begin(&mut self) -> Result<(), Error> {
        let begun = self.results.restart();
        begun
            .and_then(|()| self.results.write_all(self.header))
            .map_err(Error::Results)
    }

    fn read(&mut self, reading: &Reading, judge: &Judge<'_>) -> Result<End, Error> {
        let Reading { input, sorted, .. } = reading;
        let mut findings = Findings {
            tally: Tally::new(judge.rules.len()),
            errors: reading.errors.clone(),
            gallery: Gallery::new(judge.charts),
            learning: LearningSample::new(judge.learning),
        };
        let mut seen: HashSet<u64> = HashSet::new();
        let length = sorted.as_ref().map_or(input.length(), Sorted::length);
        let read = Arc::new(AtomicU64::new(0));
        let threads = threads(self.options);
        let collect = |part: Part| {
            self.progress(Stage::Reading, &read, length)?;
            self.strictly(reading, &part.errors)?;
            if sorted.is_none() && !part.clients.iter().all(|client| seen.insert(*client)) {
                return Err(Early::Unsorted);
            }
            let written = self.results.write_all(&part.lines);
            written.map_err(Error::Results)?;
            findings.errors.join(part.errors);
            findings.tally.join(&part.tally);
            findings.gallery.join(part.gallery);
            findings.learning.join(part.learning);
            Ok(())
        };
        let work = |piece, scratch: &mut Scratch| judge.piece(piece, scratch);
        let ended = match sorted {
            None => {
                let mut chunks = chunks(reading, &read)?;
                let next = || {
                    let chunk = chunks.next().map_err(|cause| input.failed(cause))?;
                    Ok(chunk.map(Piece::Text))
                };
                pipeline::run(threads, next, work, collect)
            }
            Some(sorted) => {
                let mut merge = sorted.merge().map_err(|cause| input.failed(cause))?;
                let next = || {
                    let piece = merge.next().map_err(|cause| input.failed(cause))?;
                    let length = piece.as_ref().map_or(0, Vec::len) as u64;
                    read.fetch_add(length, Ordering::Relaxed);
                    Ok(piece.map(Piece::Sorted))
                };
                pipeline::run(threads, next, work, collect)
            }
        };
        match ended {
            Ok(()) => Ok(End::Whole(Box::new(findings))),
            Err(Early::Unsorted) => Ok(End::Unsorted),
            Err(Early::Error(error)) => Err(error),
        }
    }

    /// Sorts the rows by client, on a temporary file.
    fn sort(&mut self, reading: &mut Reading) -> Result<(), Error> {
        let (file, folder) = nameless(self.options.temporary.as_deref())?;
        self.observer.sorts_in(&folder);
        let full = |cause: io::Error| Error::Temporary {
            folder: folder.clone(),
            cause,
        };
        let mut sorter = Sorter::new(file);
        let mut errors = RowErrors::default();
        let read = Arc::new(AtomicU64::new(0));
        let mut chunks = chunks(reading, &read)?;
        let next = || chunks.next().map_err(|cause| reading.input.failed(cause));
        let work = |chunk, reader: &mut RowReader| encode_rows(chunk, &reading.layout, reader);
        let threads = threads(self.options);
        let collect = |(rows, these): (Vec<u8>, RowErrors)| {
            self.progress(Stage::Sorting, &read, reading.input.length())?;
            self.strictly(reading, &these)?;
            errors.join(these);
            sorter.add(&rows).map_err(full)
        };
        let ended = pipeline::run(threads, next, work, collect);
        self.observer.over();
        ended?;
        reading.sorted = Some(sorter.finish().map_err(full)?);
        reading.errors = errors;
        Ok(())
    }

    fn progress(&mut self, stage: Stage, read: &AtomicU64, all: u64) -> Result<(), Error> {
        let read = read.load(Ordering::Relaxed).min(all);
        match self.observer.progress(stage, read, all) {
            std::ops::ControlFlow::Continue(()) => Ok(()),
            std::ops::ControlFlow::Break(()) => Err(Error::Stopped),
        }
    }

    /// In a strict analysis the first row that can't be used is the end.
    fn strictly(&self, reading: &Reading, errors: &RowErrors) -> Result<(), Error> {
        match errors.first().next().filter(|_| self.options.strict) {
            Some(first) => Err(Error::Row(
                first.shown(reading.name(), &reading.layout.names),
            )),
            None => Ok(()),
        }
    }
}

fn threads(options: &Options) -> usize {
    let cores = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    options.threads.unwrap_or_else(cores).max(1)
}

fn chunks<'a>(reading: &'a Reading, read: &Arc<AtomicU64>) -> Result<Chunks<&'a File>, Error> {
    let layout = &reading.layout;
    let file = reading.input.from(layout.start)?;
    Ok(Chunks::new(file, layout, Arc::clone(read), PIECE))
}
