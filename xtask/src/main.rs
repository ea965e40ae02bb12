//! `cargo xtask`: the project's own chores, with nothing but the standard library and our own `cluster` (which has no more
//! either), so that they compile in seconds.
//!
//! - `cargo xtask test [--quick] [--only STEP]…` installs what is missing, then checks everything and closes with one
//!   line `N passed, N failed`. The steps, in order: `fmt`, `clippy`, `deny`, `tests`, `doctests`, `markers`. `--quick`
//!   leaves the browser tests out; `--only`, which may be repeated, runs the named steps and prepares no more than they
//!   need.
//! - `cargo xtask shots [FOLDER]` takes a picture of every page, on a phone and on a desk, light and dark, with an
//!   `index.html` to go through them and the printable pages as PDF; without a folder into `target/shots`.
//!   `cargo xtask shots --readme` takes only those that the README shows, into `docs/pictures`.
//! - `cargo xtask bench [ARG]…` builds candor and the benchmarks in release mode, starts a throw-away PostgreSQL, prints
//!   the environment and hands the arguments to the `benches` program.
//! - `cargo xtask calibrate [COURSES] [--write]` simulates courses and prints what the engine finds beside every published rule;
//!   `--write` recomputes the table that the engine's thresholds come from.
//!
//! Tests find what was prepared for them in the environment:
//!
//! | variable | holds |
//! |---|---|
//! | `CANDOR_TEST_POSTGRES` | URL of a superuser of the throw-away PostgreSQL, to create databases with |
//! | `CANDOR_TEST_PG_BIN` | folder of `initdb` and `pg_ctl`, for tests that need a server of their own |
//! | `CANDOR_TEST_CHROMIUM`, `CANDOR_TEST_CHROMEDRIVER` | the two programs (unset with `--quick`) |
//! | `CANDOR_TEST_AXE` | `axe.min.js` (unset with `--quick`) |
//! | `CANDOR_TEST_LOGS` | folder into which every test process may write a log file; `markers` reads them all |
//!
//! Everything that is fetched or built here lands in `target/tools`. The exceptions are Debian packages, which apt
//! installs for the whole machine, and only as root.

mod bench;
mod calibrate;
mod environment;
mod install;
mod markers;
mod options;
mod prepare;
mod process;
mod shots;
mod sources;
mod steps;
mod summary;

use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask COMMAND

  test [--quick] [--only STEP]…   install what is missing, then check everything
                                  steps: fmt clippy deny tests doctests markers
                                  --quick leaves the browser tests out
  shots [FOLDER]                  pictures of every page, and an index.html; without a folder into target/shots
  shots --readme                  only the pictures that the README shows, into docs/pictures
  bench [ARG]…                    measure, with the arguments of the benches program
  calibrate [COURSES] [--write]   simulate courses: the engine beside the published rules; --write recomputes its table
  help                            this text";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match options::parse(&arguments) {
        Ok(options::Command::Help) => {
            println!("{USAGE}");
            ExitCode::SUCCESS
        }
        Ok(options::Command::Test { quick, steps }) => steps::run(quick, &steps),
        Ok(options::Command::Shots { folder, readme }) => shots::run(folder.as_deref(), readme),
        Ok(options::Command::Bench(arguments)) => bench::run(&arguments),
        Ok(options::Command::Calibrate(arguments)) => calibrate::run(&arguments),
        Err(problem) => {
            eprintln!("{problem}\n\n{USAGE}");
            ExitCode::from(2)
        }
    }
}
