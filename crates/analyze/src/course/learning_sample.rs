//! The learning sample: some courses of a file, to learn a prior from. The same ones in whatever order and in however many pieces it is read.

use std::collections::BTreeMap;

/// A thousand courses are more than enough to learn three figures from.
pub(crate) const ENOUGH: usize = 1000;

/// So many sessions of a course are heard.
const SESSIONS: usize = 60;

/// A bottom-k sample: the courses whose clients have the lowest hashes, which is as good as drawing lots.
#[derive(Debug, Clone, Default)]
pub(crate) struct LearningSample {
    room: usize,
    lowest: BTreeMap<u64, Vec<Option<f64>>>,
}

impl LearningSample {
    /// An empty sample, with room for so many courses.
    pub(crate) fn new(room: usize) -> Self {
        Self {
            room,
            lowest: BTreeMap::new(),
        }
    }

    /// Takes the scores of a course where the hash of its client is low enough.
    pub(crate) fn offer(&mut self, client: u64, scores: &[Option<f64>]) {
        if self.has_room_for(client) {
            let heard = &scores[..scores.len().min(SESSIONS)];
            self.insert(client, heard.to_vec());
        }
    }

    fn has_room_for(&self, client: u64) -> bool {
        let highest = self.lowest.keys().next_back();
        self.lowest.len() < self.room || highest.is_some_and(|highest| client < *highest)
    }

    fn insert(&mut self, client: u64, scores: Vec<Option<f64>>) {
        self.lowest.insert(client, scores);
        if self.lowest.len() > self.room {
            self.lowest.pop_last();
        }
    }

    /// Adds what another worker took.
    pub(crate) fn join(&mut self, other: Self) {
        for (client, scores) in other.lowest {
            self.insert(client, scores);
        }
    }

    /// The courses, by hash.
    pub(crate) fn courses(self) -> Vec<Vec<Option<f64>>> {
        self.lowest.into_values().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_are_taken_in_whatever_order_they_come() {
        let scores = |n: u64| vec![Some(f64::from(u32::try_from(n).unwrap_or(0)))];
        let taken = |order: &[u64]| {
            let (mut one, mut other) = (LearningSample::new(3), LearningSample::new(3));
            for (at, client) in order.iter().enumerate() {
                let sample = if at % 2 == 0 { &mut one } else { &mut other };
                sample.offer(*client, &scores(*client));
            }
            one.join(other);
            one.courses()
        };
        let lowest: Vec<_> = [1, 2, 4].map(scores).to_vec();
        assert_eq!(taken(&[9, 4, 7, 1, 2, 8]), lowest);
        assert_eq!(taken(&[1, 2, 4, 7, 8, 9]), lowest);
        assert_eq!(taken(&[4, 1]), [scores(1), scores(4)]);
        let mut none = LearningSample::new(0);
        none.offer(0, &scores(0));
        assert!(none.courses().is_empty());
    }

    #[test]
    fn of_a_long_course_the_beginning_is_heard() {
        let mut sample = LearningSample::new(1);
        sample.offer(1, &[Some(5.0); 500]);
        assert_eq!(sample.courses()[0].len(), SESSIONS);
    }
}
