//! The `candor` program: sets up a practice, serves it, and looks after it.

mod analyze;
mod demo;
mod folder;
mod init;
mod mail;
mod new_password;
mod outfile;
mod progress;
mod rotate_keys;
mod run;
mod seeded;
mod sentence;
mod serve;
mod simulate;
mod verify;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The allocator: much of a request is many small pieces of memory, at which this one is quick.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Open dialogue in the therapeutic relationship, self-hosted.
#[derive(Parser)]
#[command(name = "candor", version, about, long_about = None)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve a practice.
    Serve(serve::Args),
    /// Create a demo practice and serve it on this machine only.
    Demo(demo::Args),
    /// Set up a practice: a folder with its database, master key and settings.
    Init(Box<init::Args>),
    /// Upgrade the database to this version.
    Migrate(At),
    /// Check everything that is stored: digests, seals, heads.
    Verify(At),
    /// Reset the password of someone who can't sign in.
    NewPassword(new_password::Args),
    /// Rotate the master key, in two steps.
    RotateKeys(rotate_keys::Args),
    /// Generate a large made-up practice, or a file of made-up scores, for benchmarks.
    Simulate(simulate::Args),
    /// Screen a file of session scores for possible ruptures, with the engine and with published rules. For research.
    Analyze(Box<analyze::Args>),
}

/// The practice to work on.
#[derive(clap::Args)]
struct At {
    /// Folder of the practice.
    #[arg(long, default_value = "candor", value_name = "FOLDER")]
    dir: PathBuf,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let work = async {
        match cli.command {
            Command::Serve(args) => serve::run(args).await,
            Command::Demo(args) => demo::run(args).await,
            Command::Init(args) => init::run(*args).await,
            Command::Migrate(at) => verify::migrate(&at.dir).await,
            Command::Verify(at) => verify::run(&at.dir).await,
            Command::NewPassword(args) => new_password::run(args).await,
            Command::RotateKeys(args) => rotate_keys::run(args).await,
            Command::Simulate(args) => simulate::run(args).await,
            Command::Analyze(args) => analyze::run(*args).await,
        }
    };
    match run::runtime().and_then(|runtime| runtime.block_on(work)) {
        Ok(code) => code,
        Err(sentence) => {
            run::remark(&format!("candor: {sentence}\n"));
            ExitCode::FAILURE
        }
    }
}
