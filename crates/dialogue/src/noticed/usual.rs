//! What is usual at one therapist's desks.

use alliance::trajectory::Prior;

use super::prior::prior;
use crate::consent::Matter;
use crate::{Desk, Time};

/// What is usual among the courses that were shared with one therapist, for what is noticed in any of them. It stays with that therapist: a
/// picture that both people see is drawn by the usual figures ([`prior`]), since what is learned comes from other clients too.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Usual {
    pub(super) prior: Prior,
    /// From how many courses; 0 for the usual figures.
    pub(super) learned_from: i8,
}

/// From how many courses on what is usual is learned from them, and how many scores each has to have.
const ENOUGH: (usize, usize) = (12, 4);
/// No more courses, and no more of their latest sessions, are learned from: work has a bound.
const MOST: (usize, usize) = (60, 40);

impl Default for Usual {
    /// The usual figures.
    fn default() -> Self {
        Self {
            prior: prior(),
            learned_from: 0,
        }
    }
}

impl Usual {
    /// True where a therapist with so many clients may have enough courses to learn from; else [`Usual::at`] gives the usual figures, and
    /// no other desk has to be opened for them.
    #[must_use]
    pub fn can_be_learned(clients: usize) -> bool {
        clients >= ENOUGH.0
    }

    /// What is usual at a therapist's desks: with at least twelve courses of at least four shared scores, the figures under which the engine
    /// finds them likeliest, shrunken towards the usual ones ([`Prior::learn`]: empirical Bayes); else the usual ones. Where scores may not
    /// be seen, none are read. Only desks of a therapist count.
    #[must_use]
    pub fn at(desks: &[Desk], now: Time) -> Self {
        let therapists = desks.iter().filter(|desk| desk.me().is_therapist());
        let courses: Vec<Vec<Option<f64>>> = therapists
            .filter(|desk| desk.ours().consent.allows(Matter::Scores))
            .map(|desk| scores(desk, now))
            .filter(|course| course.iter().flatten().count() >= ENOUGH.1)
            .take(MOST.0)
            .collect();
        if courses.len() < ENOUGH.0 {
            return Self::default();
        }
        Self {
            prior: Prior::learn(&prior(), &courses),
            learned_from: i8::try_from(courses.len()).unwrap_or(i8::MAX),
        }
    }
}

/// The latest shared scores of one desk, a session each.
fn scores(desk: &Desk, now: Time) -> Vec<Option<f64>> {
    let ours = desk.ours();
    let sessions = ours.sessions.all().iter();
    let scores = sessions.filter(|s| s.can_look_back(now)).map(|session| {
        let answers = ours.check_ins.of(session.id)?;
        Some(answers.items.composite()?.mean)
    });
    let mut scores: Vec<Option<f64>> = scores.collect();
    scores.drain(..scores.len().saturating_sub(MOST.1));
    scores
}
