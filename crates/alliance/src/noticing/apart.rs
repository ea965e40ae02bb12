//! The two views differ: what the client shared lies lower than usual, and the therapist's own view of the same session does not.
//!
//! GAP of CLINICAL.md §2.4: z(therapist) − z(client) ≥ 1.5, each against their own baseline, and z(client) < −1. A moment that only one
//! of the two noticed is the worse one for the relationship (Rubel et al. 2018, as cited there); that such a difference finds one is
//! not shown, so it is never more than a hint beside what is worth asking.

use serde::{Deserialize, Serialize};

use crate::rules::{Band, Earlier, Site};
use crate::trajectory::Heard;

/// By how much the therapist's view has to lie higher, in sigmas.
const WIDE: f64 = 1.5;
/// Below this, in sigmas, something lies lower than usual; as far above, higher.
const LOWER: f64 = -1.0;
/// How many earlier sessions with a score, and with a view, there have to be.
const FEWEST: f64 = 3.0;
/// How much lower therapists see it, in spreads between persons (CLINICAL.md §3: d .41 to .46 in two large samples).
const SEEN_LOWER: f64 = 0.45;
/// How much a therapist's view varies, as a part of the client's (CLINICAL.md §3).
const VARIES: f64 = 0.8;

/// The usual figures of both: of scores in points of their scale, and of therapists' views in points of 0 to 10.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sites {
    client: Site,
    therapist: Site,
}

impl Sites {
    /// The usual figures of CLINICAL.md §3 for scores on a scale; views vary .8 as much and lie .45 spreads lower, and persons differ as
    /// much in them (assumed).
    #[must_use]
    pub fn usual(low: f64, high: f64) -> Self {
        let views = Site::usual(0.0, 10.0);
        // With less variance within persons, more of a single view's lies between them.
        let within = VARIES * VARIES * (1.0 - views.icc) / views.icc;
        Self {
            client: Site::usual(low, high),
            therapist: Site {
                mean: views.mean - SEEN_LOWER * views.between,
                sigma: VARIES * views.sigma,
                within: VARIES * views.within,
                icc: 1.0 / (1.0 + within),
                ..views
            },
        }
    }
}

/// How a therapist saw a session beside how they usually see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Seen {
    /// More than one sigma lower.
    Below,
    /// About as usual.
    Usual,
    /// More than one sigma higher.
    Above,
}

impl Seen {
    /// A stable short name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Below => "below",
            Self::Usual => "usual",
            Self::Above => "above",
        }
    }
}

/// How far the two lie from what is usual for each, in their own sigmas.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Apart {
    /// The score that the client shared.
    pub client: f64,
    /// The therapist's own view.
    pub therapist: f64,
}

impl Apart {
    /// True where the client's lies lower than usual, and the therapist's not, or much less so.
    #[must_use]
    pub fn differ(&self) -> bool {
        self.client < LOWER && self.therapist - self.client >= WIDE
    }

    /// How the therapist saw it.
    #[must_use]
    pub fn seen(&self) -> Seen {
        match self.therapist {
            z if z < LOWER => Seen::Below,
            z if z > -LOWER => Seen::Above,
            _ => Seen::Usual,
        }
    }
}

/// How far apart the two were in the last session of a course, each beside their own earlier sessions: mean and sigma, shrunken towards the
/// site's as in CLINICAL.md §2.4. The session is no part of its own baseline. `None` where one of the two is missing in it, or has fewer
/// than three earlier ones.
#[must_use]
pub fn apart(course: &[Heard], sites: &Sites) -> Option<Apart> {
    let (last, before) = course.split_last()?;
    let z = |of: fn(&Heard) -> Option<f64>, site: &Site| {
        let now = of(last)?;
        let mut earlier = Earlier::default();
        for heard in before {
            earlier.add(of(heard));
        }
        if earlier.n < FEWEST {
            return None;
        }
        let band = Band::of(&earlier, site);
        Some((now - band.mean) / band.sigma)
    };
    Some(Apart {
        client: z(|heard| heard.score, &sites.client)?,
        therapist: z(|heard| heard.view, &sites.therapist)?,
    })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;

    fn course(of: &[(f64, f64)]) -> Vec<Heard> {
        let heard = |(score, view): &(f64, f64)| Heard {
            score: Some(*score),
            view: Some(*view),
            ..Heard::default()
        };
        of.iter().map(heard).collect()
    }

    fn sites() -> Sites {
        Sites::usual(0.0, 10.0)
    }

    /// By hand: client's earlier 8, 7, 8, 7: mean 7.5, w = 4 / (4 + 1/3); sigma² = (3 (1/1.128)² + 4 (.41/.6)²) / 7.
    #[test]
    fn the_formula_is_that_of_the_rule_set() {
        let four = [(8.0, 7.0), (7.0, 7.0), (8.0, 7.0), (7.0, 7.0), (6.0, 7.0)];
        let apart = apart(&course(&four), &sites()).unwrap();
        let w = 4.0 / (4.0 + 1.0 / 3.0);
        let mean = w * 7.5 + (1.0 - w) * 4.6 / 0.6;
        let sigma = ((3.0 / (1.128 * 1.128) + 4.0 * (0.41f64 / 0.6).powi(2)) / 7.0).sqrt();
        assert!((apart.client - (6.0 - mean) / sigma).abs() < 1e-12);
        // Views that never moved: sigma² = 4 (.8 · .41/.6)² / 7, and less weight of the site's mean.
        let w = 4.0 / (4.0 + 0.64 / 3.0);
        let mean = w * 7.0 + (1.0 - w) * (4.6 - 0.45 * 0.85) / 0.6;
        let sigma = (4.0 * (0.8f64 * 0.41 / 0.6).powi(2) / 7.0).sqrt();
        assert!((apart.therapist - (7.0 - mean) / sigma).abs() < 1e-9);
        assert!(apart.differ());
        assert_eq!(apart.seen(), Seen::Usual);
    }

    #[test]
    fn two_who_fall_together_do_not_differ() {
        let before = [(8.0, 7.0), (8.2, 7.0), (7.8, 8.0), (8.0, 7.0)];
        let with = |last| {
            let mut all = before.to_vec();
            all.push(last);
            apart(&course(&all), &sites()).unwrap()
        };
        assert!(with((6.0, 7.0)).differ());
        assert!(!with((6.0, 5.0)).differ());
        assert!(!with((8.0, 9.0)).differ());
        assert_eq!(with((5.0, 9.0)).seen(), Seen::Above);
        assert_eq!(with((3.0, 6.0)).seen(), Seen::Below);
    }

    #[test]
    fn with_too_little_to_compare_nothing_is_said() {
        let mut all = course(&[(8.0, 7.0), (8.0, 7.0), (8.0, 7.0), (3.0, 7.0)]);
        assert!(apart(&all, &sites()).is_some());
        assert_eq!(apart(&all[..3], &sites()), None);
        all[0].view = None;
        assert_eq!(apart(&all, &sites()), None);
        all[0].view = Some(7.0);
        all[3].view = None;
        assert_eq!(apart(&all, &sites()), None);
        assert_eq!(apart(&[], &sites()), None);
    }

    /// What comes later is not there to be read: the last session is compared with the ones before it alone.
    #[test]
    fn what_was_not_shared_moves_nothing() {
        let all = course(&[(8.0, 7.0), (7.0, 8.0), (8.0, 7.0), (5.0, 7.0)]);
        let first = apart(&all, &sites());
        let mut missing = all.clone();
        missing.insert(0, Heard::default());
        assert_eq!(apart(&missing, &sites()), first);
    }
}
