//! What is known of a site before a course begins: the usual figures, those of this very file, or those of another one.

use std::fs;
use std::path::{Path, PathBuf};

use alliance::rules::Site;
use alliance::trajectory;
use serde::{Deserialize, Serialize};

use super::scale::Scale;
use crate::run::Sentence;

/// Where the figures come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Prior {
    /// The usual ones, carried over to the scale.
    Default,
    /// This file's, which is read once more for them.
    Learn,
    /// From a file that `--save-prior` wrote.
    File(PathBuf),
}

impl std::str::FromStr for Prior {
    type Err = std::convert::Infallible;

    fn from_str(said: &str) -> Result<Self, Self::Err> {
        Ok(match said {
            "default" => Self::Default,
            "learn" => Self::Learn,
            file => Self::File(PathBuf::from(file)),
        })
    }
}

/// What is usual before a course begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Usual {
    /// For the rules: by the formulas of means and spreads.
    pub(super) site: Site,
    /// For the engine: from those, or learned from courses.
    pub(super) engine: trajectory::Prior,
}

impl Usual {
    /// From means and spreads alone. `step` is the smallest difference between two scores, where there is one.
    pub(super) fn of(site: Site, step: Option<f64>) -> Self {
        let engine = trajectory::Prior::of(&site, step.unwrap_or(0.0));
        Self { site, engine }
    }

    /// Of a file: its means and spreads for the rules; for the engine what some of its courses are likeliest under, shrunken towards the
    /// usual figures.
    pub(super) fn learned(site: Site, step: Option<f64>, courses: &[Vec<Option<f64>>]) -> Self {
        let usual = Site::usual(site.low, site.high);
        let usual = trajectory::Prior::of(&usual, step.unwrap_or(0.0));
        let engine = trajectory::Prior::learn(&usual, courses);
        Self { site, engine }
    }
}

/// The figures as they stand in a file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Figures {
    /// The ends of the scale that the others are in points of.
    low: f64,
    high: f64,
    mean: f64,
    between: f64,
    sigma: f64,
    within: f64,
    icc: f64,
    /// What the engine takes for granted, where it was learned from courses.
    engine: Option<EngineFigures>,
}

/// Of the engine's prior what is a site's own.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EngineFigures {
    mean: f64,
    between: f64,
    noise: f64,
}

impl EngineFigures {
    /// Spreads above 0 and no more than the scale, the mean on it or a little beyond.
    fn are_sound(self, low: f64, high: f64) -> bool {
        let span = high - low;
        let spread = |spread: f64| spread > 0.0 && spread <= span;
        let means = low - 0.25 * span..=high + 0.25 * span;
        spread(self.between) && spread(self.noise) && means.contains(&self.mean)
    }
}

/// Reads figures, for a scale; those of another scale are carried over in proportion. `step` is the smallest difference between two
/// scores, where there is one.
pub(super) fn read(path: &Path, scale: Scale, step: Option<f64>) -> Result<Usual, Sentence> {
    let wrong =
        |e: &dyn std::fmt::Display| format!("the prior in {} cannot be used: {e}", path.display());
    let text = fs::read_to_string(path).map_err(|e| wrong(&super::outfile::reason(&e)))?;
    let figures: Figures = toml::from_str(&text).map_err(|e| wrong(&e.message()))?;
    let Figures {
        low,
        high,
        mean,
        between,
        sigma,
        within,
        icc,
        engine,
    } = figures;
    if ![low, high, mean, between, sigma, within, icc]
        .into_iter()
        .all(f64::is_finite)
        || low >= high
    {
        return Err(wrong(&"low has to be less than high, and all be numbers"));
    }
    if between <= 0.0
        || sigma <= 0.0
        || within <= 0.0
        || !(low..=high).contains(&mean)
        || !(0.01..=0.99).contains(&icc)
    {
        return Err(wrong(
            &"spreads have to be above 0, the mean on the scale, icc between 0.01 and 0.99",
        ));
    }
    if engine.is_some_and(|engine| !engine.are_sound(low, high)) {
        return Err(wrong(
            &"the engine's spreads have to be above 0 and no more than the scale, its mean near the scale",
        ));
    }
    let factor = (scale.high - scale.low) / (high - low);
    let place = |points: f64| scale.low + (points - low) * factor;
    let mut usual = Usual::of(
        Site {
            low: scale.low,
            high: scale.high,
            mean: place(mean),
            between: between * factor,
            sigma: sigma * factor,
            within: within * factor,
            icc,
        },
        step,
    );
    if let Some(engine) = engine {
        usual.engine.mean = place(engine.mean);
        usual.engine.between = engine.between * factor;
        usual.engine.noise = engine.noise * factor;
    }
    Ok(usual)
}

/// The figures as a file, to be used for another one.
pub(super) fn written(usual: &Usual) -> Result<String, Sentence> {
    let Site {
        low,
        high,
        mean,
        between,
        sigma,
        within,
        icc,
    } = usual.site;
    let figures = Figures {
        low,
        high,
        mean,
        between,
        sigma,
        within,
        icc,
        engine: Some(EngineFigures {
            mean: usual.engine.mean,
            between: usual.engine.between,
            noise: usual.engine.noise,
        }),
    };
    let lines = toml::to_string(&figures).map_err(|e| e.to_string())?;
    Ok(format!(
        "# What is usual at this site, in points of a scale from low to high: for candor analyze --prior FILE.\n{lines}"
    ))
}
