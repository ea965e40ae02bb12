//! The program in a real terminal, answered at its prompts. `script` (bsdutils, part of every Debian) makes the terminal.

use std::io::{Read, Write};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::program::{CANDOR, equip, wait};

/// A program in a terminal of its own.
pub(crate) struct Terminal {
    child: Child,
    keys: ChildStdin,
    screen: Arc<Mutex<String>>,
    /// How much of the screen was waited for already.
    read: usize,
}

impl Terminal {
    /// Starts the program with these arguments, none of which may need quoting.
    pub(crate) fn start(arguments: &[&str]) -> Self {
        let line = [&[CANDOR], arguments].concat().join(" ");
        let mut command = Command::new("script");
        equip(&mut command);
        let mut child = command
            .args(["--quiet", "--flush", "--return", "--command", &line])
            .arg("/dev/null")
            .env("CANDOR_LOG", "error")
            .env("LANG", "de_AT.UTF-8")
            .env_remove("LC_ALL")
            .env("TZ", "Europe/Vienna")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("script runs");
        let mut output = child.stdout.take().expect("stdout is a pipe");
        let screen = Arc::new(Mutex::new(String::new()));
        let shown = Arc::clone(&screen);
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(n @ 1..) = output.read(&mut bytes) {
                let text = String::from_utf8_lossy(&bytes[..n]);
                shown.lock().expect("nobody panics there").push_str(&text);
            }
        });
        Self {
            keys: child.stdin.take().expect("stdin is a pipe"),
            child,
            screen,
            read: 0,
        }
    }

    /// Everything that was on the screen so far.
    pub(crate) fn screen(&self) -> String {
        self.screen.lock().expect("nobody panics there").clone()
    }

    /// Waits until this stands there, after what was waited for before.
    pub(crate) fn expect(&mut self, text: &str) {
        let began = Instant::now();
        loop {
            let screen = self.screen();
            if let Some(at) = screen[self.read..].find(text) {
                self.read += at + text.len();
                return;
            }
            assert!(
                began.elapsed() < Duration::from_secs(60),
                "{text:?} does not come: {screen}"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits for a question and answers it.
    pub(crate) fn answer(&mut self, question: &str, answer: &str) {
        self.expect(question);
        // The question ends with a blank; only then is the program ready to read.
        self.expect(" ");
        self.press(&format!("{answer}\n"));
    }

    /// Presses keys.
    pub(crate) fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).expect("it is there");
        self.keys.flush().expect("it is there");
    }

    /// Waits for its end.
    pub(crate) fn end(mut self) -> (ExitStatus, String) {
        let status = wait(&mut self.child, Duration::from_secs(60));
        (status, self.screen())
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
