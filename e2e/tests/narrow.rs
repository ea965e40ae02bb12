//! Every page, as narrow as 320 pixels, at 400 % zoom, on a phone and on a desk: nothing scrolls sideways, nothing is cut off,
//! and what stays on top leaves room for the page.

use e2e::{Breadth, Browser, Script, Server, Shape, tour};

/// What does not fit, in sentences. What scrolls on its own (a wide table) says so by its class.
const MISFITS: &str = r#"
const found = [];
const page = document.scrollingElement;
if (page.scrollWidth > innerWidth) found.push(`the page is ${page.scrollWidth} wide`);
const name = (e) => `<${e.localName} class="${e.className}" id="${e.id}"> ${e.textContent.trim().slice(0, 40)}`;
for (const e of document.querySelectorAll("body *")) {
  if (!e.checkVisibility() || e.closest(".vh, .skip, svg")) continue;
  const style = getComputedStyle(e);
  const box = e.getBoundingClientRect();
  if (box.width < 2 || box.height < 2) continue;
  const aside = e.parentElement.closest(".scroll");
  if (!aside && (box.right > innerWidth + 1 || box.left < -1)) found.push(`beyond the edge: ${name(e)}`);
  const cuts = style.overflowX === "hidden" || style.overflowX === "clip";
  if (cuts && e.scrollWidth > e.clientWidth + 1) found.push(`cut off: ${name(e)}`);
  if ((style.position === "sticky" || style.position === "fixed") && box.height > innerHeight * 0.4)
    found.push(`covers ${Math.round(box.height)} of ${innerHeight}: ${name(e)}`);
}
return found.slice(0, 5);
"#;

const UNFOLD: &str = "for (const d of document.querySelectorAll('details')) d.open = true";

#[tokio::test]
async fn every_page_fits_from_320_pixels_on() {
    let server = Server::start().await;
    let browser = Browser::open(&server, Script::On).await;
    let mut misfits = Vec::new();
    let names = tour(&server, &browser, Breadth::All, async |name: &str| {
        let folded = browser
            .run("return [...document.querySelectorAll('details')].map((d) => d.open)")
            .await;
        browser.run(UNFOLD).await;
        for shape in [Shape::NARROW, Shape::ZOOMED, Shape::PHONE, Shape::DESK] {
            browser.shape(shape).await;
            let found = browser.run(MISFITS).await;
            for misfit in found.as_array().into_iter().flatten() {
                misfits.push(format!(
                    "{name} at {}×{}: {misfit}",
                    shape.width, shape.height
                ));
            }
        }
        let fold =
            "document.querySelectorAll('details').forEach((d, n) => { d.open = arguments[0][n] })";
        browser.run_with(fold, vec![folded]).await;
    })
    .await;
    assert!(names.len() > 100, "only {} pages were met", names.len());
    assert!(
        misfits.is_empty(),
        "{} misfits:\n{}",
        misfits.len(),
        misfits.join("\n")
    );
}
