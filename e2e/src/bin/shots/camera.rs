//! A picture of the page that Chromium shows.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use e2e::{Browser, Shape};
use serde_json::{Value, json};

/// The whole page, as far as it goes down.
pub(crate) async fn whole(browser: &Browser, shape: Shape) -> Vec<u8> {
    let height = browser
        .run("return document.scrollingElement.scrollHeight")
        .await;
    let height = height.as_u64().unwrap_or_default();
    picture(browser, shape.width, height.max(shape.height.into())).await
}

/// As much of the page as fits on the screen.
pub(crate) async fn screen(browser: &Browser, shape: Shape) -> Vec<u8> {
    picture(browser, shape.width, shape.height.into()).await
}

async fn picture(browser: &Browser, width: u32, height: u64) -> Vec<u8> {
    let clip = json!({ "x": 0, "y": 0, "width": width, "height": height, "scale": 1 });
    let how = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
    data(&browser.command("Page.captureScreenshot", how).await)
}

fn data(answer: &Value) -> Vec<u8> {
    STANDARD
        .decode(answer["data"].as_str().unwrap_or_default())
        .expect("a picture is base64")
}

/// Writes a file that was just made.
pub(crate) fn keep(file: &Path, content: &[u8]) {
    std::fs::write(file, content)
        .unwrap_or_else(|error| panic!("{} could not be written: {error}", file.display()));
}
