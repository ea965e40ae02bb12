//! The model: what it assumes of people, in units of a site's noise, and courses drawn from it.
//!
//! The figures are CLINICAL.md §3 as far as it has them. What it has not (how often and how deep, as far as scores show it, tails,
//! how much persons differ) was chosen for what is found and for a budget that holds over some forty ways to make courses that differ in
//! all of that (`cargo run --release -p alliance --example elsewhere`); none by one of them alone.

use crate::random::Random;

use super::prior::Prior;

/// Persons' noise as multiples of the usual one: powers of 1.3, log-normal with a spread of .3. Which is this person's is learned.
pub(super) const SPREADS: [f64; 5] = [1.0 / (1.3 * 1.3), 1.0 / 1.3, 1.0, 1.3, 1.3 * 1.3];
/// How likely each is beforehand.
pub(super) const SPREAD_ODDS: [f64; 5] = [0.08, 0.24, 0.36, 0.24, 0.08];
/// No spread is ever ruled out: persons change.
pub(super) const SPREAD_LEAST: f64 = 1e-5;

/// How likely it is that something opens in a session (CLINICAL.md §3: .08 to .12).
pub(super) const OPENS: f64 = 0.1;
/// How deep a dip is at first, mean and spread: about 1.5 ± .6 points of a scale from 1 to 7, those that nobody shows left out.
pub(super) const DEPTH: f64 = 3.7;
pub(super) const DEPTH_SPREAD: f64 = 1.4;
/// Half of the dips heal, and keep so much after each session; the others stay.
pub(super) const HEALS: f64 = 0.85;
/// How likely it is that one that heals, or one that stays, is over from one session to the next.
pub(super) const OVER: [f64; 2] = [0.05, 0.16];
/// A dip is open where it is deeper than this: .42 points of a scale from 1 to 7.
pub(super) const IS_OPEN: f64 = 1.0;
/// How much a level grows in the first session: +.02 of 1 to 7, and less with every session (CLINICAL.md §3), halved after
/// [`BENDS`].
const GROWTH: f64 = 0.05;
const BENDS: f64 = 24.0;
/// How far a level strays in a session, beside the person's noise.
pub(super) const STRAYS: f64 = 0.23;

/// How much a level grows before the session of that number, from 2 on.
pub(super) fn growth(session: u32) -> f64 {
    GROWTH * BENDS / (BENDS + f64::from(session))
}

/// A course drawn from the model itself: its scores, and in which sessions something opened. For looking at whether the engine's
/// probabilities are what they say.
#[must_use]
pub fn drawn(prior: &Prior, sessions: u32, seed: u64, n: u64) -> (Vec<f64>, Vec<bool>) {
    let mut random = Random::part(seed, n);
    let spread = a_spread(&mut random);
    let mut level = prior.between / prior.noise * random.normal();
    // How deep, and whether it heals.
    let (mut dip, mut heals) = (0.0, false);
    let (mut scores, mut opened) = (Vec::new(), Vec::new());
    for session in 1..=sessions {
        let mut opens = false;
        if session > 1 {
            level += growth(session) + STRAYS * spread * random.normal();
            let over = random.happens(OVER[usize::from(!heals)]);
            dip = match (over, heals) {
                (true, _) => 0.0,
                (false, true) => dip * HEALS,
                (false, false) => dip,
            };
            opens = random.happens(OPENS);
            if opens {
                dip += DEPTH + DEPTH_SPREAD * random.normal();
                heals = random.happens(0.5);
            }
        }
        let felt = prior.mean + (level - dip + spread * random.student(7)) * prior.noise;
        let score = match prior.step {
            step if step > 0.0 => prior.low + ((felt - prior.low) / step).round() * step,
            _ => felt,
        };
        scores.push(score.clamp(prior.low, prior.high));
        opened.push(opens);
    }
    (scores, opened)
}

fn a_spread(random: &mut Random) -> f64 {
    let which = random.share();
    let mut below = 0.0;
    for (odds, spread) in SPREAD_ODDS.into_iter().zip(SPREADS) {
        below += odds;
        if which < below {
            return spread;
        }
    }
    SPREADS[SPREADS.len() - 1]
}
