//! What people print: how many sheets it takes, and that nothing is on it that only a screen can do.

use e2e::{Browser, Script, Server};
use serde_json::json;

/// How many sheets: pages of a PDF that Chromium made are objects of their own, never packed.
async fn sheets(browser: &Browser) -> usize {
    let pdf = browser.print().await;
    let text = String::from_utf8_lossy(&pdf);
    text.matches("/Type /Page\n").count()
}

/// A client with a session ahead and something that was said, whatever the time of day.
async fn somebody_they_will_meet(browser: &Browser) -> String {
    let links = browser
        .run("return [...document.querySelectorAll('.sessions a[href^=\"/with/\"]')].map((a) => a.getAttribute('href'))")
        .await;
    for link in links.as_array().into_iter().flatten() {
        let link = link.as_str().unwrap_or_default();
        browser.go(link).await;
        if browser.has("a[href$=\"/brief\"]").await && browser.has(".timeline a").await {
            return link.to_owned();
        }
    }
    browser.stop("nobody is met again").await
}

/// What stands on paper.
const ON_PAPER: &str = r#"
return [...document.querySelectorAll("button, summary, input, textarea, nav, .actions, .masthead")]
  .filter((e) => e.checkVisibility({ visibilityProperty: true }))
  .map((e) => e.outerHTML.slice(0, 120));
"#;

#[tokio::test]
async fn what_is_made_for_paper_fits_on_one_sheet() {
    let server = Server::start().await;
    let browser = Browser::open(&server, Script::Off).await;
    browser.sign_in(server.someone("therapist")).await;
    let with = somebody_they_will_meet(&browser).await;
    browser.go(&format!("{with}/brief")).await;
    assert_eq!(sheets(&browser).await, 1, "the brief");
    browser.go(&format!("{with}/invitation")).await;
    assert_eq!(sheets(&browser).await, 1, "the invitation");
    browser.go(&with).await;
    browser.click(".timeline a[href*=\"/about/\"]").await;
    browser.click("a[href$=\"/card\"]").await;
    assert_eq!(sheets(&browser).await, 1, "the card");
}

#[tokio::test]
async fn nothing_to_press_is_on_paper() {
    let server = Server::start().await;
    let browser = Browser::open(&server, Script::On).await;
    browser.sign_in(server.someone("therapist")).await;
    let with = somebody_they_will_meet(&browser).await;
    let brief = format!("{with}/brief");
    browser
        .command("Emulation.setEmulatedMedia", json!({ "media": "print" }))
        .await;
    for page in [brief.clone(), with.clone(), format!("{with}/invitation")] {
        browser.go(&page).await;
        let found = browser.run(ON_PAPER).await;
        assert_eq!(found, json!([]), "{page}");
    }
    browser
        .command("Emulation.setEmulatedMedia", json!({ "media": "screen" }))
        .await;
    browser.go(&with).await;
    let found = browser.run(ON_PAPER).await;
    assert_ne!(found, json!([]), "on a screen there is something to press");
}
