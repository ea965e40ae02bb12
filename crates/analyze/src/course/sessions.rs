//! A client's course, made of its rows: sessions in their order, each with what was answered in it.

use alliance::Direct;

use crate::options::Gaps;
use crate::read::answer::Rater;
use crate::read::columns::Order;
use crate::read::layout::Layout;
use crate::read::row::Row;
use crate::read::row_error::RowError;
use crate::wording::plain;

/// A gap in the numbers of sessions counts as at most so many sessions without an answer. More would say only that time passed, and after
/// much of it the score that there was before says little about what is usual.
pub(crate) const LONGEST_GAP: i64 = 3;

/// A session of a course.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Session {
    pub(crate) number: i64,
    /// True where the file has a row for it; else its number was left out.
    pub(crate) written: bool,
    pub(crate) score: Option<f64>,
    pub(crate) direct: Option<Direct>,
    /// What the therapist answered.
    pub(crate) view: Option<f64>,
    /// The client's row, for the items.
    row: Option<usize>,
}

impl Session {
    /// The client's row, where there was none yet.
    fn take_row(&mut self, at: usize) -> bool {
        let first = self.row.is_none();
        self.row = self.row.or(Some(at));
        first
    }
}

/// A course: the rows of one client, and then their sessions. Used again and again.
#[derive(Debug, Default)]
pub(crate) struct Course {
    pub(crate) client: Vec<u8>,
    rows: Vec<Row>,
    /// Their order, while sessions are made of them.
    places: Vec<usize>,
    /// The items of all rows, one after the other.
    pub(crate) items: Vec<Option<f64>>,
    pub(crate) sessions: Vec<Session>,
    /// The scores of the sessions.
    pub(crate) scores: Vec<Option<f64>>,
    /// Rows of other raters, which are not used.
    pub(crate) others: u64,
}

impl Course {
    /// Begins another one.
    pub(crate) fn begin(&mut self, client: &[u8]) {
        self.client.clear();
        self.client.extend_from_slice(client);
        self.rows.clear();
        self.items.clear();
        self.sessions.clear();
        self.scores.clear();
        self.others = 0;
    }

    /// One more row, whose items were added to `items`. Rows come in the order of the file.
    pub(crate) fn push(&mut self, row: Row) {
        self.rows.push(row);
    }

    /// True where there is no row.
    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The items of a session, as many as the file has columns for; nothing where there is no row of the client.
    pub(crate) fn items(&self, session: &Session, columns: usize) -> &[Option<f64>] {
        session
            .row
            .map_or(&[], |row| &self.items[row * columns..(row + 1) * columns])
    }

    /// Makes sessions of the rows. Of two rows of the same session and rater the later one is refused.
    pub(crate) fn settle(
        &mut self,
        layout: &Layout,
        gaps: Gaps,
        refuse: &mut impl FnMut(RowError),
    ) {
        if layout.columns.order == Order::File {
            self.count_through();
        }
        let mut places = std::mem::take(&mut self.places);
        places.clear();
        places.extend(0..self.rows.len());
        if !self.rows.is_sorted_by(|one, next| one.order < next.order) {
            places.sort_by_key(|at| {
                let row = &self.rows[*at];
                (row.order, row.rater != Rater::Client)
            });
        }
        let by_number = matches!(layout.columns.order, Order::Number(_));
        let mut last: Option<i64> = None;
        for at in places.iter().copied() {
            let row = self.rows[at];
            if row.rater == Rater::Other {
                self.others += 1;
                continue;
            }
            if last != Some(row.order) {
                self.add(row.order, last, by_number, gaps);
                last = Some(row.order);
            }
            let Some(session) = self.sessions.last_mut() else {
                continue;
            };
            let twice = if row.rater == Rater::Client {
                !session.take_row(at)
            } else {
                session.view.is_some()
            };
            if twice {
                let column = match layout.columns.order {
                    Order::Number(at) | Order::Day(at) => Some(at),
                    Order::File => None,
                };
                let client = plain(&String::from_utf8_lossy(&self.client));
                let expected = format!("each session of client {client} once");
                refuse(RowError::new(row.line, column, expected, b"it again"));
            } else if row.rater == Rater::Client {
                (session.score, session.direct) = (row.score, row.direct);
            } else {
                session.view = row.score;
            }
        }
        self.places = places;
        self.scores
            .extend(self.sessions.iter().map(|session| session.score));
    }

    /// Adds a session, after those that were left out before it.
    fn add(&mut self, order: i64, last: Option<i64>, by_number: bool, gaps: Gaps) {
        let empty = Session {
            number: order,
            written: false,
            score: None,
            direct: None,
            view: None,
            row: None,
        };
        let number = if by_number {
            order
        } else {
            self.sessions.last().map_or(1, |session| session.number + 1)
        };
        if let Some(last) = last.filter(|_| by_number && gaps == Gaps::Missing) {
            let first = (last + 1).max(order - LONGEST_GAP);
            self.sessions
                .extend((first..order).map(|number| Session { number, ..empty }));
        }
        self.sessions.push(Session {
            number,
            written: true,
            ..empty
        });
    }

    /// Sessions without numbers are numbered as they stand in the file, for each rater from 1.
    fn count_through(&mut self) {
        let (mut client, mut therapist) = (0, 0);
        for row in &mut self.rows {
            let count = if row.rater == Rater::Therapist {
                &mut therapist
            } else {
                &mut client
            };
            if row.rater != Rater::Other {
                *count += 1;
            }
            row.order = *count;
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;
    use crate::options::Options;

    /// Number, score, and the therapist's answer.
    type Seen = (i64, Option<f64>, Option<f64>);

    /// The sessions of the rows (line, session, rater, score), and the lines that were refused.
    fn settled(gaps: Gaps, rows: &[(u64, i64, Rater, f64)]) -> (Vec<Seen>, Vec<u64>) {
        let head = b"client,session,score\n";
        let layout = Layout::find(head, true, &Options::default()).unwrap();
        let mut course = Course::default();
        course.begin(b"a");
        for (line, order, rater, score) in rows {
            course.push(Row {
                line: *line,
                order: *order,
                rater: *rater,
                score: Some(*score),
                direct: None,
            });
        }
        let mut refused = Vec::new();
        course.settle(&layout, gaps, &mut |error| refused.push(error.line));
        assert_eq!(course.scores.len(), course.sessions.len());
        let shown = course
            .sessions
            .iter()
            .map(|session| (session.number, session.score, session.view));
        (shown.collect(), refused)
    }

    use Rater::{Client, Other, Therapist};

    #[test]
    fn sessions_come_in_order_and_a_gap_is_a_session_without_an_answer() {
        let rows = [
            (2, 4, Client, 6.0),
            (3, 1, Client, 5.0),
            (4, 2, Client, 4.0),
        ];
        let (steps, refused) = settled(Gaps::Missing, &rows);
        assert_eq!(
            steps,
            [
                (1, Some(5.0), None),
                (2, Some(4.0), None),
                (3, None, None),
                (4, Some(6.0), None)
            ]
        );
        assert!(refused.is_empty());
        let (steps, _) = settled(Gaps::Close, &rows);
        assert_eq!(
            steps.iter().map(|step| step.0).collect::<Vec<_>>(),
            [1, 2, 4]
        );
        let (steps, _) = settled(
            Gaps::Missing,
            &[(2, 1, Client, 6.0), (3, 1_000_000, Client, 6.0)],
        );
        let numbers: Vec<i64> = steps.iter().map(|step| step.0).collect();
        assert_eq!(numbers, [1, 999_997, 999_998, 999_999, 1_000_000]);
    }

    #[test]
    fn a_session_counts_once_for_each_rater() {
        let rows = [
            (2, 1, Client, 5.0),
            (3, 1, Therapist, 7.0),
            (4, 1, Client, 1.0),
            (5, 2, Therapist, 6.0),
            (6, 2, Other, 3.0),
        ];
        let (steps, refused) = settled(Gaps::Missing, &rows);
        assert_eq!(steps, [(1, Some(5.0), Some(7.0)), (2, None, Some(6.0))]);
        assert_eq!(refused, [4]);
    }
}
