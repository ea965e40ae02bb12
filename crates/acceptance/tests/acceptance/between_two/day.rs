//! What each person meets first: the therapist's day, the client's home.

use super::*;

#[tokio::test]
async fn what_the_client_came_back_to_arrives_and_the_promise_stays() {
    let mut two = Two::meet().await;
    let moment = two.say(moment::Form::default()).await;
    two.about(Ada, come_back(&two, moment, 4)).await;
    has_not(&two.page(Ada, "/").await, "came back to this");
    two.about(Mara, back(moment)).await;
    two.days(1);
    let day = two.page(Ada, "/").await;
    has(&day, "came back to this.");
    has(&day, "You said you&#39;d come back to it by");
    two.about(Ada, read(moment)).await;
    let day = two.page(Ada, "/").await;
    has_not(&day, "came back to this.");
    has_not(&day, "You said you&#39;d come back to it by");
}

#[tokio::test]
async fn what_the_therapist_came_back_to_is_on_the_clients_home() {
    let mut two = Two::meet().await;
    let moment = two.say(moment::Form::default()).await;
    two.about(Mara, stand(moment, Where::Partly)).await;
    has_not(&two.page(Mara, "/").await, "came back to it.");
    two.about(Ada, back(moment)).await;
    let home = two.page(Mara, "/").await;
    has(&home, "came back to it.");
    has(&home, "Read it");
}

#[tokio::test]
async fn a_promise_is_nothing_to_read_yet() {
    let mut two = Two::meet().await;
    let moment = two.say(moment::Form::default()).await;
    two.about(Ada, come_back(&two, moment, 2)).await;
    let home = two.page(Mara, "/").await;
    has(&home, "said: I&#39;ll come back to it by");
    has_not(&home, "You can read it here");
    two.about(Ada, read(moment)).await;
    // Read or not, the sentence stays true; which of the two it was is kept nowhere.
    for _ in 0..2 {
        has(
            &two.page(Mara, "/").await,
            "You can read it here whenever you like",
        );
        two.page(Mara, &format!("/about/{moment}")).await;
    }
}

#[tokio::test]
async fn a_shared_yes_is_on_the_day_until_it_is_old() {
    let mut two = Two::meet().await;
    let session = two.plan(-120).await;
    two.share(session, Items::default(), Some(Direct::Yes))
        .await;
    let said = "shared that a moment didn&#39;t sit right";
    has_not(&two.page(Ada, "/").await, said);
    two.view(session, None, false).await;
    has(&two.page(Ada, "/").await, said);
    two.days(6);
    has(&two.page(Ada, "/").await, said);
    two.days(2);
    has_not(&two.page(Ada, "/").await, said);
}

#[tokio::test]
async fn a_shared_yes_waits_for_the_next_session() {
    let mut two = Two::meet().await;
    let session = two.plan(-120).await;
    two.plan(14 * 24 * 60).await;
    two.share(session, Items::default(), Some(Direct::ALittle))
        .await;
    two.view(session, None, false).await;
    let said = "didn&#39;t sit right, a little";
    has(&two.page(Ada, "/").await, said);
    two.days(13);
    has(&two.page(Ada, "/").await, said);
    two.days(2);
    has_not(&two.page(Ada, "/").await, said);
}

#[tokio::test]
async fn another_time_is_asked_after_the_next_session() {
    let mut two = Two::meet().await;
    let moment = two.say(moment::Form::default()).await;
    two.about(Mara, stand(moment, Where::AnotherTime)).await;
    two.plan(24 * 60).await;
    let asked = "You said: another time.";
    has_not(&two.page(Mara, "/").await, asked);
    two.days(2);
    has(&two.page(Mara, "/").await, asked);
    two.about(Mara, stand(moment, Where::Partly)).await;
    has_not(&two.page(Mara, "/").await, asked);
}

#[tokio::test]
async fn a_session_that_was_called_off_asks_nothing() {
    let mut two = Two::meet().await;
    let moment = two.say(moment::Form::default()).await;
    two.about(Mara, stand(moment, Where::AnotherTime)).await;
    let session = two.plan(24 * 60).await;
    let outcome = Outcome::Cancelled;
    let off = session::Command::Went { session, outcome };
    two.does(Ada, Command::Session(off)).await;
    two.days(2);
    has_not(&two.page(Mara, "/").await, "You said: another time.");
}

#[tokio::test]
async fn who_is_therapist_and_client_reaches_both_homes() {
    let mut two = Two::meet().await;
    has_not(&two.page(Ada, "/").await, "as=client");
    // The same address, asked by another therapist, comes in as a client.
    two.ada_as_a_client().await;
    has(&two.page(Ada, "/").await, "/?as=client");
    let home = two.ada.get("/?as=client").await;
    assert_eq!(home.status, 200);
    has(&home.text(), "You and Bea");
    has_not(&home.text(), "Mara");
    has(&home.text(), "To your day as a therapist");
    // Who is a client only has one home.
    has_not(&two.page(Mara, "/").await, "as a therapist");
}

fn all(points: u8) -> Items {
    let mut items = Items::default();
    for item in Item::ALL {
        items.set(item, Some(Score::new(points).unwrap()));
    }
    items
}

#[tokio::test]
async fn a_fall_is_worth_asking_on_the_day_and_its_page_says_why() {
    let mut two = Two::meet().await;
    two.allow(true, true).await;
    let mut last = None;
    for points in [8, 9, 8, 8, 9, 8, 9, 8, 3] {
        let session = two.plan(-120).await;
        two.view(session, None, false).await;
        two.share(session, all(points), None).await;
        has_not(&two.page(Mara, "/").await, "orth asking");
        let day = two.page(Ada, "/").await;
        if points > 3 {
            has_not(&day, "Worth asking");
            two.days(7);
        }
        last = Some(session);
    }
    let day = two.page(Ada, "/").await;
    has(&day, "Worth asking");
    has(&day, "lie lower than they usually do");
    let chance = "of 100 such courses when nothing happened.";
    has(&day, chance);
    let check_in = format!("/check-in/{}", last.unwrap());
    let page = two.page(Ada, &check_in).await;
    has(&page, "Why am I seeing this?");
    has(&page, chance);
    has(&page, "your practice was set to balanced");
    has(&two.page(Ada, "").await, "worth asking");
    for below in ["/", "", check_in.as_str(), "/own"] {
        let page = two.page(Mara, below).await;
        has_not(&page, "orth asking");
        has_not(&page, "Why am I seeing this?");
    }
    // What each channel said, as a picture and in words; the direct answer as what it is, where there was one.
    has(&page, "All answers together");
    has(&page, "as common where something happened");
    has_not(&page, "To the direct question");
    // That numbers are compared, a client reads where they decide about them, whatever was found.
    has(&two.page(Mara, "/consent").await, "Candor compares them");
    // What somebody said comes first, and there are three things at most; the page of the two has all of it.
    for n in 1..=3 {
        has(&two.page(Ada, "/").await, "Worth asking");
        two.say(moment::Form::default()).await;
        let day = two.page(Ada, "/").await;
        assert_eq!(day.contains("Worth asking"), n < 3, "{day}");
    }
    has(&two.page(Ada, "").await, "worth asking");
    two.allow(false, true).await;
    has_not(&two.page(Ada, "/").await, "Worth asking");
    has_not(&two.page(Ada, "").await, "worth asking");
    has_not(&two.page(Ada, &check_in).await, "Why am I seeing this?");
}

/// Session by session: what the client shared, and how the therapist saw it.
async fn course(two: &mut Two, of: &[(u8, u8)]) {
    for (at, (points, seen)) in of.iter().enumerate() {
        if at > 0 {
            two.days(7);
        }
        let session = two.plan(-120).await;
        let view = View {
            between: Some(Score::new(*seen).unwrap()),
            direct: None,
        };
        two.view(session, Some(view), false).await;
        two.share(session, all(*points), None).await;
    }
}

const ALIKE: [(u8, u8); 6] = [(8, 7), (9, 7), (8, 8), (8, 7), (9, 7), (8, 7)];

#[tokio::test]
async fn two_views_that_differ_are_for_the_therapist_to_have_in_mind() {
    let mut two = Two::meet().await;
    two.allow(true, true).await;
    course(&mut two, &ALIKE).await;
    has_not(&two.page(Ada, "/").await, "To have in mind");
    two.days(7);
    course(&mut two, &[(7, 7)]).await;
    let day = two.page(Ada, "/").await;
    has(&day, "To have in mind");
    has(&day, "You saw it about as usual.");
    has_not(&day, "Worth asking");
    has(&two.page(Ada, "").await, "the views differ");
    for below in ["/", "", "/own"] {
        let page = two.page(Mara, below).await;
        for never in ["To have in mind", "views differ", "about as usual"] {
            has_not(&page, never);
        }
    }
    // It is the last of the three kinds, and has no place beside three others.
    for n in 1..=3 {
        two.say(moment::Form::default()).await;
        let day = two.page(Ada, "/").await;
        assert_eq!(day.contains("To have in mind"), n < 3, "{day}");
    }
    two.allow(false, true).await;
    has_not(&two.page(Ada, "").await, "the views differ");
}

/// The band of the chart, which comes from what was shared alone.
#[tokio::test]
async fn the_usual_range_is_the_same_picture_for_both() {
    let mut two = Two::meet().await;
    two.allow(true, true).await;
    course(&mut two, &ALIKE).await;
    let band = |page: &str| {
        let (_, from) = page.split_once("class=\"band\" points=\"").unwrap();
        from.split_once('"').unwrap().0.to_owned()
    };
    let (ada, mara) = (two.page(Ada, "").await, two.page(Mara, "").await);
    assert_eq!(band(&ada), band(&mara));
    two.allow(false, true).await;
    has_not(&two.page(Ada, "").await, "class=\"band\"");
    assert_eq!(band(&two.page(Mara, "").await), band(&mara));
}

/// Over several clients: what is about the next session of today comes first, then what has waited longer; what was said before both.
#[tokio::test]
async fn over_several_clients_the_next_session_comes_first() {
    let mut two = Two::meet().await;
    let steady = [(8, 7), (9, 7), (8, 8), (8, 7), (9, 7), (8, 7)];
    let links = |day: &str| -> Vec<String> {
        // The cards; the list of sessions below has links of its own.
        let cards = day.split("id=\"sessions-h\"").next().unwrap();
        let why = cards.match_indices("#why").map(|(end, _)| {
            let begin = cards[..end].rfind("/with/").unwrap();
            let address = &cards[begin + "/with/".len()..end];
            address.split('/').next().unwrap().to_owned()
        });
        why.collect()
    };
    two.allow(true, true).await;
    course(&mut two, &steady).await;
    two.turn().await;
    two.allow(true, true).await;
    course(&mut two, &steady).await;
    let (second, first) = (two.people.ours, two.people.second);
    two.days(7);
    // The other client's check-in is of an hour before.
    two.turn().await;
    course(&mut two, &[(3, 7)]).await;
    two.stage.clock.minutes(60);
    two.turn().await;
    course(&mut two, &[(3, 7)]).await;
    let waits = [first.to_string(), second.to_string()];
    assert_eq!(links(&two.page(Ada, "/").await), waits);
    // The second one comes today.
    two.plan(90).await;
    let day = two.page(Ada, "/").await;
    assert_eq!(links(&day), [second.to_string(), first.to_string()]);
    assert_eq!(day.matches("Why am I seeing this?").count(), 2);
    // What the first one said stands before both, and takes none of their places.
    two.turn().await;
    two.say(moment::Form::default()).await;
    let day = two.page(Ada, "/").await;
    assert_eq!(links(&day), [second.to_string(), first.to_string()]);
    assert!(day.find("has something to say") < day.find("Worth asking"));
    // Nor do words of another client take the place of more than one.
    two.say(moment::Form::default()).await;
    assert_eq!(links(&two.page(Ada, "/").await), [second.to_string()]);
}
