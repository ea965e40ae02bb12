//! The program, as a process of its own.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, ExitStatus, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use serde_json::Value;

/// The program that was built for these tests.
pub(crate) const CANDOR: &str = env!("CARGO_BIN_EXE_candor");

/// A command that runs it, with its log where the markers are looked for, and without the caller's keys.
pub(crate) fn candor() -> Command {
    let mut command = Command::new(CANDOR);
    equip(&mut command);
    command
}

/// Gives a command what [`candor`] has.
pub(crate) fn equip(command: &mut Command) {
    command
        .env_remove("CANDOR_MASTER_KEY")
        .env("CANDOR_LOG", "debug")
        .stdin(Stdio::null());
}

/// Runs it to its end.
pub(crate) fn run<S: AsRef<OsStr>>(arguments: &[S]) -> Output {
    candor().args(arguments).output().expect("the program runs")
}

/// What it said on standard output.
pub(crate) fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// What it said on standard error.
pub(crate) fn complained(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A server under way. Ends with the test.
pub(crate) struct Server {
    child: Child,
    /// Kept open: a program that says more than one line must not meet a closed pipe.
    stdout: BufReader<ChildStdout>,
    /// The line of JSON that it began with.
    pub(crate) line: Value,
    pub(crate) url: String,
}

impl Server {
    /// Starts one and waits for its first line.
    pub(crate) fn start(mut command: Command) -> Self {
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(log())
            .spawn()
            .expect("the program starts");
        let mut stdout = BufReader::new(child.stdout.take().expect("stdout is a pipe"));
        let mut line = String::new();
        stdout.read_line(&mut line).expect("stdout can be read");
        let Ok(line) = serde_json::from_str::<Value>(&line) else {
            let ended = child.wait();
            panic!("no address but {line:?}, and it ended: {ended:?}");
        };
        let url = line["url"].as_str().expect("an address").to_owned();
        Self {
            child,
            stdout,
            line,
            url,
        }
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// `kill -9`.
    pub(crate) fn kill(mut self) {
        self.child.kill().expect("it can be killed");
        let status = self.child.wait().expect("it ends");
        assert!(!status.success(), "it had ended by itself: {status}");
    }

    /// The word to stop, and what came of it: how it ended, and what else it had said.
    pub(crate) fn stop(mut self) -> (ExitStatus, String) {
        signal(self.id(), "TERM");
        let status = wait(&mut self.child, Duration::from_secs(60));
        let mut rest = String::new();
        self.stdout
            .read_to_string(&mut rest)
            .expect("stdout can be read");
        (status, rest)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Sends a signal to a process that a test started.
pub(crate) fn signal(process: u32, name: &str) {
    let sent = Command::new("kill")
        .args([&format!("-{name}"), &process.to_string()])
        .status()
        .expect("kill runs");
    assert!(sent.success(), "{name} reaches {process}");
}

/// Waits for a process to end by itself.
pub(crate) fn wait(child: &mut Child, at_most: Duration) -> ExitStatus {
    let began = Instant::now();
    loop {
        if let Some(status) = child.try_wait().expect("it can be waited for") {
            return status;
        }
        assert!(began.elapsed() < at_most, "it does not end");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Where a server's log goes: to a file among those that are searched for planted markers, or nowhere.
pub(crate) fn log() -> Stdio {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let Ok(folder) = std::env::var("CANDOR_TEST_LOGS") else {
        return Stdio::null();
    };
    let n = COUNT.fetch_add(1, Ordering::Relaxed);
    let _ = std::fs::create_dir_all(&folder);
    let name = format!("program-{}-{n}.log", std::process::id());
    File::create(PathBuf::from(folder).join(name)).map_or_else(|_| Stdio::null(), Stdio::from)
}
