//! Opened is what a person opened. A request that shows nobody anything collects nothing: one that asks for the headers alone, or
//! one with which a browser fetches a page before anybody asked for it.

use axum::body::Body;
use axum::http::StatusCode;
use dialogue::moment::{self, Delivery, Form, Level};
use dialogue::{Command, EntryId, Written, session};
use testkit::{Browser, Engine, People, Person, Probe, Stage, marker, probes, time};
use web::Reach;

/// Two people, something of each on its way to the other and due, and every page of theirs.
struct Scene {
    stage: Stage,
    people: People,
    pages: Vec<Probe>,
}

impl Scene {
    async fn fresh() -> Self {
        let stage = Stage::fresh(Engine::Sqlite).await;
        let people = People::arrive(&stage).await;
        let mut scene = Self {
            stage,
            people,
            pages: Vec::new(),
        };
        let (therapist, client) = (&scene.people.therapist, &scene.people.client);
        let plan = Command::Session(session::Command::Plan {
            starts: time("2026-11-20T09:00:00Z"),
            minutes: 50,
        });
        scene.perform(therapist, plan).await;
        let words = || Written::parse("words", &marker("said")).expect("words");
        let said = Command::Moment(moment::Command::Send {
            form: Form {
                level: Some(Level::Say),
                words: words(),
                ..Form::default()
            },
            delivery: Delivery::NextMorning,
            seen_help: false,
            kept: None,
        });
        scene.perform(client, said).await;
        let noticed = moment::Command::Notice(words().expect("words"));
        scene.perform(therapist, Command::Moment(noticed)).await;
        scene.stage.clock.set(time("2026-11-24T09:00:00Z"));
        let session = scene.session().await;
        let mut pages = probes(&[scene.people.ours], &[session], &[]);
        pages.retain(|page| {
            let of_both = matches!(page.reach, Reach::SignedIn | Reach::Shared | Reach::Own);
            of_both && page.verbs.contains(&"GET")
        });
        scene.pages = pages;
        scene
    }

    async fn perform(&self, who: &Person, command: Command) {
        let submission = self.stage.candor.fresh_submission();
        let ours = self.people.ours;
        let candor = &self.stage.candor;
        let done = candor.perform(&who.visitor, ours, submission, &command);
        done.await.expect("the command is performed");
    }

    async fn session(&self) -> EntryId {
        let visitor = &self.people.client.visitor;
        let candor = &self.stage.candor;
        let look = candor.glance(visitor, self.people.ours, |desk, _| {
            Ok(desk.ours().sessions.all()[0].id)
        });
        look.await.expect("the session is there")
    }

    /// How much of either's is still on its way.
    async fn underway(&self) -> [usize; 2] {
        let mut underway = [0, 0];
        for (n, who) in [&self.people.client, &self.people.therapist]
            .into_iter()
            .enumerate()
        {
            let candor = &self.stage.candor;
            let look = candor.glance(&who.visitor, self.people.ours, |desk, _| {
                Ok(desk.post().len())
            });
            underway[n] = look.await.expect("both have a desk");
        }
        underway
    }

    /// Asks every page as both, and expects that it shows nothing and that nothing has arrived by it.
    async fn nothing_is_opened_by(&self, verb: &str, headers: &[(&str, &str)], status: StatusCode) {
        for who in [&self.people.client, &self.people.therapist] {
            let mut browser: Browser = self.stage.browser_of(who).await;
            for page in &self.pages {
                let request = browser.request(verb, &page.address);
                let request = headers.iter().fold(request, |request, (name, value)| {
                    request.header(*name, *value)
                });
                let request = request.body(Body::empty()).expect("a request");
                let answer = browser.send(request).await;
                let what = format!("{verb} {headers:?} {}", page.path);
                assert_eq!(self.underway().await, [1, 1], "{what} opens nothing");
                assert_eq!(answer.status, status, "{what}");
            }
        }
    }
}

#[tokio::test]
async fn asking_for_headers_alone_opens_nothing() {
    let scene = Scene::fresh().await;
    scene
        .nothing_is_opened_by("HEAD", &[], StatusCode::METHOD_NOT_ALLOWED)
        .await;
}

#[tokio::test]
async fn a_page_fetched_before_anybody_asked_opens_nothing() {
    let scene = Scene::fresh().await;
    for purpose in [
        "prefetch",
        "prefetch;prerender",
        "prefetch;anonymous-client-ip",
    ] {
        let headers = [("sec-purpose", purpose)];
        scene
            .nothing_is_opened_by("GET", &headers, StatusCode::NO_CONTENT)
            .await;
    }
}

/// That the tests above can fail: a visit opens.
#[tokio::test]
async fn a_visit_opens() {
    let scene = Scene::fresh().await;
    for (who, left) in [
        (&scene.people.client, [1, 0]),
        (&scene.people.therapist, [0, 0]),
    ] {
        let mut browser = scene.stage.browser_of(who).await;
        assert_eq!(browser.get("/").await.status, 200);
        assert_eq!(scene.underway().await, left);
    }
}
