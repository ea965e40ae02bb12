//! axe finds nothing on any page, in light and in dark, with everything that can be unfolded unfolded.

use e2e::axe::Axe;
use e2e::{Breadth, Browser, Script, Server, Shape, tour};

#[tokio::test]
async fn axe_finds_nothing_on_any_page_in_either_theme() {
    let axe = Axe::load();
    let server = Server::start().await;
    let browser = Browser::open(&server, Script::On).await;
    browser.shape(Shape::PHONE).await;
    let mut found = Vec::new();
    let names = tour(&server, &browser, Breadth::All, async |name: &str| {
        let folded = browser.unfold_all().await;
        let light = axe.all(&browser).await;
        found.extend(light.iter().map(|line| format!("{name}, light: {line}")));
        browser.dark(true).await;
        let dark = axe.colours(&browser).await;
        found.extend(dark.iter().map(|line| format!("{name}, dark: {line}")));
        browser.dark(false).await;
        browser.fold_again(folded).await;
    })
    .await;
    assert!(names.len() > 100, "only {} pages were met", names.len());
    assert!(
        found.is_empty(),
        "{} violations:\n{}",
        found.len(),
        found.join("\n")
    );
}

/// The test above would find something if there were something.
#[tokio::test]
async fn axe_does_find_what_is_wrong() {
    let axe = Axe::load();
    let server = Server::start().await;
    let browser = Browser::open(&server, Script::On).await;
    browser.go("/sign-in").await;
    browser
        .run("document.querySelector('label[for=email]').remove(); document.querySelector('h1').style.color = '#eee'")
        .await;
    let light = axe.all(&browser).await.join("\n");
    assert!(
        light.contains("label"),
        "a field without a label was not found: {light}"
    );
    browser.dark(true).await;
    browser
        .run("document.querySelector('h1').style.color = '#333'")
        .await;
    let dark = axe.colours(&browser).await.join("\n");
    assert!(
        dark.contains("color-contrast"),
        "dark on dark was not found: {dark}"
    );
}
