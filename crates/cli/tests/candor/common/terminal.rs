//! The program in a real terminal, answered at its prompts. The test is its parent, so that its exit status is its own.

use std::io::{Read, Write};
use std::process::{Child, ExitStatus};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use pty_process::blocking::{Command, Pty};
use rustix::termios::{LocalModes, tcgetattr};

use super::program::{candor, wait};

/// A program in a terminal of its own.
pub(crate) struct Terminal {
    child: Child,
    keys: Arc<Pty>,
    screen: Arc<Mutex<String>>,
    watcher: Option<JoinHandle<()>>,
    /// How much of the screen was waited for already.
    read: usize,
}

impl Terminal {
    /// Starts the program with these arguments.
    pub(crate) fn start(arguments: &[&str]) -> Self {
        let (keys, terminal) = pty_process::blocking::open().expect("a terminal can be had");
        let mut program = candor();
        program
            .args(arguments)
            .env("CANDOR_LOG", "error")
            .env("LANG", "de_AT.UTF-8")
            .env_remove("LC_ALL")
            .env("TZ", "Europe/Vienna");
        let child = Command::from(program)
            .spawn(terminal)
            .expect("the program starts");
        let keys = Arc::new(keys);
        let output = Arc::clone(&keys);
        let screen = Arc::new(Mutex::new(String::new()));
        let shown = Arc::clone(&screen);
        // Reading fails once nobody has the terminal open any more.
        let watcher = std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(n @ 1..) = (&*output).read(&mut bytes) {
                let text = String::from_utf8_lossy(&bytes[..n]);
                shown.lock().expect("nobody panics there").push_str(&text);
            }
        });
        Self {
            child,
            keys,
            screen,
            watcher: Some(watcher),
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

    /// Waits for a question whose answer is not shown, and until the terminal hides what is typed, and answers it.
    pub(crate) fn answer_unseen(&mut self, question: &str, answer: &str) {
        self.expect(question);
        self.expect(" ");
        let began = Instant::now();
        while self.echoes() {
            assert!(
                began.elapsed() < Duration::from_secs(60),
                "{question:?} shows what is typed"
            );
            std::thread::sleep(Duration::from_millis(5));
        }
        self.press(&format!("{answer}\n"));
    }

    /// Whether what is typed is shown.
    fn echoes(&self) -> bool {
        let modes = tcgetattr(&*self.keys).expect("it is a terminal");
        modes.local_modes.contains(LocalModes::ECHO)
    }

    /// Presses keys.
    pub(crate) fn press(&mut self, keys: &str) {
        (&*self.keys)
            .write_all(keys.as_bytes())
            .expect("it is there");
    }

    /// Waits for its end, and until everything it wrote is on the screen.
    pub(crate) fn end(mut self) -> (ExitStatus, String) {
        let status = wait(&mut self.child, Duration::from_secs(60));
        let watcher = self.watcher.take().expect("it ends once");
        watcher.join().expect("nobody panics there");
        (status, self.screen())
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
