//! Choices that go together, and that are equally plain.

use super::scene::{Scene, said};

/// "No", "later" and "not at all" stand beside "yes" in the same weight.
#[tokio::test]
async fn keeping_looks_like_sharing() {
    let mut scene = Scene::fresh().await;
    let check_in = scene.session().await;
    scene
        .send(
            &check_in,
            &[("go", "next"), ("page", "1"), ("accepted", "3")],
        )
        .await;
    let last = scene.page(&format!("{check_in}?page=9")).await;
    for go in ["share", "keep"] {
        let button = format!("class=\"button second\" name=\"go\" value=\"{go}\"");
        assert!(last.contains(&button), "{go}: {last}");
    }
    let fields = [
        ("go", "preview"),
        ("level", "say"),
        ("words", "About the fee."),
        ("concern", "money"),
    ];
    let first = said(&scene.send("/say", &fields).await);
    for go in ["keep", "preview"] {
        let button = format!("class=\"button second\" name=\"go\" value=\"{go}\"");
        assert!(first.contains(&button), "{go}: {first}");
    }
    assert!(
        first.contains("<a class=\"button second\" href=\"/help\""),
        "{first}"
    );
}

#[tokio::test]
async fn a_check_in_counts_its_questions() {
    let mut scene = Scene::fresh().await;
    let check_in = scene.session().await;
    for (page, step) in [
        ("5", "Question 5 of 5"),
        ("6", "1 of 3 more"),
        ("8", "3 of 3 more"),
    ] {
        let text = scene.page(&format!("{check_in}?page={page}")).await;
        assert!(text.contains(step), "{page}: {text}");
    }
}

const MOMENT: [(&str, &str); 3] = [
    ("go", "send"),
    ("level", "say"),
    ("words", "Something small."),
];

/// When it arrives: the choice and the time that is written have to go together; otherwise nothing is sent.
#[tokio::test]
async fn the_time_of_arrival_is_one_choice() {
    let mut scene = Scene::fresh().await;
    let preview = [
        ("go", "preview"),
        ("level", "say"),
        ("words", "Something small."),
    ];
    let page = said(&scene.send("/say", &preview).await);
    assert!(
        page.contains("next working morning, tomorrow, 8:00"),
        "{page}"
    );
    assert!(page.contains("value=\"morning\" checked"), "{page}");
    for (delivery, arrives, sentence) in [
        ("at", "", "Write the time"),
        ("morning", "2026-11-25T10:00", "You wrote a time."),
        ("now", "2026-11-25T10:00", "You wrote a time."),
        ("at", "2030-01-01T10:00", "within the next year"),
        ("at", "soon", "within the next year"),
    ] {
        let fields = [&MOMENT[..], &[("delivery", delivery), ("arrives", arrives)]].concat();
        let answer = scene.send("/say", &fields).await;
        assert_eq!(answer.status, 422, "{delivery} {arrives}");
        let page = said(&answer);
        assert!(page.contains(sentence), "{delivery} {arrives}: {page}");
        assert!(
            page.contains("aria-invalid=\"true\""),
            "{delivery} {arrives}: {page}"
        );
        assert!(
            page.contains("Something small."),
            "{delivery} {arrives}: {page}"
        );
        let chosen = format!("value=\"{delivery}\" checked");
        assert!(page.contains(&chosen), "{delivery} {arrives}: {page}");
    }
    let nothing = scene.page("/own").await;
    assert!(nothing.contains("Nothing is kept here."), "{nothing}");

    // As soon as the other looks; at a time; on the next working morning.
    for (delivery, arrives, minutes) in [
        ("now", "", 0),
        ("at", "2026-11-23T12:00", 2 * 60),
        ("morning", "", 20 * 60),
    ] {
        let fields = [&MOMENT[..], &[("delivery", delivery), ("arrives", arrives)]].concat();
        assert_eq!(scene.send("/say", &fields).await.status, 303, "{delivery}");
        let about = format!("{}/about/", scene.with);
        let with = scene.with.clone();
        let before = scene.therapist.get(&with).await.links(&about).len();
        scene.stage.clock.minutes(minutes + 1);
        let after = scene.therapist.get(&with).await.links(&about).len();
        let came = after - before;
        assert_eq!(
            came,
            usize::from(minutes > 0),
            "{delivery}: {before}, {after}"
        );
    }
    let about = format!("{}/about/", scene.with);
    let with = scene.with.clone();
    assert_eq!(scene.therapist.get(&with).await.links(&about).len(), 3);
}

/// The therapist can say nothing to a question once something was chosen.
#[tokio::test]
async fn no_answer_can_be_chosen() {
    let mut scene = Scene::fresh().await;
    let check_in = scene.session().await;
    let path = format!("{}{check_in}", scene.with);
    let page = said(&scene.therapist.get(&path).await);
    assert!(
        page.contains("id=\"direct-none\" name=\"direct\" value=\"\" checked"),
        "{page}"
    );
}

/// What is missing is said at its field.
#[tokio::test]
async fn an_error_stands_at_its_field() {
    let mut scene = Scene::fresh().await;
    for (fields, at) in [
        (vec![("go", "preview")], "level"),
        (vec![("go", "preview"), ("level", "about")], "topic"),
        (vec![("go", "preview"), ("level", "say")], "words"),
    ] {
        let answer = scene.send("/say", &fields).await;
        assert_eq!(answer.status, 422, "{at}");
        let page = said(&answer);
        assert!(page.contains(&format!("id=\"{at}-error\"")), "{at}: {page}");
        assert!(page.contains(&format!("{at}-error\"")), "{at}: {page}");
    }
}
