//! One conversation's page.

use super::*;

#[tokio::test]
async fn what_shows_at_once_says_so() {
    let mut two = Two::meet().await;
    let moment = two.say(moment::Form::default()).await;
    two.about(
        Ada,
        Says::Agree {
            moment,
            words: text("Five minutes at the end."),
        },
    )
    .await;
    let page = two.page(Mara, &format!("/about/{moment}")).await;
    has(&page, "If you show it, ");
    has(&page, "A later answer stands beside this one.");
    // Agreeing and coming back to it.
    assert_eq!(
        page.matches("can see it at once. It can&#39;t be taken back.</p>")
            .count(),
        2
    );
    for below in ["/invitation", "/consent"] {
        has(&two.page(Mara, below).await, "at once");
    }
}

#[tokio::test]
async fn something_good_is_met_as_that() {
    let mut two = Two::meet().await;
    let hard = "Saying this may have been hard.";
    for (feeling, is_hard) in [(Feeling::FeltGood, false), (Feeling::FeltOff, true)] {
        let form = moment::Form {
            feeling: Some(feeling),
            ..moment::Form::default()
        };
        let moment = two.say(form).await;
        let below = format!("/about/{moment}");
        let page = two.page(Ada, &below).await;
        assert_eq!(page.contains(hard), is_hard);
        assert_eq!(page.contains("I&#39;m glad to know."), !is_hard);
        // What kind of thing it is goes out of view with the words.
        two.allow(true, false).await;
        has(&two.page(Ada, &below).await, hard);
        two.allow(true, true).await;
        two.about(Mara, stand(moment, Where::Settled)).await;
        has_not(&two.page(Ada, &below).await, hard);
    }
}

#[tokio::test]
async fn whether_it_happened_can_be_said_anew() {
    let mut two = Two::meet().await;
    let moment = two.say(moment::Form::default()).await;
    two.about(
        Ada,
        Says::Agree {
            moment,
            words: text("Five minutes at the end."),
        },
    )
    .await;
    let below = format!("/about/{moment}");
    let page = two.page(Mara, &below).await;
    has(&page, "No, not so far");
    has_not(&page, "Say it anew");
    let agreed = two
        .peek(|desk| desk.ours().conversations.all()[0].agreed[0].id)
        .await;
    for happened in [Happened::Yes, Happened::NotYet] {
        two.about(
            Mara,
            Says::Happened {
                moment,
                agreed,
                happened,
            },
        )
        .await;
        has(&two.page(Mara, &below).await, "Say it anew");
    }
    has(
        &two.page(Mara, &below).await,
        "Did it happen? No, not so far",
    );
    has_not(&two.page(Ada, &below).await, "Say it anew");
    for (who, written) in [
        (Ada, "Written down by you, Monday"),
        (Mara, "Written down by Ada"),
    ] {
        has(&two.page(who, "").await, written);
        has(&two.page(who, &below).await, written);
    }
}

#[tokio::test]
async fn what_was_noticed_can_be_answered_or_left() {
    let mut two = Two::meet().await;
    for answers in [true, false] {
        let noticed = moment::Command::Notice(text("I noticed that I hurried you."));
        two.does(Ada, Command::Moment(noticed)).await;
        two.page(Mara, "/").await;
        let moment = two.newest().await;
        let below = format!("/about/{moment}");
        let page = two.page(Mara, &below).await;
        has(&page, "Answer, if you like");
        has(&page, ">Not now<");
        two.plan(60).await;
        let open = format!("/about/{moment}\">Open: ");
        has(&two.page(Ada, "/").await, &open);
        if answers {
            two.about(Mara, back(moment)).await;
            has(&two.page(Ada, "/").await, "answered what you noticed.");
            has(&two.page(Ada, &below).await, "I&#39;ve read it.");
        } else {
            two.about(Mara, Says::NotNow { moment }).await;
            has_not(&two.page(Ada, "/").await, &open);
            has_not(&two.page(Ada, &below).await, "value=\"back\"");
        }
    }
}

#[tokio::test]
async fn a_feeling_is_named_once_and_not_guessed() {
    let mut two = Two::meet().await;
    let towards = moment::Form {
        feeling: Some(Feeling::TowardsYou),
        ..moment::Form::default()
    };
    let moment = two.say(towards).await;
    let page = two.page(Ada, &format!("/about/{moment}")).await;
    has(&page, "A feeling towards you<");
    has_not(&page, "attraction");
    let moment = two.say(moment::Form::default()).await;
    let page = two.page(Ada, &format!("/about/{moment}")).await;
    has_not(&page, "What kind of thing it is");
    has_not(&page, "Not sure");
}

#[tokio::test]
async fn that_an_answer_in_writing_was_asked_for_goes_out_of_view_with_the_words() {
    let mut two = Two::meet().await;
    let form = moment::Form {
        more: More {
            handling: Some(Handling::InWriting),
            ..More::default()
        },
        ..moment::Form::default()
    };
    let moment = two.say(form).await;
    let below = format!("/about/{moment}");
    has(
        &two.page(Ada, &below).await,
        "asked for an answer in writing",
    );
    two.allow(true, false).await;
    has_not(&two.page(Ada, &below).await, "in writing");
}
