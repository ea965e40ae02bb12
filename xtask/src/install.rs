//! Tools that are fetched for this checkout alone, each at a pinned version, all of them into `target/tools`.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::environment;
use crate::process;

const CARGO_DENY: &str = "0.20.2";
const CARGO_NEXTEST: &str = "0.9.143";
const AXE: &str = "4.14.1";
const AXE_INTEGRITY: &str = "sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==";

/// cargo-deny, exactly at the pinned version: older ones read `deny.toml` differently.
pub(crate) fn cargo_deny() -> Result<PathBuf, String> {
    let wanted = format!("cargo-deny {CARGO_DENY}");
    let found = environment::program("cargo-deny");
    match found.filter(|program| {
        environment::first_line(Command::new(program).arg("--version")) == Some(wanted)
    }) {
        Some(program) => Ok(program),
        None => cargo_tool("cargo-deny", CARGO_DENY, &[]),
    }
}

/// cargo-nextest, whichever version is installed, else the pinned one.
pub(crate) fn cargo_nextest() -> Result<PathBuf, String> {
    match environment::program("cargo-nextest") {
        Some(program) => Ok(program),
        None => cargo_tool("cargo-nextest", CARGO_NEXTEST, &["--no-default-features"]),
    }
}

/// Builds a tool unoptimised, which takes a minute or two where a release build takes ten.
fn cargo_tool(name: &str, version: &str, options: &[&str]) -> Result<PathBuf, String> {
    let home = environment::tools().join(format!("{name}-{version}"));
    let program = home.join("bin").join(name);
    if program.is_file() {
        return Ok(program);
    }
    println!("   building {name} {version}, which takes a minute or two");
    let build = environment::tools().join("build");
    let mut install = process::cargo();
    install
        .args([
            "install",
            "--quiet",
            "--locked",
            "--debug",
            name,
            "--version",
            version,
        ])
        .args(options);
    install
        .arg("--root")
        .arg(&home)
        .arg("--target-dir")
        .arg(&build);
    install
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_INCREMENTAL", "0");
    process::run(&mut install)?;
    // Half a gigabyte of intermediate files that nothing needs again; a leftover does no harm.
    let _ = fs::remove_dir_all(&build);
    Ok(program)
}

/// `axe.min.js`, checked against its pinned hash by npm itself.
pub(crate) fn axe() -> Result<PathBuf, String> {
    let home = axe_home();
    let script = axe_script();
    if script.is_file() {
        return Ok(script);
    }
    let write = |name: &str, content: String| {
        fs::write(home.join(name), content)
            .map_err(|error| format!("{name} could not be written: {error}"))
    };
    fs::create_dir_all(&home)
        .map_err(|error| format!("{} could not be made: {error}", home.display()))?;
    write(
        "package.json",
        format!(r#"{{"name":"tools","version":"1.0.0","dependencies":{{"axe-core":"{AXE}"}}}}"#),
    )?;
    write(
        "package-lock.json",
        format!(
            r#"{{"name":"tools","version":"1.0.0","lockfileVersion":3,"requires":true,"packages":{{
"":{{"name":"tools","version":"1.0.0","dependencies":{{"axe-core":"{AXE}"}}}},
"node_modules/axe-core":{{"version":"{AXE}","integrity":"{AXE_INTEGRITY}","license":"MPL-2.0"}}}}}}"#
        ),
    )?;
    let mut npm = process::command("npm");
    npm.args([
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--no-update-notifier",
        "--loglevel=error",
    ]);
    npm.arg("--cache").arg(home.join("cache"));
    process::run(npm.current_dir(&home))?;
    if script.is_file() {
        Ok(script)
    } else {
        Err("npm did not bring axe.min.js".into())
    }
}

/// Whether npm is still needed.
pub(crate) fn has_axe() -> bool {
    axe_script().is_file()
}

fn axe_home() -> PathBuf {
    environment::tools().join(format!("axe-core-{AXE}"))
}

fn axe_script() -> PathBuf {
    axe_home().join("node_modules/axe-core/axe.min.js")
}
