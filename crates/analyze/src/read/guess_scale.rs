//! Scales and steps as the first scores of a file suggest them: a guess, which the report shows.

use crate::scale::Scale;

/// The scales that questionnaires of this kind have, shortest first.
const KNOWN: [(f64, f64); 13] = [
    (0.0, 4.0),
    (1.0, 5.0),
    (0.0, 5.0),
    (1.0, 6.0),
    (1.0, 7.0),
    (0.0, 10.0),
    (0.0, 30.0),
    (0.0, 40.0),
    (12.0, 60.0),
    (12.0, 84.0),
    (0.0, 100.0),
    (36.0, 252.0),
    (0.0, 252.0),
];

/// Numbers below 0 that are written for no answer.
const CODES: [f64; 14] = [
    -1.0, -7.0, -8.0, -9.0, -66.0, -77.0, -88.0, -97.0, -98.0, -99.0, -777.0, -888.0, -999.0,
    -9999.0,
];

/// Of fewer scores, none is taken for a slip.
const MANY: usize = 20;

/// What looks like codes for no answer: where no other score is below 0. Each as often as it is there.
pub(crate) fn codes(scores: &[f64]) -> Vec<f64> {
    let (codes, others): (Vec<f64>, Vec<f64>) =
        scores.iter().partition(|score| CODES.contains(score));
    if others.is_empty() || others.iter().any(|score| *score < 0.0) {
        return Vec::new();
    }
    codes
}

/// The shortest known scale that holds all of `scores`, but for codes, and for those that lie more than its length outside: they are
/// slips, as long as they are few of many. Where none does, from the lowest to the highest of them. `None` without any.
pub(crate) fn guess(scores: &[f64]) -> Option<Scale> {
    let codes = codes(scores);
    let is_score = |score: &f64| !codes.contains(score);
    let scores: Vec<f64> = scores.iter().copied().filter(is_score).collect();
    let slips = if scores.len() < MANY {
        0
    } else {
        scores.len() / 5
    };
    let low = scores.iter().copied().reduce(f64::min)?;
    let high = scores.iter().copied().reduce(f64::max)?;
    let holds = |(from, to): &&(f64, f64)| {
        let (length, mut far) = (to - from, 0);
        for score in scores
            .iter()
            .filter(|score| !(*from..=*to).contains(*score))
        {
            if (from - length..=to + length).contains(score) {
                return false;
            }
            far += 1;
        }
        far <= slips
    };
    let known = KNOWN.iter().find(holds).copied();
    let (low, high) = known.unwrap_or((low.floor(), high.ceil().max(low.floor() + 1.0)));
    Some(Scale { low, high })
}

/// The steps in which scores come: the largest of the usual ones that all of `scores` are made of, counted from the end of the
/// scale.
pub(crate) fn step(scores: &[f64], scale: Scale) -> Option<f64> {
    const USUAL: [f64; 12] = [
        1.0,
        1.0 / 2.0,
        1.0 / 3.0,
        1.0 / 4.0,
        1.0 / 5.0,
        1.0 / 6.0,
        1.0 / 8.0,
        1.0 / 10.0,
        1.0 / 12.0,
        1.0 / 16.0,
        1.0 / 20.0,
        1.0 / 100.0,
    ];
    let made_of = |step: f64| {
        scores.iter().all(|score| {
            let steps = (score - scale.low) / step;
            // A file may have rounded thirds to two decimals.
            (steps - steps.round()).abs() * step < 0.0051_f64.min(0.2 * step)
        })
    };
    USUAL
        .into_iter()
        .find(|step| *step <= scale.length() && made_of(*step))
        .filter(|_| !scores.is_empty())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;

    fn guessed(scores: &[f64]) -> (f64, f64) {
        let scale = guess(scores).unwrap();
        (scale.low, scale.high)
    }

    #[test]
    fn the_shortest_known_scale_that_holds_the_scores() {
        assert_eq!(guessed(&[5.2, 6.9, 4.1]), (1.0, 7.0));
        assert_eq!(guessed(&[5.2, 9.5]), (0.0, 10.0));
        assert_eq!(guessed(&[31.0, 40.0]), (0.0, 40.0));
        assert_eq!(guessed(&[3.0, 4.5]), (1.0, 5.0));
        assert_eq!(guessed(&[-3.0, 2.5]), (-3.0, 3.0));
        assert_eq!(guessed(&[-5.0]), (-5.0, -4.0));
        assert!(guess(&[]).is_none());
    }

    #[test]
    fn codes_and_among_many_scores_slips_are_no_scores() {
        let few = [5.2, 6.9, 4.1, 5.0, 6.0];
        let and = |scores: &[f64], more: &[f64]| guessed(&[scores, more].concat());
        assert_eq!(and(&few.repeat(4), &[55.0]), (1.0, 7.0), "a slip");
        assert_eq!(and(&few, &[55.0]), (0.0, 100.0), "one of few");
        assert_eq!(guessed(&[3.0, 4.0, 2.0, 4.0, 9.0]), (0.0, 10.0));
        for code in [-1.0, -9.0, -99.0, -999.0] {
            assert_eq!(and(&few, &[code, code]), (1.0, 7.0), "{code}");
        }
        assert_eq!(guessed(&[-1.0, -2.0, 3.0]), (-2.0, 3.0), "a scale");
        assert_eq!(guessed(&[-1.0, -1.0]), (-1.0, 0.0));
        assert_eq!(codes(&[-1.0, 3.0, -99.0]), [-1.0, -99.0]);
        assert!(codes(&[-1.0, -2.0, 3.0]).is_empty() && codes(&[3.0]).is_empty());
    }

    #[test]
    fn steps_are_seen() {
        const SEVEN: Scale = Scale {
            low: 1.0,
            high: 7.0,
        };
        let step = |scores: &[f64]| step(scores, SEVEN);
        assert_eq!(step(&[5.0, 6.0, 7.0]), Some(1.0));
        assert_eq!(step(&[5.5, 6.0, 7.0]), Some(0.5));
        assert_eq!(step(&[5.083_333, 6.166_666, 4.25]), Some(1.0 / 12.0));
        assert_eq!(step(&[5.33, 6.67]), Some(1.0 / 3.0));
        assert_eq!(step(&[5.01, 6.67, 3.333]), None);
        assert_eq!(step(&[]), None);
        let short = Scale {
            low: 0.0,
            high: 0.004,
        };
        assert_eq!(super::step(&[0.001, 0.003], short), None);
    }
}
