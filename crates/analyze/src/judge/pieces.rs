//! Judging: what the engine and the rules say of the courses of a piece, as lines of the results, as counts, and as charts.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use alliance::rules::{Rule, Site};

use crate::course::learning_sample::LearningSample;
use crate::course::sessions::Course;
use crate::judge::batch::Batch;
use crate::judge::engine::{Engine, Flag, Seen};
use crate::judge::gallery::{Chart, Gallery};
use crate::judge::result_lines::write_lines;
use crate::judge::tally::{LONGEST, Tally};
use crate::options::Gaps;
use crate::read::chunks::Chunk;
use crate::read::layout::Layout;
use crate::read::packed_row::PackedRow;
use crate::read::row::RowReader;
use crate::read::row_error::RowErrors;
use crate::read::rows::each_row;

/// A piece of a file: rows of whole courses.
pub(crate) enum Piece {
    Text(Chunk),
    Sorted(Vec<u8>),
}

/// The judge: what has to be known to judge a course.
pub(crate) struct Judge<'a> {
    pub(crate) layout: Arc<Layout>,
    pub(crate) gaps: Gaps,
    pub(crate) site: Site,
    pub(crate) rules: &'a [&'static Rule],
    pub(crate) engine: Option<&'a Engine>,
    /// How many charts of courses are wanted.
    pub(crate) charts: usize,
    /// How many courses are wanted to learn from.
    pub(crate) learning: usize,
    /// True where the lines of the results are wanted.
    pub(crate) lines: bool,
}

/// The findings of a piece.
pub(crate) struct Part {
    pub(crate) lines: Vec<u8>,
    pub(crate) errors: RowErrors,
    pub(crate) tally: Tally,
    pub(crate) gallery: Gallery,
    pub(crate) learning: LearningSample,
    /// Whose courses there were, as hashes: nobody may come a second time.
    pub(crate) clients: Vec<u64>,
}

/// A worker's buffers, used again and again.
#[derive(Default)]
pub(crate) struct Scratch {
    reader: RowReader,
    batch: Batch,
    flags: Vec<Vec<bool>>,
}

impl Judge<'_> {
    /// Judges all courses of a piece.
    pub(crate) fn piece(&self, piece: Piece, scratch: &mut Scratch) -> Part {
        let mut part = Part {
            lines: Vec::with_capacity(self.room(&piece)),
            errors: RowErrors::default(),
            tally: Tally::new(self.rules.len()),
            gallery: Gallery::new(self.charts),
            learning: LearningSample::new(self.learning),
            clients: Vec::new(),
        };
        match piece {
            Piece::Text(chunk) => self.text(chunk, scratch, &mut part),
            Piece::Sorted(rows) => self.sorted(&rows, scratch, &mut part),
        }
        part
    }

    /// About how many bytes the lines of a piece take: at least what is read, and the answers.
    fn room(&self, piece: &Piece) -> usize {
        let read = match piece {
            Piece::Text(chunk) => chunk.bytes.len(),
            Piece::Sorted(rows) => rows.len(),
        };
        let times = if self.engine.is_some() { 4 } else { 2 };
        if self.lines { read * times } else { 0 }
    }

    fn text(&self, chunk: Chunk, scratch: &mut Scratch, part: &mut Part) {
        let Scratch {
            reader,
            batch,
            flags,
        } = scratch;
        batch.begin(b"");
        let mut items = Vec::new();
        let errors = each_row(
            chunk,
            &self.layout,
            reader,
            &mut items,
            |client, row, items| {
                if batch.course().client != client {
                    batch.next(client, |batch| self.judge(batch, flags, part));
                }
                // A row that cannot be used says at least that somebody else's course begins.
                let Some(row) = row else { return };
                let course = batch.course();
                course.items.extend_from_slice(items);
                course.push(row);
            },
        );
        part.errors.join(errors);
        batch.finish();
        self.judge(batch, flags, part);
    }

    fn sorted(&self, rows: &[u8], scratch: &mut Scratch, part: &mut Part) {
        let Scratch { batch, flags, .. } = scratch;
        batch.begin(b"");
        let mut rest = rows;
        while let Some((row, after)) = PackedRow::first(rest) {
            let course = batch.course();
            if course.is_empty() || course.client != row.client() {
                batch.next(row.client(), |batch| self.judge(batch, flags, part));
            }
            let course = batch.course();
            course.items.extend(row.items());
            course.push(row.row());
            rest = after;
        }
        batch.finish();
        self.judge(batch, flags, part);
    }

    /// Judges the courses that are whole.
    fn judge(&self, batch: &mut Batch, flags: &mut Vec<Vec<bool>>, part: &mut Part) {
        for course in batch.whole() {
            let mut hasher = DefaultHasher::new();
            course.client.hash(&mut hasher);
            let client = hasher.finish();
            part.clients.push(client);
            course.settle(&self.layout, self.gaps, &mut |error| part.errors.add(error));
            part.tally.others += course.others;
            part.learning.offer(client, &course.scores);
        }
        if let Some(engine) = self.engine {
            batch.watch(engine, &self.layout);
        }
        for (course, seen) in batch.judged() {
            if !course.sessions.is_empty() {
                self.course(course, seen, flags, part);
            }
        }
    }

    fn course(&self, course: &Course, seen: &[Seen], flags: &mut Vec<Vec<bool>>, part: &mut Part) {
        flags.resize(self.rules.len(), Vec::new());
        for (rule, flags) in self.rules.iter().zip(flags.iter_mut()) {
            flags.resize(course.scores.len(), false);
            rule.flag(&course.scores, &self.site, flags);
        }
        self.count(course, seen, flags, &mut part.tally);
        if self.lines {
            write_lines(course, seen, flags, &mut part.lines);
        }
        part.gallery
            .offer(|| Chart::of(course, seen, flags), rank(seen, flags));
    }

    fn count(&self, course: &Course, seen: &[Seen], flags: &[Vec<bool>], tally: &mut Tally) {
        let written = || course.sessions.iter().filter(|session| session.written);
        tally.courses += 1;
        tally.sessions += written().count() as u64;
        tally.missing += written().filter(|session| session.score.is_none()).count() as u64;
        tally.gaps += course
            .sessions
            .iter()
            .filter(|session| !session.written)
            .count() as u64;
        tally.views += written().filter(|session| session.view.is_some()).count() as u64;
        tally.lengths[course.sessions.len().min(LONGEST)] += 1;
        tally.sample.add(&course.scores, self.layout.middle());
        if !seen.is_empty() {
            let at_least = |flag: Flag| seen.iter().filter(|seen| seen.flag >= flag).count() as u64;
            tally.ask.add(at_least(Flag::Ask));
            tally.look.add(at_least(Flag::Look));
        }
        for (count, flags) in tally.rules.iter_mut().zip(flags) {
            count.add(flags.iter().filter(|flag| **flag).count() as u64);
        }
    }
}

/// How much a course has to show: what the engine is surest of, else how many rules flag something. 0 where nothing is flagged.
fn rank(seen: &[Seen], flags: &[Vec<bool>]) -> f64 {
    if seen.is_empty() {
        let rules = flags.iter().filter(|flags| flags.contains(&true)).count();
        let sessions = flags.iter().flatten().filter(|flag| **flag).count();
        #[expect(clippy::cast_precision_loss, reason = "a rank")]
        return rules as f64 + sessions as f64 / 1e6;
    }
    let flagged = seen.iter().filter(|seen| seen.flag > Flag::None);
    flagged
        .map(|seen| f64::from(u8::from(seen.flag == Flag::Ask)) + seen.p_opened.max(seen.p_open))
        .fold(0.0, f64::max)
}
