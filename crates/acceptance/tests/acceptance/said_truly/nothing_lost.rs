//! What someone wrote is not lost by a refusal, by a link, by half of an act.

use super::scene::{Scene, said, tags};

/// On a page on which someone writes, what leads elsewhere opens beside it. "Leave" never does.
#[tokio::test]
async fn links_open_beside_what_is_being_written() {
    let mut scene = Scene::fresh().await;
    let check_in = scene.session().await;
    let moment = scene.moment().await;
    scene.withdraw_words().await;
    let mut met = 0;
    for (below, back) in [
        ("/say", false),
        (check_in.as_str(), false),
        ("/invitation", true),
        (moment.as_str(), true),
    ] {
        for link in tags(&scene.page(below).await, "a") {
            let here = ["href=\"#", "href=\"tel:", "href=\"sms:"];
            if here.iter().any(|begin| link.contains(begin)) {
                continue;
            }
            if link.contains("data-leave") {
                assert!(!link.contains("target"), "{below}: {link}");
                continue;
            }
            // The ways back and on of pages that are read as well as written on.
            if back && link.contains("href=\"/with/") && !link.contains("/consent\"") {
                continue;
            }
            assert!(link.contains("target=\"_blank\""), "{below}: {link}");
            let quiet = link.contains("noopener") || link.contains("noreferrer");
            assert!(quiet, "{below}: {link}");
            met += 1;
        }
    }
    assert!(met > 20, "links were looked at: {met}");
}

/// A day that does not fit comes back as a day to choose; choosing one goes on from there.
#[tokio::test]
async fn a_day_that_does_not_fit_can_be_chosen_anew() {
    let mut scene = Scene::fresh().await;
    let about = scene.moment().await;
    let late = [("go", "come-back"), ("by", "2027-11-27")];
    let refused = scene.answer(&about, &late).await;
    assert_eq!(refused.status, 422);
    let page = said(&refused);
    assert!(page.contains("from today to three months ahead"), "{page}");
    let field = tags(&page, "input");
    let field = field
        .iter()
        .find(|tag| tag.contains("name=\"by\""))
        .unwrap();
    assert!(field.contains("type=\"date\""), "{field}");
    assert!(field.contains("value=\"2027-11-27\""), "{field}");

    let odd = [("starts", "2039-01-01T10:00"), ("minutes", "50")];
    let page = said(&scene.answer("/sessions", &odd).await);
    assert!(page.contains("two years ahead"), "{page}");
    assert!(page.contains("type=\"datetime-local\""), "{page}");
    let empty = [("starts", ""), ("minutes", "50")];
    let page = said(&scene.answer("/sessions", &empty).await);
    assert!(page.contains("type=\"datetime-local\""), "{page}");
    let sessions = said(
        &scene
            .therapist
            .get(&format!("{}/sessions", scene.with))
            .await,
    );
    assert!(sessions.contains("min=\"2025-11-23T"), "{sessions}");
}

/// A form with a password cannot be tried again from a page that must not hold it: the page leads back.
#[tokio::test]
async fn a_form_with_a_password_leads_back_to_its_page() {
    let scene = Scene::fresh().await;
    let wrong = [
        ("email", "nobody@example.org"),
        ("password", "not this one"),
    ];
    let mut browser = scene.stage.browser();
    let refused = loop {
        let answer = browser.post("/sign-in", &wrong).await;
        if answer.status == 429 {
            break said(&answer);
        }
    };
    assert!(refused.contains("href=\"/sign-in\""), "{refused}");
    assert!(!refused.contains("Try again"), "{refused}");
    assert!(!refused.contains("not this one"), "{refused}");
    // Somebody who may not know that there is such a page sees the one and same "not found".
    let mut client = scene.client.clone();
    let fields = [("password", "x")];
    scene.stage.chance.step("nowhere");
    let nowhere = client.post("/no-such-page", &fields).await;
    scene.stage.chance.step("nowhere");
    assert_eq!(nowhere.text(), client.get("/no-such-page").await.text());
}

/// That words may not be shown is said before they are written, and a refusal leads to where that can be changed.
#[tokio::test]
async fn consent_is_spoken_of_before_the_writing() {
    let mut scene = Scene::fresh().await;
    let about = scene.moment().await;
    let notice = "may not see your words";
    for below in ["/invitation", about.as_str()] {
        assert!(!scene.page(below).await.contains(notice), "{below}");
    }
    scene.withdraw_words().await;
    for below in ["/invitation", about.as_str()] {
        assert!(scene.page(below).await.contains(notice), "{below}");
    }
    let with = scene.with.clone();
    let lines = [("go", "lines"), ("talk", "Slowly.")];
    let refused = scene.send("/invitation", &lines).await;
    assert_eq!(refused.status, 422);
    let page = said(&refused);
    assert!(page.contains(&format!("href=\"{with}/consent\"")), "{page}");
    assert!(page.contains("Slowly."), "{page}");
}

/// What was written besides a smaller step is kept with the sending; a kept note that is taken up gives way to what it became.
#[tokio::test]
async fn what_is_written_besides_is_kept_once() {
    let mut scene = Scene::fresh().await;
    let something = [
        ("go", "send"),
        ("level", "something"),
        ("words", "The words beside it."),
        ("delivery", "morning"),
        ("submission", "00000000-0000-0000-0000-0000000000aa"),
    ];
    let path = format!("{}/say", scene.with);
    for _ in 0..2 {
        scene.stage.chance.step("sent");
        assert_eq!(scene.client.post(&path, &something).await.status, 303);
    }
    let own = scene.client.get(&format!("{}/own", scene.with)).await;
    assert_eq!(own.text().matches("The words beside it.").count(), 1);
    assert_eq!(own.inputs("letter").len(), 1);

    // Sent on from there by a smaller step, the note is as it was.
    let kept = own.input("entry").unwrap();
    let again = [
        ("go", "send"),
        ("level", "something"),
        ("words", "The words beside it."),
        ("delivery", "morning"),
        ("kept", kept.as_str()),
    ];
    assert_eq!(scene.send("/say", &again).await.status, 303);
    let own = scene.page("/own").await;
    assert_eq!(own.matches("The words beside it.").count(), 1, "{own}");

    // Changed and kept again, the older writing is gone.
    let changed = [
        ("go", "keep"),
        ("words", "Other words."),
        ("kept", kept.as_str()),
    ];
    assert_eq!(scene.send("/say", &changed).await.status, 303);
    let own = scene.page("/own").await;
    assert_eq!(own.matches("Other words.").count(), 1, "{own}");
    assert!(!own.contains("The words beside it."), "{own}");
    // From another page that still has it: nothing is lost either.
    let late = [("go", "keep"), ("words", "Third."), ("kept", kept.as_str())];
    assert_eq!(scene.send("/say", &late).await.status, 303);
    let own = scene.page("/own").await;
    assert!(
        own.contains("Third.") && own.contains("Other words."),
        "{own}"
    );
}

/// Throwing away is asked once more: its button is folded away, under words that say what goes.
#[tokio::test]
async fn throwing_away_is_asked_once_more() {
    let mut scene = Scene::fresh().await;
    let begun = [("go", "save"), ("words", "Half a sentence.")];
    assert_eq!(scene.send("/say", &begun).await.status, 303);
    let page = scene.page("/say").await;
    let (before, _) = page.split_once("value=\"discard\"").unwrap();
    let (_, fold) = before.rsplit_once("<details").unwrap();
    assert!(!fold.contains("</details>"), "{fold}");
    assert!(fold.contains("is then gone"), "{fold}");
}
