//! A PostgreSQL for the length of a run, as durable as a real one: the one that `cargo xtask bench` has started, or else one
//! of one's own.

use std::path::Path;
use std::process::Command;

use cluster::{Cluster, Programs};

use crate::Failure;

/// A running server. One of our own, and all its data, are gone when this is dropped.
#[derive(Debug)]
pub struct Postgres {
    programs: Programs,
    /// Where it is our own: it goes with this.
    _own: Option<Cluster>,
    /// What a client connects to as a superuser: the database called `postgres`.
    pub url: String,
}

impl Postgres {
    /// The server that `CANDOR_TEST_POSTGRES` names, or else a new one under `parent`.
    ///
    /// # Errors
    /// When there is none, or it does not sync what it commits: then its figures would mean nothing.
    pub fn find(parent: &Path) -> Result<Self, Failure> {
        let Ok(url) = std::env::var("CANDOR_TEST_POSTGRES") else {
            return Self::start(parent);
        };
        let server = Self {
            programs: Programs::find().ok_or(NOT_THERE)?,
            _own: None,
            url,
        };
        for setting in ["fsync", "synchronous_commit", "full_page_writes"] {
            let value = server.ask(&format!("SHOW {setting}"))?;
            if value != "on" {
                return Err(format!("this PostgreSQL has {setting}={value}").into());
            }
        }
        Ok(server)
    }

    /// Makes a cluster in a new folder under `parent` and starts it with `fsync` and `synchronous_commit` on.
    ///
    /// # Errors
    /// When there is no PostgreSQL here, or it does not start.
    pub fn start(parent: &Path) -> Result<Self, Failure> {
        let programs = Programs::find().ok_or(NOT_THERE)?;
        let cluster = Cluster::start_in(&programs, parent, None)?;
        Ok(Self {
            url: cluster.url.clone(),
            programs,
            _own: Some(cluster),
        })
    }

    /// Where a client finds the database of that name.
    #[must_use]
    pub fn url_of(&self, name: &str) -> String {
        let server = self.url.rsplit_once('/').map_or("", |(server, _)| server);
        format!("{server}/{name}")
    }

    /// Makes a database, empty or a copy of another one, and says where it is.
    ///
    /// # Errors
    /// When there is one of that name, or someone is connected to the one to be copied.
    pub fn create(&self, name: &str, copy_of: Option<&str>) -> Result<String, Failure> {
        self.run("createdb", |command| {
            command.arg(format!("--maintenance-db={}", self.url));
            if let Some(other) = copy_of {
                command.args(["--template", other]);
            }
            command.arg(name);
        })?;
        Ok(self.url_of(name))
    }

    /// Removes a database. What cannot be removed goes with the server.
    pub fn remove(&self, name: &str) {
        drop(self.run("dropdb", |command| {
            command.arg(format!("--maintenance-db={}", self.url));
            command.args(["--force", name]);
        }));
    }

    /// The one value that `sql` gives.
    fn ask(&self, sql: &str) -> Result<String, Failure> {
        let out = Command::new(self.programs.folder().join("psql"))
            .args(["-X", "-A", "-t", "-c", sql, "-d", &self.url])
            .output()?;
        if out.status.success() {
            Ok(String::from_utf8(out.stdout)?.trim().to_owned())
        } else {
            Err(String::from_utf8_lossy(&out.stderr).into_owned().into())
        }
    }

    fn run(&self, tool: &str, arguments: impl FnOnce(&mut Command)) -> Result<(), Failure> {
        let mut command = Command::new(self.programs.folder().join(tool));
        arguments(&mut command);
        let out = command.current_dir("/").env_remove("LD_PRELOAD").output()?;
        if out.status.success() {
            return Ok(());
        }
        let said = String::from_utf8_lossy(&out.stderr);
        Err(format!("{tool} failed ({}): {}", out.status, said.trim()).into())
    }
}

const NOT_THERE: &str = "PostgreSQL's server programs are not installed";

/// The version of the PostgreSQL that a run would use.
#[must_use]
pub fn version() -> Option<String> {
    let out = Command::new(Programs::find()?.folder().join("postgres"))
        .arg("-V")
        .output()
        .ok()?;
    Some(String::from_utf8(out.stdout).ok()?.trim().to_owned())
}
