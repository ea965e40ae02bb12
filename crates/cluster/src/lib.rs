//! A throw-away PostgreSQL for tests and measurements. It is gone when the program that made it is, even after `kill -9`: a
//! small shell script owns it and waits for the end of a pipe that only that program holds open.

#![expect(
    clippy::expect_used,
    reason = "for tests and chores only; the pipes are there because they were asked for"
)]

mod programs;

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::os::unix::fs::{DirBuilderExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

pub use programs::{Programs, User};

/// A cluster. Dropping it stops the server and removes its data.
#[derive(Debug)]
pub struct Cluster {
    script: Child,
    said: BufReader<ChildStdout>,
    folder: PathBuf,
    /// Where a superuser connects to the database `postgres`.
    pub url: String,
}

/// What a server that speaks TLS shows, as PEM.
#[derive(Debug, Clone, Copy)]
pub struct Identity<'a> {
    /// Its certificate, and those above it.
    pub certificate: &'a str,
    /// Its key.
    pub key: &'a str,
}

impl Cluster {
    /// Makes one where temporary files are kept, and starts it.
    ///
    /// # Errors
    /// What PostgreSQL said.
    pub fn start(programs: &Programs) -> Result<Self, String> {
        // /var/tmp, where there is one, is on a disk; /tmp may be memory, where durability costs nothing.
        let base = Path::new("/var/tmp");
        if base.is_dir() {
            Self::start_in(programs, base, None)
        } else {
            Self::start_in(programs, &std::env::temp_dir(), None)
        }
    }

    /// Makes one in a folder of its own below `base`, and starts it.
    ///
    /// # Errors
    /// What PostgreSQL said.
    pub fn start_in(
        programs: &Programs,
        base: &Path,
        identity: Option<Identity<'_>>,
    ) -> Result<Self, String> {
        let mut problem = String::new();
        // Another program may take the port between our asking for it and the server's listening on it.
        for _ in 0..3 {
            let made = make(programs, base, identity);
            let mut cluster =
                made.map_err(|error| format!("PostgreSQL cannot be made: {error}"))?;
            match cluster.tell("start") {
                Ok(()) => return Ok(cluster),
                Err(said) => problem = said,
            }
        }
        Err(format!("PostgreSQL did not start: {problem}"))
    }

    /// Every process of the server ends at once.
    ///
    /// # Panics
    /// Where it does not.
    pub fn crash(&mut self) {
        self.tell("crash").expect("PostgreSQL stops");
    }

    /// It comes back, and recovers by itself.
    ///
    /// # Panics
    /// Where it does not.
    pub fn come_back(&mut self) {
        self.tell("start").expect("PostgreSQL starts again");
    }

    /// Has the script do something, or answers what it complained of.
    fn tell(&mut self, word: &str) -> Result<(), String> {
        let stdin = self.script.stdin.as_mut().expect("stdin is a pipe");
        let told = writeln!(stdin, "{word}").and_then(|()| stdin.flush());
        let mut line = String::new();
        if told.is_ok() && self.said.read_line(&mut line).is_ok() && line.trim() == "done" {
            return Ok(());
        }
        drop(self.script.stdin.take());
        let mut complaint = String::new();
        if let Some(mut stderr) = self.script.stderr.take() {
            let _ = stderr.read_to_string(&mut complaint);
        }
        Err(complaint.trim().to_owned())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.script.stdin.take());
        let _ = self.script.wait();
        // The script runs as somebody who may not be allowed to.
        let _ = fs::remove_dir(&self.folder);
    }
}

fn make(programs: &Programs, base: &Path, identity: Option<Identity<'_>>) -> io::Result<Cluster> {
    let word = random_word()?;
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let folder = base.join(format!("candor-cluster-{}", &word[..12]));
    fs::DirBuilder::new().mode(0o700).create(&folder)?;
    let mut command = Command::new("sh");
    if let Some(user) = programs.user() {
        chown(&folder, Some(user.id), Some(user.group))?;
        command.uid(user.id).gid(user.group);
    }
    command
        .args(["-c", include_str!("cluster.sh"), "cluster.sh"])
        .arg(programs.folder())
        .arg(&folder)
        .arg(port.to_string())
        .env("PASSWORD", &word)
        .env_remove("LD_PRELOAD")
        .current_dir("/")
        .process_group(0)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    if let Some(identity) = identity {
        command.env("CERTIFICATE", identity.certificate);
        command.env("KEY", identity.key);
    }
    let mut script = command.spawn()?;
    let said = BufReader::new(script.stdout.take().expect("stdout is a pipe"));
    Ok(Cluster {
        script,
        said,
        folder,
        url: format!("postgres://candor:{word}@127.0.0.1:{port}/postgres"),
    })
}

fn random_word() -> io::Result<String> {
    let mut bytes = [0; 16];
    File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
