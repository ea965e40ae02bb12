//! What the engine and the rules say of a course, as lines of the results, as counts, and as a picture.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use alliance::rules::{Rule, Site};
use memchr::memchr;

use super::batch::Batch;
use super::chunks::Chunk;
use super::course::{Course, Gaps};
use super::digits;
use super::engine::{Engine, Flag, Seen};
use super::layout::Layout;
use super::lot::Lot;
use super::picture::{Gallery, Picture};
use super::record::{Found, LONGEST};
use super::refusal::{Refusal, Refusals};
use super::rows::{Row, RowReader};
use super::sort::{Written, encode};
use super::tally::Tally;

/// Some rows, of whole courses.
pub(super) enum Piece {
    Text(Chunk),
    Sorted(Vec<u8>),
}

/// What has to be known to judge a course.
pub(super) struct Judge<'a> {
    pub(super) layout: Arc<Layout>,
    pub(super) gaps: Gaps,
    pub(super) site: Site,
    pub(super) rules: &'a [&'static Rule],
    pub(super) engine: Option<&'a Engine>,
    /// How many pictures of courses are wanted.
    pub(super) pictures: usize,
    /// How many courses are wanted to learn from.
    pub(super) lot: usize,
    /// True where the lines of the results are wanted.
    pub(super) lines: bool,
}

/// What came of a piece.
pub(super) struct Part {
    pub(super) lines: Vec<u8>,
    pub(super) refusals: Refusals,
    pub(super) tally: Tally,
    pub(super) gallery: Gallery,
    pub(super) lot: Lot,
    /// Whose courses there were, as hashes: nobody may come a second time.
    pub(super) clients: Vec<u64>,
}

/// What a worker uses again and again.
#[derive(Default)]
pub(super) struct Scratch {
    reader: RowReader,
    batch: Batch,
    flags: Vec<Vec<bool>>,
}

impl Judge<'_> {
    /// Judges all courses of a piece.
    pub(super) fn piece(&self, piece: Piece, scratch: &mut Scratch) -> Part {
        let mut part = Part {
            lines: Vec::with_capacity(self.room(&piece)),
            refusals: Refusals::default(),
            tally: Tally::new(self.rules.len()),
            gallery: Gallery::new(self.pictures),
            lot: Lot::new(self.lot),
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
        let refusals = each_row(
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
        part.refusals.join(refusals);
        batch.finish();
        self.judge(batch, flags, part);
    }

    fn sorted(&self, rows: &[u8], scratch: &mut Scratch, part: &mut Part) {
        let Scratch { batch, flags, .. } = scratch;
        batch.begin(b"");
        let mut rest = rows;
        while let Some((row, after)) = Written::first(rest) {
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
            course.settle(&self.layout, self.gaps, &mut |refusal| {
                part.refusals.add(refusal)
            });
            part.tally.others += course.others;
            part.lot.offer(client, &course.scores);
        }
        if let Some(engine) = self.engine {
            batch.watch(engine, &self.layout);
        }
        for (course, seen) in batch.judged() {
            if !course.steps.is_empty() {
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
            .offer(|| Picture::of(course, seen, flags), rank(seen, flags));
    }

    fn count(&self, course: &Course, seen: &[Seen], flags: &[Vec<bool>], tally: &mut Tally) {
        let written = || course.steps.iter().filter(|step| step.written);
        tally.courses += 1;
        tally.sessions += written().count() as u64;
        tally.missing += written().filter(|step| step.score.is_none()).count() as u64;
        tally.gaps += course.steps.iter().filter(|step| !step.written).count() as u64;
        tally.views += written().filter(|step| step.view.is_some()).count() as u64;
        tally.lengths[course.steps.len().min(super::tally::LONGEST)] += 1;
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

/// The first line of the results.
pub(super) fn header(rules: &[&Rule]) -> Vec<u8> {
    let mut line = b"client,session,score,level,usual_low,usual_high,p_opened,p_open,flag".to_vec();
    for rule in rules {
        line.push(b',');
        digits::text(rule.name.as_bytes(), &mut line);
    }
    line.push(b'\n');
    line
}

fn write_lines(course: &Course, seen: &[Seen], flags: &[Vec<bool>], into: &mut Vec<u8>) {
    let begin = into.len();
    digits::text(&course.client, into);
    into.push(b',');
    let client = into.split_off(begin);
    for (at, step) in course
        .steps
        .iter()
        .enumerate()
        .filter(|(_, step)| step.written)
    {
        into.extend_from_slice(&client);
        digits::whole(step.session, into);
        into.push(b',');
        if let Some(score) = step.score {
            digits::shortest(score, into);
        }
        match seen.get(at) {
            Some(seen) => {
                for value in [
                    seen.level,
                    seen.usual_low,
                    seen.usual_high,
                    seen.p_opened,
                    seen.p_open,
                ] {
                    into.push(b',');
                    digits::four(value, into);
                }
                into.push(b',');
                into.extend_from_slice(seen.flag.name().as_bytes());
            }
            // Without the engine its columns are empty.
            None => into.extend_from_slice(b",,,,,,"),
        }
        for flags in flags {
            into.extend_from_slice(if flags[at] { b",1" } else { b",0" });
        }
        into.push(b'\n');
    }
}

/// Calls `see` with the client of each row of a piece of text, and what it says; what cannot be used is refused, and says nothing.
pub(super) fn each_row(
    chunk: Chunk,
    layout: &Layout,
    reader: &mut RowReader,
    items: &mut Vec<Option<f64>>,
    mut see: impl FnMut(&[u8], Option<Row>, &[Option<f64>]),
) -> Refusals {
    let mut refusals = Refusals::default();
    chunk
        .refused
        .into_iter()
        .for_each(|refusal| refusals.add(refusal));
    let (mut rest, mut line, marks) = (chunk.bytes.as_slice(), chunk.line, layout.marks);
    // Without quotes a record is a line.
    let plain = memchr(b'"', rest).is_none();
    while !rest.is_empty() {
        let found = reader.find(rest, plain, layout);
        let length = match found {
            Found::Record(length) | Found::Unclosed(length) | Found::TooLong(Some(length)) => {
                length
            }
            Found::TooLong(None) | Found::Unfinished => rest.len(),
        };
        let (record, after) = rest.split_at(length);
        let content = marks.content(record);
        match found {
            Found::Record(_) if content.trim_ascii().is_empty() => {}
            Found::Record(_) => {
                items.clear();
                match reader.read(record, line, layout, items) {
                    Ok((client, row)) => see(client, Some(row), items),
                    Err(refusal) => {
                        refusals.add(refusal);
                        if let Some(client) = reader.client(record, layout) {
                            see(client, None, &[]);
                        }
                    }
                }
            }
            Found::Unclosed(_) => {
                refusals.add(Refusal::new(line, None, "a quote that closes", content))
            }
            Found::TooLong(_) | Found::Unfinished => {
                let expected = format!("a line of at most {} KiB", LONGEST / 1024);
                refusals.add(Refusal::new(
                    line,
                    None,
                    expected,
                    &content[..content.len().min(200)],
                ));
            }
        }
        line += if plain { 1 } else { marks.lines(record) };
        rest = after;
    }
    refusals
}

/// The rows of a piece of text, written down to be sorted, and what was refused.
pub(super) fn encode_rows(
    chunk: Chunk,
    layout: &Layout,
    reader: &mut RowReader,
) -> (Vec<u8>, Refusals) {
    let (mut rows, mut items) = (Vec::new(), Vec::new());
    let refusals = each_row(chunk, layout, reader, &mut items, |client, row, items| {
        if let Some(row) = row {
            encode(client, &row, items, &mut rows);
        }
    });
    (rows, refusals)
}
