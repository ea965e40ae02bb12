//! What is no form of ours: too large, of another kind, unreadable, from elsewhere, at a method that an address does not know.
//! Whatever comes in: a clear page that says that nothing was saved, and nothing was. (Forms that stop arriving are among the
//! tests of the program itself.)

use axum::body::Body;
use axum::http::request::Builder;
use axum::http::{StatusCode, header};
use testkit::{Answer, Browser, Engine, Probe, probes};

use super::scene::{Scene, assert_same};

const FORM: &str = "application/x-www-form-urlencoded";

/// What every refusal has in common.
pub(crate) fn assert_refused(answer: &Answer, status: StatusCode, what: &str) {
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
pub(crate) fn everybody(scene: &Scene) -> Vec<Browser> {
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
