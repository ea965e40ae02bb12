//! Pages that keep quiet: nothing in the console, nothing from elsewhere, one heading, a title, light to carry (every page is
//! asked in `every_page.rs`); and a way to leave at once that leaves nothing behind.

use std::collections::BTreeMap;

use e2e::{Browser, Key, Script, Server, fetch, marker};
use serde_json::Value;

/// The heaviest that a page may be, packed, with its stylesheet, its script and its fonts counted once.
const HEAVIEST: usize = 60_000;

/// What the page itself can say about it.
const FACTS: &str = r#"
return {
  title: document.title.trim(),
  lang: document.documentElement.lang,
  headings: document.querySelectorAll("h1").length,
  inline: document.querySelectorAll("[style], style, script:not([src])").length,
  loaded: performance.getEntriesByType("resource").map((r) => r.name),
};
"#;

/// What was weighed so far.
#[derive(Default)]
pub(crate) struct Scales {
    /// What pages load, by address: each is weighed once.
    loaded: BTreeMap<String, usize>,
    heaviest: (String, usize),
}

impl Scales {
    /// The heaviest page, and its bytes.
    pub(crate) fn heaviest(&self) -> (&str, usize) {
        (&self.heaviest.0, self.heaviest.1)
    }
}

/// What is wrong with the page that is shown, as it came: before anything was unfolded, resized or run in it.
pub(crate) async fn as_it_came(
    server: &Server,
    browser: &Browser,
    name: &str,
    scales: &mut Scales,
) -> Vec<String> {
    let mut found = said(browser).await;
    for asked in browser.requests().await {
        if !asked.starts_with(server.url()) {
            found.push(format!("something was asked of {asked}"));
        }
    }
    let facts = browser.run(FACTS).await;
    if facts["title"].as_str().is_none_or(str::is_empty) {
        found.push("no title".to_owned());
    }
    if facts["lang"] != "en" || facts["headings"] != 1 || facts["inline"] != 0 {
        found.push(facts.to_string());
    }
    let weight = weight(server, browser, &facts, &mut scales.loaded).await;
    if weight > scales.heaviest.1 {
        scales.heaviest = (name.to_owned(), weight);
    }
    if weight > HEAVIEST {
        found.push(format!("{weight} bytes"));
    }
    found
}

/// What the console said of the page.
pub(crate) async fn said(browser: &Browser) -> Vec<String> {
    let said = browser.console().await.into_iter();
    said.filter(|said| !is_the_refusal_itself(said))
        .map(|said| format!("the console says {said}"))
        .collect()
}

/// That a page was answered with 404 or 422 is said in the console by the browser, not by us.
fn is_the_refusal_itself(said: &str) -> bool {
    said.contains("Failed to load resource: the server responded with a status of 4")
        && !said.contains("/static/")
}

/// The page and everything it loaded, as it goes over the wire.
async fn weight(
    server: &Server,
    browser: &Browser,
    facts: &Value,
    weights: &mut BTreeMap<String, usize>,
) -> usize {
    let cookies = browser.cookies().await;
    let mut sum = fetch(server.url(), &browser.address().await, &cookies)
        .await
        .weight;
    for loaded in facts["loaded"].as_array().into_iter().flatten() {
        let Some(path) = loaded
            .as_str()
            .and_then(|url| url.strip_prefix(server.url()))
        else {
            continue;
        };
        if !weights.contains_key(path) {
            let weight = fetch(server.url(), path, "").await.weight;
            weights.insert(path.to_owned(), weight);
        }
        sum += weights[path];
    }
    sum
}

#[tokio::test]
async fn leaving_is_at_once_and_leaves_nothing_behind() {
    let server = Server::start().await;
    let client = server.someone("client");
    let browser = Browser::open(&server, Script::On).await;
    browser.sign_in(client).await;
    let neutral = leave_to(&browser).await;
    for how in ["the button", "Esc three times"] {
        browser.step(&format!("writing, then leaving by {how}"));
        browser.click("main a[href$=\"/say\"]").await;
        browser.write("#words", &marker("half-a-sentence")).await;
        let say = browser.address().await;
        if how == "the button" {
            browser.press("Leave").await;
        } else {
            browser.key(Key::Escape).await;
            browser.key(Key::Escape).await;
            browser.is_at(&say).await;
            browser.key(Key::Escape).await;
            browser.leaves_for(&neutral).await;
        }
        browser.is_at(&neutral).await;
        browser.step(&format!("going back after leaving by {how}"));
        browser.back().await;
        let address = browser.address().await;
        assert_ne!(address, say, "the page that was left is in the history");
        browser.holds_nothing_of(&marker("half-a-sentence")).await;
        browser.go("/").await;
    }
}

#[tokio::test]
async fn after_signing_out_back_shows_nothing() {
    for script in [Script::On, Script::Off] {
        let server = Server::start().await;
        let browser = Browser::open(&server, script).await;
        browser.sign_in(server.someone("client")).await;
        browser.step("keeping something");
        browser.click("main a[href$=\"/say\"]").await;
        browser.choose("level", "just-for-me").await;
        browser.write("#words", &marker("only-mine")).await;
        browser.answer("preview").await;
        browser.sees(&marker("only-mine")).await;
        browser.step(&format!("signing out, scripts {script:?}"));
        browser.press("Sign out").await;
        for n in 1..4 {
            browser.back().await;
            browser.step(&format!("back {n} after signing out, scripts {script:?}"));
            browser.holds_nothing_of(&marker("only-mine")).await;
            browser.holds_nothing_of("Sign out").await;
        }
    }
}

/// Without a script "Leave" is a link that says the neutral place nothing about where one came from.
#[tokio::test]
async fn leaving_without_javascript() {
    let server = Server::start().await;
    let browser = Browser::open(&server, Script::Off).await;
    browser.sign_in(server.someone("client")).await;
    let neutral = leave_to(&browser).await;
    browser.press("Leave").await;
    browser.is_at(&neutral).await;
}

async fn leave_to(browser: &Browser) -> String {
    let link = browser.one("a[data-leave]").await;
    let neutral = link.attr("href").await.ok().flatten().unwrap_or_default();
    assert!(
        neutral.starts_with("https://"),
        "Leave leads to {neutral:?}"
    );
    neutral
}
