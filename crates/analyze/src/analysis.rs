//! An analysis, step by step: how the file is written, what is usual, what is found in it, and what chance would find.

use std::sync::Arc;

use alliance::rules::Site;

use crate::course::learning_sample;
use crate::error::Error;
use crate::judge::baseline::Baseline;
use crate::judge::by_chance::Simulation;
use crate::judge::engine::Engine;
use crate::judge::pieces::Judge;
use crate::judge::{prior_file, result_lines};
use crate::observer::Observer;
use crate::options::{Options, PriorSource};
use crate::read::input::Input;
use crate::reading::{Findings, Pass, Reading};
use crate::report::facts::Report;
use crate::results::Results;

/// An analysis of one file.
pub struct Analysis {
    reading: Reading,
    options: Options,
}

impl Analysis {
    /// Finds out how a file is written. Nothing but its first megabyte is read yet.
    ///
    /// # Errors
    /// Where the file can't be read, is no CSV, or its columns or scales can't be made out.
    pub fn new(input: Input, options: Options) -> Result<Self, Error> {
        let reading = Reading::new(input, &options)?;
        Ok(Self { reading, options })
    }

    /// Reads the file and judges every session. Lines of results go to `results` as CSV, in the order of the file or, where it had to be
    /// sorted, by client.
    ///
    /// # Errors
    /// Where the file can't be read to its end, a prior can't be used, results can't be written, `observer` stops it, or with
    /// [`Options::strict`] a row can't be used.
    pub fn run(
        mut self,
        results: &mut dyn Results,
        observer: &mut dyn Observer,
    ) -> Result<Report, Error> {
        let baseline = self.baseline(observer)?;
        let Self {
            mut reading,
            options,
        } = self;
        let budget = options.budget.clamp(0.01, 0.9);
        let engine = options.engine.then(|| Engine::new(baseline.engine, budget));
        let judge = Judge {
            layout: Arc::clone(&reading.layout),
            gaps: options.gaps,
            site: baseline.site,
            rules: &options.rules,
            engine: engine.as_ref(),
            charts: options.charts,
            learning: if options.learn {
                learning_sample::ENOUGH
            } else {
                0
            },
            lines: results.wants_lines(),
        };
        let header = result_lines::header(&options.rules);
        let mut pass = Pass {
            options: &options,
            header: &header,
            results,
            observer,
        };
        let mut findings = pass.judge(&mut reading, &judge)?;
        let simulation = Simulation {
            layout: &reading.layout,
            site: baseline.site,
            learned: options.prior == PriorSource::Learn,
            rules: &options.rules,
            engine: engine.as_ref(),
        };
        let by_chance = simulation.run(&findings.tally);
        let prior = options.learn.then(|| learned(&reading, &mut findings));
        Ok(Report {
            name: reading.name().to_owned(),
            layout: Arc::clone(&reading.layout),
            sorted: reading.was_sorted(),
            options,
            findings,
            baseline,
            by_chance,
            prior,
        })
    }

    /// What is usual: as the options say, and where a rule's formula needs the spread within the persons of this sample, with that.
    fn baseline(&mut self, observer: &mut dyn Observer) -> Result<Baseline, Error> {
        let (reading, options) = (&mut self.reading, &self.options);
        let (scale, step) = (reading.layout.scales.score, reading.layout.scales.step);
        let usual = match &options.prior {
            PriorSource::File(path) => prior_file::read(path, scale, step)?,
            PriorSource::Default | PriorSource::Learn => {
                Baseline::of(Site::usual(scale.low, scale.high), step)
            }
        };
        let learns = options.prior == PriorSource::Learn;
        if !learns && !options.rules.iter().any(|rule| rule.within) {
            return Ok(usual);
        }
        let survey = Judge {
            layout: Arc::clone(&reading.layout),
            gaps: options.gaps,
            site: usual.site,
            rules: &[],
            engine: None,
            charts: 0,
            learning: if learns { learning_sample::ENOUGH } else { 0 },
            lines: false,
        };
        let mut pass = Pass {
            options,
            header: b"",
            results: &mut std::io::sink(),
            observer,
        };
        let findings = pass.judge(reading, &survey)?;
        let found = findings
            .tally
            .sample
            .site(reading.layout.middle(), &usual.site);
        Ok(if learns {
            Baseline::learned(found, step, &findings.learning.courses())
        } else {
            let within = found.within;
            let site = Site {
                within,
                ..usual.site
            };
            Baseline { site, ..usual }
        })
    }
}

/// The figures of this file, as a prior file.
fn learned(reading: &Reading, findings: &mut Findings) -> String {
    let scales = &reading.layout.scales;
    let usual = Site::usual(scales.score.low, scales.score.high);
    let found = findings.tally.sample.site(reading.layout.middle(), &usual);
    let courses = std::mem::take(&mut findings.learning).courses();
    prior_file::written(&Baseline::learned(found, scales.step, &courses))
}
