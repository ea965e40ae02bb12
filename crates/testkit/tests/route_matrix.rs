//! Every route × every person × own, other's and ended relationship. The routes come from the router's own list, so that a new
//! one cannot be left out. What one may not know is one and the same "not found".

use axum::http::StatusCode;
use dialogue::{Command, EntryId, RelationshipId, SubmissionId, ending, session};
use testkit::{Answer, Browser, Engine, People, Person, Probe, Stage, probes, time};
use uuid::Uuid;
use web::Reach;

/// Someone who asks.
struct Asking<'a> {
    name: &'static str,
    person: Option<&'a Person>,
    member: bool,
    administrator: bool,
    /// Relationships in which they have a seat.
    seats: Vec<RelationshipId>,
}

fn everybody(people: &People) -> Vec<Asking<'_>> {
    let asking = |name, person, member, administrator, seats: &[RelationshipId]| Asking {
        name,
        person,
        member,
        administrator,
        seats: seats.to_vec(),
    };
    let People {
        ours,
        second,
        theirs,
        ..
    } = people;
    vec![
        asking("signed out", None, false, false, &[]),
        asking("client", Some(&people.client), false, false, &[*ours]),
        asking(
            "second client, ended",
            Some(&people.second_client),
            false,
            false,
            &[*second],
        ),
        asking(
            "other client",
            Some(&people.other_client),
            false,
            false,
            &[*theirs],
        ),
        asking(
            "therapist",
            Some(&people.therapist),
            true,
            false,
            &[*ours, *second],
        ),
        asking(
            "other therapist",
            Some(&people.other_therapist),
            true,
            false,
            &[*theirs],
        ),
        asking(
            "administrator",
            Some(&people.administrator),
            false,
            true,
            &[],
        ),
    ]
}

async fn perform(stage: &Stage, who: &Person, relationship: RelationshipId, command: Command) {
    stage.chance.step(&format!("{relationship} {command:?}"));
    let submission = SubmissionId(stage.candor.fresh_submission().0);
    stage
        .candor
        .perform(&who.visitor, relationship, submission, &command)
        .await
        .expect("the command is performed");
}

/// A session in each relationship, one of which has ended.
async fn prepare(stage: &Stage, people: &People) -> Vec<EntryId> {
    let mut sessions = Vec::new();
    for (who, relationship) in [
        (&people.therapist, people.ours),
        (&people.therapist, people.second),
        (&people.other_therapist, people.theirs),
    ] {
        let plan = Command::Session(session::Command::Plan {
            starts: time("2026-11-20T09:00:00Z"),
            minutes: 50,
        });
        perform(stage, who, relationship, plan).await;
        let id = stage
            .candor
            .glance(&who.visitor, relationship, |desk, _| {
                Ok(desk.ours().sessions.all()[0].id)
            })
            .await
            .expect("the session is there");
        sessions.push(id);
    }
    let end = Command::Ending(ending::Command::End);
    perform(stage, &people.therapist, people.second, end).await;
    sessions
}

async fn ask(browser: &mut Browser, verb: &str, address: &str) -> Answer {
    match verb {
        "GET" => browser.get(address).await,
        _ => {
            let submission = Uuid::from_u128(9).to_string();
            let fields = [("submission", submission.as_str()), ("go", "nonsense")];
            browser.post(address, &fields).await
        }
    }
}

/// What has to come back.
#[derive(Debug, PartialEq, Eq)]
enum Expected {
    /// The page, or a refusal of this nonsense form: anything but "not found", a sign-in, or a fault.
    Theirs,
    /// The one and same "not found".
    NotFound,
    /// To the sign-in page.
    SignIn,
    /// Whatever this public address says to everyone: compared with what someone signed out is told.
    Public,
}

fn expected(probe: &Probe, who: &Asking<'_>) -> Expected {
    if matches!(probe.reach, Reach::Public | Reach::Help) {
        return Expected::Public;
    }
    if who.person.is_none() {
        return Expected::SignIn;
    }
    let may = match probe.reach {
        Reach::Public | Reach::Help | Reach::SignedIn => true,
        Reach::Member => who.member,
        Reach::Administrator => who.administrator,
        Reach::Shared | Reach::Own => probe.relationship.is_some_and(|r| who.seats.contains(&r)),
    };
    if may {
        Expected::Theirs
    } else {
        Expected::NotFound
    }
}

/// Addresses that are one role's alone, or that speak of something that is not there: not found for the others in the
/// relationship as well.
fn only_for_some(probe: &Probe, who: &Asking<'_>, known: &[(RelationshipId, EntryId)]) -> bool {
    let wrong_session = probe.path.contains("{session}")
        && !known
            .iter()
            .any(|(r, s)| Some(*r) == probe.relationship && probe.address.contains(&s.to_string()));
    let no_such_moment = probe.path.contains("{moment}");
    // A fresh link is for a client who has not come in; here all have.
    let come_in = probe.path.ends_with("/invite-again");
    // The safety route is the client's.
    let safety = probe.path.ends_with("/safety") && who.member;
    wrong_session || no_such_moment || come_in || safety
}

async fn matrix(engine: Engine) {
    let stage = Stage::fresh(engine).await;
    let people = People::arrive(&stage).await;
    let sessions = prepare(&stage, &people).await;
    let relationships = [people.ours, people.second, people.theirs];
    let known: Vec<_> = relationships.into_iter().zip(sessions.clone()).collect();
    let nowhere = RelationshipId(Uuid::from_u128(1));
    let all = probes(
        &[people.ours, people.second, people.theirs, nowhere],
        &sessions,
        &[EntryId(Uuid::from_u128(2))],
    );
    let mut cells = 0;
    for who in everybody(&people) {
        for probe in &all {
            for verb in probe.verbs {
                // Signing out, and the like, would end the browser: each cell has its own.
                let mut browser = match who.person {
                    Some(person) => stage.browser_of(person).await,
                    None => stage.browser(),
                };
                stage.chance.step("cell");
                let answer = ask(&mut browser, verb, &probe.address).await;
                let cell = format!("{} {verb} {}", who.name, probe.address);
                let want = expected(probe, &who);
                check(
                    &stage,
                    &mut browser,
                    &cell,
                    verb,
                    &answer,
                    want,
                    only_for_some(probe, &who, &known),
                )
                .await;
                cells += 1;
            }
        }
    }
    assert!(
        cells > 7 * web::ROUTES.len(),
        "every route is in the matrix: {cells}"
    );
}

async fn check(
    stage: &Stage,
    browser: &mut Browser,
    cell: &str,
    verb: &str,
    answer: &Answer,
    want: Expected,
    only_for_some: bool,
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
            stage.chance.step("cell");
            let nothing = ask(browser, "GET", "/there-is-no-such-page").await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{cell}");
            assert_eq!(answer.headers, nothing.headers, "{cell}");
            assert_eq!(answer.text(), nothing.text(), "{cell}");
        }
        Expected::Theirs if only_for_some => {}
        Expected::Theirs => {
            // A nonsense form may be read as one of the other role's, which is not found either.
            if verb == "GET" {
                assert_ne!(answer.status, StatusCode::NOT_FOUND, "{cell}");
            }
            assert_ne!(answer.status, StatusCode::UNAUTHORIZED, "{cell}");
            // Signing out leads to the door, for everyone who is in.
            if !cell.contains("/sign-out") {
                assert_ne!(answer.location(), "/sign-in", "{cell}");
            }
        }
        Expected::Public => {
            let mut nobody = stage.browser();
            stage.chance.step("cell");
            assert_ne!(answer.status, StatusCode::UNAUTHORIZED, "{cell}");
            let told = nobody.get("/help").await;
            assert_eq!(told.status, StatusCode::OK, "{cell}");
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

/// A relationship that exists and one that does not are the same to whoever has no seat in it, for every method.
#[tokio::test]
async fn wrong_methods_are_refused_kindly() {
    let stage = Stage::fresh(Engine::Sqlite).await;
    let people = People::arrive(&stage).await;
    let mut browser = stage.browser_of(&people.client).await;
    for probe in probes(
        &[people.ours],
        &[EntryId(Uuid::from_u128(3))],
        &[EntryId(Uuid::from_u128(4))],
    ) {
        for verb in ["PUT", "DELETE", "PATCH"] {
            let request = browser
                .request(verb, &probe.address)
                .header("sec-fetch-site", "same-origin")
                .body(axum::body::Body::empty())
                .expect("a request");
            let answer = browser.send(request).await;
            assert_eq!(
                answer.status,
                StatusCode::METHOD_NOT_ALLOWED,
                "{verb} {}",
                probe.address
            );
            assert!(
                answer.text().contains("<h1>"),
                "{verb} {}: a page",
                probe.address
            );
        }
    }
}
