//! Whatever comes in: a clear page that says that nothing was saved, and nothing was.

use axum::body::Body;
use axum::http::request::Builder;
use axum::http::{StatusCode, header};
use testkit::{Answer, Browser, Engine, PASSWORD, People, Probe, Stage, invite, probes};
use uuid::Uuid;

use super::scene::{Form, Means, Scene, Who, assert_same, invite_only, join, send};

const FORM: &str = "application/x-www-form-urlencoded";
const SUBMISSION: Uuid = Uuid::from_u128(0xbad);

/// What every refusal has in common.
fn assert_refused(answer: &Answer, status: StatusCode, what: &str) {
    assert_eq!(answer.status, status, "{what}: {}", answer.text());
    let text = answer.text();
    assert!(text.contains("<h1>"), "{what}: a page: {text}");
    assert!(
        !answer.headers.contains_key(header::SET_COOKIE),
        "{what}: {:?}",
        answer.headers
    );
    for cause in [
        "axum", "serde", "sqlx", "hyper", "panicked", "Refused", "Failure",
    ] {
        assert!(!text.contains(cause), "{what}: a cause on the page: {text}");
    }
}

fn posts(scene: &Scene) -> Vec<Probe> {
    let session = scene.session.parse().unwrap();
    let moment = scene.moment.parse().unwrap();
    let mut probes = probes(&[scene.people.ours], &[session], &[moment]);
    probes.retain(|probe| probe.verbs.contains(&"POST"));
    assert!(
        probes.len() > 12,
        "every address that takes a form: {}",
        probes.len()
    );
    probes
}

/// Everybody, and nobody.
fn everybody(scene: &Scene) -> Vec<Browser> {
    let mut browsers = scene.browsers.to_vec();
    browsers.push(scene.stage.browser());
    browsers
}

/// Sends one bad request to every address as everybody.
async fn everywhere(
    scene: &mut Scene,
    status: StatusCode,
    sentence: &str,
    bad: impl Fn(Builder) -> axum::http::Request<Body>,
) {
    let before = scene.everything().await;
    for probe in posts(scene) {
        for mut browser in everybody(scene) {
            let request = bad(browser.request("POST", &probe.address));
            let answer = browser.send(request).await;
            assert_refused(&answer, status, &probe.address);
            assert!(
                answer.text().contains(sentence),
                "{}: {}",
                probe.address,
                answer.text()
            );
            assert!(
                answer.text().contains("Nothing was saved"),
                "{}: {}",
                probe.address,
                answer.text()
            );
        }
    }
    assert_same(&before, &scene.everything().await, sentence);
}

fn ours(builder: Builder) -> Builder {
    builder
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, FORM)
}

#[tokio::test]
async fn too_much_at_once() {
    let mut scene = Scene::fresh(Engine::Sqlite).await;
    let mut body = b"go=keep&level=just-for-me&words=".to_vec();
    body.resize(129 * 1024, b'a');
    everywhere(
        &mut scene,
        StatusCode::PAYLOAD_TOO_LARGE,
        "That is too much at once",
        |builder| ours(builder).body(Body::from(body.clone())).unwrap(),
    )
    .await;
}

#[tokio::test]
async fn another_kind_of_form() {
    let mut scene = Scene::fresh(Engine::Sqlite).await;
    for kind in [
        "application/json",
        "multipart/form-data; boundary=x",
        "text/plain",
        "\u{fc}",
    ] {
        everywhere(
            &mut scene,
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "That doesn&#39;t work here",
            |builder| {
                let builder = builder.header("sec-fetch-site", "same-origin");
                let builder = builder.header(header::CONTENT_TYPE, kind.as_bytes());
                builder
                    .body(Body::from("{\"go\":\"keep\",\"words\":\"x\"}"))
                    .unwrap()
            },
        )
        .await;
    }
}

#[tokio::test]
async fn letters_that_are_none() {
    let mut scene = Scene::fresh(Engine::Sqlite).await;
    for body in [
        &b"words=%FF%FE&go=keep"[..],
        b"words=%C3",
        b"%E2%28%A1=x",
        b"words=\xff\xfe",
        b"words=%zz",
    ] {
        everywhere(
            &mut scene,
            StatusCode::BAD_REQUEST,
            "That can&#39;t be read",
            |builder| ours(builder).body(Body::from(body)).unwrap(),
        )
        .await;
    }
}

/// A form on another site is not taken, and its contents are not shown with a button that would send them as ours.
#[tokio::test]
async fn a_form_from_another_site() {
    let mut scene = Scene::fresh(Engine::Sqlite).await;
    let lure = "go=stop&sure=yes&words=a+lure&submission=00000000-0000-0000-0000-000000000bad";
    let before = scene.everything().await;
    let headers: [&[(&str, &str)]; 4] = [
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[("origin", "https://elsewhere.example")],
        &[("origin", "null")],
    ];
    for headers in headers {
        for probe in posts(&scene) {
            for mut browser in everybody(&scene) {
                let builder = browser
                    .request("POST", &probe.address)
                    .header(header::CONTENT_TYPE, FORM);
                let builder = headers
                    .iter()
                    .fold(builder, |b, (name, value)| b.header(*name, *value));
                let answer = browser.send(builder.body(Body::from(lure)).unwrap()).await;
                let what = format!("{headers:?} {}", probe.address);
                assert_refused(&answer, StatusCode::FORBIDDEN, &what);
                assert!(
                    answer.text().contains("That came from another site"),
                    "{what}"
                );
                assert!(
                    !answer.text().contains("a lure") && !answer.text().contains("sure"),
                    "{what}"
                );
            }
        }
    }
    assert_same(&before, &scene.everything().await, "from another site");
}

#[tokio::test]
async fn a_method_that_an_address_does_not_know() {
    let mut scene = Scene::fresh(Engine::Sqlite).await;
    let before = scene.everything().await;
    let session = scene.session.parse().unwrap();
    let moment = scene.moment.parse().unwrap();
    for probe in probes(&[scene.people.ours], &[session], &[moment]) {
        for verb in [
            "GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "NONSENSE",
        ] {
            if probe.verbs.contains(&verb) {
                continue;
            }
            for mut browser in everybody(&scene) {
                let builder = ours(browser.request(verb, &probe.address));
                let answer = browser
                    .send(builder.body(Body::from("words=x")).unwrap())
                    .await;
                let what = format!("{verb} {}", probe.address);
                assert_refused(&answer, StatusCode::METHOD_NOT_ALLOWED, &what);
            }
        }
    }
    assert_same(&before, &scene.everything().await, "wrong methods");
}

/// One field of one form is wrong: the page says so and keeps what was written; nothing is stored.
async fn one_field_wrong(means: Means, values: &[&str], statuses: &[StatusCode]) {
    let mut scene = Scene::fresh(Engine::Sqlite).await;
    let before = scene.everything().await;
    let mut tried = 0;
    for form in scene.forms() {
        for field in form.of_meaning(means) {
            for value in values {
                let what = format!("{}: {field}={:.40}", form.name, value);
                let answer = try_one(&mut scene, &form, field, value).await;
                let status = statuses.iter().find(|status| **status == answer.status);
                let status =
                    status.unwrap_or_else(|| panic!("{what}: {} {}", answer.status, answer.text()));
                assert_refused(&answer, *status, &what);
                if *status != StatusCode::NOT_FOUND {
                    assert_keeps(&answer, &form, field, &what);
                }
                tried += 1;
            }
        }
    }
    assert!(
        tried >= values.len() * 2,
        "{means:?} stands in forms: {tried}"
    );
    assert_same(&before, &scene.everything().await, &format!("{means:?}"));
}

async fn try_one(scene: &mut Scene, form: &Form, field: &str, value: &str) -> Answer {
    scene.step("bad");
    let fields = form.with(SUBMISSION, field, value);
    send(scene.browser(form.who), &form.path, &fields).await
}

/// Every text that was written is still on the page.
fn assert_keeps(answer: &Answer, form: &Form, but: &str, what: &str) {
    let text = answer.text();
    for (name, value, means) in &form.fields {
        if *means == Means::Words && *name != but {
            let escaped = value.replace('\'', "&#39;");
            assert!(text.contains(&escaped), "{what}: {name} is lost: {text}");
        }
    }
}

#[tokio::test]
async fn more_than_fits() {
    let long = "long and wide ".repeat(500);
    assert!(long.chars().count() > 6000);
    one_field_wrong(Means::Words, &[&long], &[StatusCode::UNPROCESSABLE_ENTITY]).await;
    // And the long text itself is still there, and as much as fits is taken.
    let mut scene = Scene::fresh(Engine::Sqlite).await;
    let form = scene.forms().remove(0);
    let answer = try_one(&mut scene, &form, "words", &long).await;
    assert!(
        answer.text().contains(long.trim()),
        "the long text is on the page"
    );
    let fits: String = long.chars().take(5999).chain(['.']).collect();
    let answer = try_one(&mut scene, &form, "words", &fits).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
}

#[tokio::test]
async fn letters_that_nobody_can_see() {
    let values = ["a\u{0}b", "a\u{1b}[31mb", "a\u{85}b"];
    one_field_wrong(Means::Words, &values, &[StatusCode::UNPROCESSABLE_ENTITY]).await;
}

#[tokio::test]
async fn choices_that_do_not_exist() {
    let values = [
        "nonsense",
        "11",
        "-1",
        "NaN",
        "7.5",
        "99999999999999999999",
        "'; DROP TABLE entries; --",
    ];
    one_field_wrong(Means::Choice, &values, &[StatusCode::UNPROCESSABLE_ENTITY]).await;
}

#[tokio::test]
async fn times_that_cannot_be() {
    let values = [
        "nonsense",
        "2026-13-45",
        "2026-13-45T99:99",
        "9999-12-31T23:59",
        "-000001-01-01",
        "1970-01-01T00:00",
    ];
    // A day far from now is refused for what it is; one that cannot be read as well.
    one_field_wrong(Means::Time, &values, &[StatusCode::UNPROCESSABLE_ENTITY]).await;
}

/// What is no id is refused; one of something that is not there, or that is somebody else's, is not found.
#[tokio::test]
async fn ids_that_are_not_theirs() {
    let refused = [StatusCode::UNPROCESSABLE_ENTITY];
    one_field_wrong(Means::Id, &["nonsense", "1", "../../etc/passwd"], &refused).await;

    let not_found = [StatusCode::NOT_FOUND];
    let nowhere = Uuid::from_u128(1).to_string();
    let (kept, letter, session, moment) = of_others().await;
    let others = [nowhere.as_str(), &kept, &letter, &session, &moment];
    one_field_wrong(Means::Id, &others, &not_found).await;
}

/// Ids of things that are in another relationship, of the same therapist. (In a scene like the others, so that they are the
/// same ids.)
async fn of_others() -> (String, String, String, String) {
    let scene = Scene::fresh(Engine::Sqlite).await;
    scene.of_second().await
}

#[tokio::test]
async fn a_submission_that_is_none() {
    let mut scene = Scene::fresh(Engine::Sqlite).await;
    let before = scene.everything().await;
    for form in scene.forms() {
        for value in ["", "nonsense", "00000000-0000-0000-0000-00000000000g"] {
            let answer = try_one(&mut scene, &form, "submission", value).await;
            assert_refused(&answer, StatusCode::UNPROCESSABLE_ENTITY, form.name);
            assert_keeps(&answer, &form, "", form.name);
        }
    }
    assert_same(&before, &scene.everything().await, "submissions");
}

#[tokio::test]
async fn a_button_that_does_not_exist() {
    let mut scene = Scene::fresh(Engine::Sqlite).await;
    let before = scene.everything().await;
    // Where "go" says nothing else than "the form", it is not looked at: a list of those that do look at it.
    let looks = ["/say", "/own", "/safety", "/end"];
    for form in scene.forms() {
        let about = form.path.contains("/about/");
        let looks = about || looks.iter().any(|end| form.path.ends_with(end));
        if !looks || !form.fields.iter().any(|(name, ..)| *name == "go") {
            continue;
        }
        let answer = try_one(&mut scene, &form, "go", "nonsense").await;
        assert!(
            answer.status.is_client_error(),
            "{}: {}",
            form.name,
            answer.status
        );
        assert_refused(&answer, answer.status, form.name);
        assert_keeps(&answer, &form, "", form.name);
    }
    assert_same(&before, &scene.everything().await, "buttons");
}

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
        if days == 13 {
            assert_eq!(unused.clone().get("/health").await.status, 200);
        }
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
    let expired = super::scene::link(&therapist.post("/clients/new", &fields).await);
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

/// Signs that mean something to a browser are letters like all others: on every page, refusals and previews included.
#[tokio::test]
async fn what_is_written_is_never_code() {
    const NASTY: &str =
        "<script>alert(1)</script>\"'&amp;<img src=x onerror=alert(2)></textarea>{{7*7}}";
    let harmless = |answer: &Answer, what: &str| -> usize {
        let text = answer.text();
        assert!(!text.contains("<script>alert"), "{what}: {text}");
        assert!(!text.contains("<img src=x"), "{what}: {text}");
        assert!(!text.contains("\"'&amp;"), "{what}: {text}");
        assert!(!text.contains("49</"), "{what}: {text}");
        text.matches("&#60;script&#62;").count() + text.matches("&lt;script&gt;").count()
    };
    let mut scene = Scene::fresh(Engine::Sqlite).await;
    let mut shown = 0;
    // These take away what is to be shown.
    let last = ["safety: stop", "end", "own: erase", "consent"];
    for (n, form) in scene.forms().into_iter().enumerate() {
        if last.contains(&form.name) {
            continue;
        }
        let mut fields = form.good(Uuid::from_u128(0xc0de + n as u128));
        for field in form
            .of_meaning(Means::Words)
            .iter()
            .filter(|field| **field != "email")
        {
            let field = fields.iter_mut().find(|(name, _)| name == field).unwrap();
            field.1 = NASTY.to_owned();
        }
        scene.step(form.name);
        let answer = send(scene.browser(form.who), &form.path, &fields).await;
        assert!(
            !answer.status.is_server_error() && !answer.status.is_client_error(),
            "{}: {}",
            form.name,
            answer.text()
        );
        shown += harmless(&answer, form.name);
        // The same with a refusal, which shows everything again; and the preview.
        for (field, value) in [
            ("submission", "nonsense"),
            ("go", "preview"),
            ("go", "change"),
        ] {
            if value != "nonsense" && !form.path.ends_with("/say") {
                continue;
            }
            let mut fields = fields.clone();
            if let Some(field) = fields.iter_mut().find(|(name, _)| *name == field) {
                field.1 = value.to_owned();
            }
            let answer = send(scene.browser(form.who), &form.path, &fields).await;
            assert!(
                !answer.status.is_server_error(),
                "{}: {}",
                form.name,
                answer.text()
            );
            shown += harmless(&answer, form.name);
        }
        let everything = scene.everything().await;
        shown += everything
            .iter()
            .map(|(what, answer)| harmless(answer, what))
            .sum::<usize>();
        // What was sent arrives at some time.
        scene.stage.clock.minutes(60);
    }
    scene.stage.clock.minutes(3 * 24 * 60);
    for (what, answer) in scene.everything().await {
        shown += harmless(&answer, &what);
    }
    assert!(shown > 200, "it is shown, as letters: {shown}");
}

/// Names are shown to others as well.
#[tokio::test]
async fn names_are_never_code() {
    let stage = Stage::fresh(Engine::Sqlite).await;
    let people = People::arrive(&stage).await;
    let (nasty, relationship) =
        invite(&stage, &people.therapist, "<b onclick=alert(1)>\"Bo</b>").await;
    let with = format!("/with/{relationship}");
    let mut shown = 0;
    for person in [&nasty, &people.therapist] {
        let mut browser = stage.browser_of(person).await;
        for below in [
            "",
            "/own",
            "/say",
            "/invitation",
            "/sessions",
            "/consent",
            "/end",
        ] {
            for path in [
                format!("{with}{below}"),
                "/".to_owned(),
                "/account".to_owned(),
            ] {
                let text = browser.get(&path).await.text();
                assert!(!text.contains("<b onclick"), "{path}: {text}");
                shown += text.matches("onclick").count();
            }
        }
    }
    assert!(shown > 10, "the name is shown: {shown}");
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

/// That the comparison above can fail: a good form shows.
#[tokio::test]
async fn a_good_form_is_seen() {
    let mut scene = Scene::fresh(Engine::Sqlite).await;
    let before = scene.everything().await;
    for name in [
        "say: keep",
        "say: save",
        "sessions: plan",
        "invite a member",
    ] {
        let form = scene
            .forms()
            .into_iter()
            .find(|form| form.name == name)
            .unwrap();
        scene.step(name);
        send(scene.browser(form.who), &form.path, &form.good(SUBMISSION)).await;
        if form.who != Who::Administrator {
            assert!(before != scene.everything().await, "{name}");
        }
    }
}
