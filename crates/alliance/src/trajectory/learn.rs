//! Empirical Bayes: a prior from the figures of a site, or from its courses themselves.
//!
//! **From figures** ([`Prior::of`]): mean, spread between and spread within persons are those of scores that are cut off at the ends of the
//! scale. Near the top they are smaller than what people would say if they could. They are put right by asking which persons, cut off, have
//! these figures (moments of a normal distribution cut off at both ends, over persons; Tobin 1958), by a fixed point.
//!
//! **From courses** ([`Prior::learn`]): empirical Bayes (Efron & Morris 1973). Mean, spread between persons and noise are those under
//! which the engine itself finds the courses likeliest, dips, ends and missing sessions included, so that what opened in them is not taken for
//! noise, as it is in a standard deviation. The usual figures are the prior of these three: normal, a tenth of the scale for the mean,
//! a quarter of themselves for the spreads, which is about what sites differ by (CLINICAL.md §3). So a few courses move little, and a
//! hundred nearly all.

use super::abreast::log_likelihood;
use super::prior::Prior;
use crate::rules::Site;

/// The noise of a prior beside the spread within persons, and its spread between persons beside that of their levels: levels stray, and
/// first sessions differ more than the later ones.
const NOISE_OF_WITHIN: f64 = 0.86;
const BETWEEN_OF_LEVELS: f64 = 1.1;
/// How much a level grows until the middle of a course, in units of noise.
const GROWN: f64 = 0.2;
/// How much smaller the likeliest noise and spread between persons are than those that keep a budget best, on simulated courses of the
/// usual figures: a prior that knows too well is surprised too often.
const LIKELIEST: (f64, f64) = (0.80, 0.82);
/// How much sites differ: the mean as a part of the scale, the spreads as a part of themselves.
const SITES_DIFFER: (f64, f64) = (0.1, 0.25);
/// How fine the likeliest figures are looked for, from coarse to fine.
const STEPS: [f64; 5] = [0.4, 0.2, 0.1, 0.05, 0.025];

impl Prior {
    /// The usual figures (CLINICAL.md §3) on a scale.
    #[must_use]
    pub fn usual(low: f64, high: f64, step: f64) -> Self {
        Self::of(&Site::usual(low, high), step)
    }

    /// From the figures of a site. `step` is the smallest difference between two scores, in points; 0 where there is none.
    #[must_use]
    pub fn of(site: &Site, step: f64) -> Self {
        let span = site.span();
        // The first figure is less moved by memory and by growth than either alone; sigma is the smaller one by about a tenth.
        let within = (site.sigma * site.within).sqrt() * 1.055;
        let levels = Levels {
            mean: site.mean,
            between: site.between,
            within,
        }
        .uncut(site);
        let noise = (levels.within * NOISE_OF_WITHIN).max(0.005 * span);
        Self {
            low: site.low,
            high: site.high,
            step,
            mean: levels.mean - GROWN * noise,
            between: (levels.between * BETWEEN_OF_LEVELS).max(0.005 * span),
            noise,
        }
    }

    /// From courses of a site, with what is `usual` where they say little. Its work is some fifty times that of hearing them; a thousand
    /// courses are more than enough.
    #[must_use]
    pub fn learn(usual: &Prior, courses: &[Vec<Option<f64>>]) -> Self {
        let mut best = *usual;
        let mut likeliest = best.likelihood(usual, courses);
        for step in STEPS {
            for part in [Part::Noise, Part::Mean, Part::Between, Part::Noise] {
                for way in [step, -step] {
                    loop {
                        let next = best.moved(part, way);
                        let likelihood = next.likelihood(usual, courses);
                        if likelihood <= likeliest || !next.is_sound() {
                            break;
                        }
                        (best, likeliest) = (next, likelihood);
                    }
                }
            }
        }
        best
    }

    fn moved(&self, part: Part, way: f64) -> Self {
        let mut moved = *self;
        match part {
            Part::Mean => moved.mean += way * self.between / 2.0,
            Part::Between => moved.between *= 1.0 + way,
            Part::Noise => moved.noise *= 1.0 + way,
        }
        moved
    }

    /// Spreads are no less than a small part of the scale and no more than all of it; the mean lies within it or a little beyond.
    fn is_sound(&self) -> bool {
        let span = self.high - self.low;
        let spreads = 0.005 * span..=span;
        let means = self.low - 0.25 * span..=self.high + 0.25 * span;
        spreads.contains(&self.noise)
            && spreads.contains(&self.between)
            && means.contains(&self.mean)
    }

    /// The logarithm of how likely courses and figures are together.
    fn likelihood(&self, usual: &Prior, courses: &[Vec<Option<f64>>]) -> f64 {
        let mut sharp = *self;
        sharp.noise *= LIKELIEST.0;
        sharp.between *= LIKELIEST.1;
        let sum = log_likelihood(&sharp, courses);
        let far = [
            (self.mean - usual.mean) / ((self.high - self.low) * SITES_DIFFER.0),
            libm::log(self.between / usual.between) / SITES_DIFFER.1,
            libm::log(self.noise / usual.noise) / SITES_DIFFER.1,
        ];
        sum - far.iter().map(|far| far * far).sum::<f64>() / 2.0
    }
}

/// Which figure is moved.
#[derive(Debug, Clone, Copy)]
enum Part {
    Mean,
    Between,
    Noise,
}

/// The levels of the persons of a site, and the spread within each.
#[derive(Debug, Clone, Copy)]
struct Levels {
    mean: f64,
    between: f64,
    within: f64,
}

impl Levels {
    /// Those that have these figures once they are cut off at the ends.
    fn uncut(self, site: &Site) -> Self {
        let span = site.span();
        let mut levels = self;
        for _ in 0..60 {
            let cut = levels.cut(site);
            let closer = |wanted: f64, is: f64| (wanted / is.max(1e-9 * span)).clamp(0.8, 1.25);
            levels = Self {
                mean: (levels.mean + self.mean - cut.mean)
                    .clamp(site.low - 0.25 * span, site.high + 0.25 * span),
                between: (levels.between * closer(self.between, cut.between)).min(span),
                within: (levels.within * closer(self.within, cut.within)).min(span),
            };
        }
        levels
    }

    /// What is seen of them.
    fn cut(self, site: &Site) -> Self {
        let (mut all, mut mean, mut square, mut within) = (0.0, 0.0, 0.0, 0.0);
        for n in -12..=12 {
            let z = f64::from(n) * 0.3;
            let weight = libm::exp(-0.5 * z * z);
            let (seen, variance) = cut_off(
                self.mean + self.between * z,
                self.within,
                site.low,
                site.high,
            );
            all += weight;
            mean += weight * seen;
            square += weight * seen * seen;
            within += weight * variance.sqrt();
        }
        let mean = mean / all;
        Self {
            mean,
            between: (square / all - mean * mean).max(0.0).sqrt(),
            within: within / all,
        }
    }
}

/// Mean and variance of a normal value that is cut off at both ends.
fn cut_off(mean: f64, spread: f64, low: f64, high: f64) -> (f64, f64) {
    let below = |z: f64| 0.5 * libm::erfc(-z * std::f64::consts::FRAC_1_SQRT_2);
    let density = |z: f64| libm::exp(-0.5 * z * z) * 0.398_942_280_401_432_7;
    let (from, to) = ((low - mean) / spread, (high - mean) / spread);
    let (at_low, at_high) = (below(from), 1.0 - below(to));
    let inside = 1.0 - at_low - at_high;
    let moved =
        (low - mean) * at_low + (high - mean) * at_high + spread * (density(from) - density(to));
    let square = (low - mean) * (low - mean) * at_low
        + (high - mean) * (high - mean) * at_high
        + spread * spread * (inside + from * density(from) - to * density(to));
    (mean + moved, (square - moved * moved).max(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_put_right_for_the_ends() {
        let mut site = Site::usual(1.0, 7.0);
        let levels = Levels {
            mean: 6.4,
            between: 0.7,
            within: 0.5,
        };
        let seen = levels.cut(&site);
        assert!(seen.mean < 6.3 && seen.between < 0.6 && seen.within < 0.42);
        let again = seen.uncut(&site);
        assert!((again.mean - 6.4).abs() < 0.02, "{again:?}");
        assert!((again.between - 0.7).abs() < 0.02, "{again:?}");
        assert!((again.within - 0.5).abs() < 0.02, "{again:?}");
        // Where everybody always says the most there is nothing to be put right, and nothing breaks.
        site.mean = 7.0;
        site.between = 0.06;
        site.sigma = 0.06;
        site.within = 0.06;
        assert!(Prior::of(&site, 0.0).is_sound());
    }

    #[test]
    fn the_usual_prior_is_that_of_the_reference() {
        let prior = Prior::usual(1.0, 7.0, 1.0 / 12.0);
        assert!((prior.mean - 5.6).abs() < 0.05, "{prior:?}");
        assert!((prior.between - 1.02).abs() < 0.03, "{prior:?}");
        assert!((prior.noise - 0.42).abs() < 0.01, "{prior:?}");
    }

    /// Courses of a site that is lower and less even than the usual one.
    fn elsewhere(usual: &Prior, courses: u64) -> Vec<Vec<Option<f64>>> {
        let site = Prior {
            mean: usual.mean - 0.8,
            noise: usual.noise * 1.4,
            ..*usual
        };
        (0..courses)
            .map(|n| {
                let (scores, _) = crate::trajectory::drawn(&site, 12, 7, n);
                scores.into_iter().map(Some).collect()
            })
            .collect()
    }

    #[test]
    fn a_site_is_learned_from_its_courses_and_little_from_few() {
        let usual = Prior::usual(1.0, 7.0, 1.0 / 12.0);
        assert_eq!(Prior::learn(&usual, &[]), usual);
        let missing = vec![vec![None; 12]; 20];
        let learned = Prior::learn(&usual, &missing);
        assert_eq!(learned.mean.to_bits(), usual.mean.to_bits());

        let few = Prior::learn(&usual, &elsewhere(&usual, 2));
        let many = Prior::learn(&usual, &elsewhere(&usual, 120));
        assert!((many.mean - (usual.mean - 0.8)).abs() < 0.3, "{many:?}");
        // The likeliest noise is the site's own; the prior is kept wider than that.
        let likeliest = many.noise * LIKELIEST.0 / usual.noise;
        assert!((1.3..1.5).contains(&likeliest), "{many:?}");
        let far = |prior: &Prior| (prior.mean - usual.mean).abs();
        assert!(far(&few) < far(&many), "{few:?} {many:?}");
    }
}
