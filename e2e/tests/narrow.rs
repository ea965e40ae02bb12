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

#[tokio::test]
async fn every_page_fits_from_320_pixels_on() {
    let server = Server::start().await;
    let browser = Browser::open(&server, Script::On).await;
    let mut misfits = Vec::new();
    let names = tour(&server, &browser, Breadth::All, async |name: &str| {
        let folded = browser.unfold_all().await;
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
        browser.fold_again(folded).await;
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

/// The test above would find something if there were something.
#[tokio::test]
async fn what_does_not_fit_is_found() {
    let server = Server::start().await;
    let browser = Browser::open(&server, Script::On).await;
    browser.shape(Shape::NARROW).await;
    browser.go("/sign-in").await;
    for (flaw, finding) in [
        ("h1.style.width = '400px'", "the page is"),
        (
            "h1.style.cssText = 'width: 40px; overflow: hidden; white-space: nowrap'",
            "cut off",
        ),
        ("header.style.blockSize = '400px'", "covers"),
    ] {
        browser
            .run(&format!(
                "const h1 = document.querySelector('h1'), header = document.querySelector('header'); {flaw}"
            ))
            .await;
        let found = browser.run(MISFITS).await.to_string();
        assert!(found.contains(finding), "{flaw} was not found: {found}");
        browser.again().await;
    }
}

/// Over the page, at its place in the window, where a finger can press it.
const IN_REACH: &str = r#"
scrollTo(0, document.scrollingElement.scrollHeight);
const box = document.querySelector("[data-leave]").getBoundingClientRect();
const there = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
return box.top >= 0 && box.bottom <= innerHeight && there !== null && there.closest("[data-leave]") !== null;
"#;

#[tokio::test]
async fn leave_stays_in_reach_on_a_phone_on_its_side_as_well() {
    let server = Server::start().await;
    let browser = Browser::open(&server, Script::On).await;
    browser.sign_in(server.someone("client")).await;
    browser.click("main a[href$=\"/say\"]").await;
    for shape in [Shape::PHONE, Shape::of(740, 330), Shape::of(640, 280)] {
        browser.shape(shape).await;
        let reached = browser.run(IN_REACH).await;
        assert_eq!(reached, true, "{} × {}", shape.width, shape.height);
    }
}
