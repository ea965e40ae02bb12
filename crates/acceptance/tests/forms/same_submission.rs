//! The same submission twice is one act: one after the other, and sixteen at once. And what belongs to it: links that work
//! once, sign-ins that end, tries that are counted.

use super::scene::{Form, Scene, Who, another_client, assert_same, invite_only, join, link, send};
use testkit::{Answer, Browser, Engine, PASSWORD, People, Stage, StepChance};
use uuid::Uuid;

const SUBMISSION: Uuid = Uuid::from_u128(0x5eed);
const AT_ONCE: usize = 16;

/// Sends the form, drawing the same chance each time.
async fn once(browser: &mut Browser, form: &Form) -> Answer {
    let fields = form.good(SUBMISSION);
    StepChance::apart("the form", send(browser, &form.path, &fields)).await
}

/// What a person notices of an answer: where they are, and the link where one is shown.
fn noticed(answer: &Answer) -> (u16, String, Option<String>) {
    let shows_link = answer.text().contains("/join/");
    let link = shows_link.then(|| link(answer));
    (answer.status.as_u16(), answer.location().to_owned(), link)
}

/// What the form comes to where it is sent once (on SQLite: the other engine has to come to the very same).
async fn one_act(engine: Engine, at: usize) {
    let mut scene = Scene::fresh(Engine::Sqlite).await;
    let form = scene.forms().remove(at);
    let first = once(scene.browser(form.who), &form).await;
    let accepted = first.status.is_redirection() || first.status.is_success();
    assert!(accepted, "{}: {} {}", form.name, first.status, first.text());
    let done = scene.everything().await;
    if engine == Engine::Sqlite {
        let second = once(scene.browser(form.who), &form).await;
        assert_eq!(noticed(&first), noticed(&second), "{}: twice", form.name);
        assert_same(&done, &scene.everything().await, form.name);
    }

    let mut scene = Scene::fresh(engine).await;
    let work = (0..AT_ONCE).map(|_| {
        let (mut browser, form) = (scene.browser(form.who).clone(), form.clone());
        tokio::spawn(async move { once(&mut browser, &form).await })
    });
    let work: Vec<_> = work.collect();
    for one in work {
        let answer = one.await.expect("the request is answered");
        assert_eq!(
            noticed(&first),
            noticed(&answer),
            "{}: at once: {}",
            form.name,
            answer.text()
        );
    }
    let why = format!("{}: {AT_ONCE} at once", form.name);
    assert_same(&done, &scene.everything().await, &why);
}

async fn every_form(engine: Engine) {
    let forms = Scene::fresh(engine).await.forms().len();
    for at in 0..forms {
        one_act(engine, at).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_form_is_one_act_on_sqlite() {
    every_form(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_form_is_one_act_on_postgresql() {
    every_form(Engine::Postgres).await;
}

/// That the test above can fail: another submission of the same form shows.
#[tokio::test]
async fn another_submission_is_another_act() {
    let mut scene = Scene::fresh(Engine::Sqlite).await;
    let mut forms = scene.forms().into_iter();
    let form = forms.find(|form| form.name == "moment: keep").unwrap();
    once(scene.browser(form.who), &form).await;
    let done = scene.everything().await;
    let fields = form.good(Uuid::from_u128(0xfeed));
    scene.step("another");
    send(scene.browser(form.who), &form.path, &fields).await;
    let then = scene.everything().await;
    assert!(done != then, "two submissions are two acts");
}

#[tokio::test]
async fn another_persons_equal_submission_does_not_collide() {
    let mut scene = Scene::fresh(Engine::Sqlite).await;
    let (mut other, with) = another_client(&scene.stage, &scene.people.therapist).await;
    let (own, theirs) = (scene.with.clone(), with);
    let submission = SUBMISSION.to_string();
    let keep = |words| {
        [
            ("submission", submission.as_str()),
            ("go", "keep"),
            ("level", "just-for-me"),
            ("words", words),
        ]
    };
    let client = scene.browser(Who::Client);
    assert_eq!(
        client
            .post(&format!("{own}/say"), &keep("of the client"))
            .await
            .status,
        303
    );
    assert_eq!(
        other
            .post(&format!("{theirs}/say"), &keep("of the other"))
            .await
            .status,
        303
    );
    let therapist = scene.browser(Who::Therapist);
    for (with, words) in [(&own, "of the therapist"), (&theirs, "to the other")] {
        // The therapist's form has one button, without a name.
        let noticed = [("submission", submission.as_str()), ("words", words)];
        let answer = therapist.post(&format!("{with}/say"), &noticed).await;
        assert_eq!(answer.status, 303);
        let page = therapist.get(&format!("{with}/own")).await.text();
        assert!(page.contains(words), "{words}");
    }
    let page = scene
        .browser(Who::Client)
        .get(&format!("{own}/own"))
        .await
        .text();
    assert!(page.contains("of the client"));
    let page = other.get(&format!("{theirs}/own")).await.text();
    assert!(page.contains("of the other"));
}

/// A submission is also remembered where the act has become impossible in the meantime, and where nobody saw the answer.
#[tokio::test]
async fn a_repeat_long_after_is_the_same_act() {
    let mut scene = Scene::fresh(Engine::Sqlite).await;
    let send_it = scene
        .forms()
        .into_iter()
        .find(|f| f.name == "moment: send")
        .unwrap();
    once(scene.browser(Who::Client), &send_it).await;
    let with = scene.with.clone();
    // It arrives, and the relationship ends.
    scene.stage.clock.minutes(5 * 24 * 60);
    scene.browser(Who::Therapist).get(&with).await;
    let end = [
        ("submission", "00000000-0000-0000-0000-000000000077"),
        ("go", "end"),
    ];
    let ended = scene
        .browser(Who::Therapist)
        .post(&format!("{with}/end"), &end)
        .await;
    assert_eq!(ended.status, 303, "{}", ended.text());
    let done = scene.everything().await;
    let again = once(scene.browser(Who::Client), &send_it).await;
    assert_eq!(again.status, 303, "{}", again.text());
    assert_same(&done, &scene.everything().await, "long after");
}

#[tokio::test]
async fn after_signing_out_everywhere_no_cookie_works() {
    let stage = Stage::fresh(Engine::Sqlite).await;
    let people = People::arrive(&stage).await;
    let mut browsers = Vec::new();
    for _ in 0..3 {
        browsers.push(stage.browser_of(&people.client).await);
    }
    let mut other = stage.browser_of(&people.second_client).await;
    let copies = browsers.clone();
    for browser in &mut browsers {
        assert_eq!(browser.get("/").await.status, 200);
    }
    let answer = browsers[0].post("/sign-out-everywhere", &[]).await;
    assert_eq!(
        (answer.status.as_u16(), answer.location()),
        (303, "/sign-in")
    );
    for mut browser in browsers.into_iter().chain(copies) {
        let page = browser.get("/").await;
        assert_eq!((page.status.as_u16(), page.location()), (303, "/sign-in"));
        let path = format!("/with/{}/say", people.ours);
        let fields = [
            ("go", "keep"),
            ("level", "just-for-me"),
            ("words", "still here"),
        ];
        let page = browser.post(&path, &fields).await;
        assert_eq!(page.status, 401);
        assert!(
            page.text().contains("still here"),
            "the words are still on the page"
        );
    }
    assert_eq!(
        other.get("/").await.status,
        200,
        "someone else's sign-in goes on"
    );
}

/// The limit counts tries at an address, whether or not it exists, and says the same about both. Once it is reached, not
/// even the right password is looked at.
#[tokio::test]
async fn tries_at_the_door_are_counted_alike() {
    let stage = Stage::fresh(Engine::Sqlite).await;
    let people = People::arrive(&stage).await;
    let nobody = "zqx-marker-nobody@example.org";
    let mut told = Vec::new();
    for email in [people.client.email.as_str(), nobody] {
        let mut answers = Vec::new();
        for n in 0..15 {
            let mut browser = stage.browser();
            stage.chance.step(&format!("try {n}"));
            let wrong = [("email", email), ("password", "not the password")];
            let answer = browser.post("/sign-in", &wrong).await;
            assert!(!browser.is_signed_in());
            let text = answer.text().replace(email, "ADDRESS");
            answers.push((answer.status.as_u16(), without_seconds(&text)));
        }
        let mut browser = stage.browser();
        let right = [("email", email), ("password", PASSWORD)];
        assert_eq!(
            browser.post("/sign-in", &right).await.status,
            429,
            "{email}"
        );
        assert!(!browser.is_signed_in());
        told.push(answers);
    }
    let statuses = |n: usize| {
        told[n]
            .iter()
            .map(|(status, _)| *status)
            .collect::<Vec<_>>()
    };
    let refused = statuses(1).iter().position(|status| *status == 429);
    let refused = refused.expect("there is a limit");
    assert!((3..15).contains(&refused), "a limit that helps: {refused}");
    // Arriving was a try at the existing address as well.
    let shift = refused - statuses(0).iter().position(|s| *s == 429).unwrap();
    assert!(shift <= 2, "existing addresses have another limit");
    assert_eq!(told[0][0], told[1][0], "a wrong password and nobody there");
    assert_eq!(
        told[0][14], told[1][14],
        "too many tries, at someone and at nobody"
    );
    // Someone else, at another address, is not held up.
    let mut browser = stage.browser();
    let right = [
        ("email", people.therapist.email.as_str()),
        ("password", PASSWORD),
    ];
    assert_eq!(browser.post("/sign-in", &right).await.status, 303);
}

/// "Please wait 6 seconds" counts down while the test runs.
fn without_seconds(text: &str) -> String {
    text.chars().filter(|c| !c.is_ascii_digit()).collect()
}

/// Whoever invites learns nothing about who has an account here.
#[tokio::test]
async fn an_address_that_exists_is_invited_like_a_new_one() {
    let mut told = Vec::new();
    for new in [true, false] {
        let stage = Stage::fresh(Engine::Sqlite).await;
        let people = People::arrive(&stage).await;
        let email = if new {
            "new@example.org"
        } else {
            &people.other_client.email
        };
        let mut seen = Vec::new();
        for (who, path) in [
            (&people.therapist, "/clients/new"),
            (&people.administrator, "/members"),
        ] {
            let mut browser = stage.browser_of(who).await;
            stage.chance.step(path);
            let fields = [
                ("submission", "00000000-0000-0000-0000-000000000001"),
                ("name", "Kim"),
                ("email", email),
                ("words", "I'd like to know."),
            ];
            let answer = browser.post(path, &fields).await;
            assert_eq!(answer.status, 200, "{}", answer.text());
            let letters = link(&answer);
            assert_eq!(letters.len(), 43);
            let with = answer.links("/with/").pop().unwrap_or("none".to_owned());
            stage.chance.step("join");
            let joining = stage.browser().get(&format!("/join/{letters}")).await;
            assert_eq!(joining.status, 200);
            stage.chance.step("join with another password");
            let wrong = [("name", "Kim"), ("password", "short")];
            let refused = stage
                .browser()
                .post(&format!("/join/{letters}"), &wrong)
                .await;
            assert_eq!(refused.status, 422);
            for answer in [answer, joining, refused] {
                let text = answer
                    .text()
                    .replace(email, "ADDRESS")
                    .replace(&letters, "LINK");
                seen.push(text.replace(&with, "RELATIONSHIP"));
            }
        }
        told.push(seen);
    }
    assert_eq!(told[0], told[1]);
}

/// What cannot be a password is refused before anything is looked up, so that no answer comes sooner for one address than for
/// another: it is not even counted as a try.
#[tokio::test]
async fn what_cannot_be_a_password_is_refused_before_anybody_is_looked_up() {
    let stage = Stage::fresh(Engine::Sqlite).await;
    let people = People::arrive(&stage).await;
    let (_, letters) = invite_only(&stage, &people.therapist).await;
    for short in [true, false] {
        let password = if short {
            "short".to_owned()
        } else {
            "long".repeat(80)
        };
        for n in 0..15 {
            stage.chance.step(&format!("{short} {n}"));
            let fields = [("name", "Kim"), ("password", password.as_str())];
            let path = format!("/join/{letters}");
            let refused = stage.browser().post(&path, &fields).await;
            assert_eq!(refused.status, 422, "{}", refused.text());
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_link_works_once_however_many_follow_it() {
    for engine in Engine::BOTH {
        let stage = Stage::fresh(engine).await;
        let people = People::arrive(&stage).await;
        let (with, letters) = invite_only(&stage, &people.therapist).await;
        let work = (0..AT_ONCE).map(|n| {
            let (mut browser, letters) = (stage.browser(), letters.clone());
            tokio::spawn(async move {
                let label = format!("race {n}");
                let answer = StepChance::apart(&label, join(&mut browser, &letters, "Toni")).await;
                (answer, browser)
            })
        });
        let work: Vec<_> = work.collect();
        let mut inside = Vec::new();
        for one in work {
            let (answer, browser) = one.await.expect("the request is answered");
            // Tries at one address are counted here as well; whoever came too late finds the link used.
            let expected = [303, 404, 429];
            assert!(
                expected.contains(&answer.status.as_u16()),
                "{engine:?}: {} {}",
                answer.status,
                answer.text()
            );
            if answer.status == 303 {
                inside.push(browser);
            }
        }
        assert_eq!(inside.len(), 1, "{engine:?}: one comes in");
        assert_eq!(inside[0].get(&with).await.status, 200);
        let late = stage.browser().get(&format!("/join/{letters}")).await;
        assert_eq!(late.status, 404, "{engine:?}: the link is used");
    }
}
