//! The scales of a file: of scores, of items, of what therapists answer; and the steps in which scores come.

use crate::error::LayoutError;
use crate::options::{ScaleOptions, ScoreStep};
use crate::read::answer::Rater;
use crate::read::guess_scale;
use crate::scale::Scale;

/// The scales of a file, and how each is known.
#[derive(Debug, Clone)]
pub(crate) struct Scales {
    pub(crate) score: Scale,
    /// Of single items; where the score is their mean, it is the score's.
    pub(crate) items: Scale,
    pub(crate) therapist: Scale,
    /// The steps in which scores come, where there are any.
    pub(crate) step: Option<f64>,
    /// True where the score is the mean of the items.
    by_items: bool,
    /// True where there are items beside the score.
    has_items: bool,
    said: ScaleOptions,
    /// What looks like a code for no answer, and was not said to be one.
    codes: Vec<f64>,
}

impl Scales {
    /// As they were said, and else as scores and items look, where the file has columns for them.
    pub(crate) fn find(
        said: &ScaleOptions,
        scores: Option<&[f64]>,
        items: Option<&[f64]>,
    ) -> Result<Self, LayoutError> {
        let by_items = scores.is_none();
        let mut said = said.clone();
        if by_items {
            (said.score, said.items) = alike(said.score, said.items)?;
        }
        let answers = items.unwrap_or_default();
        let scores = scores.unwrap_or(answers);
        let score = said.score.map_or_else(|| guessed(scores, "--scale"), Ok)?;
        let items_scale = match said.items {
            Some(scale) => scale,
            None if by_items => score,
            None => guessed(answers, "--items-scale")?,
        };
        let step = match said.step.map(ScoreStep::size) {
            Some(step) if step > score.length() => {
                let why = format!("--step {step}: the scale goes from {score}");
                return Err(LayoutError(why));
            }
            Some(step) => Some(step).filter(|step| *step > 0.0),
            None if by_items => None,
            None => {
                let scores = scores.iter().copied().filter(|at| score.holds(*at));
                guess_scale::step(&scores.collect::<Vec<_>>(), score)
            }
        };
        Ok(Self {
            score,
            items: items_scale,
            therapist: said.therapist.unwrap_or(score),
            step,
            by_items,
            has_items: items.is_some() && !by_items,
            codes: codes(&[(scores, score), (answers, items_scale)]),
            said,
        })
    }

    /// The scale of a score and of items, by who answered.
    pub(crate) fn of(&self, rater: Rater) -> (Scale, Scale) {
        match rater {
            Rater::Therapist if self.by_items => (self.therapist, self.therapist),
            Rater::Therapist => (self.therapist, self.items),
            Rater::Client | Rater::Other => (self.score, self.items),
        }
    }

    /// For whoever sits at the terminal: what they are, and which of them were guessed.
    pub(crate) fn shown(&self) -> Vec<(&'static str, String)> {
        let scale = |scale: Scale, said: Option<Scale>, option: &str| match said {
            Some(_) => scale.to_string(),
            None => format!(
                "{scale} (guessed from the first rows; say {option} LOW:HIGH if it is another)"
            ),
        };
        let score = scale(self.score, self.said.score, "--scale");
        let mut shown = vec![("scale", score + &self.step_shown())];
        if self.has_items {
            let items = scale(self.items, self.said.items, "--items-scale");
            shown.push(("items' scale", items));
        }
        shown.extend(self.codes_shown().map(|codes| ("codes", codes)));
        shown
    }

    /// What therapists answer on, and how that is known.
    pub(crate) fn therapist_shown(&self) -> String {
        let how = if self.said.therapist.is_some() {
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
) -> Result<(Option<Scale>, Option<Scale>), LayoutError> {
    if score
        .zip(items)
        .is_some_and(|(score, items)| score != items)
    {
        let why = "--scale and --items-scale: the score is the mean of the items";
        return Err(LayoutError(why.to_owned()));
    }
    Ok((score.or(items), items.or(score)))
}

/// The scale that these seem to be on; without any, from 0 to 10.
fn guessed(scores: &[f64], option: &str) -> Result<Scale, LayoutError> {
    let usual = Scale {
        low: 0.0,
        high: 10.0,
    };
    let scale = guess_scale::guess(scores).unwrap_or(usual);
    if scale.is_sound() {
        return Ok(scale);
    }
    let Scale { low, high } = scale;
    Err(LayoutError(format!(
        "no scale goes from {low:e} to {high:e}, as its first rows do; say {option} LOW:HIGH"
    )))
}

/// What looks like codes for no answer, and is not on the scale.
fn codes(answers: &[(&[f64], Scale)]) -> Vec<f64> {
    let codes = answers.iter().flat_map(|(answers, scale)| {
        let codes = guess_scale::codes(answers).into_iter();
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
mod tests;
