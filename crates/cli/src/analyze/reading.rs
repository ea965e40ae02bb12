//! The file: opened, its layout found, read as often as it takes, and sorted where that is needed.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, Seek, SeekFrom};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::Args;
use super::chunks::{Chunks, PIECE};
use super::head::HEAD;
use super::judge::{Judge, Piece, encode_rows};
use super::layout::Layout;
use super::lot::Lot;
use super::outfile::{Out, nameless, reason};
use super::picture::Gallery;
use super::pipeline;
use super::progress::Progress;
use super::refusal::{Refusal, Refusals, plain};
use super::rows::RowReader;
use super::sort::{Sorted, Sorter};
use super::tally::Tally;
use crate::run::{self, Sentence};

/// What was found in one reading.
pub(super) struct Findings {
    pub(super) tally: Tally,
    pub(super) refusals: Refusals,
    pub(super) gallery: Gallery,
    pub(super) lot: Lot,
}

/// How a reading ended.
enum End {
    Whole(Box<Findings>),
    /// The rows of a client do not stand together.
    Unsorted,
}

/// A file that is read.
pub(super) struct Reading {
    file: File,
    path: PathBuf,
    /// What to call it.
    pub(super) name: String,
    length: u64,
    pub(super) layout: Arc<Layout>,
    threads: usize,
    strict: bool,
    stop: Arc<AtomicBool>,
    /// Where temporary files go.
    beside: Option<PathBuf>,
    sorted: Option<Sorted>,
    /// What was refused while it was sorted.
    refused: Refusals,
}

impl Reading {
    /// Opens the file and finds out how it is written. Standard input is put down first: a file can be read twice.
    pub(super) fn open(path: &Path, args: &Args, stop: Arc<AtomicBool>) -> Result<Self, Sentence> {
        let beside = args.out.clone().or_else(|| args.html.clone());
        let (file, name) = if path == Path::new("-") {
            let (mut file, _) = nameless(beside.as_deref())?;
            io::copy(&mut io::stdin().lock(), &mut file)
                .map_err(|e| format!("standard input: {}", reason(&e)))?;
            (file, "standard input".to_owned())
        } else {
            let name = plain(&path.display().to_string());
            let file = File::open(path).map_err(|e| format!("{name}: {}", reason(&e)))?;
            (file, name)
        };
        let failed = |e: io::Error| format!("{name}: {}", reason(&e));
        let data = file.metadata().map_err(failed)?;
        if data.is_dir() {
            return Err(format!("{name} is a folder"));
        }
        if !data.is_file() {
            return Err(format!(
                "{name} is no file; to read from a pipe, say - for standard input"
            ));
        }
        let length = data.len();
        let mut head = vec![0; usize::try_from(length).unwrap_or(usize::MAX).min(HEAD)];
        file.read_exact_at(&mut head, 0).map_err(failed)?;
        let all = head.len() as u64 == length;
        let layout = Layout::find(&head, all, &args.columns, &args.written)
            .map_err(|e| format!("{name}: {e}"))?;
        let cores = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Ok(Self {
            file,
            path: path.to_owned(),
            name,
            length,
            layout: Arc::new(layout),
            threads: args.threads.map_or_else(cores, usize::from),
            strict: args.strict,
            stop,
            beside,
            sorted: None,
            refused: Refusals::default(),
        })
    }

    /// The path that it was opened by.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// True where it had to be sorted.
    pub(super) fn was_sorted(&self) -> bool {
        self.sorted.is_some()
    }

    /// Judges everything; the lines go to what `make` makes, which is made anew where the file turns out to be unsorted.
    pub(super) fn judge(
        &mut self,
        judge: &Judge<'_>,
        make: impl Fn() -> Result<Out, Sentence>,
        header: &[u8],
    ) -> Result<(Findings, Out), Sentence> {
        loop {
            let mut out = make()?;
            out.write(header)?;
            let end = self.read(judge, &mut out)?;
            match end {
                End::Whole(findings) => return Ok((*findings, out)),
                End::Unsorted => self.sort()?,
            }
        }
    }

    fn read(&self, judge: &Judge<'_>, out: &mut Out) -> Result<End, Sentence> {
        let mut findings = Findings {
            tally: Tally::new(judge.rules.len()),
            refusals: self.refused.clone(),
            gallery: Gallery::new(judge.pictures),
            lot: Lot::new(judge.lot),
        };
        let mut seen: HashSet<u64> = HashSet::new();
        let mut unsorted = false;
        let length = self.sorted.as_ref().map_or(self.length, Sorted::length);
        let mut progress = Progress::new("reading", length, &self.stop);
        let read = Arc::clone(&progress.read);
        let collect = |part: super::judge::Part| {
            progress.step()?;
            self.strictly(&part.refusals)?;
            if self.sorted.is_none() && !part.clients.iter().all(|client| seen.insert(*client)) {
                unsorted = true;
                return Err(String::new());
            }
            out.write(&part.lines)?;
            findings.refusals.join(part.refusals);
            findings.tally.join(&part.tally);
            findings.gallery.join(part.gallery);
            findings.lot.join(part.lot);
            Ok(())
        };
        let work = |piece, scratch: &mut super::judge::Scratch| judge.piece(piece, scratch);
        let ended = match &self.sorted {
            None => {
                let mut chunks = self.chunks(&read)?;
                let next = || {
                    chunks
                        .next()
                        .map(|chunk| chunk.map(Piece::Text))
                        .map_err(|e| self.failed(&e))
                };
                pipeline::run(self.threads, next, work, collect)
            }
            Some(sorted) => {
                let mut merge = sorted.merge().map_err(|e| self.failed(&e))?;
                let next = || {
                    let piece = merge.next().map_err(|e| self.failed(&e))?;
                    let length = piece.as_ref().map_or(0, Vec::len) as u64;
                    read.fetch_add(length, std::sync::atomic::Ordering::Relaxed);
                    Ok(piece.map(Piece::Sorted))
                };
                pipeline::run(self.threads, next, work, collect)
            }
        };
        match ended {
            _ if unsorted => Ok(End::Unsorted),
            Ok(()) => Ok(End::Whole(Box::new(findings))),
            Err(sentence) => Err(sentence),
        }
    }

    /// Sorts the rows by client, on a temporary file.
    fn sort(&mut self) -> Result<(), Sentence> {
        let (file, place) = nameless(self.beside.as_deref())?;
        run::remark(&format!(
            "the rows of a client do not stand together: they are sorted first, on a temporary file in {}\n",
            place.display()
        ));
        let full = |e: io::Error| {
            format!(
                "the temporary file in {} could not be used: {}",
                place.display(),
                reason(&e)
            )
        };
        let mut sorter = Sorter::new(file);
        let mut refused = Refusals::default();
        let mut progress = Progress::new("sorting", self.length, &self.stop);
        let mut chunks = self.chunks(&progress.read)?;
        let next = || chunks.next().map_err(|e| self.failed(&e));
        let work = |chunk, reader: &mut RowReader| encode_rows(chunk, &self.layout, reader);
        pipeline::run(
            self.threads,
            next,
            work,
            |(rows, refusals): (Vec<u8>, Refusals)| {
                progress.step()?;
                self.strictly(&refusals)?;
                refused.join(refusals);
                sorter.add(&rows).map_err(full)
            },
        )?;
        drop(progress);
        self.sorted = Some(sorter.finish().map_err(full)?);
        self.refused = refused;
        Ok(())
    }

    fn chunks(&self, read: &Arc<std::sync::atomic::AtomicU64>) -> Result<Chunks<&File>, Sentence> {
        let mut file = &self.file;
        file.seek(SeekFrom::Start(self.layout.start))
            .map_err(|e| self.failed(&e))?;
        Ok(Chunks::new(file, &self.layout, Arc::clone(read), PIECE))
    }

    fn failed(&self, error: &io::Error) -> Sentence {
        format!("{}: {}", self.name, reason(error))
    }

    /// With `--strict`, the first row that cannot be used is the end.
    fn strictly(&self, refusals: &Refusals) -> Result<(), Sentence> {
        match refusals.first().next().filter(|_| self.strict) {
            Some(first) => Err(self.shown(first)),
            None => Ok(()),
        }
    }

    /// Where a row is, and what is wrong with it.
    pub(super) fn shown(&self, refusal: &Refusal) -> String {
        refusal.shown(&self.name, &self.layout.names)
    }
}
