//! How watchful a practice is.

use super::*;

/// A course that falls a little in its last session: less than a balanced practice asks about, more than a watchful one lets pass.
const COURSE: [[u8; 5]; 7] = [
    [8; 5],
    [9; 5],
    [8; 5],
    [8; 5],
    [9; 5],
    [8; 5],
    [7, 7, 6, 6, 6],
];

fn items(points: [u8; 5]) -> Items {
    let mut items = Items::default();
    for (item, points) in Item::ALL.into_iter().zip(points) {
        items.set(item, Some(Score::new(points).unwrap()));
    }
    items
}

/// The sessions of the course, of which the check-ins arrived; the last one.
async fn lived(two: &mut Two) -> EntryId {
    let mut last = None;
    for points in COURSE {
        two.days(7);
        let session = two.plan(-120).await;
        two.view(session, None, false).await;
        two.share(session, items(points), None).await;
        two.page(Ada, "/").await;
        last = Some(session);
    }
    last.unwrap()
}

async fn chosen(two: &Two, watch: &str) -> String {
    let mut robin = two.stage.browser_of(&two.people.administrator).await;
    let answer = robin.post("/watch", &[("watch", watch)]).await;
    assert_eq!(answer.status, 303, "{watch}");
    robin.get("/watch").await.text()
}

#[tokio::test]
async fn how_watchful_a_practice_is_holds_from_the_next_check_in_on() {
    let mut two = Two::meet().await;
    two.allow(true, true).await;
    let before = lived(&mut two).await;
    has_not(&two.page(Ada, "/").await, "Worth asking");
    let before = format!("/check-in/{before}");
    // A look, no more.
    let looked = two.page(Ada, &before).await;
    has(&looked, "your practice was set to balanced");
    let page = chosen(&two, "watchful").await;
    assert_eq!(page.matches(" checked").count(), 1);
    has(
        &page,
        "value=\"watchful\" required aria-describedby=\"watch-watchful-what\" checked",
    );
    // What was looked at before stays as it was.
    has_not(&two.page(Ada, "/").await, "Worth asking");
    let again = two.page(Ada, &before).await;
    has(&again, "your practice was set to balanced");
    has_not(&again, "your practice was set to watchful");

    let mut two = Two::meet().await;
    two.allow(true, true).await;
    chosen(&two, "watchful").await;
    let last = lived(&mut two).await;
    has(&two.page(Ada, "/").await, "Worth asking");
    chosen(&two, "calm").await;
    let page = two.page(Ada, &format!("/check-in/{last}")).await;
    has(&page, "Why am I seeing this?");
    has(&page, "your practice was set to watchful");
    has_not(&two.page(Mara, "/").await, "orth asking");
}

#[tokio::test]
async fn only_an_administrator_chooses_and_only_one_of_three() {
    let mut two = Two::meet().await;
    let mut robin = two.stage.browser_of(&two.people.administrator).await;
    for (watch, status) in [("", 422), ("asleep", 422), ("calm", 303)] {
        let answer = robin.post("/watch", &[("watch", watch)]).await;
        assert_eq!(answer.status, status, "{watch}");
    }
    for browser in [&mut two.ada, &mut two.mara] {
        let answer = browser.post("/watch", &[("watch", "watchful")]).await;
        assert_eq!(answer.status, 404);
    }
    let page = robin.get("/watch").await.text();
    has(
        &page,
        "value=\"calm\" required aria-describedby=\"watch-calm-what\" checked",
    );
}
