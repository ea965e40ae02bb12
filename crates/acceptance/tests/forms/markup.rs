//! Signs that mean something to a browser are letters like all others.

use testkit::{Answer, Engine, People, Stage};
use uuid::Uuid;

use super::scene::{Means, Scene, join, link, send};

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
    let name = "<b onclick=alert(1)>\"Bo</b>";
    let mut therapist = stage.browser_of(&people.therapist).await;
    let fields = [
        ("submission", "00000000-0000-0000-0000-000000000003"),
        ("name", name),
        ("email", "bo@example.org"),
        ("words", "I'd like to know."),
    ];
    let invited = therapist.post("/clients/new", &fields).await;
    let with = invited.links("/with/").remove(0);
    let letters = link(&invited);
    let joining = stage.browser().get(&format!("/join/{letters}")).await;
    let mut client = stage.browser();
    assert_eq!(join(&mut client, &letters, name).await.status, 303);
    for answer in [invited, joining] {
        assert!(!answer.text().contains("<b onclick"), "{}", answer.text());
    }
    let mut shown = 0;
    for mut browser in [client, therapist] {
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
