//! What is known of a site before a course begins: the usual figures, those of this very file, or those of another one.

use std::fs;
use std::path::{Path, PathBuf};

use alliance::rules::Site;
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
}

/// Reads figures, for a scale; those of another scale are carried over in proportion.
pub(super) fn read(path: &Path, scale: Scale) -> Result<Site, Sentence> {
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
    let factor = (scale.high - scale.low) / (high - low);
    Ok(Site {
        low: scale.low,
        high: scale.high,
        mean: scale.low + (mean - low) * factor,
        between: between * factor,
        sigma: sigma * factor,
        within: within * factor,
        icc,
    })
}

/// The figures as a file, to be used for another one.
pub(super) fn written(site: &Site) -> Result<String, Sentence> {
    let Site {
        low,
        high,
        mean,
        between,
        sigma,
        within,
        icc,
    } = *site;
    let figures = Figures {
        low,
        high,
        mean,
        between,
        sigma,
        within,
        icc,
    };
    let lines = toml::to_string(&figures).map_err(|e| e.to_string())?;
    Ok(format!(
        "# What is usual at this site, in points of a scale from low to high: for candor analyze --prior FILE.\n{lines}"
    ))
}
