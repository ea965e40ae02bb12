//! `candor analyze`: the engine and the published rules on a file of scores, for research.
//!
//! It reads one long CSV, a row for each session, and writes what the engine and each rule say of it. It knows no practice, opens no
//! database and sends nothing anywhere.

mod batch;
mod chunks;
mod column_names;
mod columns;
mod course;
pub(crate) mod digits;
mod engine;
mod fields;
mod head;
mod judge;
mod layout;
mod lot;
mod noise;
pub(crate) mod outfile;
mod picture;
pub(crate) mod pipeline;
mod prior;
mod progress;
mod reading;
mod record;
mod refusal;
mod report;
mod rows;
mod scale;
mod scales;
mod sort;
mod summary;
mod tally;
mod value;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use alliance::rules::{self, Rule, Site};

use crate::run::{self, Sentence};
use columns::Said;
use course::Gaps;
use engine::Engine;
use judge::Judge;
use layout::Written;
use lot::Lot;
use outfile::Out;
use prior::{Prior, Usual};
use reading::{Findings, Reading};
use summary::Summary;
pub(crate) use summary::many;

/// What `candor analyze` takes.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The file: CSV, one row a session. `-` is standard input.
    #[arg(value_name = "FILE.csv", required_unless_present = "list_rules")]
    file: Option<PathBuf>,
    /// Where each session's results go; `-` is standard output.
    #[arg(long, value_name = "RESULTS.csv")]
    out: Option<PathBuf>,
    /// Where a report to read and print goes: one page with everything in it.
    #[arg(long, value_name = "REPORT.html")]
    html: Option<PathBuf>,
    /// A published rule to compare with, or `all`; may be said several times.
    #[arg(long = "rule", value_name = "NAME", value_delimiter = ',')]
    rules: Vec<String>,
    /// Say which rules there are and where they come from, and nothing else.
    #[arg(long)]
    list_rules: bool,
    /// The rules alone; the engine's columns stay empty.
    #[arg(long, requires = "rules")]
    no_engine: bool,
    /// Of 100 courses of 12 sessions in which nothing happened, the share that may be found worth asking about.
    #[arg(long, default_value_t = 0.25, value_name = "SHARE", value_parser = share)]
    budget: f64,
    /// What is usual before a course begins: `default`, `learn` (from this file, read twice), or a file.
    #[arg(long, default_value = "default", value_name = "default|learn|FILE")]
    prior: Prior,
    /// Where the figures of this file go, to be the prior of another one.
    #[arg(long, value_name = "FILE")]
    save_prior: Option<PathBuf>,
    /// What numbers of sessions that were left out mean.
    #[arg(long, value_enum, default_value_t = Gaps::Missing)]
    gaps: Gaps,
    /// Stop at the first row that cannot be used, instead of leaving such rows out.
    #[arg(long)]
    strict: bool,
    /// How many threads work; left out, one for each core.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    threads: Option<u16>,
    #[command(flatten)]
    columns: Said,
    #[command(flatten)]
    written: Written,
}

fn share(said: &str) -> Result<f64, String> {
    let share = said
        .parse()
        .ok()
        .filter(|share| (0.01..=0.9).contains(share));
    share.ok_or_else(|| "a share between 0.01 and 0.9".to_owned())
}

/// Runs it. On Ctrl-C it stops where it is, and leaves nothing behind.
pub(crate) async fn run(args: Args) -> Result<ExitCode, Sentence> {
    let stop = Arc::new(AtomicBool::new(false));
    let mut work = {
        let stop = Arc::clone(&stop);
        tokio::task::spawn_blocking(move || analyze(&args, stop))
    };
    let done = tokio::select! {
        done = &mut work => done,
        () = run::stop() => {
            stop.store(true, Ordering::Relaxed);
            work.await
        }
    };
    done.unwrap_or_else(|e| Err(format!("it broke off: {e}")))
}

fn analyze(args: &Args, stop: Arc<AtomicBool>) -> Result<ExitCode, Sentence> {
    if args.list_rules {
        run::say(&summary::list_of_rules())?;
        return Ok(ExitCode::SUCCESS);
    }
    let file = args.file.as_deref().ok_or("which file?")?;
    let rules = chosen(&args.rules)?;
    different_places(args)?;
    let mut reading = Reading::open(file, args, stop)?;
    // Before anything is read for long: whether the results can be written at all.
    drop(Out::create(args.out.as_deref(), reading.path())?);
    let mut html = Out::create(args.html.as_deref(), reading.path())?;
    let save = Out::create(args.save_prior.as_deref(), reading.path())?;
    let usual = usual(args, &rules, &mut reading)?;
    let Usual { site, engine } = usual;
    let engine = (!args.no_engine).then(|| Engine::new(engine, args.budget));
    let judge = Judge {
        layout: Arc::clone(&reading.layout),
        gaps: args.gaps,
        site,
        rules: &rules,
        engine: engine.as_ref(),
        pictures: if html.wanted() { PICTURES } else { 0 },
        lot: if save.wanted() { lot::ENOUGH } else { 0 },
        lines: args.out.is_some(),
    };
    let path = reading.path().to_owned();
    let make = || Out::create(args.out.as_deref(), &path);
    let (mut findings, out) = reading.judge(&judge, make, &judge::header(&rules))?;
    let lot = std::mem::take(&mut findings.lot);
    let asked = noise::Asked {
        layout: &reading.layout,
        site,
        learned: args.prior == Prior::Learn,
        rules: &rules,
        engine: engine.as_ref(),
    };
    let noise = asked.answer(&findings.tally);
    let summary = Summary {
        reading: &reading,
        findings: &findings,
        rules: &rules,
        noise: noise.as_ref(),
        usual: &usual,
        args,
    };
    let text = summary.text();
    write_prior(save, &reading, &findings, lot)?;
    out.finish()?;
    if html.wanted() {
        html.write(report::page(&summary).as_bytes())?;
    }
    html.finish()?;
    if args.out.as_deref() == Some(Path::new("-")) {
        run::remark(&text);
    } else {
        run::say(&text)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// How many courses are drawn in a report.
const PICTURES: usize = 60;

/// The rules of those names, each once.
fn chosen(names: &[String]) -> Result<Vec<&'static Rule>, Sentence> {
    let mut chosen: Vec<&'static Rule> = Vec::new();
    for name in names.iter().map(|name| name.trim()) {
        if name == "all" {
            return Ok(rules::ALL.iter().collect());
        }
        let unknown = || {
            let all: Vec<&str> = rules::ALL.iter().map(|rule| rule.name).collect();
            format!(
                "--rule {name}: there is no such rule. There are {}, and all.",
                all.join(", ")
            )
        };
        let rule = Rule::named(name).ok_or_else(unknown)?;
        if !chosen.iter().any(|other| other.name == name) {
            chosen.push(rule);
        }
    }
    Ok(chosen)
}

/// Two results in one place would be one, and so would be what comes on standard output after the summary or the results.
fn different_places(args: &Args) -> Result<(), Sentence> {
    let dash = Path::new("-");
    for (option, to) in [("--html", &args.html), ("--save-prior", &args.save_prior)] {
        if to.as_deref() == Some(dash) {
            return Err(format!(
                "{option} -: standard output is for the summary, or for the results; say a file"
            ));
        }
    }
    let mut places = Vec::new();
    let all = [&args.out, &args.html, &args.save_prior];
    for to in all.into_iter().flatten().filter(|to| *to != dash) {
        let place = outfile::place(to);
        if places.contains(&place) {
            return Err(format!("{} is asked for twice", to.display()));
        }
        places.push(place);
    }
    Ok(())
}

/// What is usual: as was asked for, and where a rule's formula asks for the spread within the persons of this sample, with that.
fn usual(args: &Args, rules: &[&'static Rule], reading: &mut Reading) -> Result<Usual, Sentence> {
    let (scale, step) = (reading.layout.scales.score, reading.layout.scales.step);
    let usual = match &args.prior {
        Prior::File(path) => prior::read(path, scale, step)?,
        Prior::Default | Prior::Learn => Usual::of(Site::usual(scale.low, scale.high), step),
    };
    let learns = args.prior == Prior::Learn;
    if !learns && !rules.iter().any(|rule| rule.within) {
        return Ok(usual);
    }
    let survey = Judge {
        layout: Arc::clone(&reading.layout),
        gaps: args.gaps,
        site: usual.site,
        rules: &[],
        engine: None,
        pictures: 0,
        lot: if learns { lot::ENOUGH } else { 0 },
        lines: false,
    };
    let (findings, _) = reading.judge(&survey, || Ok(Out::Nowhere), b"")?;
    let found = findings
        .tally
        .sample
        .site(reading.layout.middle(), &usual.site);
    Ok(if learns {
        Usual::learned(found, step, &findings.lot.courses())
    } else {
        let within = found.within;
        let site = Site {
            within,
            ..usual.site
        };
        Usual { site, ..usual }
    })
}

fn write_prior(
    mut to: Out,
    reading: &Reading,
    findings: &Findings,
    lot: Lot,
) -> Result<(), Sentence> {
    if to.wanted() {
        let scales = &reading.layout.scales;
        let scale = scales.score;
        let usual = Site::usual(scale.low, scale.high);
        let found = findings.tally.sample.site(reading.layout.middle(), &usual);
        let learned = Usual::learned(found, scales.step, &lot.courses());
        to.write(prior::written(&learned)?.as_bytes())?;
    }
    to.finish()
}

#[cfg(test)]
mod spoiled;
