//! `cargo xtask calibrate`: courses are simulated, and what the engine finds in them is printed beside the published rules.

use std::process::ExitCode;

use crate::process;

/// Builds and runs it in release mode.
pub(crate) fn run(arguments: &[String]) -> ExitCode {
    let ran = process::run(
        process::cargo()
            .args([
                "run",
                "--quiet",
                "--release",
                "--locked",
                "--package",
                "alliance",
            ])
            .args(["--example", "calibrate", "--"])
            .args(arguments),
    );
    match ran {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}
