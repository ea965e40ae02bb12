//! Whatever comes of a request to an own room or to help, it leaves no line in the log.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{Request, header};
use testkit::forms::Form;
use testkit::{Browser, Engine, capture, encode, probes};
use uuid::Uuid;

use super::bad_input::everybody;
use super::scene::{Scene, send};

const FORM: &str = "application/x-www-form-urlencoded";

/// Which line a route's requests leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    None,
    One,
}

/// What was answered, over all requests: so that the test can say that every outcome was there.
struct Outcomes {
    line: Line,
    statuses: BTreeSet<u16>,
    asked: usize,
}

impl Outcomes {
    async fn add(&mut self, browser: &mut Browser, request: Request<Body>) {
        let what = format!("{} {}", request.method(), request.uri());
        let captured = capture();
        let status = browser.send(request).await.status.as_u16();
        let lines = captured.lines();
        let expected = match self.line {
            Line::None => 0,
            Line::One => 1,
        };
        assert_eq!(lines.len(), expected, "{what}, {status}: {lines:?}");
        for line in &lines {
            let id = what.split(['/', '?']).find(|part| part.len() == 32);
            assert!(!id.is_some_and(|id| line.contains(id)), "{what}: {line}");
        }
        self.statuses.insert(status);
        self.asked += 1;
    }
}

fn form(browser: &Browser, path: &str, fields: &[(&str, String)]) -> Request<Body> {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let request = browser.request("POST", path);
    let request = request.header("sec-fetch-site", "same-origin");
    let request = request.header(header::CONTENT_TYPE, FORM);
    request.body(Body::from(encode(&fields))).unwrap()
}

/// What is no form of ours, each in its own way.
fn bad_requests(browser: &Browser, verb: &str, path: &str) -> Vec<Request<Body>> {
    let request = |site, kind, body: &[u8]| {
        let request = browser.request(verb, path);
        let request = request.header("sec-fetch-site", site);
        let request = request.header(header::CONTENT_TYPE, kind);
        request.body(Body::from(body.to_vec())).unwrap()
    };
    vec![
        request("same-origin", FORM, b""),
        request("same-origin", FORM, b"go=nonsense"),
        request("same-origin", FORM, b"words=%FF"),
        request("same-origin", FORM, &vec![b'a'; 129 * 1024]),
        request("same-origin", "application/json", b"{}"),
        request("cross-site", FORM, b"go=keep&words=x"),
    ]
}

fn is_of(route: &web::Route, line: Line) -> bool {
    route.is_quiet() == (line == Line::None)
}

/// Every address of such routes, by every method, as everybody and as nobody: badly, and then every form as it should be, under
/// ids that are not there, and once more.
async fn outcomes(line: Line) -> Outcomes {
    let mut scene = Scene::fresh(Engine::Sqlite).await;
    let mut outcomes = Outcomes {
        line,
        statuses: BTreeSet::new(),
        asked: 0,
    };
    let nowhere = Uuid::from_u128(1);
    let (session, moment) = (
        scene.session.parse().unwrap(),
        scene.moment.parse().unwrap(),
    );
    let relationships = [scene.people.ours, dialogue::RelationshipId(nowhere)];
    let sessions = [session, dialogue::EntryId(nowhere)];
    let mut probes = probes(&relationships, &sessions, &[moment]);
    let of_line = |path: &str| web::ROUTES.iter().any(|r| r.path == path && is_of(r, line));
    // Signing out, and tries at the door, would change who asks.
    let ends = |path: &str| path.starts_with("/sign") || path == "/account/password";
    probes.retain(|probe| of_line(probe.path) && !ends(probe.path));
    for probe in &probes {
        for mut browser in everybody(&scene) {
            for verb in ["GET", "POST", "PUT", "DELETE"] {
                for request in bad_requests(&browser, verb, &probe.address) {
                    scene.step("quiet");
                    outcomes.add(&mut browser, request).await;
                }
            }
        }
    }
    let forms = scene.forms();
    let forms = forms.iter().filter(|form| of_line(route_of(&form.path)));
    // What ends the relationship comes last.
    let (last, first): (Vec<_>, Vec<_>) =
        forms.partition(|form| form.name == "safety: stop" || form.name == "end");
    for form in first.iter().chain(&last) {
        outcomes_of(&mut scene, &mut outcomes, form).await;
    }
    outcomes
}

async fn outcomes_of(scene: &mut Scene, outcomes: &mut Outcomes, one: &Form) {
    let submission = Uuid::from_u128(0x9_0000);
    let long = "long ".repeat(2000);
    let mut tries = vec![one.with(submission, "submission", "nonsense")];
    for (name, _, _) in &one.fields {
        tries.push(one.with(submission, name, &long));
        tries.push(one.with(submission, name, &Uuid::from_u128(1).to_string()));
    }
    tries.push(one.good(submission));
    tries.push(one.good(submission));
    let mut nobody = scene.stage.browser();
    for fields in tries {
        for browser in [&mut nobody, scene.browser(one.who)] {
            let request = form(browser, &one.path, &fields);
            outcomes.add(browser, request).await;
        }
    }
}

/// The route that an address belongs to.
fn route_of(address: &str) -> &'static str {
    let parts: Vec<_> = address.split('/').collect();
    let fits = |route: &&web::Route| {
        let of_route: Vec<_> = route.path.split('/').collect();
        of_route.len() == parts.len()
            && of_route
                .iter()
                .zip(&parts)
                .all(|(r, p)| r.starts_with('{') || r == p)
    };
    web::ROUTES.iter().find(fits).unwrap().path
}

#[tokio::test]
async fn own_rooms_and_help_leave_no_line_whatever_comes_of_it() {
    let outcomes = outcomes(Line::None).await;
    let all = [200, 303, 400, 401, 403, 404, 405, 413, 415, 422];
    for status in all {
        assert!(
            outcomes.statuses.contains(&status),
            "{status} is among what was answered: {:?}",
            outcomes.statuses
        );
    }
    assert!(outcomes.asked > 500, "{}", outcomes.asked);
}

/// That the test above can fail: of all other routes, every request leaves one line, without an id.
#[tokio::test]
async fn other_routes_leave_one_line() {
    let outcomes = outcomes(Line::One).await;
    assert!(outcomes.asked > 500, "{}", outcomes.asked);
}

/// An address that no route knows leaves none either: it may be a mistyped one of an own room.
#[tokio::test]
async fn addresses_that_no_route_knows_leave_no_line() {
    let scene = Scene::fresh(Engine::Sqlite).await;
    let with = scene.with.clone();
    let paths = [
        "/nowhere".to_owned(),
        format!("{with}/owm"),
        format!("{with}/say/again"),
        format!("{with}/check-in"),
    ];
    for path in paths {
        for mut browser in everybody(&scene) {
            let captured = capture();
            browser.get(&path).await;
            send(&mut browser, &path, &[("words", "x".to_owned())]).await;
            assert_eq!(captured.lines(), Vec::<String>::new(), "{path}");
        }
    }
}
