//! Check-ins, sessions, and an end.

use super::*;

#[tokio::test]
async fn numbers_out_of_view_do_not_read_as_unanswered() {
    let mut two = Two::meet().await;
    let session = two.plan(-120).await;
    two.share(session, one_number(), None).await;
    two.view(session, None, false).await;
    let of_session = format!("/check-in/{session}");
    two.page(Ada, &of_session).await;
    let withheld = r#"skipped">not shown at present"#;
    assert_eq!(two.page(Ada, "").await.matches(withheld).count(), 0);
    two.allow(false, true).await;
    // Answered or not, each of the five reads the same.
    assert_eq!(two.page(Ada, "").await.matches(withheld).count(), 5);
    let page = two.page(Ada, &of_session).await;
    assert_eq!(page.matches(withheld).count(), 5);
    // What a client sees of their own numbers does not change.
    assert_eq!(two.page(Mara, "").await.matches(withheld).count(), 0);
}

#[tokio::test]
async fn a_view_that_was_not_shown_reads_the_same_given_or_passed() {
    for given in [
        None,
        Some(View {
            between: None,
            direct: Some(Direct::No),
        }),
    ] {
        let mut two = Two::meet().await;
        let session = two.plan(-120).await;
        two.share(session, one_number(), None).await;
        two.view(session, given, false).await;
        two.page(Ada, "").await;
        has(&two.page(Mara, "").await, "nothing shown");
        let page = two.page(Mara, &format!("/check-in/{session}")).await;
        has(&page, "has shown nothing here.");
    }
}

#[tokio::test]
async fn after_an_end_all_is_said_and_what_is_ones_own_stays_within_reach() {
    let mut two = Two::meet().await;
    has(&two.page(Ada, "/end").await, "Say it yourself first.");
    has_not(&two.page(Mara, "/end").await, "Say it yourself first.");
    let send = moment::Command::Send {
        form: moment::Form {
            level: Some(Level::Say),
            words: Some(text("For later.")),
            ..moment::Form::default()
        },
        delivery: Delivery::At(two.stage.candor.now().plus_days(3)),
        seen_help: false,
        kept: None,
    };
    two.does(Mara, Command::Moment(send)).await;
    has(&two.page(Mara, "/").await, "Take it back");
    two.does(Ada, Command::Ending(ending::Command::End)).await;
    for page in ["/", ""] {
        let page = two.page(Mara, page).await;
        has(&page, "has ended this here, on Monday, 23 November.");
        has(
            &page,
            "If you didn&#39;t expect it, you can talk to someone outside.",
        );
        has(&page, "Write something for yourself");
        assert_eq!(page.matches(r#"id="safety""#).count(), 1);
    }
    for page in ["/", "/own"] {
        let page = two.page(Mara, page).await;
        has(&page, "it goes nowhere now");
        has(&page, "Keep it for me");
        has_not(&page, "Take it back");
        has_not(&page, "On its way");
    }
    let ada = two.page(Ada, "").await;
    has(&ada, "You ended this here, on Monday, 23 November.");
    has_not(&ada, "If you didn&#39;t expect it");
    let letter = two.peek(|desk| desk.post()[0].id).await;
    two.does(Mara, Command::TakeBack(letter)).await;
    has(&two.page(Mara, "/own").await, "For later.");
}

#[tokio::test]
async fn a_check_in_under_way_at_an_end_goes_nowhere() {
    let mut two = Two::meet().await;
    let session = two.plan(-120).await;
    two.share(session, one_number(), None).await;
    two.does(Ada, Command::Ending(ending::Command::End)).await;
    let page = two.page(Mara, &format!("/check-in/{session}")).await;
    has(&page, "it goes nowhere now");
    has(&page, "Keep it for me");
    has_not(&page, "on its way");
}

#[tokio::test]
async fn a_session_called_off_can_be_put_right_before_it_begins() {
    let mut two = Two::meet().await;
    let session = two.plan(24 * 60).await.to_string();
    let sessions = format!("{}/sessions", two.with);
    has(
        &two.page(Mara, "/sessions").await,
        "Candor sends no message.",
    );
    for (fields, shown, not_shown) in [
        (
            [("go", "went"), ("outcome", "cancelled")],
            "It is on again",
            "Call it off",
        ),
        (
            [("go", "on"), ("outcome", "")],
            "Call it off",
            "It is on again",
        ),
    ] {
        let submission = two.stage.candor.fresh_submission().to_string();
        let named = [
            ("submission", submission.as_str()),
            ("session", session.as_str()),
        ];
        let answer = two
            .ada
            .post(&sessions, &[&named[..], &fields[..]].concat())
            .await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        let page = two.page(Mara, "/sessions").await;
        let (ahead, _) = page.split_once("id=\"plan-h\"").unwrap();
        has(ahead, shown);
        has_not(ahead, not_shown);
    }
}
