//! What axe has against a page, in light and in dark. Every page is asked in `every_page.rs`.

use e2e::axe::Axe;
use e2e::{Browser, Script, Server};

/// What axe has against the page that is shown, in light, and against its colours in dark.
pub(crate) async fn violations(axe: &Axe, browser: &Browser) -> Vec<String> {
    let light = axe.all(browser).await;
    browser.dark(true).await;
    let dark = axe.colours(browser).await;
    browser.dark(false).await;
    let light = light.iter().map(|line| format!("light: {line}"));
    let dark = dark.iter().map(|line| format!("dark: {line}"));
    light.chain(dark).collect()
}

/// Where something is wrong, it is found: every page is looked at with the same eyes.
#[tokio::test]
async fn axe_does_find_what_is_wrong() {
    let axe = Axe::load();
    let server = Server::start().await;
    let browser = Browser::open(&server, Script::On).await;
    browser.go("/sign-in").await;
    browser
        .run("document.querySelector('label[for=email]').remove(); document.querySelector('h1').style.color = '#eee'")
        .await;
    let found = violations(&axe, &browser).await.join("\n");
    assert!(
        found.contains("light: \"label\""),
        "a field without a label was not found: {found}"
    );
    browser
        .run("document.querySelector('h1').style.color = '#333'")
        .await;
    let found = violations(&axe, &browser).await.join("\n");
    assert!(
        found.contains("dark: \"color-contrast\""),
        "dark on dark was not found: {found}"
    );
}
