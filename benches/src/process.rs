//! Servers as child processes: started, found by the address they print, watched, ended.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use crate::Failure;

/// How often the memory of a process is looked at.
const GLANCE: Duration = Duration::from_millis(50);

/// A server that ends when this is dropped.
#[derive(Debug)]
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// The whole line of JSON that it printed when it was ready.
    pub announced: serde_json::Value,
}

impl Server {
    /// Starts `command` and waits for its first line of JSON that has a `url`.
    ///
    /// # Errors
    /// When it cannot be started, or ends without having said where it listens.
    pub fn start(mut command: Command) -> Result<Self, Failure> {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{} did not start: {error}", program(&command)))?;
        let out = child.stdout.take().expect("stdout was asked for");
        let mut lines = BufReader::new(out).lines();
        let found = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| announcement(&line));
        let Some((address, announced)) = found else {
            drop(child.kill());
            let status = child.wait()?;
            return Err(format!(
                "{} ended ({status}) before it said where it listens",
                program(&command)
            )
            .into());
        };
        // Whatever else it prints is read and dropped, so that a full pipe can never stop it.
        thread::spawn(move || lines.for_each(drop));
        Ok(Self {
            child,
            address,
            announced,
        })
    }

    /// Resident memory now, in KiB.
    ///
    /// # Errors
    /// When the process is gone.
    pub fn resident_kib(&self) -> Result<u64, Failure> {
        resident_kib(self.child.id())
    }

    /// What `work` returns, and the most memory (KiB) that the server was seen to hold meanwhile.
    pub fn resident_while<T>(&self, work: impl FnOnce() -> T) -> (T, u64) {
        let (over, most) = (
            Arc::new(AtomicBool::new(false)),
            Arc::new(AtomicU64::new(0)),
        );
        let watcher = {
            let (over, most, id) = (Arc::clone(&over), Arc::clone(&most), self.child.id());
            thread::spawn(move || {
                while !over.load(Ordering::Relaxed) {
                    most.fetch_max(resident_kib(id).unwrap_or(0), Ordering::Relaxed);
                    thread::sleep(GLANCE);
                }
            })
        };
        let result = work();
        over.store(true, Ordering::Relaxed);
        drop(watcher.join());
        (result, most.load(Ordering::Relaxed))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn program(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

fn announcement(line: &str) -> Option<(SocketAddr, serde_json::Value)> {
    let json: serde_json::Value = serde_json::from_str(line).ok()?;
    let url = json.get("url")?.as_str()?;
    let address = url
        .strip_prefix("http://")?
        .split('/')
        .next()?
        .parse()
        .ok()?;
    Some((address, json))
}

fn resident_kib(process: u32) -> Result<u64, Failure> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))
        .and_then(|rest| rest.split_whitespace().next()?.parse().ok())
        .ok_or_else(|| format!("process {process} holds no memory any more").into())
}

#[cfg(test)]
mod tests {
    #![expect(
        clippy::unwrap_used,
        reason = "a test that cannot go on should stop where it is"
    )]

    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn a_server_is_found_by_its_line_and_gone_when_dropped() {
        let script = r#"echo starting; echo '{"url":"http://127.0.0.1:4711/"}'; exec sleep 60"#;
        let server = Server::start(shell(script)).unwrap();
        assert_eq!(server.address, "127.0.0.1:4711".parse().unwrap());
        assert!(server.resident_kib().unwrap() > 0);
        let id = server.child.id();
        drop(server);
        assert!(resident_kib(id).is_err());
    }

    #[test]
    fn a_program_that_only_ends_is_not_waited_for() {
        assert!(Server::start(shell("echo hello")).is_err());
    }
}
