//! One person's Chromium, with a profile of its own, and what a person can do with it.
//!
//! Whatever fails says in which step, on which page, and what that page said.

use std::cell::RefCell;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::error::{WebDriverError, WebDriverErrorInner, WebDriverResult};
use thirtyfour::{
    By, CapabilitiesHelper, DesiredCapabilities, Key, TypingData, WebDriver, WebElement,
};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::{Account, Server, tools};

/// How long a page may take to come.
const PATIENCE: Duration = Duration::from_secs(15);

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

    /// Goes to an address of ours, such as `/help`.
    pub async fn go(&self, path: &str) {
        let went = self.driver.goto(format!("{}{path}", self.url)).await;
        self.or_stop(&format!("{path} could not be opened"), went)
            .await;
    }

    /// The browser's own way back.
    pub async fn back(&self) {
        let went = self.driver.back().await;
        self.or_stop("could not go back", went).await;
    }

    /// The same page once more.
    pub async fn again(&self) {
        let went = self.driver.refresh().await;
        self.or_stop("could not load again", went).await;
    }

    /// Where it is: path and query, or the whole address where it is not ours.
    pub async fn address(&self) -> String {
        let url = match self.driver.current_url().await {
            Ok(url) => url.to_string(),
            Err(error) => return format!("an unknown page ({error})"),
        };
        match url.strip_prefix(&self.url) {
            Some(path) => path.to_owned(),
            None => url,
        }
    }

    /// The title.
    pub async fn title(&self) -> String {
        let title = self.driver.title().await;
        self.or_stop("no title", title).await
    }

    /// What can be read in the middle of the page.
    pub async fn text(&self) -> String {
        let mut tries = 0;
        loop {
            let text = self.one("main").await.text().await;
            tries += 1;
            match text {
                // The page has just given way to the next one.
                Err(error) if tries < 5 && is_stale(&error) => {}
                text => return self.or_stop("nothing can be read", text).await,
            }
        }
    }

    /// Clicks, and where that leads to another page, waits until it is there.
    async fn follow(&self, what: &str, element: &WebElement) {
        let tag = element.tag_name().await.unwrap_or_default();
        let attribute = async |name: &str| element.attr(name).await.ok().flatten();
        let leads_on = match tag.as_str() {
            "a" => !attribute("href").await.is_none_or(|to| to.starts_with('#')),
            "button" => attribute("type").await.as_deref() != Some("button"),
            _ => false,
        };
        let page = self.one("html").await;
        let clicked = element.click().await;
        self.or_stop(&format!("“{what}” cannot be pressed"), clicked)
            .await;
        if leads_on {
            self.arrive(what, &page).await;
        }
    }

    /// Waits until another page than the one with `left` is there, down to its foot.
    pub(crate) async fn arrive(&self, what: &str, left: &WebElement) {
        let begun = Instant::now();
        let is_here = async || match self.driver.find(By::Css("html")).await {
            Ok(page) if document(&page) != document(left) => {
                self.driver.find(By::Css("footer.foot")).await.is_ok()
                    || self
                        .driver
                        .current_url()
                        .await
                        // Ours is served without TLS here; "Leave" leads to a place with it.
                        .is_ok_and(|url| url.scheme() == "https")
            }
            _ => false,
        };
        while !is_here().await {
            if begun.elapsed() > PATIENCE {
                self.stop(&format!("“{what}” was pressed, and nothing came of it"))
                    .await;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Waits until the browser has gone to a place that is not ours.
    pub async fn leaves_for(&self, address: &str) {
        let begun = Instant::now();
        while self.address().await != address {
            if begun.elapsed() > PATIENCE {
                self.stop(&format!("it did not leave for {address}")).await;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Everything the page holds, also what is folded away.
    pub async fn source(&self) -> String {
        let source = self.driver.source().await;
        self.or_stop("no source", source).await
    }

    /// The element that a selector finds.
    pub async fn one(&self, css: &str) -> WebElement {
        let found = self.driver.find(By::Css(css)).await;
        self.or_stop(&format!("there is no {css}"), found).await
    }

    /// All elements that a selector finds.
    pub async fn all(&self, css: &str) -> Vec<WebElement> {
        let found = self.driver.find_all(By::Css(css)).await;
        self.or_stop(&format!("{css} cannot be looked for"), found)
            .await
    }

    /// True where there is such an element.
    pub async fn has(&self, css: &str) -> bool {
        !self.all(css).await.is_empty()
    }

    /// Clicks what a selector finds; where it is folded away, it is opened first.
    pub async fn click(&self, css: &str) {
        self.unfold(css).await;
        let element = self.one(css).await;
        self.follow(css, &element).await;
    }

    /// Presses the first button, link or fold that can be seen and says this.
    pub async fn press(&self, words: &str) {
        let quoted = quoted(words);
        let xpath = format!(
            "//*[self::button or self::a or self::summary or self::label][contains(normalize-space(.), {quoted})]"
        );
        let found = self.driver.find_all(By::XPath(xpath.as_str())).await;
        for element in self.or_stop("cannot look", found).await {
            if element.is_displayed().await.unwrap_or(false) {
                return self.follow(words, &element).await;
            }
        }
        self.stop(&format!("there is nothing to press that says “{words}”"))
            .await
    }

    /// Presses a button of a form by its words: headings and links may say the same.
    pub async fn press_in_form(&self, words: &str) {
        let xpath = format!(
            "//form//button[contains(normalize-space(.), {})]",
            quoted(words)
        );
        let found = self.driver.find(By::XPath(xpath.as_str())).await;
        let button = self.or_stop(&format!("no form has “{words}”"), found).await;
        let clicked = button.click().await;
        self.or_stop(&format!("“{words}” cannot be pressed"), clicked)
            .await;
    }

    /// Opens whatever is folded around an element.
    pub async fn unfold(&self, css: &str) {
        let element = self.one(css).await;
        let folds = By::XPath("ancestor::details[not(@open)]/summary");
        let found = element.find_all(folds).await;
        for fold in self.or_stop("cannot look for folds", found).await {
            if fold.element_id() == element.element_id() {
                continue;
            }
            let clicked = fold.click().await;
            self.or_stop(&format!("what is around {css} cannot be opened"), clicked)
                .await;
        }
    }

    /// Types into a field, in place of what stood there. Where it is folded away, it is opened first.
    pub async fn write(&self, css: &str, words: &str) {
        self.unfold(css).await;
        let field = self.one(css).await;
        let cleared = field.clear().await;
        self.or_stop(&format!("{css} cannot be emptied"), cleared)
            .await;
        let written = field.send_keys(words).await;
        self.or_stop(&format!("{css} cannot be written into"), written)
            .await;
    }

    /// Gives a field for a day and a time its value, such as `2026-11-24T14:00`, by typing as in the language that Chromium has
    /// everywhere: month, day, year, with an arrow on to the time.
    pub async fn write_time(&self, css: &str, time: &str) {
        self.unfold(css).await;
        let field = self.one(css).await;
        let Some(keys) = time_keys(time) else {
            self.stop(&format!("{time:?} is no time")).await
        };
        let written = field.send_keys(keys).await;
        self.or_stop(&format!("{css} cannot be written into"), written)
            .await;
        if self.value(css).await != time {
            let value = self.value(css).await;
            self.stop(&format!("{css} says {value:?} where {time:?} was typed"))
                .await;
        }
    }

    /// Presses the button that gives a form this answer: `<button name="go" value="…">`.
    pub async fn answer(&self, value: &str) {
        self.click(&format!("main button[name=go][value=\"{value}\"]"))
            .await;
    }

    /// Presses the first button of the page's own form.
    pub async fn answer_form(&self) {
        self.click("main form .actions button").await;
    }

    /// What stands in a field.
    pub async fn value(&self, css: &str) -> String {
        let field = self.one(css).await;
        let value = field.prop("value").await;
        self.or_stop(&format!("{css} cannot be read"), value)
            .await
            .unwrap_or_default()
    }

    /// Chooses (or ticks, or unticks) the radio or box with this name and value, by its label.
    pub async fn choose(&self, name: &str, value: &str) {
        let css = format!("input[name=\"{name}\"][value=\"{value}\"]");
        self.unfold(&css).await;
        let before = self.is_chosen(name, value).await;
        let input = self.one(&css).await;
        let clicked = match input.attr("id").await.ok().flatten() {
            Some(id) => {
                self.one(&format!("label[for=\"{id}\"]"))
                    .await
                    .click()
                    .await
            }
            // A bead's label is around it.
            None => match input.parent().await {
                Ok(label) => label.click().await,
                Err(error) => Err(error),
            },
        };
        self.or_stop(&format!("{name}={value} cannot be chosen"), clicked)
            .await;
        let radio = input.attr("type").await.ok().flatten().as_deref() == Some("radio");
        if self.is_chosen(name, value).await == before && !(before && radio) {
            self.stop(&format!(
                "pressing the label of {name}={value} changed nothing"
            ))
            .await;
        }
    }

    /// True where it is chosen.
    pub async fn is_chosen(&self, name: &str, value: &str) -> bool {
        let css = format!("input[name=\"{name}\"][value=\"{value}\"]");
        let chosen = self.one(&css).await.is_selected().await;
        self.or_stop(&format!("{name}={value} cannot be asked for"), chosen)
            .await
    }

    /// Holds that this can be read.
    pub async fn sees(&self, words: &str) {
        if !self.text().await.contains(words) {
            self.stop(&format!("“{words}” cannot be read")).await;
        }
    }

    /// Holds that this stands nowhere in the page, not even folded away.
    pub async fn holds_nothing_of(&self, words: &str) {
        if self.source().await.contains(words) {
            self.stop(&format!("“{words}” is in the page")).await;
        }
    }

    /// Holds that this is where we are.
    pub async fn is_at(&self, path: &str) {
        if self.address().await != path {
            self.stop(&format!("this is not {path}")).await;
        }
    }

    /// Signs in by the form.
    pub async fn sign_in(&self, account: &Account) {
        self.go("/sign-in").await;
        self.write("#email", &account.email).await;
        self.write("#password", &account.password).await;
        self.press("Sign in").await;
        if self.address().await == "/sign-in" {
            self.stop(&format!("{} could not sign in", account.name))
                .await;
        }
    }

    /// Forgets the sign-in, as when the cookies are cleared.
    pub async fn forget(&self) {
        let forgot = self.driver.delete_all_cookies().await;
        self.or_stop("cookies cannot be cleared", forgot).await;
    }

    /// The cookies, as a header.
    pub async fn cookies(&self) -> String {
        let cookies = self.driver.get_all_cookies().await;
        let cookies = self.or_stop("cookies cannot be read", cookies).await;
        let pairs: Vec<String> = cookies
            .iter()
            .map(|cookie| format!("{}={}", cookie.name, cookie.value))
            .collect();
        pairs.join("; ")
    }

    /// Runs a script of the test's, which pages' rules do not bind.
    pub async fn run(&self, script: &str) -> Value {
        self.run_with(script, Vec::new()).await
    }

    /// The same, with arguments.
    pub async fn run_with(&self, script: &str, arguments: Vec<Value>) -> Value {
        let result = self.driver.execute(script, arguments).await;
        self.or_stop("a script did not run", result)
            .await
            .json()
            .clone()
    }

    /// The same, where the script calls its last argument when it is done.
    pub async fn run_and_wait(&self, script: &str, arguments: Vec<Value>) -> Value {
        let result = self.driver.execute_async(script, arguments).await;
        self.or_stop("a script did not end", result)
            .await
            .json()
            .clone()
    }

    /// A command to the browser itself.
    pub async fn command(&self, name: &str, with: Value) -> Value {
        let result = self.driver.cdp().send_raw(name, with).await;
        self.or_stop(name, result).await
    }

    /// Gives the page a size.
    pub async fn shape(&self, shape: Shape) {
        let size = json!({
            "width": shape.width, "height": shape.height, "deviceScaleFactor": 1, "mobile": false,
        });
        self.command("Emulation.setDeviceMetricsOverride", size)
            .await;
    }

    /// Dark or light, at once: colours that are on their way from one to the other are let arrive.
    pub async fn dark(&self, dark: bool) {
        let scheme = if dark { "dark" } else { "light" };
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.command("Emulation.setEmulatedMedia", features).await;
        self.run("for (const change of document.getAnimations()) change.finish()")
            .await;
    }

    /// Unfolds everything that can be unfolded. Answers what was, for [`Browser::fold_again`].
    pub async fn unfold_all(&self) -> Value {
        self.run(
            "return [...document.querySelectorAll('details')].map((d) => { const was = d.open; d.open = true; return was })",
        )
        .await
    }

    /// Folds again what was folded.
    pub async fn fold_again(&self, was: Value) {
        let fold =
            "document.querySelectorAll('details').forEach((d, n) => { d.open = arguments[0][n] })";
        self.run_with(fold, vec![was]).await;
    }

    /// What the console said since it was last asked.
    pub async fn console(&self) -> Vec<String> {
        let log = self.driver.browser_log().await;
        let log = self.or_stop("the console cannot be read", log).await;
        log.into_iter()
            .filter(|entry| matches!(entry.level.as_str(), "WARNING" | "SEVERE"))
            .map(|entry| format!("{}: {}", entry.level, entry.message))
            .collect()
    }

    /// Every address that was asked for since this was last called, whether by a page or by the browser for it. Chromium's own
    /// parts do not count.
    pub async fn requests(&self) -> Vec<String> {
        let log = self.driver.get_log("performance").await;
        let log = self.or_stop("the network log cannot be read", log).await;
        log.into_iter()
            .filter_map(|entry| serde_json::from_str::<Value>(&entry.message).ok())
            .map(|entry| entry["message"].clone())
            .filter(|message| message["method"] == "Network.requestWillBeSent")
            .filter_map(|message| {
                message["params"]["request"]["url"]
                    .as_str()
                    .map(str::to_owned)
            })
            .filter(|url| {
                !["chrome:", "data:", "about:"]
                    .iter()
                    .any(|own| url.starts_with(own))
            })
            .collect()
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

/// What was asked for something stood on a page that has gone.
fn is_stale(error: &WebDriverError) -> bool {
    matches!(
        error.as_inner(),
        WebDriverErrorInner::StaleElementReference(_)
    )
}

/// Which document an element belongs to: the driver's references to elements name it before the element itself.
fn document(element: &WebElement) -> String {
    let reference = element.element_id().to_string();
    match reference.rsplit_once(".e.") {
        Some((document, _)) => document.to_owned(),
        None => reference,
    }
}

/// What to type for `2026-11-24T14:00` in a field for a day and a time, in the language that Chromium has here.
pub fn time_keys(time: &str) -> Option<TypingData> {
    let parts: Vec<&str> = time.split(['-', 'T', ':']).collect();
    let [year, month, day, hour, minute] = parts[..] else {
        return None;
    };
    let hour: u8 = hour.parse().ok()?;
    let (hour, half) = ((hour + 11) % 12 + 1, if hour < 12 { "AM" } else { "PM" });
    let day = TypingData::from(format!("{month}{day}{year}"));
    Some(day + Key::Right + format!("{hour:02}{minute}{half}"))
}

/// A text as XPath writes it.
fn quoted(text: &str) -> String {
    if text.contains('"') {
        format!("'{text}'")
    } else {
        format!("\"{text}\"")
    }
}
