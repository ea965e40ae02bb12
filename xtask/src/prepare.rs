//! Everything that must be on the machine before a step can run. What is missing is installed; where that is not possible,
//! the exact command is said and nothing runs. Never skips silently.

use std::fs;
use std::path::{Path, PathBuf};

use cluster::{Cluster, Programs};

use crate::environment;
use crate::install;
use crate::process;

/// What the chosen steps need.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Needs {
    /// cargo-deny.
    pub(crate) deny: bool,
    /// cargo-nextest.
    pub(crate) nextest: bool,
    /// PostgreSQL's server programs.
    pub(crate) postgres: bool,
    /// Chromium, its driver, and axe.
    pub(crate) browser: bool,
}

/// Where the things are that were needed.
#[derive(Debug, Default)]
pub(crate) struct Tools {
    /// cargo-deny.
    pub(crate) deny: Option<PathBuf>,
    /// cargo-nextest.
    pub(crate) nextest: Option<PathBuf>,
    /// What browser tests need.
    pub(crate) browser: Option<Browser>,
}

/// What browser tests need.
#[derive(Debug)]
pub(crate) struct Browser {
    /// The browser.
    pub(crate) chromium: PathBuf,
    /// Its WebDriver.
    pub(crate) chromedriver: PathBuf,
    /// `axe.min.js`.
    pub(crate) axe: PathBuf,
}

/// Installs what is missing, or says what to do by hand.
pub(crate) fn prepare(needs: Needs) -> Result<Tools, String> {
    let packages = missing_packages(needs);
    if !packages.is_empty() {
        install_packages(&packages)?;
        let still = missing_packages(needs);
        if !still.is_empty() {
            return Err(format!(
                "apt installed {}, but it is still not found.",
                still.join(" ")
            ));
        }
    }
    Ok(Tools {
        deny: needs.deny.then(install::cargo_deny).transpose()?,
        nextest: needs.nextest.then(install::cargo_nextest).transpose()?,
        browser: needs.browser.then(browser).transpose()?,
    })
}

/// A PostgreSQL for the length of a run, and the programs it is made of.
pub(crate) fn postgres() -> Result<(Programs, Cluster), String> {
    let programs = Programs::find().ok_or("PostgreSQL's initdb and pg_ctl were not found")?;
    let cluster = Cluster::start(&programs)?;
    Ok((programs, cluster))
}

/// Debian's names of what is not here.
fn missing_packages(needs: Needs) -> Vec<&'static str> {
    let mut packages = Vec::new();
    if needs.deny && environment::program("git").is_none() {
        // cargo-deny fetches its advisories with it.
        packages.extend(["git", "ca-certificates"]);
    }
    if needs.postgres && Programs::find().is_none() {
        packages.push("postgresql");
    }
    if needs.browser {
        if chromium().is_none() {
            // Without any font a page is blank, and a test of its look means nothing.
            packages.extend(["chromium", "fonts-liberation"]);
        }
        if environment::program("chromedriver").is_none() {
            packages.push("chromium-driver");
        }
        if !install::has_axe() && environment::program("npm").is_none() {
            packages.push("npm");
        }
    }
    packages
}

fn chromium() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find_map(environment::program)
}

fn browser() -> Result<Browser, String> {
    Ok(Browser {
        chromium: chromium().ok_or("Chromium was not found.")?,
        chromedriver: environment::program("chromedriver").ok_or("ChromeDriver was not found.")?,
        axe: install::axe()?,
    })
}

fn install_packages(packages: &[&str]) -> Result<(), String> {
    if !environment::has_apt() {
        return Err(format!(
            "Missing on this machine, under their names in Debian: {}. Install them and run this again.",
            packages.join(" ")
        ));
    }
    if !environment::is_root() {
        return Err(format!(
            "Missing on this machine. Please run this, then try again:\n\n  \
             sudo apt-get update && sudo apt-get install --yes --no-install-recommends {}\n",
            packages.join(" ")
        ));
    }
    let _no_cluster = packages
        .contains(&"postgresql")
        .then(NoCluster::new)
        .transpose()?;
    let apt = |arguments: &[&str], packages: &[&str]| {
        let mut apt = process::command("apt-get");
        process::run(
            apt.args(arguments)
                .args(packages)
                .env("DEBIAN_FRONTEND", "noninteractive"),
        )
    };
    apt(&["update", "--quiet"], &[])?;
    apt(
        &["install", "--yes", "--quiet", "--no-install-recommends"],
        packages,
    )
}

/// While this lives, installing PostgreSQL does not make and start a database that nobody asked for.
struct NoCluster;

impl NoCluster {
    const FOLDER: &str = "/etc/postgresql-common/createcluster.d";
    const FILE: &str = "/etc/postgresql-common/createcluster.d/candor-xtask.conf";

    fn new() -> Result<NoCluster, String> {
        let written = fs::create_dir_all(Self::FOLDER)
            .and_then(|()| fs::write(Self::FILE, "create_main_cluster = false\n"))
            .map(|()| NoCluster);
        written.map_err(|error| format!("{} could not be written: {error}", Self::FILE))
    }
}

impl Drop for NoCluster {
    fn drop(&mut self) {
        let _ = fs::remove_file(Path::new(Self::FILE));
        // Only if it is empty, as it was before.
        let _ = fs::remove_dir(Self::FOLDER);
    }
}
