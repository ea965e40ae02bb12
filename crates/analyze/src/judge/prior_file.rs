//! Prior files: a site's figures as TOML, written for one file of scores and read for another.

use std::fs;
use std::ops::RangeInclusive;
use std::path::Path;

use alliance::rules::Site;
use serde::{Deserialize, Serialize};

use crate::error::{Error, reason};
use crate::judge::baseline::Baseline;
use crate::scale::Scale;

/// The figures of a prior file.
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

/// The part of the engine's prior that is a site's own.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EngineFigures {
    mean: f64,
    between: f64,
    noise: f64,
}

impl Figures {
    /// Says which figure cannot be, and why.
    fn are_sound(&self) -> Result<(), String> {
        let Self { low, high, .. } = *self;
        if !(Scale { low, high }).is_sound() {
            return Err(format!(
                "low is {low:?} and high is {high:?}, which are the ends of no scale"
            ));
        }
        let span = high - low;
        // A millionth of the scale is as good as no spread.
        let spreads = 1e-6 * span..=span;
        let means = low..=high;
        within("mean", self.mean, &means)?;
        within("between", self.between, &spreads)?;
        within("sigma", self.sigma, &spreads)?;
        within("within", self.within, &spreads)?;
        within("icc", self.icc, &(0.01..=0.99))?;
        let Some(engine) = self.engine else {
            return Ok(());
        };
        // Its level knows no end, so that it may lie a little beyond them.
        let means = low - 0.25 * span..=high + 0.25 * span;
        within("mean of the engine", engine.mean, &means)?;
        within("between of the engine", engine.between, &spreads)?;
        within("noise of the engine", engine.noise, &spreads)
    }
}

fn within(name: &str, figure: f64, range: &RangeInclusive<f64>) -> Result<(), String> {
    if range.contains(&figure) {
        return Ok(());
    }
    let (from, to) = (range.start(), range.end());
    Err(format!(
        "{name} is {figure:?}, and has to lie between {from} and {to}"
    ))
}

/// Reads a prior file, for a scale; those of another scale are carried over in proportion. `step` is the smallest difference between two
/// scores, where there is one.
pub(crate) fn read(path: &Path, scale: Scale, step: Option<f64>) -> Result<Baseline, Error> {
    let wrong = |why: &dyn std::fmt::Display| Error::Prior {
        path: path.to_owned(),
        why: why.to_string(),
    };
    let text = fs::read_to_string(path).map_err(|e| wrong(&reason(&e)))?;
    let figures: Figures = toml::from_str(&text).map_err(|e| wrong(&e.message()))?;
    figures.are_sound().map_err(|e| wrong(&e))?;
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
    let factor = (scale.high - scale.low) / (high - low);
    let place = |points: f64| scale.low + (points - low) * factor;
    let mut baseline = Baseline::of(
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
        baseline.engine.mean = place(engine.mean);
        baseline.engine.between = engine.between * factor;
        baseline.engine.noise = engine.noise * factor;
    }
    Ok(baseline)
}

/// A baseline as a prior file, to be used for another file of scores.
pub(crate) fn written(baseline: &Baseline) -> String {
    let Site {
        low,
        high,
        mean,
        between,
        sigma,
        within,
        icc,
    } = baseline.site;
    let figures = Figures {
        low,
        high,
        mean,
        between,
        sigma,
        within,
        icc,
        engine: Some(EngineFigures {
            mean: baseline.engine.mean,
            between: baseline.engine.between,
            noise: baseline.engine.noise,
        }),
    };
    let lines = toml::to_string(&figures).expect("numbers alone can be written");
    format!(
        "# What is usual at this site, in points of a scale from low to high: for candor analyze --prior FILE.\n{lines}"
    )
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;

    const SCALE: Scale = Scale {
        low: 1.0,
        high: 7.0,
    };

    #[test]
    fn a_figure_that_cannot_be_is_named() {
        let sound = written(&Baseline::of(Site::usual(1.0, 7.0), None));
        let figures: Figures = toml::from_str(&sound).unwrap();
        assert_eq!(figures.are_sound(), Ok(()));
        let spoil = |figure: &str, value: &str| {
            let (section, name) = figure.split_once('.').unwrap_or(("", figure));
            let mut table: toml::Table = toml::from_str(&sound).unwrap();
            let of = match section {
                "" => &mut table,
                section => table[section].as_table_mut().unwrap(),
            };
            of.insert(name.to_owned(), value.parse::<f64>().unwrap().into());
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("site.toml");
            fs::write(&path, toml::to_string(&table).unwrap()).unwrap();
            read(&path, SCALE, None)
                .map(drop)
                .map_err(|error| error.to_string())
        };
        assert_eq!(spoil("mean", "5"), Ok(()));
        for (figure, value, part) in [
            ("low", "nan", "low is NaN and high is 7.0"),
            ("high", "1e300", "high is 1e300"),
            ("mean", "7.5", "mean is 7.5, and has to lie between 1 and 7"),
            ("between", "inf", "between is inf"),
            ("sigma", "1e-300", "sigma is 1e-300"),
            ("sigma", "-1", "sigma is -1"),
            ("within", "6.5", "within is 6.5"),
            (
                "icc",
                "1",
                "icc is 1.0, and has to lie between 0.01 and 0.99",
            ),
            ("engine.mean", "70", "mean of the engine is 70"),
            ("engine.between", "0", "between of the engine is 0"),
            ("engine.noise", "nan", "noise of the engine is NaN"),
        ] {
            let refused = spoil(figure, value).unwrap_err();
            assert!(refused.contains(part), "{figure}: {refused}");
        }
    }
}
