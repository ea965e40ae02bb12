//! One field of one form is wrong: the page says so and keeps what was written, and nothing is stored.

use axum::http::StatusCode;
use testkit::{Answer, Engine};
use uuid::Uuid;

use super::bad_input::assert_refused;
use super::scene::{Form, Means, Scene, Who, assert_same, send};

const SUBMISSION: Uuid = Uuid::from_u128(0xbad);

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
pub(crate) fn assert_keeps(answer: &Answer, form: &Form, but: &str, what: &str) {
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
    let mut forms = scene.forms().into_iter();
    let form = forms.find(|form| form.name == "moment: keep").unwrap();
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
    one_field_wrong(Means::Time, &values, &[StatusCode::UNPROCESSABLE_ENTITY]).await;
}

#[tokio::test]
async fn sessions_of_no_length() {
    let mut scene = Scene::fresh(Engine::Sqlite).await;
    let before = scene.everything().await;
    let mut forms = scene.forms().into_iter();
    let form = forms.find(|f| f.name == "sessions: plan").unwrap();
    let odd = [
        "",
        "soon",
        "0",
        "4",
        "481",
        "-50",
        "50.5",
        "65536",
        "99999999999999999999",
    ];
    for value in odd {
        let answer = try_one(&mut scene, &form, "minutes", value).await;
        assert_refused(&answer, StatusCode::UNPROCESSABLE_ENTITY, value);
    }
    assert_same(&before, &scene.everything().await, "minutes");
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
        if form.name == "own: take up" {
            // With nothing begun it stores nothing, and shows a page.
            continue;
        }
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
    let mut tried = 0;
    for form in scene.forms() {
        // A form with one button sends no "go" at all; one that does is none of ours.
        let mut form = form;
        form.fields.retain(|(name, ..)| *name != "go");
        form.fields.push(("go", String::new(), Means::Anything));
        for nonsense in ["nonsense", "lines ", "end\0", "preview,send"] {
            let answer = try_one(&mut scene, &form, "go", nonsense).await;
            assert_refused(&answer, StatusCode::UNPROCESSABLE_ENTITY, form.name);
            assert_keeps(&answer, &form, "", form.name);
            tried += 1;
        }
    }
    assert!(tried > 100, "{tried}");
    assert_same(&before, &scene.everything().await, "buttons");
}

/// That the comparison above can fail: a good form shows.
#[tokio::test]
async fn a_good_form_is_seen() {
    let mut scene = Scene::fresh(Engine::Sqlite).await;
    let before = scene.everything().await;
    for name in [
        "moment: keep",
        "moment: save",
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
