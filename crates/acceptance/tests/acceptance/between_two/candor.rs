//! What concerns the client's own candor is put to the client, and to nobody else.

use testkit::{Answer, probes};

use super::*;

const HELD_BACK: &str = "What you held back is yours";
const ALWAYS: &str = "Every number so far is a 10";

/// The same answer to all five, on a session of today.
async fn check_in(two: &Two, points: u8, held_back: bool, share: bool) -> EntryId {
    let session = two.plan(-120).await;
    let mut form = check_in::Form {
        held_back,
        ..check_in::Form::default()
    };
    for item in Item::ALL {
        let score = Score::new(points).unwrap();
        form.answers.items.set(item, Some(score));
    }
    let wish = if share {
        check_in::Command::Share { session, form }
    } else {
        check_in::Command::Keep { session, form }
    };
    two.does(Mara, Command::CheckIn(wish)).await;
    session
}

/// Every page that the therapist can open, to the byte.
async fn adas(two: &mut Two, when: &str, sessions: &[EntryId]) -> Vec<(String, Answer)> {
    let mut seen = Vec::new();
    for probe in probes(&[two.people.ours], sessions, &[]) {
        if probe.verbs.contains(&"GET") {
            let what = format!("{when} {}", probe.address);
            two.stage.chance.step(&what);
            let answer = two.ada.get(&probe.address).await;
            for words in [HELD_BACK, ALWAYS, "Numbers say little", "candor-h"] {
                has_not(&answer.text(), words);
            }
            seen.push((what, answer));
        }
    }
    assert!(seen.len() > 15, "pages are looked at: {}", seen.len());
    seen
}

/// The client presses a button of what is put to them on this page.
async fn press(two: &mut Two, page: &str, go: &str) -> Answer {
    let form = page.split("<form").find(|f| f.contains("name=\"asked\""));
    let form = form.expect("there is something to answer");
    let value = |name: &str| {
        let (_, rest) = form
            .split_once(&format!("name=\"{name}\" value=\""))
            .unwrap();
        rest.split('"').next().unwrap().to_owned()
    };
    has(form, &format!("name=\"go\" value=\"{go}\""));
    let (submission, asked) = (value("submission"), value("asked"));
    let fields = [
        ("submission", submission.as_str()),
        ("asked", &asked),
        ("go", go),
    ];
    two.mara.post(&format!("{}/own", two.with), &fields).await
}

#[tokio::test]
async fn what_was_held_back_is_put_to_the_client_alone_and_not_again() {
    let mut seen = Vec::new();
    for held_back in [false, true] {
        let mut two = Two::meet().await;
        two.allow(true, true).await;
        let first = check_in(&two, 7, held_back, true).await;
        let mut pages = adas(&mut two, "on its way", &[first]).await;
        let here = format!("/check-in/{first}");
        let on_its_way = two.page(Mara, &here).await;
        assert_eq!(on_its_way.contains(HELD_BACK), held_back);
        two.stage.chance.step("the view");
        two.view(first, None, false).await;
        pages.extend(adas(&mut two, "arrived", &[first]).await);
        let arrived = two.page(Mara, &here).await;
        assert_eq!(arrived.contains(HELD_BACK), held_back);
        for elsewhere in ["/", "", "/own", "/say"] {
            has_not(&two.page(Mara, elsewhere).await, HELD_BACK);
        }
        if held_back {
            let answer = press(&mut two, &on_its_way, "well").await;
            assert_eq!((answer.status.as_u16(), answer.location()), (303, "/"));
            // The other button, on a page that was open besides, leads where it says.
            let answer = press(&mut two, &arrived, "something").await;
            assert_eq!(answer.location(), format!("{}/say", two.with));
        }
        has_not(&two.page(Mara, &here).await, HELD_BACK);
        pages.extend(adas(&mut two, "answered", &[first]).await);
        two.days(7);
        two.stage.chance.step("the next week");
        let second = check_in(&two, 7, held_back, true).await;
        two.view(second, None, false).await;
        pages.extend(adas(&mut two, "the next week", &[first, second]).await);
        for session in [first, second] {
            let page = two.page(Mara, &format!("/check-in/{session}")).await;
            has_not(&page, HELD_BACK);
        }
        seen.push(pages);
    }
    let pairs = seen[0].iter().zip(&seen[1]);
    for ((what, without), (_, with)) in pairs {
        assert!(without == with, "{what} differs");
    }
    assert_eq!(seen[0].len(), seen[1].len());
}

#[tokio::test]
async fn full_marks_are_put_to_the_client_alone_with_the_fourth() {
    let mut two = Two::meet().await;
    two.allow(true, true).await;
    let mut last = None;
    for n in 1..=7 {
        let session = check_in(&two, 10, false, n != 4).await;
        two.view(session, None, false).await;
        let page = two.page(Mara, &format!("/check-in/{session}")).await;
        assert_eq!(page.contains(ALWAYS), n == 4, "{n}");
        if n == 4 {
            let before = adas(&mut two, "with the fourth", &[session]).await;
            let answer = press(&mut two, &page, "something").await;
            assert_eq!(answer.location(), format!("{}/say", two.with));
            assert!(before == adas(&mut two, "with the fourth", &[session]).await);
            has_not(
                &two.page(Mara, &format!("/check-in/{session}")).await,
                ALWAYS,
            );
        }
        two.days(7);
        last = Some(session);
    }
    // The chart, which both see, says nothing of it.
    adas(&mut two, "after seven", &[last.unwrap()]).await;
    let chart = two.page(Mara, "").await;
    has(&chart, "class=\"chart\"");
    has_not(&chart, "Every answer is a 10");
}

/// It stands where the client is led after keeping a check-in, and never beside one that is being filled in.
#[tokio::test]
async fn what_is_put_to_the_client_stands_beside_what_was_kept() {
    let mut two = Two::meet().await;
    let session = check_in(&two, 7, true, false).await;
    let here = format!("/check-in/{session}");
    has(&two.page(Mara, &here).await, HELD_BACK);
    has(&two.page(Mara, &format!("{here}?page=9")).await, HELD_BACK);
    for page in ["0", "1", "8", "all"] {
        let page = two.page(Mara, &format!("{here}?page={page}")).await;
        has_not(&page, HELD_BACK);
    }
    let form = check_in::Form {
        held_back: true,
        ..check_in::Form::default()
    };
    let save = check_in::Command::Save { session, form };
    two.does(Mara, Command::CheckIn(save)).await;
    has_not(&two.page(Mara, &format!("{here}?page=9")).await, HELD_BACK);
}

/// Nobody but the client answers it: to the therapist there is no such form.
#[tokio::test]
async fn nobody_else_answers_it() {
    let mut two = Two::meet().await;
    let session = check_in(&two, 7, true, false).await;
    let own = format!("{}/own", two.with);
    let fields = [
        ("submission", "00000000-0000-0000-0000-000000000001"),
        ("asked", "held-back"),
        ("go", "well"),
    ];
    assert_eq!(two.ada.post(&own, &fields).await.status, 404);
    has(
        &two.page(Mara, &format!("/check-in/{session}")).await,
        HELD_BACK,
    );
}
