//! The flags of `candor analyze`, and the options they stand for.

use std::path::PathBuf;

use analyze::rules::{self, Rule};
use analyze::{
    ColumnOptions, Decimal, Delimiter, FormatOptions, Gaps, Options, PriorSource, Scale,
    ScaleOptions, ScoreStep,
};

use crate::sentence::Sentence;

/// How many courses are charted in a report.
const CHARTS: usize = 60;

/// The arguments of `candor analyze`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// CSV file with one row per session; `-` reads standard input.
    #[arg(value_name = "FILE.csv", required_unless_present = "list_rules")]
    pub(crate) file: Option<PathBuf>,
    /// Write one line of results per session here; `-` writes to standard output.
    #[arg(long, value_name = "RESULTS.csv")]
    pub(crate) out: Option<PathBuf>,
    /// Write a self-contained HTML report here.
    #[arg(long, value_name = "REPORT.html")]
    pub(crate) html: Option<PathBuf>,
    /// Compare with a published rule, or with `all`; can be repeated.
    #[arg(long = "rule", value_name = "NAME", value_delimiter = ',')]
    rules: Vec<String>,
    /// List the rules and their sources, then exit.
    #[arg(long)]
    pub(crate) list_rules: bool,
    /// Run the rules only; the engine's columns stay empty.
    #[arg(long, requires = "rules")]
    no_engine: bool,
    /// False-alarm budget: of 100 courses of 12 sessions in which nothing happened, the share that may be flagged as worth
    /// asking about.
    #[arg(long, default_value_t = 0.25, value_name = "SHARE", value_parser = share)]
    budget: f64,
    /// What to expect before a course begins: `default`, `learn` (from this file, which is then read twice), or a file.
    #[arg(long, default_value = "default", value_name = "default|learn|FILE")]
    prior: PriorSource,
    /// Save this file's own figures, to use as the prior for another file.
    #[arg(long, value_name = "FILE")]
    pub(crate) save_prior: Option<PathBuf>,
    /// What a gap in the session numbers means.
    #[arg(long, value_enum, default_value_t = GapFlag::Missing)]
    gaps: GapFlag,
    /// Stop at the first row that can't be used, instead of leaving it out.
    #[arg(long)]
    strict: bool,
    /// Number of worker threads; one per core by default.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    threads: Option<u16>,
    #[command(flatten)]
    columns: ColumnFlags,
    #[command(flatten)]
    format: FormatFlags,
    #[command(flatten)]
    scales: ScaleFlags,
}

/// Columns, each by name or by number.
#[derive(clap::Args)]
#[command(next_help_heading = "Columns")]
struct ColumnFlags {
    /// Column that identifies the client (a name, or a number starting at 1).
    #[arg(long, value_name = "COLUMN")]
    client: Option<String>,
    /// Column with the session number.
    #[arg(long, value_name = "COLUMN")]
    session: Option<String>,
    /// Column with the session score.
    #[arg(long, value_name = "COLUMN")]
    score: Option<String>,
    /// Columns of single items, separated by commas; without a score, their mean is the score.
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    items: Vec<String>,
    /// Column that says who answered: client or therapist.
    #[arg(long, value_name = "COLUMN")]
    rater: Option<String>,
    /// Column with the date of the session; orders sessions that have no number.
    #[arg(long, value_name = "COLUMN")]
    date: Option<String>,
    /// Column with the answer to "Was there a moment that didn't sit right?": yes, a little, no.
    #[arg(long, value_name = "COLUMN")]
    direct: Option<String>,
}

/// How the file is written.
#[derive(clap::Args)]
#[command(next_help_heading = "File format (detected by default)")]
struct FormatFlags {
    /// Column separator: one character, or "tab".
    #[arg(long, value_name = "CHARACTER")]
    delimiter: Option<Delimiter>,
    /// Decimal mark.
    #[arg(long, value_enum)]
    decimal: Option<DecimalFlag>,
    /// The first line is data, not column names.
    #[arg(long)]
    no_header: bool,
    /// Another code for a missing answer, such as -99; can be repeated.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    missing: Vec<String>,
}

/// The scales that scores are on.
#[derive(clap::Args)]
#[command(next_help_heading = "Scales (guessed by default)")]
struct ScaleFlags {
    /// Lowest and highest possible score.
    #[arg(long, value_name = "LOW:HIGH", allow_hyphen_values = true)]
    scale: Option<Scale>,
    /// Smallest possible difference between two scores; 0 if there is none.
    #[arg(long, value_name = "SIZE")]
    step: Option<ScoreStep>,
    /// Lowest and highest possible answer to a single item.
    #[arg(long, value_name = "LOW:HIGH", allow_hyphen_values = true)]
    items_scale: Option<Scale>,
    /// Lowest and highest possible therapist score; the scale of the score by default.
    #[arg(long, value_name = "LOW:HIGH", allow_hyphen_values = true)]
    therapist_scale: Option<Scale>,
}

/// What a gap in the session numbers means.
#[derive(Clone, Copy, clap::ValueEnum)]
enum GapFlag {
    /// Between sessions 3 and 5 there was one without an answer.
    Missing,
    /// Session 5 follows session 3.
    Close,
}

/// The decimal mark.
#[derive(Clone, Copy, clap::ValueEnum)]
enum DecimalFlag {
    /// 5.5
    Point,
    /// 5,5 (a point is understood as well)
    Comma,
}

fn share(said: &str) -> Result<f64, String> {
    let share = said
        .parse()
        .ok()
        .filter(|share| (0.01..=0.9).contains(share));
    share.ok_or_else(|| "a share between 0.01 and 0.9".to_owned())
}

impl Args {
    /// The options that the flags stand for. `temporary` is the folder for temporary files.
    pub(crate) fn options(&self, temporary: Option<PathBuf>) -> Result<Options, Sentence> {
        let (columns, format, scales) = (&self.columns, &self.format, &self.scales);
        Ok(Options {
            rules: chosen(&self.rules)?,
            engine: !self.no_engine,
            budget: self.budget,
            prior: self.prior.clone(),
            gaps: match self.gaps {
                GapFlag::Missing => Gaps::Missing,
                GapFlag::Close => Gaps::Close,
            },
            strict: self.strict,
            threads: self.threads.map(usize::from),
            charts: if self.html.is_some() { CHARTS } else { 0 },
            learn: self.save_prior.is_some(),
            temporary,
            columns: ColumnOptions {
                client: columns.client.clone(),
                session: columns.session.clone(),
                score: columns.score.clone(),
                items: columns.items.clone(),
                rater: columns.rater.clone(),
                date: columns.date.clone(),
                direct: columns.direct.clone(),
            },
            format: FormatOptions {
                delimiter: format.delimiter,
                decimal: format.decimal.map(|mark| match mark {
                    DecimalFlag::Point => Decimal::Point,
                    DecimalFlag::Comma => Decimal::Comma,
                }),
                no_header: format.no_header,
                missing: format.missing.clone(),
            },
            scales: ScaleOptions {
                score: scales.scale,
                step: scales.step,
                items: scales.items_scale,
                therapist: scales.therapist_scale,
            },
        })
    }
}

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
