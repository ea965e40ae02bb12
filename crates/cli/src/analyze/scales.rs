//! The scales of a file: of scores, of items, of what therapists answer; and the steps in which scores come.

use super::scale::{self, Scale};
use super::value::Rater;
use crate::run::Sentence;

/// What was said about them.
#[derive(Debug, Clone, Default, clap::Args)]
pub(crate) struct SaidScales {
    /// The lowest and the highest score there can be; left out, it is guessed.
    #[arg(
        long,
        value_name = "LOW:HIGH",
        allow_hyphen_values = true,
        help_heading = "Scales"
    )]
    scale: Option<Scale>,
    /// The steps in which scores come, 0 where there are none; left out, they are guessed.
    #[arg(long, value_name = "SIZE", value_parser = step, help_heading = "Scales")]
    step: Option<f64>,
    /// The lowest and the highest answer to a single item; left out, it is guessed.
    #[arg(
        long,
        value_name = "LOW:HIGH",
        allow_hyphen_values = true,
        help_heading = "Scales"
    )]
    items_scale: Option<Scale>,
    /// The lowest and the highest score of a therapist; left out, it is the scale of the score.
    #[arg(
        long,
        value_name = "LOW:HIGH",
        allow_hyphen_values = true,
        help_heading = "Scales"
    )]
    therapist_scale: Option<Scale>,
}

impl SaidScales {
    /// True where therapists answer on a scale of their own.
    pub(super) fn has_therapists_own(&self) -> bool {
        self.therapist_scale.is_some()
    }
}

fn step(said: &str) -> Result<f64, String> {
    let step = said.parse().ok();
    step.filter(|step| *step == 0.0 || (1e-6..=Scale::LONGEST).contains(step))
        .ok_or_else(|| "how large a step is, as 0.5; 0 where there are none".to_owned())
}

/// All of them.
#[derive(Debug, Clone)]
pub(super) struct Scales {
    pub(super) score: Scale,
    /// Of single items; where the score is their mean, it is the score's.
    pub(super) items: Scale,
    pub(super) therapist: Scale,
    /// The steps in which scores come, where there are any.
    pub(super) step: Option<f64>,
    /// True where the score is the mean of the items.
    by_items: bool,
    /// True where there are items beside the score.
    has_items: bool,
    said: SaidScales,
    /// What looks like a code for no answer, and was not said to be one.
    codes: Vec<f64>,
}

impl Scales {
    /// As they were said, and else as scores and items look, where the file has columns for them.
    pub(super) fn find(
        said: &SaidScales,
        scores: Option<&[f64]>,
        items: Option<&[f64]>,
    ) -> Result<Self, Sentence> {
        let by_items = scores.is_none();
        let mut said = said.clone();
        if by_items {
            (said.scale, said.items_scale) = alike(said.scale, said.items_scale)?;
        }
        let answers = items.unwrap_or_default();
        let scores = scores.unwrap_or(answers);
        let score = said.scale.map_or_else(|| guessed(scores, "--scale"), Ok)?;
        let items_scale = match said.items_scale {
            Some(scale) => scale,
            None if by_items => score,
            None => guessed(answers, "--items-scale")?,
        };
        let step = match said.step {
            Some(step) if step > score.length() => {
                return Err(format!("--step {step}: the scale goes from {score}"));
            }
            Some(step) => Some(step).filter(|step| *step > 0.0),
            None if by_items => None,
            None => {
                let scores = scores.iter().copied().filter(|at| score.holds(*at));
                scale::step(&scores.collect::<Vec<_>>(), score)
            }
        };
        Ok(Self {
            score,
            items: items_scale,
            therapist: said.therapist_scale.unwrap_or(score),
            step,
            by_items,
            has_items: items.is_some() && !by_items,
            codes: codes(&[(scores, score), (answers, items_scale)]),
            said,
        })
    }

    /// The scale of a score and of items, by who answered.
    pub(super) fn of(&self, rater: Rater) -> (Scale, Scale) {
        match rater {
            Rater::Therapist if self.by_items => (self.therapist, self.therapist),
            Rater::Therapist => (self.therapist, self.items),
            Rater::Client | Rater::Other => (self.score, self.items),
        }
    }

    /// For whoever sits at the terminal: what they are, and which of them were guessed.
    pub(super) fn shown(&self) -> Vec<(&'static str, String)> {
        let scale = |scale: Scale, said: Option<Scale>, option: &str| match said {
            Some(_) => scale.to_string(),
            None => format!(
                "{scale} (guessed from the first rows; say {option} LOW:HIGH if it is another)"
            ),
        };
        let score = scale(self.score, self.said.scale, "--scale");
        let mut shown = vec![("scale", score + &self.step_shown())];
        if self.has_items {
            let items = scale(self.items, self.said.items_scale, "--items-scale");
            shown.push(("items' scale", items));
        }
        shown.extend(self.codes_shown().map(|codes| ("codes", codes)));
        shown
    }

    /// What therapists answer on, and how that is known.
    pub(super) fn therapist_shown(&self) -> String {
        let how = if self.said.has_therapists_own() {
            ""
        } else {
            " (as the score; --therapist-scale says another)"
        };
        format!("from {}{how}", self.therapist)
    }

    fn step_shown(&self) -> String {
        let how = if self.said.step.is_some() {
            ""
        } else {
            " (guessed; --step SIZE says others)"
        };
        match self.step {
            Some(step) => format!(", in steps of {}{how}", short(step)),
            None if self.by_items && self.said.step.is_none() => String::new(),
            None => format!(", in no steps{how}"),
        }
    }

    /// What looks like a code, and what to say.
    fn codes_shown(&self) -> Option<String> {
        let list = |before: &str, between: &str| {
            let codes = self.codes.iter().map(|code| format!("{before}{code}"));
            codes.collect::<Vec<_>>().join(between)
        };
        let look = match self.codes.len() {
            0 => return None,
            1 => "looks like a code",
            _ => "look like codes",
        };
        let (codes, say) = (list("", " and "), list("--missing ", " "));
        Some(format!("{codes} {look} for no answer: say {say}"))
    }
}

/// Both the same, where one of them was said, or both.
fn alike(
    score: Option<Scale>,
    items: Option<Scale>,
) -> Result<(Option<Scale>, Option<Scale>), Sentence> {
    if score
        .zip(items)
        .is_some_and(|(score, items)| score != items)
    {
        return Err("--scale and --items-scale: the score is the mean of the items".to_owned());
    }
    Ok((score.or(items), items.or(score)))
}

/// The scale that these seem to be on; without any, from 0 to 10.
fn guessed(scores: &[f64], option: &str) -> Result<Scale, Sentence> {
    let usual = Scale {
        low: 0.0,
        high: 10.0,
    };
    let scale = Scale::guess(scores).unwrap_or(usual);
    if scale.is_sound() {
        return Ok(scale);
    }
    let Scale { low, high } = scale;
    Err(format!(
        "no scale goes from {low:e} to {high:e}, as its first rows do; say {option} LOW:HIGH"
    ))
}

/// What looks like codes for no answer, and is not on the scale.
fn codes(answers: &[(&[f64], Scale)]) -> Vec<f64> {
    let codes = answers.iter().flat_map(|(answers, scale)| {
        let codes = scale::codes(answers).into_iter();
        codes.filter(|code| !scale.holds(*code))
    });
    let mut codes: Vec<f64> = codes.collect();
    codes.sort_by(f64::total_cmp);
    codes.dedup();
    codes
}

/// A number in few digits: a third as 0.3333.
fn short(number: f64) -> String {
    let text = number.to_string();
    if text.len() < 9 {
        return text;
    }
    format!("{number:.4}")
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;

    fn said(scale: &str, items: &str, therapist: &str, step: Option<f64>) -> SaidScales {
        SaidScales {
            scale: scale.parse().ok(),
            items_scale: items.parse().ok(),
            therapist_scale: therapist.parse().ok(),
            step,
        }
    }

    fn shown(said: &SaidScales, scores: Option<&[f64]>, items: Option<&[f64]>) -> Vec<String> {
        let shown = Scales::find(said, scores, items).unwrap().shown();
        shown.into_iter().map(|(_, line)| line).collect()
    }

    #[test]
    fn what_was_guessed_is_said_to_be() {
        assert_eq!(
            shown(&SaidScales::default(), Some(&[5.0, 6.5]), Some(&[3.0, 4.0])),
            [
                "1 to 7 (guessed from the first rows; say --scale LOW:HIGH if it is another), in steps of 0.5 (guessed; --step SIZE says others)",
                "0 to 4 (guessed from the first rows; say --items-scale LOW:HIGH if it is another)",
            ]
        );
        let named = said("0:10", "1:5", "", Some(1.0 / 3.0));
        assert_eq!(
            shown(&named, Some(&[5.0]), Some(&[3.0])),
            ["0 to 10, in steps of 0.3333", "1 to 5"]
        );
        let named = said("0:10", "", "", Some(0.0));
        assert_eq!(shown(&named, Some(&[5.0]), None), ["0 to 10, in no steps"]);
        assert_eq!(
            shown(&said("1:7", "", "", None), Some(&[1.234, 2.345]), None),
            ["1 to 7, in no steps (guessed; --step SIZE says others)"]
        );
        assert_eq!(
            shown(&SaidScales::default(), Some(&[5.0, -99.0, -9.0]), None)[1],
            "-99 and -9 look like codes for no answer: say --missing -99 --missing -9"
        );
    }

    #[test]
    fn where_items_make_the_score_there_is_one_scale() {
        let items = Some(&[2.0, 3.0][..]);
        assert_eq!(shown(&said("", "1:7", "", None), None, items), ["1 to 7"]);
        assert_eq!(shown(&said("1:7", "", "", None), None, items), ["1 to 7"]);
        assert!(Scales::find(&said("1:7", "1:5", "", None), None, items).is_err());
    }

    #[test]
    fn therapists_may_have_a_scale_of_their_own() {
        let of = |said: &SaidScales, scores| {
            let scales = Scales::find(said, scores, Some(&[1.0])).unwrap();
            let (score, items) = scales.of(Rater::Therapist);
            (score.to_string(), items.to_string())
        };
        let text = |one: &str, other: &str| (one.to_owned(), other.to_owned());
        let scores = Some(&[6.0][..]);
        assert_eq!(
            of(&said("1:7", "0:4", "", None), scores),
            text("1 to 7", "0 to 4")
        );
        let own = said("1:7", "", "0:10", None);
        assert_eq!(of(&own, scores), text("0 to 10", "0 to 4"));
        assert_eq!(of(&own, None), text("0 to 10", "0 to 10"));
    }

    #[test]
    fn steps_and_scales_have_bounds() {
        for wrong in ["-1", "x", "inf", "NaN", "1e-9", "2e6"] {
            assert!(step(wrong).is_err(), "{wrong}");
        }
        assert_eq!(step("0"), Ok(0.0));
        let long = said("0:10", "", "", Some(20.0));
        let refused = Scales::find(&long, Some(&[5.0]), None).unwrap_err();
        assert_eq!(refused, "--step 20: the scale goes from 0 to 10");
        let refused = Scales::find(&SaidScales::default(), Some(&[5.0, 1e30]), None).unwrap_err();
        assert!(refused.contains("--scale LOW:HIGH"), "{refused}");
    }
}
