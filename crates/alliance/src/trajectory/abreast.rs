//! Batches (SIMD): several courses followed at once, as many as a processor works out side by side.

use fearless_simd::{Level, Simd, dispatch};

use super::channels::{Heard, Usual};
use super::followed::Followed;
use super::prior::Prior;
use super::reading::Reading;
use super::wide::Wide;

/// How many courses are followed at once.
pub const ABREAST: usize = 4;

/// Follows courses, [`ABREAST`] at once, and hands each reading to `see`: which course, which of its sessions (both from 0), and the
/// reading. A course's readings come in order, and are the same to the bit as those of a [`Trajectory`](super::Trajectory) of its own.
pub fn abreast(prior: &Prior, courses: &[Vec<Heard>], see: &mut dyn FnMut(usize, usize, &Reading)) {
    let level = Level::new();
    for (which, some) in courses.chunks(ABREAST).enumerate() {
        let first = which * ABREAST;
        let mut see = |course: usize, session: usize, reading: &Reading| {
            see(first + course, session, reading);
        };
        dispatch!(level, simd => simd.vectorize(
            #[inline(always)]
            || hear_all(prior, &side_by_side(some), &mut see)
        ));
    }
}

/// At most [`ABREAST`] courses; where there are fewer, the others never begin.
fn side_by_side<T>(courses: &[Vec<T>]) -> [&[T]; ABREAST] {
    std::array::from_fn(|n| courses.get(n).map_or(&[][..], Vec::as_slice))
}

#[inline(always)]
fn hear_all(
    prior: &Prior,
    courses: &[&[Heard]; ABREAST],
    see: &mut impl FnMut(usize, usize, &Reading),
) {
    let mut followed = Followed::new(prior);
    let mut usual = [Usual::default(); ABREAST];
    let longest = courses.iter().map(|course| course.len()).max();
    for session in 0..longest.unwrap_or(0) {
        let mut beside = [1.0; ABREAST];
        let mut scores = [None; ABREAST];
        for (course, heard) in courses.iter().enumerate() {
            if let Some(heard) = heard.get(session) {
                beside[course] = usual[course].hear(heard).beside();
                scores[course] = heard.score;
            }
        }
        let seen = prior.seen(scores);
        let said = followed.hear::<false>(prior, &seen, Wide(beside));
        for (course, heard) in courses.iter().enumerate() {
            if session < heard.len() {
                see(course, session, &said.of(course));
            }
        }
    }
}

/// The logarithm of how likely scores are, over courses of scores alone.
pub(super) fn log_likelihood(prior: &Prior, courses: &[Vec<Option<f64>>]) -> f64 {
    let level = Level::new();
    let mut sum = 0.0;
    for some in courses.chunks(ABREAST) {
        sum += dispatch!(level, simd => simd.vectorize(
            #[inline(always)]
            || weigh_all(prior, &side_by_side(some))
        ));
    }
    sum
}

#[inline(always)]
fn weigh_all(prior: &Prior, courses: &[&[Option<f64>]; ABREAST]) -> f64 {
    let mut followed = Followed::new(prior);
    let mut sum = 0.0;
    let longest = courses.iter().map(|course| course.len()).max();
    for session in 0..longest.unwrap_or(0) {
        let scores = courses.map(|course| course.get(session).copied().flatten());
        let seen = prior.seen(scores);
        let said = followed.hear::<false>(prior, &seen, Wide::all(1.0));
        for likelihood in said.likelihood.0 {
            sum += libm::log(likelihood.max(1e-280));
        }
    }
    sum
}
