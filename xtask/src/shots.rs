//! `cargo xtask shots`: pictures of the pages, taken by e2e's program `shots` in the browser that the tests use.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::environment;
use crate::prepare::{self, Needs};
use crate::process;

/// Takes pictures: of every page into `folder`, or for the README.
pub(crate) fn run(folder: Option<&str>, readme: bool) -> ExitCode {
    match take(&place(folder, readme), readme) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

/// Where they go. A folder that was named is seen from where the command was called.
fn place(folder: Option<&str>, readme: bool) -> PathBuf {
    match folder {
        Some(folder) => std::env::current_dir()
            .unwrap_or_else(|_| environment::root())
            .join(folder),
        None if readme => environment::root().join("docs/pictures"),
        None => environment::target().join("shots"),
    }
}

fn take(folder: &Path, readme: bool) -> Result<(), String> {
    let tools = prepare::prepare(Needs {
        browser: true,
        ..Needs::default()
    })?;
    let browser = tools.browser.ok_or("the browser was not prepared")?;
    // Of the whole workspace, as the tests do: features are chosen for all of it, and nothing is compiled twice.
    process::run(process::cargo().args([
        "build",
        "--locked",
        "--workspace",
        "--bin",
        "candor",
        "--bin",
        "shots",
    ]))?;
    let mut shots = process::command(environment::target().join("debug/shots"));
    if readme {
        shots.arg("--readme");
    }
    shots.arg(folder);
    shots
        .env("CANDOR_TEST_CHROMIUM", &browser.chromium)
        .env("CANDOR_TEST_CHROMEDRIVER", &browser.chromedriver);
    process::run(&mut shots)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_go_where_they_were_asked_for_and_never_into_the_checkout_by_themselves() {
        assert_eq!(place(None, false), environment::target().join("shots"));
        assert_eq!(place(None, true), environment::root().join("docs/pictures"));
        let named = place(Some("elsewhere"), false);
        assert!(named.is_absolute() && named.ends_with("elsewhere"));
        assert_eq!(place(Some("/tmp/x"), false), Path::new("/tmp/x"));
    }
}
