//! What does not fit on a page, as narrow as 320 pixels, at 400 % zoom, on a phone and on a desk: nothing may scroll sideways or be
//! cut off, and what stays on top leaves room for the page. Every page is asked in `every_page.rs`.

use e2e::{Browser, Script, Server, Shape};

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

/// The narrowest that has to work, a desk at 400 % zoom, a phone, a desk.
const SHAPES: [Shape; 4] = [Shape::NARROW, Shape::ZOOMED, Shape::PHONE, Shape::DESK];

/// What does not fit on the page that is shown, in windows of every size. The last of them stays.
pub(crate) async fn misfits(browser: &Browser) -> Vec<String> {
    let mut misfits = Vec::new();
    for shape in SHAPES {
        browser.shape(shape).await;
        let found = browser.run(MISFITS).await;
        for misfit in found.as_array().into_iter().flatten() {
            misfits.push(format!("at {}×{}: {misfit}", shape.width, shape.height));
        }
    }
    misfits
}

/// Where something does not fit, it is found: every page is looked at with the same eyes.
#[tokio::test]
async fn what_does_not_fit_is_found() {
    let server = Server::start().await;
    let browser = Browser::open(&server, Script::On).await;
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
        let found = misfits(&browser).await.join("\n");
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
