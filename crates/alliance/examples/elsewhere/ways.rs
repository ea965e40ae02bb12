//! The ways in which courses are made here.

use alliance::random::Random;

/// How far one person's scores stray.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Tail {
    Normal,
    /// Student's t with three degrees of freedom.
    Three,
    Laplace,
    /// Falls are long, rises short: an exponential turned round.
    Skewed,
    /// One answer in thirty is anything at all.
    Slips,
}

/// A way to make courses, in points of 1 to 7; then carried over to a scale.
#[derive(Clone, Copy)]
pub(crate) struct Way {
    pub(crate) name: &'static str,
    pub(crate) scale: (f64, f64, f64),
    mean: f64,
    between: f64,
    state: f64,
    memory: f64,
    error: f64,
    growth: (f64, f64),
    /// How much persons differ in how even they are: the standard deviation of its logarithm.
    uneven: f64,
    tail: Tail,
    /// How often the answer of the last time is given again.
    sticky: f64,
    /// How often there is none.
    missing: f64,
    /// How far a level walks in a session.
    walk: f64,
    /// Twelve whole answers from 1 to 7 and their mean, each with an error of its own.
    items: bool,
}

const USUAL: Way = Way {
    name: "as the reference",
    scale: (1.0, 7.0, 1.0 / 12.0),
    mean: 5.6,
    between: 0.85,
    state: 0.40,
    memory: 0.30,
    error: 0.30,
    growth: (0.02, 0.0),
    uneven: 0.0,
    tail: Tail::Normal,
    sticky: 0.0,
    missing: 0.0,
    walk: 0.0,
    items: false,
};

pub(crate) fn ways() -> Vec<Way> {
    vec![
        USUAL,
        Way {
            name: "ceiling 6.4",
            mean: 6.4,
            between: 0.70,
            ..USUAL
        },
        Way {
            name: "ceiling 6.8",
            mean: 6.8,
            between: 0.60,
            ..USUAL
        },
        Way {
            name: "low 4.5",
            mean: 4.5,
            between: 1.0,
            ..USUAL
        },
        Way {
            name: "mean 6.0",
            mean: 6.0,
            between: 0.75,
            ..USUAL
        },
        Way {
            name: "between .6",
            between: 0.6,
            ..USUAL
        },
        Way {
            name: "between 1.1",
            between: 1.1,
            ..USUAL
        },
        Way {
            name: "growth differs .03",
            growth: (0.02, 0.03),
            ..USUAL
        },
        Way {
            name: "growth .05, differs .05",
            growth: (0.05, 0.05),
            ..USUAL
        },
        Way {
            name: "decline -.03",
            growth: (-0.03, 0.02),
            ..USUAL
        },
        Way {
            name: "memory 0",
            memory: 0.0,
            ..USUAL
        },
        Way {
            name: "memory .5",
            memory: 0.5,
            ..USUAL
        },
        Way {
            name: "memory .7",
            memory: 0.7,
            ..USUAL
        },
        Way {
            name: "walks .1",
            walk: 0.1,
            state: 0.3,
            ..USUAL
        },
        Way {
            name: "even .7",
            state: 0.28,
            error: 0.21,
            ..USUAL
        },
        Way {
            name: "uneven 1.3",
            state: 0.52,
            error: 0.39,
            ..USUAL
        },
        Way {
            name: "uneven 1.6",
            state: 0.64,
            error: 0.48,
            ..USUAL
        },
        Way {
            name: "persons differ .3",
            uneven: 0.3,
            ..USUAL
        },
        Way {
            name: "persons differ .5",
            uneven: 0.5,
            ..USUAL
        },
        Way {
            name: "persons differ .7",
            uneven: 0.7,
            ..USUAL
        },
        Way {
            name: "t3",
            tail: Tail::Three,
            ..USUAL
        },
        Way {
            name: "Laplace",
            tail: Tail::Laplace,
            ..USUAL
        },
        Way {
            name: "skewed",
            tail: Tail::Skewed,
            ..USUAL
        },
        Way {
            name: "slips",
            tail: Tail::Slips,
            ..USUAL
        },
        Way {
            name: "t3, persons .4, ceiling",
            tail: Tail::Three,
            uneven: 0.4,
            mean: 6.3,
            between: 0.7,
            growth: (0.02, 0.03),
            ..USUAL
        },
        Way {
            name: "sticky .3",
            sticky: 0.3,
            ..USUAL
        },
        Way {
            name: "missing .3",
            missing: 0.3,
            ..USUAL
        },
        Way {
            name: "0 to 10 whole",
            scale: (0.0, 10.0, 1.0),
            ..USUAL
        },
        Way {
            name: "0 to 10 fifths",
            scale: (0.0, 10.0, 0.2),
            ..USUAL
        },
        Way {
            name: "1 to 5 twelfths",
            scale: (1.0, 5.0, 1.0 / 12.0),
            ..USUAL
        },
        Way {
            name: "0 to 40, ceiling 6.5",
            scale: (0.0, 40.0, 0.1),
            mean: 6.5,
            between: 0.6,
            ..USUAL
        },
        Way {
            name: "0 to 100",
            scale: (0.0, 100.0, 1.0),
            ..USUAL
        },
        Way {
            name: "0 to 5 whole, ceiling",
            scale: (0.0, 5.0, 1.0),
            mean: 6.2,
            between: 0.7,
            ..USUAL
        },
        Way {
            name: "twelve whole items",
            items: true,
            error: 0.1,
            ..USUAL
        },
    ]
}

impl Way {
    fn stray(&self, random: &mut Random) -> f64 {
        match self.tail {
            Tail::Normal => random.normal(),
            Tail::Three => {
                let normal = random.normal();
                let squares: f64 = (0..3).map(|_| random.normal()).map(|z| z * z).sum();
                normal / squares.sqrt()
            }
            Tail::Laplace => {
                let sign = if random.happens(0.5) { 1.0 } else { -1.0 };
                -sign * random.share().ln() / std::f64::consts::SQRT_2
            }
            Tail::Skewed => 1.0 + random.share().ln(),
            Tail::Slips => random.normal(),
        }
    }

    /// A course in which something may open that half shows.
    pub(crate) fn lived(&self, seed: u64, n: u64) -> Vec<Option<f64>> {
        let mut random = Random::part(seed + 1, n);
        let opens = (1..12).find(|_| random.happens(0.1));
        let depth =
            (1.2 + 0.5 * random.normal()).max(0.25) * if random.happens(0.7) { 0.4 } else { 0.9 };
        let lasts = 1 + random.below(4) as usize;
        self.course(seed, n, 12, opens.map(|at| (at, depth, lasts)))
    }

    /// The scores of a course, with a dip from a session on.
    pub(crate) fn course(
        &self,
        seed: u64,
        n: u64,
        sessions: usize,
        dip: Option<(usize, f64, usize)>,
    ) -> Vec<Option<f64>> {
        let mut random = Random::part(seed, n);
        let even = (self.uneven * random.normal() - self.uneven * self.uneven / 2.0).exp();
        let mut level = self.mean + self.between * random.normal();
        let growth = self.growth.0 + self.growth.1 * random.normal();
        let shock = self.state * (1.0 - self.memory * self.memory).sqrt();
        let mut state = even * self.state * self.stray(&mut random);
        let mut before: Option<f64> = None;
        let (low, high, step) = self.scale;
        let mut scores = Vec::with_capacity(sessions);
        for session in 0..sessions {
            if session > 0 {
                state = self.memory * state + even * shock * self.stray(&mut random);
                level += growth + self.walk * random.normal();
            }
            let fallen = match dip {
                Some((at, depth, lasts)) if (at..at + lasts).contains(&session) => depth,
                _ => 0.0,
            };
            let mut felt = level + state - fallen + even * self.error * self.stray(&mut random);
            if self.tail == Tail::Slips && random.happens(1.0 / 30.0) {
                felt = 1.0 + 6.0 * random.share();
            }
            if self.items {
                felt = (0..12)
                    .map(|_| (felt + 0.9 * random.normal()).round().clamp(1.0, 7.0))
                    .sum::<f64>()
                    / 12.0;
            }
            let points = low + (felt - 1.0) / 6.0 * (high - low);
            let mut score = (((points - low) / step).round() * step + low).clamp(low, high);
            let again = random.happens(self.sticky);
            if let Some(last) = before
                && again
                && fallen == 0.0
            {
                score = last;
            }
            before = Some(score);
            let gone = random.happens(self.missing);
            scores.push((!gone).then_some(score));
        }
        scores
    }
}
