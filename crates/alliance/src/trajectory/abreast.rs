//! Several courses followed at once, as many as a processor works out side by side.

use fearless_simd::{Level, Simd, dispatch};

use super::channels::Usual;
use super::followed::{Followed, Said};
use super::story::Seen;
use super::wide::Wide;
use super::{Heard, Prior, Reading, Shares};

/// How many courses are followed at once.
pub const ABREAST: usize = 8;

/// Follows courses, [`ABREAST`] at once, and hands each reading to `see`: which course, which of its sessions (both from 0), and the
/// reading. A course's readings come in order, and are the same to the bit as those of a [`Trajectory`](super::Trajectory) of its own.
pub fn abreast(
    prior: &Prior,
    courses: &[impl AsRef<[Heard]>],
    mut see: impl FnMut(usize, usize, &Reading),
) {
    let level = Level::new();
    for (which, some) in courses.chunks(ABREAST).enumerate() {
        let some: [&[Heard]; ABREAST] =
            std::array::from_fn(|n| some.get(n).map_or(&[][..], AsRef::as_ref));
        dispatch!(level, simd => simd.vectorize(
            #[inline(always)]
            || hear_all(prior, &some, |course, session, reading| {
                see(which * ABREAST + course, session, reading);
            })
        ));
    }
}

#[inline(always)]
fn hear_all(
    prior: &Prior,
    courses: &[&[Heard]; ABREAST],
    mut see: impl FnMut(usize, usize, &Reading),
) {
    let mut followed = Followed::new(prior);
    let mut usual = [Usual::default(); ABREAST];
    let longest = courses.iter().map(|course| course.len()).max();
    for session in 0..longest.unwrap_or(0) {
        let mut beside = [Shares::NONE; ABREAST];
        let mut scores = [None; ABREAST];
        for (course, heard) in courses.iter().enumerate() {
            if let Some(heard) = heard.get(session) {
                beside[course] = usual[course].hear(heard);
                scores[course] = heard.score;
            }
        }
        let seen: Seen<ABREAST> = prior.seen(scores);
        let ratio = Wide(beside.map(|beside| beside.item * beside.direct * beside.view));
        let said: Said<ABREAST> = followed.hear(prior, &seen, ratio);
        for (course, heard) in courses.iter().enumerate() {
            if session < heard.len() {
                see(
                    course,
                    session,
                    &said.of(course, seen.heard[course], beside[course]),
                );
            }
        }
    }
}

/// The logarithm of how likely scores are, over courses of scores alone.
pub(super) fn log_likelihood(prior: &Prior, courses: &[Vec<Option<f64>>]) -> f64 {
    let level = Level::new();
    let mut sum = 0.0;
    for some in courses.chunks(ABREAST) {
        let some: [&[Option<f64>]; ABREAST] =
            std::array::from_fn(|n| some.get(n).map_or(&[][..], Vec::as_slice));
        sum += dispatch!(level, simd => simd.vectorize(
            #[inline(always)]
            || weigh_all(prior, &some)
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
        let seen: Seen<ABREAST> = prior.seen(scores);
        let said = followed.hear(prior, &seen, Wide::all(1.0));
        for likelihood in said.likelihood.0 {
            sum += libm::log(likelihood.max(1e-280));
        }
    }
    sum
}
