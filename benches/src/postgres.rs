//! A PostgreSQL for the length of a run, as durable as a real one: the one that `cargo xtask bench` has started, or else one
//! of one's own.

use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::Failure;

/// A running server. One of our own, and all its data, are gone when this is dropped.
#[derive(Debug)]
pub struct Postgres {
    tools: Tools,
    /// Its data, where it is our own.
    folder: Option<TempDir>,
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
        let mut tools = Tools::find().ok_or(NOT_THERE)?;
        // Clients need nobody's rights.
        tools.run_as = None;
        let server = Self {
            tools,
            folder: None,
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
        let tools = Tools::find().ok_or(NOT_THERE)?;
        let folder = tempfile::Builder::new()
            .prefix("postgres-")
            .tempdir_in(parent)?;
        if let Some((user, group)) = tools.run_as {
            chown(folder.path(), Some(user), Some(group))?;
        }
        let data = folder.path().join("data");
        tools.run("initdb", |command| {
            command
                .args([
                    "--auth=trust",
                    "--username=candor",
                    "--encoding=UTF8",
                    "--no-locale",
                    "-D",
                ])
                .arg(&data);
        })?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let options = format!(
            "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200 \
             -c fsync=on -c synchronous_commit=on"
        );
        let url = format!("postgres://candor@127.0.0.1:{port}/postgres");
        let log = folder.path().join("log");
        let server = Self {
            tools,
            folder: Some(folder),
            url,
        };
        server.tools.run("pg_ctl", |command| {
            command
                .args(["start", "-w", "-s", "-o", &options, "-D"])
                .arg(&data);
            command.arg("-l").arg(log);
        })?;
        Ok(server)
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
        self.tools.run("createdb", |command| {
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
        drop(self.tools.run("dropdb", |command| {
            command.arg(format!("--maintenance-db={}", self.url));
            command.args(["--force", name]);
        }));
    }

    /// The one value that `sql` gives.
    fn ask(&self, sql: &str) -> Result<String, Failure> {
        let out = Command::new(self.tools.folder.join("psql"))
            .args(["-X", "-A", "-t", "-c", sql, "-d", &self.url])
            .output()?;
        if out.status.success() {
            Ok(String::from_utf8(out.stdout)?.trim().to_owned())
        } else {
            Err(String::from_utf8_lossy(&out.stderr).into_owned().into())
        }
    }
}

const NOT_THERE: &str = "PostgreSQL's server programs are not installed";

impl Drop for Postgres {
    fn drop(&mut self) {
        let Some(folder) = &self.folder else { return };
        let data = folder.path().join("data");
        // A server that is already down is as good as one that was stopped.
        drop(self.tools.run("pg_ctl", |command| {
            command
                .args(["stop", "-w", "-s", "-m", "immediate", "-D"])
                .arg(&data);
        }));
    }
}

/// The version of the PostgreSQL that a run would use.
#[must_use]
pub fn version() -> Option<String> {
    let out = Command::new(Tools::find()?.folder.join("postgres"))
        .arg("-V")
        .output()
        .ok()?;
    Some(String::from_utf8(out.stdout).ok()?.trim().to_owned())
}

#[derive(Debug)]
struct Tools {
    folder: PathBuf,
    /// PostgreSQL refuses to run as root, so there it runs as the user that its package made.
    run_as: Option<(u32, u32)>,
}

impl Tools {
    /// Debian keeps a folder for each version outside of `PATH`; elsewhere `PATH` has them.
    fn find() -> Option<Self> {
        let versions = std::fs::read_dir("/usr/lib/postgresql")
            .into_iter()
            .flatten()
            .flatten();
        let mut folders: Vec<(u32, PathBuf)> = versions
            .filter_map(|entry| {
                let version = entry.file_name().to_str()?.parse().ok()?;
                Some((version, entry.path().join("bin")))
            })
            .collect();
        folders.sort();
        let path = std::env::var_os("PATH").unwrap_or_default();
        let newest_first = folders.into_iter().rev().map(|(_, folder)| folder);
        let folder = newest_first
            .chain(std::env::split_paths(&path))
            .find(|folder| folder.join("initdb").exists() && folder.join("pg_ctl").exists())?;
        let root = std::fs::metadata("/proc/self").is_ok_and(|me| me.uid() == 0);
        let run_as = if root { Some(postgres_user()?) } else { None };
        Some(Self { folder, run_as })
    }

    fn run(&self, tool: &str, arguments: impl FnOnce(&mut Command)) -> Result<(), Failure> {
        let mut command = Command::new(self.folder.join(tool));
        arguments(&mut command);
        command.current_dir("/").env_remove("LD_PRELOAD");
        if let Some((user, group)) = self.run_as {
            command.uid(user).gid(group);
        }
        // Not `output()`: the server that pg_ctl leaves behind would hold the pipe open for ever.
        let log = tempfile::NamedTempFile::new()?;
        let status = command
            .stdout(log.reopen()?)
            .stderr(log.reopen()?)
            .status()?;
        if status.success() {
            return Ok(());
        }
        let said = std::fs::read_to_string(log.path()).unwrap_or_default();
        Err(format!("{tool} failed ({status}): {}", said.trim()).into())
    }
}

fn postgres_user() -> Option<(u32, u32)> {
    let accounts = std::fs::read_to_string("/etc/passwd").ok()?;
    let line = accounts
        .lines()
        .find(|line| line.starts_with("postgres:"))?;
    let mut fields = line.split(':').skip(2);
    Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
}
