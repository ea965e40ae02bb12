//! One person's Chromium, with a profile of its own: how it opens, closes, and stops.
//!
//! Whatever fails says in which step, on which page, and what that page said.

mod hands;
mod watch;

pub use hands::time_keys;

use std::cell::RefCell;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Stdio;
use std::time::Duration;

use serde_json::json;
use tempfile::TempDir;
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::error::WebDriverResult;
use thirtyfour::{By, CapabilitiesHelper, DesiredCapabilities, WebDriver};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::{Server, tools};

/// How long a page may take to come.
const PATIENCE: Duration = Duration::from_secs(15);

/// How long what should be on a page may take to be there.
const SOON: Duration = Duration::from_secs(3);

/// Whether pages may run scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// As usual.
    On,
    /// Switched off in the browser's settings.
    Off,
}

/// How large the window is, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Across.
    pub width: u32,
    /// Down.
    pub height: u32,
}

impl Shape {
    /// A phone.
    pub const PHONE: Shape = Shape::of(390, 844);
    /// A computer.
    pub const DESK: Shape = Shape::of(1280, 900);
    /// The narrowest that has to work.
    pub const NARROW: Shape = Shape::of(320, 640);
    /// A window of 1280 × 1024 at 400 % zoom.
    pub const ZOOMED: Shape = Shape::of(320, 256);

    /// Any.
    pub const fn of(width: u32, height: u32) -> Shape {
        Shape { width, height }
    }
}

/// A browser. It closes with this.
pub struct Browser {
    driver: WebDriver,
    url: String,
    port: u16,
    step: RefCell<String>,
    script: Script,
    _process: Child,
    _profile: TempDir,
}

impl Browser {
    /// Opens one on nothing yet.
    pub async fn open(server: &Server, script: Script) -> Browser {
        let profile = tempfile::tempdir().expect("a folder for the profile");
        let (process, port) = driver().await;
        let mut wish = DesiredCapabilities::chrome();
        let browser = tools::chromium();
        wish.set_binary(&browser.display().to_string())
            .expect("a path is a setting");
        let profile_folder = format!("--user-data-dir={}", profile.path().display());
        for flag in [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=1280,900",
            // Nothing but our own server can be reached, wherever a test runs.
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            &profile_folder,
        ] {
            wish.add_arg(flag).expect("a flag is a setting");
        }
        if script == Script::Off {
            let off = json!({ "profile.managed_default_content_settings.javascript": 2 });
            wish.add_experimental_option("prefs", off)
                .expect("prefs are a setting");
        }
        let logs = json!({ "browser": "ALL", "performance": "ALL" });
        wish.set("goog:loggingPrefs", logs)
            .expect("logs are a setting");
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), wish)
            .await
            .unwrap_or_else(|error| panic!("Chromium did not start: {error}"));
        // It is closed in `drop`, also where a test stopped in the middle.
        driver.clone().leak().expect("it has just been opened");
        Browser {
            driver,
            url: server.url().to_owned(),
            port,
            step: RefCell::new("at the start".to_owned()),
            script,
            _process: process,
            _profile: profile,
        }
    }

    /// Says what is being done from here on, for the sentence of whatever fails.
    pub fn step(&self, what: &str) {
        what.clone_into(&mut self.step.borrow_mut());
    }

    /// Whether pages may run scripts here.
    pub fn script(&self) -> Script {
        self.script
    }

    /// Stops with a sentence that says where.
    pub async fn stop(&self, what: &str) -> ! {
        let address = self.address().await;
        let said = match self.driver.find(By::Css("body")).await {
            Ok(body) => body.text().await.unwrap_or_default(),
            Err(_) => String::new(),
        };
        let step = self.step.borrow().clone();
        panic!("[{step}] {what}\n  on {address}, which says:\n{said}");
    }

    async fn or_stop<T>(&self, what: &str, result: WebDriverResult<T>) -> T {
        match result {
            Ok(value) => value,
            Err(error) => self.stop(&format!("{what}: {error}")).await,
        }
    }

    /// The driver, for what only one test does.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }
}

impl Drop for Browser {
    /// Asks the driver to close Chromium: killing the driver alone would leave it behind.
    fn drop(&mut self) {
        let close = || -> std::io::Result<()> {
            let mut wire = TcpStream::connect(("127.0.0.1", self.port))?;
            wire.set_read_timeout(Some(Duration::from_secs(30)))?;
            let session = self.driver.session_id();
            write!(
                wire,
                "DELETE /session/{session} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
            )?;
            // It answers once Chromium is gone.
            wire.read(&mut [0; 64]).map(drop)
        };
        if let Err(error) = close() {
            eprintln!("a browser may have been left behind: {error}");
        }
    }
}

/// Starts a driver and reads on which port it listens.
async fn driver() -> (Child, u16) {
    let program = tools::chromedriver();
    let mut process = Command::new(&program)
        .arg("--port=0")
        // The language of Chromium's own parts, such as fields for times.
        .env("LC_ALL", "en_US.UTF-8")
        .env("LANGUAGE", "en_US")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .unwrap_or_else(|error| panic!("{} did not start: {error}", program.display()));
    let stdout = process.stdout.take().expect("its output is ours");
    let mut lines = BufReader::new(stdout).lines();
    while let Some(line) = lines.next_line().await.expect("its output can be read") {
        let port = line
            .rsplit_once("started successfully on port ")
            .and_then(|(_, port)| port.trim_end_matches('.').parse().ok());
        if let Some(port) = port {
            // It may go on talking; nobody listening would stop it.
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return (process, port);
        }
    }
    panic!("{} ended without saying its port", program.display());
}
