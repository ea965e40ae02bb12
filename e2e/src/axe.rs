//! axe, run in a page by the test: the pages' own rules against foreign scripts stay as they are.

use serde_json::{Value, json};

use crate::{Browser, tools};

/// axe's text, read once.
pub struct Axe(String);

/// Which rules: all that stand in WCAG 2.2 AA and below, and what axe holds to be good practice.
const TAGS: [&str; 7] = [
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22a",
    "wcag22aa",
    "best-practice",
];

impl Axe {
    /// Reads it.
    pub fn load() -> Axe {
        Axe(tools::axe())
    }

    /// All violations on the page that is shown, one line each.
    pub async fn all(&self, browser: &Browser) -> Vec<String> {
        let only =
            json!({ "runOnly": { "type": "tag", "values": TAGS }, "resultTypes": ["violations"] });
        self.run(browser, only).await
    }

    /// Only what depends on colours.
    pub async fn colours(&self, browser: &Browser) -> Vec<String> {
        let rules = ["color-contrast", "link-in-text-block"];
        let only = json!({ "runOnly": { "type": "rule", "values": rules }, "resultTypes": ["violations"] });
        self.run(browser, only).await
    }

    async fn run(&self, browser: &Browser, only: Value) -> Vec<String> {
        if browser.run("return !window.axe").await == json!(true) {
            browser.run(&self.0).await;
        }
        let found = browser
            .run_and_wait(
                "const done = arguments[1]; axe.run(document, arguments[0]).then((r) => done(r.violations), (e) => done(String(e)))",
                vec![only],
            )
            .await;
        let Some(violations) = found.as_array() else {
            browser.stop(&format!("axe did not run: {found}")).await
        };
        violations.iter().map(line).collect()
    }
}

fn line(violation: &Value) -> String {
    let nodes: Vec<String> = violation["nodes"]
        .as_array()
        .into_iter()
        .flatten()
        .take(3)
        .map(|node| {
            let why = node["failureSummary"]
                .as_str()
                .unwrap_or_default()
                .replace('\n', " ");
            format!("{} ({why})", node["target"])
        })
        .collect();
    format!("{}: {}", violation["id"], nodes.join("; "))
}
