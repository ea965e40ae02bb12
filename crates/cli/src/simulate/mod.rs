//! `candor simulate`: made-up data for benchmarks. With `--into`, a practice; with `--courses`, a file of scores with the truth beside
//! them.

mod courses;
mod life;
mod practice;
mod words;
mod world;

use std::path::PathBuf;
use std::process::ExitCode;

use alliance::courses::Scenario;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::sentence::Sentence;

/// The arguments of `candor simulate`.
#[derive(clap::Args)]
#[command(
    override_usage = "candor simulate --into FOLDER [--relationships N] [--sessions S] [--seed K] [--therapists T] [--database D]\n       \
                      candor simulate --courses N --out FILE.csv [--sessions S] [--seed K] [--scenario NAME] [--ruptures on|off]"
)]
pub(crate) struct Args {
    /// Generate a practice in this folder, which must not hold one yet.
    #[arg(long, value_name = "FOLDER", required_unless_present = "courses")]
    into: Option<PathBuf>,
    /// Generate a file of scores with this many courses.
    #[arg(long, value_name = "N", conflicts_with = "into", requires = "out",
          value_parser = clap::value_parser!(u64).range(1..=100_000_000))]
    courses: Option<u64>,
    /// Sessions per relationship or course; weekly in a practice.
    #[arg(long, default_value_t = 12, value_parser = clap::value_parser!(u32).range(0..=500))]
    sessions: u32,
    /// Random seed: the same seed gives the same data.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Number of relationships.
    #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=1_000_000),
          conflicts_with = "courses", help_heading = "A practice (--into)")]
    relationships: u32,
    /// Number of therapists; by default, one for every 40 clients.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..), conflicts_with = "courses",
          help_heading = "A practice (--into)")]
    therapists: Option<u32>,
    /// Database: sqlite:FILE (relative to the folder) or postgres://…
    #[arg(long, conflicts_with = "courses", help_heading = "A practice (--into)")]
    database: Option<String>,
    /// Write the courses here; `-` writes to standard output.
    #[arg(
        long,
        value_name = "FILE.csv",
        conflicts_with = "into",
        help_heading = "A file of scores (--courses)"
    )]
    out: Option<PathBuf>,
    /// Kind of site.
    #[arg(long, default_value = "typical", conflicts_with = "into", help_heading = "A file of scores (--courses)",
          value_parser = scenarios())]
    scenario: Scenario,
    /// Whether there are ruptures.
    #[arg(
        long,
        default_value = "on",
        conflicts_with = "into",
        help_heading = "A file of scores (--courses)"
    )]
    ruptures: Switch,
    /// Whether check-ins are missing: 15 in 100, and twice as many during a rupture.
    #[arg(
        long,
        default_value = "on",
        conflicts_with = "into",
        help_heading = "A file of scores (--courses)"
    )]
    missing: Switch,
    /// Client, session and score only: no items, no direct answers, no truth.
    #[arg(
        long,
        conflicts_with = "into",
        help_heading = "A file of scores (--courses)"
    )]
    scores_only: bool,
}

/// A switch: on or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Switch {
    On,
    Off,
}

fn scenarios() -> impl TypedValueParser<Value = Scenario> {
    PossibleValuesParser::new(Scenario::ALL.map(Scenario::name))
        .try_map(|said| Scenario::from_name(&said).ok_or("no such scenario"))
}

/// Runs it.
pub(crate) async fn run(args: Args) -> Result<ExitCode, Sentence> {
    if let Some(into) = &args.into {
        let size = practice::Size {
            relationships: args.relationships,
            sessions: args.sessions,
            seed: args.seed,
            therapists: args.therapists,
            database: args.database,
        };
        return practice::make(into, size).await;
    }
    let wanted = courses::Wanted {
        courses: args.courses.unwrap_or_default(),
        seed: args.seed,
        plan: alliance::courses::Plan {
            scenario: args.scenario,
            sessions: args.sessions as usize,
            ruptures: args.ruptures == Switch::On,
            missing: args.missing == Switch::On,
        },
        scores_only: args.scores_only,
    };
    let out = args.out.ok_or("--out FILE.csv is missing")?;
    let made = tokio::task::spawn_blocking(move || courses::make(&wanted, &out));
    made.await
        .unwrap_or_else(|e| Err(format!("it broke off: {e}")))
}
