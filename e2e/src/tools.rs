//! Where Chromium, its driver and axe are: where `cargo xtask test` says, else where Debian and `xtask` put them.

use std::path::{Path, PathBuf};

/// Chromium.
pub(crate) fn chromium() -> PathBuf {
    program("CANDOR_TEST_CHROMIUM", "/usr/bin/chromium")
}

/// ChromeDriver.
pub(crate) fn chromedriver() -> PathBuf {
    program("CANDOR_TEST_CHROMEDRIVER", "/usr/bin/chromedriver")
}

/// The text of axe.
pub(crate) fn axe() -> String {
    let path = match std::env::var_os("CANDOR_TEST_AXE") {
        Some(path) => PathBuf::from(path),
        None => fetched_axe().unwrap_or_else(|| {
            panic!(
                "axe.min.js was not found below target/tools. `cargo xtask test` fetches it; or name it in CANDOR_TEST_AXE."
            )
        }),
    };
    std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("axe could not be read from {}: {error}", path.display()))
}

fn program(name: &str, usual: &str) -> PathBuf {
    let path = std::env::var_os(name).map_or_else(|| PathBuf::from(usual), PathBuf::from);
    assert!(
        path.exists(),
        "{} was not found. Browser tests never skip: `cargo xtask test` installs it, or name it in {name}.",
        path.display()
    );
    path
}

fn fetched_axe() -> Option<PathBuf> {
    let tools = target().join("tools");
    let mut versions: Vec<PathBuf> = std::fs::read_dir(tools)
        .ok()?
        .flatten()
        .map(|entry| entry.path().join("node_modules/axe-core/axe.min.js"))
        .filter(|script| script.is_file())
        .collect();
    versions.sort();
    versions.pop()
}

/// The folder that cargo builds into: the running program lies in `target/<profile>` or `target/<profile>/deps`.
fn target() -> PathBuf {
    let profile = profile();
    profile
        .parent()
        .map_or_else(|| profile.clone(), Path::to_path_buf)
}

/// `target/<profile>`.
pub(crate) fn profile() -> PathBuf {
    let exe = std::env::current_exe().expect("a running program has a path");
    exe.ancestors()
        .skip(1)
        .find(|folder| !folder.ends_with("deps"))
        .map_or_else(|| exe.clone(), Path::to_path_buf)
}
