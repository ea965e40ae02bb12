//! `candor`: the one program. It hosts a practice, makes one, looks after it.

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

/// Much of a request is many small pieces of memory; this allocator is quick at them.
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
    /// Make a demonstration practice and serve it on this machine alone.
    Demo(demo::Args),
    /// Make a practice: a folder with its database, its key and its settings.
    Init(Box<init::Args>),
    /// Bring the database of an older version up to this one.
    Migrate(At),
    /// Look at everything that is stored: digests, seals, heads.
    Verify(At),
    /// Set a new password for somebody who cannot get in any more.
    NewPassword(new_password::Args),
    /// Put another master key in the place of the one there is, in two steps.
    RotateKeys(rotate_keys::Args),
    /// Make a large practice of nobody, for measuring.
    Simulate(simulate::Args),
    /// Look for what may have opened in a file of scores, with the engine and with published rules. For research.
    Analyze(Box<analyze::Args>),
}

/// Which practice.
#[derive(clap::Args)]
struct At {
    /// The practice's folder.
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
