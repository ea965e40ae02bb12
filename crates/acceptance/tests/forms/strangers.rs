//! Who is not who they say, or not where they may be: ids of others, sign-ins and links that are forged, used or over.

use axum::http::StatusCode;
use testkit::forms::Who;
use testkit::{Engine, PASSWORD, People, Stage};
use uuid::Uuid;

use super::bad_fields::assert_keeps;
use super::bad_input::assert_refused;
use super::scene::{Scene, assert_same, invite_only, join, link, send};

const SUBMISSION: Uuid = Uuid::from_u128(0xbad);

/// Every form of one, at the address of a relationship in which they have no seat, and with ids in addresses that belong
/// elsewhere: one and the same "not found", and nothing of the form on it.
#[tokio::test]
async fn addresses_of_others() {
    let mut scene = Scene::fresh(Engine::Sqlite).await;
    let (_, _, session, moment) = scene.of_second().await;
    let before = scene.everything().await;
    let (ours, theirs) = (scene.with.clone(), format!("/with/{}", scene.people.theirs));
    for form in scene
        .forms()
        .iter()
        .filter(|form| form.path.starts_with(&ours))
    {
        let elsewhere = form.path.replace(&ours, &theirs);
        let mixed = form
            .path
            .replace(&scene.session, &session)
            .replace(&scene.moment, &moment);
        let bare = form.path.replace(&ours, "/with/not-an-id");
        let mut paths = vec![elsewhere, bare];
        paths.extend((mixed != form.path).then_some(mixed));
        for path in paths {
            scene.step("bad");
            let answer = send(scene.browser(form.who), &path, &form.good(SUBMISSION)).await;
            assert_refused(&answer, StatusCode::NOT_FOUND, &path);
            scene.step("bad");
            let nothing = scene.browser(form.who).get("/there-is-no-such-page").await;
            assert_eq!(answer, nothing, "{path}");
        }
    }
    assert_same(&before, &scene.everything().await, "addresses of others");
}

/// Two people use one browser, one after the other: a form that stands on the one's page, sent once the other has signed in, is
/// nobody's. It is not found, and its words stand nowhere.
#[tokio::test]
async fn a_form_that_was_made_for_the_other() {
    let mut scene = Scene::fresh(Engine::Sqlite).await;
    for (one, other) in [(Who::Client, Who::Therapist), (Who::Therapist, Who::Client)] {
        let forms = scene.forms().into_iter();
        let forms: Vec<_> = forms
            .filter(|form| form.who == one && form.path.starts_with(&scene.with))
            .filter(|form| !form.path.ends_with("/invite-again"))
            .collect();
        assert!(forms.len() > 5);
        scene.step("made for");
        let page = scene.with.clone() + "/say";
        let submission = scene.browser(one).get(&page).await.input("submission");
        let made = submission.unwrap();
        assert!(made.len() > 36, "the page says whose it is: {made}");
        let before = scene.everything().await;
        for form in forms {
            let mut fields = form.good(SUBMISSION);
            fields.retain(|(name, _)| *name != "submission");
            fields.push(("submission", made.clone()));
            scene.step("bad");
            let answer = send(scene.browser(other), &form.path, &fields).await;
            assert_refused(&answer, StatusCode::NOT_FOUND, form.name);
        }
        assert_same(&before, &scene.everything().await, "made for the other");
    }
}

/// Signed out, forged, ended, expired: a page asks for a sign-in and keeps the words; a GET goes to the sign-in.
#[tokio::test]
async fn sign_ins_that_are_none() {
    let mut scene = Scene::fresh(Engine::Sqlite).await;
    let stage = &scene.stage;
    let mut ended = stage.browser();
    let client = &scene.people.client;
    let fields = [("email", client.email.as_str()), ("password", PASSWORD)];
    assert_eq!(ended.post("/sign-in", &fields).await.status, 303);
    let mut out = ended.clone();
    assert_eq!(out.post("/sign-out", &[]).await.status, 303);
    let mut browsers = vec![stage.browser(), ended];
    let long = "A".repeat(10_000);
    for forged in [
        "",
        "nonsense",
        &"A".repeat(43),
        &"A".repeat(44),
        &long,
        "%00",
        "../..",
        "\"'<>",
    ] {
        let mut browser = stage.browser();
        browser.hold("candor", forged);
        browsers.push(browser);
    }
    let before = scene.everything().await;
    for mut browser in browsers {
        for form in scene.forms() {
            let answer = send(&mut browser, &form.path, &form.good(SUBMISSION)).await;
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{}", form.name);
            assert_keeps(&answer, &form, "", form.name);
            let answer = browser.get(&form.path).await;
            let expected = [StatusCode::SEE_OTHER, StatusCode::METHOD_NOT_ALLOWED];
            assert!(
                expected.contains(&answer.status),
                "{}: {}",
                form.name,
                answer.status
            );
        }
    }
    assert_same(&before, &scene.everything().await, "sign-ins");
}

/// A sign-in ends without use, and in any case after a while, used or not.
#[tokio::test]
async fn sign_ins_end() {
    let stage = Stage::fresh(Engine::Sqlite).await;
    let people = People::arrive(&stage).await;
    let fields = [
        ("email", people.client.email.as_str()),
        ("password", PASSWORD),
    ];
    let (mut unused, mut used) = (stage.browser(), stage.browser());
    for browser in [&mut unused, &mut used] {
        assert_eq!(browser.post("/sign-in", &fields).await.status, 303);
    }
    let mut days = 0;
    let mut held = 0;
    while used.get("/").await.status == StatusCode::OK {
        held = days;
        stage.clock.minutes(24 * 60);
        days += 1;
        assert!(days < 90, "it has to end");
    }
    assert!(
        (50..=61).contains(&held),
        "used daily, it holds for two months: {held}"
    );
    assert_eq!(unused.get("/").await.status, StatusCode::SEE_OTHER);

    let stage = Stage::fresh(Engine::Sqlite).await;
    let people = People::arrive(&stage).await;
    let fields = [
        ("email", people.client.email.as_str()),
        ("password", PASSWORD),
    ];
    let (mut early, mut late) = (stage.browser(), stage.browser());
    for browser in [&mut early, &mut late] {
        assert_eq!(browser.post("/sign-in", &fields).await.status, 303);
    }
    stage.clock.minutes(13 * 24 * 60);
    assert_eq!(early.get("/").await.status, StatusCode::OK);
    stage.clock.minutes(2 * 24 * 60);
    assert_eq!(early.get("/").await.status, StatusCode::OK);
    let form = [
        ("go", "keep"),
        ("level", "just-for-me"),
        ("words", "too late"),
    ];
    let answer = late
        .post(&format!("/with/{}/say", people.ours), &form)
        .await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    assert!(
        answer.text().contains("too late"),
        "the words are still on the page"
    );
}

/// Links that were used, have ended or never were: one and the same page.
#[tokio::test]
async fn links_that_do_not_work() {
    let stage = Stage::fresh(Engine::Sqlite).await;
    let people = People::arrive(&stage).await;
    let (with, good) = invite_only(&stage, &people.therapist).await;
    let mut toni = stage.browser();
    assert_eq!(join(&mut toni, &good, "Toni").await.status, 303);
    let used = good;
    let mut therapist = stage.browser_of(&people.therapist).await;
    stage.chance.step("another");
    let fields = [
        ("submission", "00000000-0000-0000-0000-000000000002"),
        ("name", "Kim"),
        ("email", "kim@example.org"),
        ("words", "I'd like to know."),
    ];
    let expired = link(&therapist.post("/clients/new", &fields).await);
    assert_eq!(
        stage
            .browser()
            .get(&format!("/join/{expired}"))
            .await
            .status,
        200
    );
    stage.clock.minutes(15 * 24 * 60);
    let mut answers = Vec::new();
    for letters in [
        &used,
        &expired,
        &"A".repeat(43),
        "not-a-token",
        "%00",
        &"A".repeat(5000),
    ] {
        for verb in ["GET", "POST"] {
            let mut browser = stage.browser();
            stage.chance.step("link");
            let answer = match verb {
                "GET" => browser.get(&format!("/join/{letters}")).await,
                _ => join(&mut browser, letters, "Mallory").await,
            };
            assert_refused(
                &answer,
                StatusCode::NOT_FOUND,
                &format!("{verb} {letters:.50}"),
            );
            assert!(!browser.is_signed_in());
            answers.push(answer);
        }
    }
    assert!(
        answers.windows(2).all(|pair| pair[0] == pair[1]),
        "one and the same page"
    );
    assert_eq!(
        toni.get(&with).await.status,
        StatusCode::SEE_OTHER,
        "fifteen days without use"
    );
}

/// The sign-in and the password's form have no submission; they are as careful.
#[tokio::test]
async fn passwords_are_never_shown_again() {
    let stage = Stage::fresh(Engine::Sqlite).await;
    let people = People::arrive(&stage).await;
    let mut browser = stage.browser_of(&people.client).await;
    let secret = "a secret nobody may read";
    let long = format!("{secret} {}", "x".repeat(300));
    let tries: [(&str, &[(&str, &str)]); 5] = [
        (
            "/sign-in",
            &[("email", "nobody@example.org"), ("password", secret)],
        ),
        (
            "/sign-in",
            &[("email", "not an address"), ("password", secret)],
        ),
        (
            "/account/password",
            &[("current", secret), ("new", "another long password")],
        ),
        (
            "/account/password",
            &[("current", PASSWORD), ("new", &long)],
        ),
        (
            "/account/password",
            &[("current", PASSWORD), ("new", "short")],
        ),
    ];
    for (path, fields) in tries {
        let answer = browser.post(path, fields).await;
        assert_refused(&answer, StatusCode::UNPROCESSABLE_ENTITY, path);
        assert!(!answer.text().contains(secret), "{path}: {}", answer.text());
        assert!(
            !answer.text().contains(PASSWORD),
            "{path}: {}",
            answer.text()
        );
    }
    // Signed out in the middle: what is kept on the page leaves the passwords out.
    let mut nobody = stage.browser();
    let fields = [("current", secret), ("new", secret)];
    let answer = nobody.post("/account/password", &fields).await;
    assert_refused(&answer, StatusCode::UNAUTHORIZED, "signed out");
    assert!(!answer.text().contains(secret));
    assert_eq!(browser.get("/").await.status, 200, "the sign-in goes on");
}
