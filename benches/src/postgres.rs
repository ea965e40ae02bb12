//! A PostgreSQL of one's own for the length of a run, with its defaults where durability is concerned.

use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::Failure;

/// A running server; it and all its data are gone when this is dropped.
#[derive(Debug)]
pub struct Postgres {
    tools: Tools,
    folder: TempDir,
    /// What a client connects to: an empty database called `postgres`, user `candor`, no password.
    pub url: String,
}

impl Postgres {
    /// Makes a cluster in a new folder under `parent` and starts it with `fsync` and `synchronous_commit` on.
    ///
    /// # Errors
    /// When there is no PostgreSQL here, or it does not start.
    pub fn start(parent: &Path) -> Result<Self, Failure> {
        let tools = Tools::find().ok_or("PostgreSQL's server programs are not installed")?;
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
        let server = Self { tools, folder, url };
        server.tools.run("pg_ctl", |command| {
            command
                .args(["start", "-w", "-s", "-o", &options, "-D"])
                .arg(&data);
            command.arg("-l").arg(server.folder.path().join("log"));
        })?;
        Ok(server)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let data = self.folder.path().join("data");
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
