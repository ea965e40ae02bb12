//! Takes a picture of every page, on a phone and on a desk, light and dark: `shots <folder>`.
#![expect(
    clippy::expect_used,
    reason = "a command for whoever builds this; it may stop with a sentence"
)]

use std::path::PathBuf;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use e2e::{Breadth, Browser, Script, Server, Shape, tour};
use serde_json::json;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("Where to? `shots <folder>`");
        std::process::exit(2);
    };
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    let server = Server::start().await;
    let browser = Browser::open(&server, Script::On).await;
    let names = tour(&server, &browser, Breadth::One, async |name: &str| {
        for shape in [Shape::PHONE, Shape::DESK] {
            browser.shape(shape).await;
            for dark in [false, true] {
                browser.dark(dark).await;
                let theme = if dark { "dark" } else { "light" };
                let file = folder.join(format!("{name}-{}-{theme}.png", shape.width));
                std::fs::write(file, picture(&browser, shape).await)
                    .expect("a picture can be written");
            }
        }
        browser.dark(false).await;
    });
    println!("{} pages", names.await.len());
}

/// The whole page, as far as it goes down.
async fn picture(browser: &Browser, shape: Shape) -> Vec<u8> {
    let height = browser
        .run("return document.scrollingElement.scrollHeight")
        .await;
    let height = height.as_u64().unwrap_or_default().max(shape.height.into());
    let clip = json!({ "x": 0, "y": 0, "width": shape.width, "height": height, "scale": 1 });
    let shot = browser
        .command(
            "Page.captureScreenshot",
            json!({ "format": "png", "captureBeyondViewport": true, "clip": clip }),
        )
        .await;
    STANDARD
        .decode(shot["data"].as_str().unwrap_or_default())
        .expect("a picture is base64")
}
