//! What Chromium makes of the page it shows: a picture, or a print.

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

/// The page as it prints on A4, as PDF.
pub(crate) async fn print(browser: &Browser) -> Vec<u8> {
    let how = json!({ "paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": true });
    data(&browser.command("Page.printToPDF", how).await)
}

fn data(answer: &Value) -> Vec<u8> {
    STANDARD
        .decode(answer["data"].as_str().unwrap_or_default())
        .expect("a picture is base64")
}
