//! A batch of courses that are judged together: as many as the engine follows at once.

use alliance::trajectory::{ABREAST, Heard};

use crate::course::sessions::Course;
use crate::judge::engine::{Engine, Seen};
use crate::read::layout::Layout;

/// The courses of a batch, of which the last one is being written; used again and again.
#[derive(Default)]
pub(crate) struct Batch {
    courses: [Course; ABREAST],
    heard: [Vec<Heard>; ABREAST],
    seen: [Vec<Seen>; ABREAST],
    /// How many are whole.
    whole: usize,
}

impl Batch {
    /// The course that is being written.
    pub(crate) fn course(&mut self) -> &mut Course {
        &mut self.courses[self.whole]
    }

    /// Begins with the course of this client.
    pub(crate) fn begin(&mut self, client: &[u8]) {
        self.whole = 0;
        self.courses[0].begin(client);
    }

    /// The course is whole, and that of another client begins. Before there is room for it, all that are whole are judged.
    pub(crate) fn next(&mut self, client: &[u8], judge: impl FnOnce(&mut Self)) {
        self.finish();
        if self.whole == ABREAST {
            judge(self);
            self.whole = 0;
        }
        self.courses[self.whole].begin(client);
    }

    /// The course is whole; where it has no row, there is none.
    pub(crate) fn finish(&mut self) {
        self.whole += usize::from(!self.courses[self.whole].is_empty());
    }

    /// Those that are whole.
    pub(crate) fn whole(&mut self) -> &mut [Course] {
        &mut self.courses[..self.whole]
    }

    /// Has the engine say what it sees in those that are whole.
    pub(crate) fn watch(&mut self, engine: &Engine, layout: &Layout) {
        let (courses, seen) = (&self.courses[..self.whole], &mut self.seen);
        for (course, heard) in courses.iter().zip(&mut self.heard) {
            engine.heard(course, layout, heard);
        }
        for (course, seen) in courses.iter().zip(seen.iter_mut()) {
            seen.clear();
            seen.reserve(course.sessions.len());
        }
        engine.watch(&self.heard[..self.whole], |course, one| {
            seen[course].push(one)
        });
    }

    /// Those that are whole, each with what the engine saw in it: nothing where it was not asked.
    pub(crate) fn judged(&self) -> impl Iterator<Item = (&Course, &[Seen])> {
        let seen = self.seen.iter().map(Vec::as_slice);
        self.courses[..self.whole].iter().zip(seen)
    }
}
