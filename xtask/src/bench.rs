//! `cargo xtask bench`: the measurements, with their environment printed beside them.

use std::process::ExitCode;

use crate::environment;
use crate::prepare::{self, Needs};
use crate::process;

/// Builds, starts a throw-away PostgreSQL, and hands the arguments on.
pub(crate) fn run(arguments: &[String]) -> ExitCode {
    match measure(arguments) {
        Ok(code) => code,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn measure(arguments: &[String]) -> Result<ExitCode, String> {
    prepare::prepare(Needs {
        postgres: true,
        ..Needs::default()
    })?;
    process::run(process::cargo().args([
        "build",
        "--release",
        "--locked",
        "--package",
        "benches",
        "--package",
        "candor",
    ]))?;
    let (programs, cluster) = prepare::postgres()?;
    println!("{}\n", environment::describe());
    let mut benches = process::command(environment::target().join("release/benches"));
    benches
        .args(arguments)
        .env("CANDOR_TEST_POSTGRES", &cluster.url)
        .env("CANDOR_TEST_PG_BIN", programs.folder());
    let status = benches
        .status()
        .map_err(|error| format!("benches could not be started: {error}"))?;
    Ok(if status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
