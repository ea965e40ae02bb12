//! Every page there is, visited once: it is quiet, whole and light as it comes; unfolded, it fits windows of every size, and axe
//! finds nothing in it, in light and in dark.

use e2e::axe::Axe;
use e2e::{Breadth, Browser, Script, Server, Shape, tour};

use crate::quiet::Scales;
use crate::{accessible, fits, quiet};

#[tokio::test]
async fn every_page_is_quiet_whole_and_light_fits_every_window_and_satisfies_axe() {
    let axe = Axe::load();
    let server = Server::start().await;
    let browser = Browser::open(&server, Script::On).await;
    browser.shape(Shape::PHONE).await;
    browser.requests().await;
    let mut scales = Scales::default();
    let mut found = Vec::new();
    let names = tour(&server, &browser, Breadth::All, async |name: &str| {
        let mut here = quiet::as_it_came(&server, &browser, name, &mut scales).await;
        let folded = browser.unfold_all().await;
        here.extend(fits::misfits(&browser).await);
        // What the page says while it is unfolded and resized; after this, axe may say something itself.
        here.extend(quiet::said(&browser).await);
        browser.shape(Shape::PHONE).await;
        here.extend(accessible::violations(&axe, &browser).await);
        browser.fold_again(folded).await;
        browser.console().await;
        found.extend(here.iter().map(|what| format!("{name}: {what}")));
    })
    .await;
    let (page, heaviest) = scales.heaviest();
    println!(
        "the heaviest of {} pages is {page} with {heaviest} bytes",
        names.len()
    );
    assert!(
        heaviest > 20_000,
        "fonts alone weigh more: nothing was weighed"
    );
    assert!(names.len() > 100, "only {} pages were met", names.len());
    assert!(
        found.is_empty(),
        "{} things:\n{}",
        found.len(),
        found.join("\n")
    );
}
