//! The therapist's day: little, with a reason and words to begin with; and the line between two as both see it.

use super::scene::{Scene, said};

/// However much has come, a day begins with three things, and says where the rest is.
#[tokio::test]
async fn a_day_begins_with_three_things_at_most() {
    let mut scene = Scene::fresh().await;
    for n in 1..=4 {
        let fields = [("go", "send"), ("level", "something"), ("delivery", "now")];
        assert_eq!(scene.send("/say", &fields).await.status, 303);
        let day = said(&scene.therapist.get("/").await);
        let things = day.matches("class=\"reason\"").count();
        assert_eq!(things, n.min(3), "{day}");
        let more = "There is more to read. It stands with each client below.";
        assert_eq!(day.contains(more), n > 3, "{day}");
    }
}

/// What the client asked for comes before any words to begin with.
#[tokio::test]
async fn whoever_asked_to_wait_is_not_asked() {
    for (please, sentence) in [
        ("wait", "would like you to wait until they bring it up."),
        (
            "ask-gently",
            "Would you like to say more, today or another time?",
        ),
    ] {
        let mut scene = Scene::fresh().await;
        let fields = [
            ("go", "send"),
            ("level", "something"),
            ("delivery", "now"),
            ("please", please),
        ];
        assert_eq!(scene.send("/say", &fields).await.status, 303);
        let day = said(&scene.therapist.get("/").await);
        assert!(day.contains(sentence), "{please}: {day}");
        assert_eq!(day.matches("class=\"reason\"").count(), 1, "{day}");
    }
}

/// The line is the same for both, and what the client takes off is off for both.
#[tokio::test]
async fn the_line_is_the_clients_to_draw() {
    let mut scene = Scene::fresh().await;
    scene.session().await;
    let fields = [
        ("go", "send"),
        ("level", "say"),
        ("feeling", "felt-off"),
        ("words", "You looked at the clock."),
        ("delivery", "now"),
    ];
    assert_eq!(scene.send("/say", &fields).await.status, 303);
    let theirs = said(&scene.therapist.get(&scene.with.clone()).await);
    let gap = "It's still open: a gap.";
    assert!(
        theirs.contains(gap) && scene.page("").await.contains(gap),
        "{theirs}"
    );

    let with = format!("{}/about/", scene.with);
    let link = scene
        .therapist
        .get(&scene.with.clone())
        .await
        .links(&with)
        .remove(0);
    let about = link.strip_prefix(&scene.with).unwrap().to_owned();
    let stand = [("go", "show"), ("place", "settled")];
    assert_eq!(scene.send(&about, &stand).await.status, 303);
    let seam = "Settled. The gap is closed in gold.";
    let (mine, theirs) = (
        scene.page("").await,
        said(&scene.therapist.get(&scene.with.clone()).await),
    );
    assert!(mine.contains(seam) && theirs.contains(seam), "{mine}");

    assert_eq!(scene.answer(&about, &[("go", "undraw")]).await.status, 404);
    assert_eq!(scene.send(&about, &[("go", "undraw")]).await.status, 303);
    let theirs = said(&scene.therapist.get(&scene.with.clone()).await);
    assert!(!theirs.contains(seam) && !scene.page("").await.contains(seam));
    assert!(
        scene
            .page(&about)
            .await
            .contains("You took this off your line.")
    );
    assert_eq!(scene.send(&about, &[("go", "draw")]).await.status, 303);
    assert!(scene.page("").await.contains(seam));
}
