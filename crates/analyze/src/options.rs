//! Options: what to run, and what the caller already knows about the file. Everything left out is found in the file and shown in the
//! report.

use std::path::PathBuf;
use std::str::FromStr;

use alliance::rules::Rule;

use crate::scale::Scale;

/// Everything that can be chosen about an analysis.
#[derive(Debug, Clone)]
pub struct Options {
    /// Published rules to run beside the engine: [`alliance::rules::ALL`] has all of them.
    pub rules: Vec<&'static Rule>,
    /// Whether to run the engine.
    pub engine: bool,
    /// The engine's false-alarm budget, 0.01 to 0.9: of 100 courses of 12 sessions in which nothing happened, the share that may be
    /// flagged as worth asking about.
    pub budget: f64,
    /// What is taken to be usual before a course begins.
    pub prior: PriorSource,
    /// What a gap in the session numbers means.
    pub gaps: Gaps,
    /// Whether to stop at the first row that can't be used, instead of leaving it out.
    pub strict: bool,
    /// Worker threads; one for each core where it is `None`.
    pub threads: Option<usize>,
    /// How many courses to chart in the HTML report.
    pub charts: usize,
    /// Whether to learn this file's own figures, for [`Report::prior`](crate::Report::prior).
    pub learn: bool,
    /// The folder for temporary files; the system's own where it is `None`.
    pub temporary: Option<PathBuf>,
    /// Which column is which.
    pub columns: ColumnOptions,
    /// How the file is written.
    pub format: FormatOptions,
    /// The scales that scores are on.
    pub scales: ScaleOptions,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            rules: Vec::new(),
            engine: true,
            budget: 0.25,
            prior: PriorSource::Default,
            gaps: Gaps::Missing,
            strict: false,
            threads: None,
            charts: 0,
            learn: false,
            temporary: None,
            columns: ColumnOptions::default(),
            format: FormatOptions::default(),
            scales: ScaleOptions::default(),
        }
    }
}

/// Columns, each by its name or its number from 1.
#[derive(Debug, Clone, Default)]
pub struct ColumnOptions {
    /// The client.
    pub client: Option<String>,
    /// The number of the session.
    pub session: Option<String>,
    /// The score of the session.
    pub score: Option<String>,
    /// Single items; without a score, their mean is the score.
    pub items: Vec<String>,
    /// Who answered: client or therapist.
    pub rater: Option<String>,
    /// The day of the session, which orders sessions that have no number.
    pub date: Option<String>,
    /// The answer to "was there a moment that didn't sit right".
    pub direct: Option<String>,
}

/// How a file is written.
#[derive(Debug, Clone, Default)]
pub struct FormatOptions {
    /// What separates the columns.
    pub delimiter: Option<Delimiter>,
    /// The decimal mark.
    pub decimal: Option<Decimal>,
    /// True where the first line is a session, and not the names of the columns.
    pub no_header: bool,
    /// What else is written for a missing answer, such as `-99`.
    pub missing: Vec<String>,
}

/// The scales of a file.
#[derive(Debug, Clone, Default)]
pub struct ScaleOptions {
    /// Of the score.
    pub score: Option<Scale>,
    /// The steps that scores come in.
    pub step: Option<ScoreStep>,
    /// Of single items.
    pub items: Option<Scale>,
    /// Of what therapists answer; the score's where it is `None`.
    pub therapist: Option<Scale>,
}

/// Where the figures come from that are usual before a course begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PriorSource {
    /// The literature, carried over to the scale.
    Default,
    /// This file, which is read once more for them.
    Learn,
    /// A file that [`Report::prior`](crate::Report::prior) wrote.
    File(PathBuf),
}

/// `default`, `learn`, or the path of a file.
impl FromStr for PriorSource {
    type Err = std::convert::Infallible;

    fn from_str(said: &str) -> Result<Self, Self::Err> {
        Ok(match said {
            "default" => Self::Default,
            "learn" => Self::Learn,
            file => Self::File(PathBuf::from(file)),
        })
    }
}

/// What a gap in the session numbers means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gaps {
    /// Between session 3 and session 5 was one without an answer.
    Missing,
    /// Session 5 follows session 3.
    Close,
}

/// The decimal mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decimal {
    /// 5.5
    Point,
    /// 5,5; a point is understood as well.
    Comma,
}

/// The character between columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Delimiter(u8);

impl Delimiter {
    /// The delimiter as a byte; `None` for a letter, a digit, a quote, the end of a line, or anything that is not ASCII.
    #[must_use]
    pub fn new(byte: u8) -> Option<Self> {
        let may = byte.is_ascii() && !byte.is_ascii_alphanumeric() && !b"\"\r\n".contains(&byte);
        may.then_some(Self(byte))
    }

    /// The byte.
    #[must_use]
    pub fn byte(self) -> u8 {
        self.0
    }
}

/// One character, or `tab`.
impl FromStr for Delimiter {
    type Err = String;

    fn from_str(said: &str) -> Result<Self, Self::Err> {
        let delimiter = match said.as_bytes() {
            b"tab" | b"\\t" => Self::new(b'\t'),
            [byte] => Self::new(*byte),
            _ => None,
        };
        delimiter.ok_or_else(|| "one character, such as ; or tab".to_owned())
    }
}

/// The smallest difference between two scores, in points; 0 where there is none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScoreStep(f64);

impl ScoreStep {
    /// The step of that size: 0, or from a millionth to a million.
    #[must_use]
    pub fn new(size: f64) -> Option<Self> {
        (size == 0.0 || (1e-6..=Scale::LONGEST).contains(&size)).then_some(Self(size))
    }

    pub(crate) fn size(self) -> f64 {
        self.0
    }
}

impl FromStr for ScoreStep {
    type Err = String;

    fn from_str(said: &str) -> Result<Self, Self::Err> {
        let step = said.parse().ok().and_then(Self::new);
        step.ok_or_else(|| "how large a step is, as 0.5; 0 where there are none".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::{Delimiter, ScoreStep};

    #[test]
    fn steps_have_bounds() {
        for wrong in ["-1", "x", "inf", "NaN", "1e-9", "2e6"] {
            assert!(wrong.parse::<ScoreStep>().is_err(), "{wrong}");
        }
        assert_eq!("0".parse(), Ok(ScoreStep(0.0)));
    }

    #[test]
    fn a_delimiter_is_one_character_that_is_no_part_of_a_field() {
        assert_eq!("tab".parse(), Ok(Delimiter(b'\t')));
        assert_eq!(";".parse(), Ok(Delimiter(b';')));
        for wrong in ["", "a", "7", "\"", "\n", ";;", "é"] {
            assert!(wrong.parse::<Delimiter>().is_err(), "{wrong:?}");
        }
    }
}
