//! The null model: courses in which nothing happens, as much like those of a file as they can be: what a rule flags in them, it flags by chance.
//!
//! A person has a level and grows a little; a state with memory moves it from session to session, and what is answered adds error, is
//! rounded and cut off at the ends (CLINICAL.md §3: state to error as .40 to .30, memory .30, growth .02 on 1 to 7). Mean, spread between
//! persons and spread from session to session are fitted so that these courses, looked at as the file was, have the file's figures:
//! near the top of a scale more must happen unseen for the same to be seen. What opened in the file is in its spread; so chance is made
//! rather too large than too small.

use crate::random::Random;
use crate::rules::{Sample, Site};

/// The state's share of the spread from session to session, its memory, and the error's share (√(.40² · .7 + .30²) = .449).
const STATE: f64 = 0.40 / 0.449;
const MEMORY: f64 = 0.30;
const ERROR: f64 = 0.30 / 0.449;
/// Growth from session to session, as a part of the scale.
const GROWTH: f64 = 0.02 / 6.0;
/// How often the figures are put right, and with how many courses each time.
const ROUNDS: usize = 8;
const COURSES: u64 = 3000;
/// From which seed those are drawn, each time the same, so that the figures come to rest.
const SEED: u64 = 1;

/// A null model: how courses in which nothing happens are made.
#[derive(Debug, Clone, PartialEq)]
pub struct Chance {
    low: f64,
    high: f64,
    /// The steps in which scores come; 0 where there are none.
    step: f64,
    mean: f64,
    between: f64,
    sigma: f64,
    /// The share of sessions without a score.
    missing: f64,
    /// For each course length from 0 on, the share of courses that are not longer.
    lengths: Vec<f64>,
}

impl Chance {
    /// Fitted to the figures of a file: those of its `site`, its `step` (0 for none), the share of its sessions without a score, and how
    /// many of its courses have 0, 1, 2… sessions. `None` without any course.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 courses")]
    pub fn like(site: &Site, step: f64, missing: f64, courses: &[u64]) -> Option<Self> {
        let all: u64 = courses.iter().sum();
        if all == 0 {
            return None;
        }
        let mut below = 0;
        let lengths = courses
            .iter()
            .map(|count| {
                below += count;
                below as f64 / all as f64
            })
            .collect();
        let mut chance = Self {
            low: site.low,
            high: site.high,
            step,
            mean: site.mean,
            between: site.between,
            sigma: site.sigma,
            missing: missing.clamp(0.0, 1.0),
            lengths,
        };
        for _ in 0..ROUNDS {
            chance.put_right(site);
        }
        Some(chance)
    }

    /// Compares what courses look like with what they should.
    fn put_right(&mut self, site: &Site) {
        let middle = f64::midpoint(self.low, self.high);
        let mut sample = Sample::default();
        for n in 0..COURSES {
            sample.add(&self.course(SEED, n), middle);
        }
        let found = sample.site(middle, site);
        let span = site.span();
        let closer = |now: f64, wanted: f64, found: f64| {
            (now * (wanted / found).clamp(0.5, 2.0)).clamp(1e-3 * span, span)
        };
        self.mean = (self.mean + site.mean - found.mean).clamp(self.low - span, self.high + span);
        self.between = closer(self.between, site.between, found.between);
        self.sigma = closer(self.sigma, site.sigma, found.sigma);
    }

    /// The `n`th course from a seed.
    #[must_use]
    pub fn course(&self, seed: u64, n: u64) -> Vec<Option<f64>> {
        let mut random = Random::part(seed, n);
        let which = random.share();
        let sessions = self.lengths.partition_point(|share| *share < which);
        let sessions = sessions.min(self.lengths.len().saturating_sub(1));
        let mut level = self.mean + self.between * random.normal();
        let (spread, error) = (STATE * self.sigma, ERROR * self.sigma);
        let shock = spread * (1.0 - MEMORY * MEMORY).sqrt();
        let mut state = spread * random.normal();
        let mut course = Vec::with_capacity(sessions);
        for _ in 0..sessions {
            let felt = level + state + error * random.normal();
            let gone = random.happens(self.missing);
            course.push((!gone).then(|| self.answered(felt)));
            state = MEMORY * state + shock * random.normal();
            level += GROWTH * (self.high - self.low);
        }
        course
    }

    fn answered(&self, felt: f64) -> f64 {
        let score = if self.step > 0.0 {
            self.low + ((felt - self.low) / self.step).round() * self.step
        } else {
            felt
        };
        score.clamp(self.low, self.high)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;
    use crate::rules::Rule;

    /// Twelve sessions each.
    fn twelve() -> [u64; 13] {
        let mut courses = [0; 13];
        courses[12] = 10;
        courses
    }

    fn found(chance: &Chance, site: &Site) -> Site {
        let mut sample = Sample::default();
        (0..4000).for_each(|n| sample.add(&chance.course(99, n), 4.0));
        sample.site(4.0, site)
    }

    #[test]
    fn such_courses_look_as_they_should_also_near_the_top() {
        let usual = Site::usual(1.0, 7.0);
        let top = Site {
            mean: 6.3,
            between: 0.5,
            sigma: 0.35,
            ..usual
        };
        for site in [usual, top] {
            let chance = Chance::like(&site, 1.0 / 12.0, 0.1, &twelve()).unwrap();
            let found = found(&chance, &site);
            assert!((found.mean - site.mean).abs() < 0.05, "{found:?}");
            assert!(
                (found.between / site.between - 1.0).abs() < 0.06,
                "{found:?}"
            );
            assert!((found.sigma / site.sigma - 1.0).abs() < 0.03, "{found:?}");
        }
    }

    /// CLINICAL.md §2.3: what the published rules flag where nothing happened, ± 3 points.
    #[test]
    fn rules_flag_in_them_what_they_are_known_to_flag() {
        let site = Site::usual(1.0, 7.0);
        let chance = Chance::like(&site, 1.0 / 12.0, 0.0, &twelve()).unwrap();
        let site = Site {
            within: found(&chance, &site).within,
            ..site
        };
        let known = [
            ("fall-1sd", 0.93),
            ("fall-2sd", 0.56),
            ("gumz-2sd", 0.44),
            ("chart-2s", 0.35),
            ("chart-3s", 0.15),
            ("shrunken-look", 0.32),
            ("shrunken-ask", 0.25),
        ];
        for (name, share) in known {
            let rule = Rule::named(name).unwrap();
            let mut flagged = 0.0;
            for n in 0..4000 {
                let course = chance.course(7, n);
                let mut flags = vec![false; course.len()];
                rule.flag(&course, &site, &mut flags);
                flagged += f64::from(u8::from(flags.contains(&true)));
            }
            let found = flagged / 4000.0;
            assert!(
                (found - share).abs() < 0.03,
                "{name}: {found} and not {share}"
            );
        }
    }

    #[test]
    fn lengths_and_missing_sessions_are_those_of_the_file() {
        let site = Site::usual(0.0, 10.0);
        assert!(Chance::like(&site, 0.0, 0.0, &[]).is_none());
        let chance = Chance::like(&site, 0.0, 0.2, &[0, 0, 5, 0, 5]).unwrap();
        let courses: Vec<_> = (0..2000).map(|n| chance.course(1, n)).collect();
        assert!(courses.iter().all(|course| matches!(course.len(), 2 | 4)));
        let short = courses.iter().filter(|course| course.len() == 2).count();
        assert!((900..1100).contains(&short), "{short}");
        let (all, there) = courses
            .iter()
            .flatten()
            .fold((0.0, 0.0), |(all, there), score| {
                (all + 1.0, there + f64::from(u8::from(score.is_some())))
            });
        assert!((there / all - 0.8_f64).abs() < 0.03);
        assert!(
            courses
                .iter()
                .flatten()
                .flatten()
                .all(|score| (0.0..=10.0).contains(score))
        );
    }
}
