//! What only a test does: its own scripts, sizes and colours, the console and the network.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::{Browser, Shape};

impl Browser {
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

    /// The page as it prints on A4, as PDF.
    pub async fn print(&self) -> Vec<u8> {
        let how = json!({ "paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": true });
        let answer = self.command("Page.printToPDF", how).await;
        STANDARD
            .decode(answer["data"].as_str().unwrap_or_default())
            .expect("a print is base64")
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
}
