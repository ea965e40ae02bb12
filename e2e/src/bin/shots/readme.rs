//! The few pictures that the README shows. Nothing is written and nothing is sent on the way: they show the demonstration as
//! it begins.

use std::path::Path;

use e2e::{Browser, Server, Shape};

use crate::camera;

/// Takes them.
pub(crate) async fn pictures(server: &Server, browser: &Browser, folder: &Path) {
    client(server, browser, folder).await;
    therapist(server, browser, folder).await;
}

/// On a phone: the check-in's first page in both themes, and the one door.
async fn client(server: &Server, browser: &Browser, folder: &Path) {
    browser.shape(Shape::PHONE).await;
    // Someone who has a session to look back on.
    const CHECK_IN: &str = "main a.button:not(.quiet)[href*=\"/check-in/\"]";
    for client in server.all("client") {
        browser.forget().await;
        browser.sign_in(client).await;
        browser.go("/").await;
        if browser.has(CHECK_IN).await {
            break;
        }
    }
    browser.click(CHECK_IN).await;
    take(browser, Shape::PHONE, &folder.join("client-check-in.png")).await;
    browser.dark(true).await;
    take(
        browser,
        Shape::PHONE,
        &folder.join("client-check-in-dark.png"),
    )
    .await;
    browser.dark(false).await;
    browser.go("/").await;
    browser.click("main a.button[href$=\"/say\"]").await;
    take(browser, Shape::PHONE, &folder.join("client-say.png")).await;
    browser.forget().await;
}

/// On a desk: the day, the relationship with the most in it, and the conversation that went furthest.
async fn therapist(server: &Server, browser: &Browser, folder: &Path) {
    browser.shape(Shape::DESK).await;
    browser.sign_in(server.someone("therapist")).await;
    browser.go("/").await;
    take(browser, Shape::DESK, &folder.join("therapist-day.png")).await;
    let clients = links(browser, "^/with/[^/]+$").await;
    let relationship = fullest(browser, &clients, "main .entry, main tbody tr").await;
    browser.go(&relationship).await;
    take(browser, Shape::DESK, &folder.join("relationship.png")).await;
    let mut conversations = Vec::new();
    for client in &clients {
        browser.go(client).await;
        conversations.extend(links(browser, "^/with/[^/]+/about/[^/]+$").await);
    }
    let conversation = fullest(browser, &conversations, "main .timeline > .entry").await;
    browser.go(&conversation).await;
    take(browser, Shape::DESK, &folder.join("conversation.png")).await;
}

async fn take(browser: &Browser, shape: Shape, file: &Path) {
    let picture = camera::screen(browser, shape).await;
    camera::keep(file, &picture);
    println!("{}, {} KB", file.display(), picture.len().div_ceil(1000));
}

/// The addresses of links on this page that look like this, each once.
async fn links(browser: &Browser, like: &str) -> Vec<String> {
    let script = "return [...new Set([...document.querySelectorAll('main a[href]')]
        .map((a) => a.getAttribute('href')).filter((href) => new RegExp(arguments[0]).test(href)))]";
    let found = browser.run_with(script, vec![like.into()]).await;
    let found = found.as_array().into_iter().flatten();
    found
        .filter_map(|link| link.as_str().map(str::to_owned))
        .collect()
}

/// The page that has the most of something; the first where several do.
async fn fullest(browser: &Browser, pages: &[String], what: &str) -> String {
    let mut best: Option<(usize, &String)> = None;
    for page in pages {
        browser.go(page).await;
        let count = browser.all(what).await.len();
        if best.is_none_or(|(most, _)| count > most) {
            best = Some((count, page));
        }
    }
    match best {
        Some((_, page)) => page.clone(),
        None => browser.stop("there is nothing to choose from").await,
    }
}
