//! Runs the speed measurement and prints what it found.

use std::path::{Path, PathBuf};
use std::time::Duration;

use benches::Failure;
use benches::environment::Environment;
use benches::figures::Part;
use benches::plan::Plan;
use benches::report::report;
use clap::{Parser, ValueEnum};

/// Measures Candor beside a bare anchor, in interleaved rounds, and prints ratios.
#[derive(Parser)]
struct Arguments {
    /// How often everything is measured.
    #[arg(long, default_value_t = 2)]
    rounds: usize,
    /// How long each figure is taken, in seconds.
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    /// One round of one second each: whether it runs, not how fast.
    #[arg(long)]
    quick: bool,
    /// How long to wait for a calm machine before each figure, in seconds.
    #[arg(long, default_value_t = 20)]
    patience: u64,
    /// Measure only this part, which may be said several times.
    #[arg(long, value_name = "PART")]
    only: Vec<Part>,
    /// Where the databases are made; the default is beside the programs.
    #[arg(long)]
    folder: Option<PathBuf>,
}

fn main() -> Result<(), Failure> {
    let arguments = Arguments::parse();
    let programs = std::env::current_exe()?;
    let programs = programs.parent().ok_or("this program is in no folder")?;
    let folder = arguments
        .folder
        .unwrap_or_else(|| programs.join("bench-data"));
    std::fs::create_dir_all(&folder)?;
    let (rounds, seconds) = if arguments.quick {
        (1, 1)
    } else {
        (arguments.rounds, arguments.seconds)
    };
    println!("{}", Environment::observe(&folder));
    let plan = Plan {
        rounds,
        measure: Duration::from_secs(seconds),
        warm_up: Duration::from_secs(1),
        patience: Duration::from_secs(arguments.patience),
        folder,
        anchor: sibling(programs, "anchor")?,
        candor: sibling(programs, "candor")?,
        parts: if arguments.only.is_empty() {
            Part::value_variants().to_vec()
        } else {
            arguments.only
        },
    };
    let ledger = plan.run(&mut |step| eprintln!("{step}"))?;
    println!("{}", report(&ledger));
    Ok(())
}

/// A program that was built beside this one.
fn sibling(programs: &Path, name: &str) -> Result<PathBuf, Failure> {
    let program = programs.join(name);
    if program.exists() {
        Ok(program)
    } else {
        Err(format!(
            "`{name}` is not built; run: cargo build --release --package benches --package candor"
        )
        .into())
    }
}
