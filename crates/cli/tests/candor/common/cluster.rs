//! A PostgreSQL of a test's own, which can be crashed.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use super::chance;

/// A cluster. Its script removes it when the test ends, however it ends.
pub(crate) struct Cluster {
    script: Child,
    said: BufReader<ChildStdout>,
    /// Where its one database is.
    pub(crate) url: String,
}

impl Cluster {
    /// Makes one and starts it.
    ///
    /// # Panics
    /// Where PostgreSQL's programs are not known: a test never skips silently.
    pub(crate) fn start() -> Self {
        let programs = std::env::var("CANDOR_TEST_PG_BIN").expect(
            "CANDOR_TEST_PG_BIN names the folder of PostgreSQL's programs; `cargo xtask test` sets it",
        );
        // Another program may take the port between our asking for it and the server's listening on it.
        for _ in 0..3 {
            let mut cluster = Self::make(&programs);
            if cluster.says("start") {
                return cluster;
            }
        }
        panic!("PostgreSQL does not start");
    }

    fn make(programs: &str) -> Self {
        let port = TcpListener::bind("127.0.0.1:0")
            .and_then(|listener| listener.local_addr())
            .expect("a free port")
            .port();
        let password = chance::submission();
        let base = ["/var/tmp", "/tmp"]
            .into_iter()
            .find(|base| Path::new(base).is_dir());
        let mut script = shell()
            .args([
                "-c",
                include_str!("cluster.sh"),
                "cluster.sh",
                programs,
                &port.to_string(),
            ])
            .env("PASSWORD", &password)
            .env("BASE", base.expect("a place for temporary files"))
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a shell");
        let said = BufReader::new(script.stdout.take().expect("stdout is a pipe"));
        Self {
            script,
            said,
            url: format!("postgres://candor:{password}@127.0.0.1:{port}/postgres"),
        }
    }

    /// Every process of the server ends at once.
    pub(crate) fn crash(&mut self) {
        assert!(self.says("crash"), "PostgreSQL stops");
    }

    /// It comes back, and recovers by itself.
    pub(crate) fn come_back(&mut self) {
        assert!(self.says("start"), "PostgreSQL starts again");
    }

    fn says(&mut self, word: &str) -> bool {
        let stdin = self.script.stdin.as_mut().expect("stdin is a pipe");
        let told = writeln!(stdin, "{word}").and_then(|()| stdin.flush());
        let mut line = String::new();
        told.is_ok() && self.said.read_line(&mut line).is_ok() && line.trim() == "done"
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.script.stdin.take());
        let _ = self.script.wait();
    }
}

/// A shell as a user that PostgreSQL is willing to run as.
fn shell() -> Command {
    let Ok(user) = std::env::var("CANDOR_TEST_PG_USER") else {
        return Command::new("sh");
    };
    let group = Command::new("id")
        .args(["-g", &user])
        .output()
        .expect("id runs");
    let group = String::from_utf8_lossy(&group.stdout).trim().to_owned();
    let mut command = Command::new("setpriv");
    command.args([
        format!("--reuid={user}"),
        format!("--regid={group}"),
        "--init-groups".to_owned(),
        "--inh-caps=-all".to_owned(),
        "--".to_owned(),
        "sh".to_owned(),
    ]);
    command
}
