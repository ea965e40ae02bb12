//! Everything by keyboard alone: signing in, checking in, saying something, answering it. The focus can be seen wherever it
//! goes, goes in the order of the page, and is never caught.

use std::collections::BTreeSet;

use e2e::{Browser, Key, Script, Server, marker, time_keys};

#[tokio::test]
async fn a_client_and_a_therapist_by_keyboard_alone() {
    let server = Server::start().await;
    let browser = Browser::open(&server, Script::On).await;
    // The second client has a session that was not checked in on.
    let client = server.all("client").nth(1).cloned();
    let client = client.unwrap_or_else(|| panic!("the demonstration has one client only"));
    sign_in(&browser, &client.email, &client.password).await;
    check_in(&browser).await;
    nothing_chosen(&browser).await;
    say(&browser).await;
    browser.step("the client signs out");
    browser.tab_to("Sign out").await;
    browser.key_on(Key::Enter).await;
    let ada = server.someone("therapist");
    sign_in(&browser, &ada.email, &ada.password).await;
    answer(&browser, &client.name).await;
}

async fn sign_in(browser: &Browser, email: &str, password: &str) {
    browser.step("signing in");
    browser.go("/sign-in").await;
    browser.tab_to("email").await;
    browser.type_keys(email).await;
    browser.tab_to("password").await;
    browser.type_keys(password).await;
    browser.key_on(Key::Enter).await;
    browser.is_at("/").await;
}

async fn check_in(browser: &Browser) {
    browser.step("the client checks in");
    browser.tab_to("Check in").await;
    browser.key_on(Key::Enter).await;
    // Typing a number chooses it.
    browser.tab_to("accepted=").await;
    browser.type_keys("10").await;
    chosen(browser, "accepted", "10").await;
    browser.tab_to("Next").await;
    browser.key_on(Key::Enter).await;
    // Arrows go through the row; from "No answer", the last, on to 0.
    browser.tab_to("understood=").await;
    browser.key(Key::Right).await;
    chosen(browser, "understood", "0").await;
    browser.key(Key::Right).await;
    chosen(browser, "understood", "1").await;
    browser.tab_to("Next").await;
    browser.key_on(Key::Space).await;
    for _ in 0..3 {
        browser.tab_to("Skip").await;
        browser.key_on(Key::Enter).await;
    }
    browser.step("the client says that there was a moment");
    browser.tab_to("direct-none").await;
    browser.key(Key::Down).await;
    browser.key(Key::Down).await;
    chosen(browser, "direct", "a-little").await;
    browser.tab_to("Next").await;
    browser.key_on(Key::Enter).await;
    browser.tab_to("better").await;
    browser.type_keys(marker("slower").as_str()).await;
    browser.tab_to("Next").await;
    browser.key_on(Key::Enter).await;
    browser.tab_to("held-back").await;
    browser.key(Key::Space).await;
    chosen(browser, "held-back", "yes").await;
    browser.tab_to("Next").await;
    browser.key_on(Key::Enter).await;
    browser.sees(&marker("slower")).await;
    browser.tab_to("Share with").await;
    browser.key_on(Key::Enter).await;
    browser.sees("on its way").await;
}

/// What is missing is said where the focus is then, and one key leads to it.
async fn nothing_chosen(browser: &Browser) {
    browser.step("the client goes on with nothing chosen");
    browser.tab_to("Something about us").await;
    browser.key_on(Key::Enter).await;
    browser.tab_to("Go on").await;
    browser.key_on(Key::Enter).await;
    let focus = browser.focus().await;
    if !focus.says.contains("One thing before we go on") {
        browser
            .stop(&format!("the focus is not on what is missing: {focus:?}"))
            .await;
    }
    browser.tab_to("Choose how far today").await;
    browser.key(Key::Enter).await;
    let focus = browser.focus().await;
    if focus.is != "level-just-for-me" {
        browser
            .stop(&format!("the link does not lead to the choice: {focus:?}"))
            .await;
    }
}

async fn say(browser: &Browser) {
    browser.step("the client says it");
    browser.go("/").await;
    browser.tab_to("Something about us").await;
    browser.key_on(Key::Enter).await;
    browser.tab_to("feeling-felt-off").await;
    browser.key(Key::Space).await;
    chosen(browser, "feeling", "felt-off").await;
    browser.tab_to("level-just-for-me").await;
    browser.key(Key::Space).await;
    for _ in 0..3 {
        browser.key(Key::Down).await;
    }
    chosen(browser, "level", "say").await;
    browser.step("a start that helps, and one's own words");
    browser.tab_to("When you said").await;
    browser.key(Key::Enter).await;
    browser
        .type_keys(format!("it was nothing, I felt alone. {}", marker("alone")).as_str())
        .await;
    let words = browser.value("#words").await;
    assert!(
        words.starts_with("When you said it was nothing"),
        "the start is not in the box: {words}"
    );
    browser.step("unfolding what more there is");
    browser.tab_to("Add more, if you like").await;
    browser.key(Key::Enter).await;
    browser.tab_to("wanted").await;
    browser.type_keys("A pause.").await;
    browser.tab_to("Go on").await;
    browser.key_on(Key::Enter).await;
    browser.step("the preview");
    browser.sees("Exactly this").await;
    browser.tab_to("delivery-morning").await;
    browser.key(Key::Down).await;
    browser.key(Key::Down).await;
    chosen(browser, "delivery", "at").await;
    browser.tab_to("arrives").await;
    let field = browser.one("#arrives").await;
    let now = field.attr("min").await.ok().flatten().unwrap_or_default();
    let keys = time_keys(&now).unwrap_or_else(|| panic!("{now:?} is no time"));
    browser.type_keys(keys).await;
    assert_eq!(browser.value("#arrives").await, now);
    browser.tab_to("Send").await;
    browser.key_on(Key::Enter).await;
    browser.is_at("/").await;
}

async fn answer(browser: &Browser, client: &str) {
    browser.step("the therapist opens what arrived");
    browser.sees("has something to say").await;
    browser.tab_to(&format!("Open: {client}")).await;
    browser.key_on(Key::Enter).await;
    browser.sees(&marker("alone")).await;
    browser.step("the therapist answers with one key");
    browser
        .tab_to("I've read it. Thank you for telling me.")
        .await;
    browser.key_on(Key::Enter).await;
    browser.sees("What followed").await;
}

async fn chosen(browser: &Browser, name: &str, value: &str) {
    if !browser.is_chosen(name, value).await {
        browser.stop(&format!("{name} is not {value}")).await;
    }
}

/// Everything that Tab should come to, counted as a browser does: a group of radios once, nothing that is folded away.
const STOPS: &str = r#"
const groups = new Set();
return [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter((e) => {
  if (e.tabIndex < 0 || e.type === "hidden" || e.disabled || !e.checkVisibility()) return false;
  if (e.type !== "radio") return true;
  const group = `${[...document.forms].indexOf(e.form)} ${e.name}`;
  return !groups.has(group) && groups.add(group);
}).length;
"#;

#[tokio::test]
async fn tab_goes_through_every_page_in_its_order_and_out_again() {
    let server = Server::start().await;
    let browser = Browser::open(&server, Script::On).await;
    through(&browser, "/sign-in").await;
    browser.sign_in(server.someone("client")).await;
    let with = pages(
        &browser,
        &["", "/say", "/own", "/consent", "/invitation", "/sessions"],
    )
    .await;
    through(&browser, "/").await;
    through(&browser, "/account").await;
    for page in with {
        through(&browser, &page).await;
    }
    browser.forget().await;
    browser.sign_in(server.someone("therapist")).await;
    let with = pages(&browser, &["", "/say", "/sessions"]).await;
    through(&browser, "/").await;
    through(&browser, "/clients/new").await;
    for page in with {
        through(&browser, &page).await;
    }
}

/// Pages below the first relationship on the start page, and its first conversation.
async fn pages(browser: &Browser, rests: &[&str]) -> Vec<String> {
    browser.go("/").await;
    let with = browser
        .run("return document.querySelector('a[href^=\"/with/\"]').getAttribute('href').split('/')[2]")
        .await;
    let with = format!("/with/{}", with.as_str().unwrap_or_default());
    browser.go(&with).await;
    let about = browser
        .run("return document.querySelector('a[href*=\"/about/\"]').getAttribute('href')")
        .await;
    let mut pages: Vec<String> = rests.iter().map(|rest| format!("{with}{rest}")).collect();
    pages.extend(about.as_str().map(str::to_owned));
    pages
}

async fn through(browser: &Browser, path: &str) {
    browser.step(&format!("going through {path} with Tab"));
    browser.go(path).await;
    let stops = browser.run(STOPS).await.as_u64().unwrap_or_default();
    let mut met = BTreeSet::new();
    let mut last = 0;
    let mut first = true;
    while let Some(focus) = browser.tab().await {
        if first && !focus.says.contains("Skip to the page") {
            browser
                .stop(&format!(
                    "the first is not the way past the head: {focus:?}"
                ))
                .await;
        }
        first = false;
        // A field for a day and a time has several stops of its own.
        if focus.at < last {
            if met.contains(&focus.at) {
                break; // around and at the beginning again
            }
            browser.stop(&format!("out of order: {focus:?}")).await;
        }
        last = focus.at;
        met.insert(focus.at);
        assert!(met.len() < 400, "Tab does not come to an end on {path}");
    }
    if met.len() as u64 != stops {
        browser
            .stop(&format!("Tab came to {} of {stops} places", met.len()))
            .await;
    }
    browser.step(&format!("back again, and past the head, on {path}"));
    browser.go(path).await;
    browser.tab().await;
    let second = browser.tab().await;
    browser.tab().await;
    browser.key(Key::Back).await;
    let back = browser.focus().await;
    assert_eq!(
        second.map(|s| s.at),
        Some(back.at),
        "Shift and Tab do not lead back on {path}"
    );
    browser.go(path).await;
    browser.tab().await;
    browser.key(Key::Enter).await;
    let focus = browser.focus().await;
    assert_eq!(
        focus.is, "main",
        "the way past the head leads elsewhere on {path}"
    );
    let within = browser.tab().await.map(|focus| focus.says);
    let inside = browser
        .run("return document.querySelector('main').contains(document.activeElement)")
        .await;
    assert_eq!(inside, true, "past the head comes {within:?} on {path}");
}
