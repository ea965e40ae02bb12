//! Every route × every person × own, other's and ended relationship, with every session and conversation there is in the
//! address. The routes come from the router's own list, so that a new one cannot be left out. What one may not know is one and
//! the same "not found".

mod scene;

use std::collections::HashMap;

use axum::http::header::CONTENT_LENGTH;
use axum::http::{HeaderMap, StatusCode};
use dialogue::Role;
use testkit::{Answer, Browser, Engine, Probe};
use web::Reach;

use scene::{Asking, Scene};

/// An address that no route knows.
const NO_SUCH_PAGE: &str = "/there-is-no-such-page";

/// What has to come back.
#[derive(Debug, PartialEq, Eq)]
enum Expected {
    /// The page, or a refusal of this nonsense form: anything but "not found", a sign-in, or a fault.
    Theirs,
    /// The one and same "not found".
    NotFound,
    /// To the sign-in page; a form, to sign in beside it.
    SignIn,
    /// What this public address says to everyone: the same as to someone signed out.
    Public,
    /// Away from a page for those who are not in yet.
    Start,
}

fn expected(scene: &Scene, verb: &str, probe: &Probe, who: &Asking<'_>) -> Expected {
    // The page of all components is there in the demonstration alone.
    if probe.path == "/style" {
        return match who.person {
            None => Expected::SignIn,
            Some(_) => Expected::NotFound,
        };
    }
    if matches!(probe.reach, Reach::Public | Reach::Help) {
        let in_already = who.person.is_some() && (verb, probe.path) == ("GET", "/sign-in");
        return if in_already {
            Expected::Start
        } else {
            Expected::Public
        };
    }
    if who.person.is_none() {
        return Expected::SignIn;
    }
    let may = match probe.reach {
        Reach::Public | Reach::Help | Reach::SignedIn => true,
        Reach::Member => who.member,
        Reach::Administrator => who.administrator,
        Reach::Shared | Reach::Own => {
            probe.relationship.is_some_and(|r| who.seats.contains(&r))
                && scene.belongs_together(probe)
                && !of_the_other(verb, probe, who)
        }
    };
    if may {
        Expected::Theirs
    } else {
        Expected::NotFound
    }
}

/// Addresses, or forms at them, that are the other one's of the two alone: by what is declared of the forms.
fn of_the_other(verb: &str, probe: &Probe, who: &Asking<'_>) -> bool {
    if verb != "POST" {
        return false;
    }
    let role = if who.member {
        Role::Therapist
    } else {
        Role::Client
    };
    !probe.forms.iter().any(|form| form.is_of(role))
}

async fn matrix(engine: Engine) {
    let scene = Scene::fresh(engine).await;
    let all = scene.every_address();
    let mut public = HashMap::new();
    let mut cells = HashMap::new();
    for who in scene.everybody() {
        for (n, probe) in (1000..).zip(&all) {
            for verb in probe.verbs {
                // Signing out, and the like, would end the browser: each cell has its own.
                let mut browser = scene.browser(&who).await;
                let asked = scene.ask_anew(&mut browser, verb, &probe.address, n);
                let answer = asked.await;
                let cell = format!("{} {verb} {}", who.name, probe.address);
                let want = expected(&scene, verb, probe, &who);
                *cells.entry(format!("{want:?}")).or_insert(0) += 1;
                // Whoever asks first is signed out. One page has the way back on it for those who are in: the same for all.
                let inside = who.person.is_some() && probe.path == "/who-sees-what";
                let told = public
                    .entry((verb, probe.address.as_str(), inside))
                    .or_insert_with(|| answer.clone());
                check(&scene, &mut browser, &cell, verb, &answer, want, told).await;
            }
        }
    }
    assert!(
        cells["NotFound"] > 500 && cells["Theirs"] > 100 && cells["Public"] > 50,
        "every route is in the matrix: {cells:?}"
    );
}

async fn check(
    scene: &Scene,
    browser: &mut Browser,
    cell: &str,
    verb: &str,
    answer: &Answer,
    want: Expected,
    told: &Answer,
) {
    assert!(
        !answer.status.is_server_error(),
        "{cell}: {}",
        answer.status
    );
    match want {
        Expected::SignIn if verb == "GET" => {
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{cell}");
            assert_eq!(answer.location(), "/sign-in", "{cell}");
        }
        Expected::SignIn => assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{cell}"),
        Expected::NotFound => {
            let nothing = scene.ask(browser, "GET", NO_SUCH_PAGE).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{cell}");
            assert_eq!(answer.headers, nothing.headers, "{cell}");
            assert_eq!(answer.text(), nothing.text(), "{cell}");
        }
        Expected::Theirs => {
            assert_ne!(answer.status, StatusCode::NOT_FOUND, "{cell}");
            assert_ne!(answer.status, StatusCode::UNAUTHORIZED, "{cell}");
            // Signing out leads to the door, for everyone who is in.
            if !cell.contains("/sign-out") {
                assert_ne!(answer.location(), "/sign-in", "{cell}");
            }
        }
        Expected::Start => {
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{cell}");
            assert_eq!(answer.location(), "/", "{cell}");
        }
        Expected::Public => {
            assert_ne!(answer.status, StatusCode::UNAUTHORIZED, "{cell}");
            assert_eq!(answer.status, told.status, "{cell}");
            assert_eq!(answer.headers, told.headers, "{cell}");
            assert_eq!(answer.text(), told.text(), "{cell}");
        }
    }
}

#[tokio::test]
async fn every_route_for_everybody_on_sqlite() {
    matrix(Engine::Sqlite).await;
}

#[tokio::test]
async fn every_route_for_everybody_on_postgresql() {
    matrix(Engine::Postgres).await;
}

/// A real conversation, and a real session: everyone without a seat, and whoever asks for it under another relationship of
/// theirs, is told what they are told of one that does not exist. (What the matrix above says of each cell, said once more of
/// the two that matter most.)
#[tokio::test]
async fn a_real_conversation_is_not_found_from_outside() {
    let scene = Scene::fresh(Engine::Sqlite).await;
    let (mut outside, mut inside) = (0, 0);
    for who in scene.everybody().iter().filter(|who| who.person.is_some()) {
        let mut browser = scene.browser(who).await;
        let nothing = scene.ask(&mut browser, "GET", NO_SUCH_PAGE).await;
        for at in &scene.held {
            for of in &scene.held {
                let with = format!("/with/{}", at.relationship);
                let about = format!("{with}/about/{}", of.moment);
                let check_in = format!("{with}/check-in/{}", of.session);
                for address in [format!("{about}/card"), about, check_in] {
                    let answer = scene.ask(&mut browser, "GET", &address).await;
                    let theirs =
                        at.relationship == of.relationship && who.seats.contains(&of.relationship);
                    if theirs {
                        assert_eq!(answer.status, StatusCode::OK, "{} {address}", who.name);
                        inside += 1;
                    } else {
                        assert_eq!(answer, nothing, "{} {address}", who.name);
                        outside += 1;
                    }
                }
            }
        }
    }
    assert_eq!((inside, outside), (18, 144));
}

/// To somebody who is signed out, an address answers the same whether or not anything stands behind it, to the byte: like one
/// that no route knows.
#[tokio::test]
async fn signed_out_every_address_is_the_same() {
    let scene = Scene::fresh(Engine::Sqlite).await;
    let nobody = scene.stage.browser();
    let told = |address: String, verb: &'static str| {
        let mut nobody = nobody.clone();
        let scene = &scene;
        async move {
            let mut answer = scene.ask(&mut nobody, verb, &address).await;
            // The form that is shown again goes where it went; that is all.
            let text = answer.text().replace(&address, "ADDRESS");
            answer.headers.remove(CONTENT_LENGTH);
            (answer.status, answer.headers, text)
        }
    };
    let mut expected: HashMap<&str, (StatusCode, HeaderMap, String)> = HashMap::new();
    for verb in ["GET", "POST"] {
        expected.insert(verb, told(NO_SUCH_PAGE.to_owned(), verb).await);
    }
    assert_eq!(expected["GET"].0, StatusCode::SEE_OTHER);
    assert_eq!(expected["POST"].0, StatusCode::UNAUTHORIZED);
    let mut asked = 0;
    for probe in scene.every_address() {
        if matches!(probe.reach, Reach::Public | Reach::Help) {
            continue;
        }
        // A password is never carried along, so its form leads back to its page. Nothing in that address is anybody's.
        let leads_back = probe.path == "/account/password";
        for verb in probe.verbs {
            let answer = told(probe.address.clone(), verb).await;
            if leads_back {
                assert_eq!(answer.0, expected[verb].0, "{verb} {}", probe.address);
                assert_eq!(answer.1, expected[verb].1, "{verb} {}", probe.address);
                assert!(answer.2.contains("href=\"/account\""), "{}", answer.2);
                continue;
            }
            assert_eq!(answer, expected[verb], "{verb} {}", probe.address);
            asked += 1;
        }
    }
    assert!(asked > 100, "{asked}");
}

/// An address knows the methods that stand beside it in the list of routes, and no other: to everybody, and whether or not
/// anything stands behind it. A handler that a route had beside its verbs would not be in the matrix above; it is found here.
#[tokio::test]
async fn every_other_method_is_refused_alike() {
    let scene = Scene::fresh(Engine::Sqlite).await;
    let all = scene.every_address();
    let mut told: HashMap<(&str, &str), Answer> = HashMap::new();
    for who in scene.everybody() {
        let mut browser = scene.browser(&who).await;
        for probe in &all {
            for verb in METHODS.iter().filter(|verb| !probe.verbs.contains(verb)) {
                let request = browser
                    .request(verb, &probe.address)
                    .header("sec-fetch-site", "same-origin")
                    .body(axum::body::Body::empty())
                    .expect("a request");
                scene.stage.chance.step("cell");
                let answer = browser.send(request).await;
                let cell = format!("{} {verb} {}", who.name, probe.address);
                assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{cell}");
                assert!(answer.text().contains("<h1>"), "{cell}: a page");
                let first = told
                    .entry((verb, probe.path))
                    .or_insert_with(|| answer.clone());
                assert_eq!(&answer, first, "{cell}");
            }
        }
    }
    assert!(told.len() > 6 * web::ROUTES.len(), "{}", told.len());
}

/// All methods there are, and one that is none.
const METHODS: &[&str] = &[
    "GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "NONSENSE",
];
