//! Sentences that say who can see or get at something, and what is in force.

use super::scene::{Scene, said};

const COURT: &str = "A court may sometimes ask for what is kept here.";
const ALSO: &str = "also runs this server and could get at it technically.";

/// The pages that offer to keep something where safety is at stake say the whole truth at that very place.
#[tokio::test]
async fn beside_every_way_to_keep_stands_who_can_get_at_it() {
    let mut scene = Scene::fresh().await;
    for concern in ["threats", "money"] {
        let fields = [
            ("go", "preview"),
            ("level", "say"),
            ("words", "It happened on Tuesday."),
            ("concern", concern),
        ];
        let page = said(&scene.send("/say", &fields).await);
        // Once in the folded block's own copy, once beside the button.
        assert_eq!(page.matches(ALSO).count(), 2, "{concern}: {page}");
        assert_eq!(page.matches(COURT).count(), 2, "{concern}");
    }
}

#[tokio::test]
async fn only_you_is_said_of_candor_alone() {
    let mut scene = Scene::fresh().await;
    let check_in = scene.session().await;
    let mut met = 0;
    for below in ["/say", "/own", &check_in, &format!("{check_in}?page=8")] {
        let page = scene.page(below).await.to_lowercase();
        let only = page.matches("</strong> only you").count();
        assert_eq!(only, 0, "{below}: {page}");
        met += page.matches("</strong> in candor, only you").count();
    }
    assert!(met >= 4, "the pages say it: {met}");
}

/// "Also runs this server" is said of the one who does, and of nobody else.
#[tokio::test]
async fn the_one_who_runs_the_server_is_named() {
    let mut scene = Scene::fresh().await;
    let ada = scene.people.therapist.name.clone();
    let own = scene.page("/own").await;
    assert!(own.contains(&format!("{ada} {ALSO}")), "{own}");

    let theirs = format!("/with/{}", scene.people.theirs);
    let bea = scene.people.other_therapist.name.clone();
    let mut other = scene.browser(&scene.people.other_client).await;
    for below in ["/own", "/say"] {
        let page = said(&other.get(&format!("{theirs}{below}")).await);
        let named = format!("{ada} runs this server and could get at it technically.");
        assert!(page.contains(&named), "{below}: {page}");
        assert!(!page.contains("also runs this server"), "{below}: {page}");
    }
    let mut therapist = scene.browser(&scene.people.other_therapist).await;
    let page = said(&therapist.get(&format!("{theirs}/own")).await);
    assert!(page.contains(&format!("{ada} runs this server")), "{page}");
    let page = said(&scene.therapist.get(&format!("{}/own", scene.with)).await);
    assert!(page.contains("You run this server yourself."), "{page}");

    // On coming in as well.
    for (mut who, also) in [(scene.therapist.clone(), true), (therapist, false)] {
        let submission = scene.submission();
        let fields = [
            ("submission", submission.as_str()),
            ("name", "Toni"),
            ("email", "toni@example.org"),
            ("words", "I'd like to know."),
        ];
        let invited = who.post("/clients/new", &fields).await.text();
        let (_, rest) = invited.split_once("/join/").unwrap();
        let letters = rest.split(['<', '"']).next().unwrap();
        let page = said(&scene.stage.browser().get(&format!("/join/{letters}")).await);
        assert!(page.contains(&format!("{ada} ")) && page.contains("runs this server"));
        assert_eq!(
            page.contains("also runs this server"),
            also,
            "{bea}: {page}"
        );
        assert!(page.contains("You stay signed in."), "{page}");
    }
}

#[tokio::test]
async fn a_letter_written_in_a_hurry_says_it_all() {
    let mut scene = Scene::fresh().await;
    let page = said(&scene.therapist.get("/clients/new").await);
    for holds in ["fee", "records", "power-to-end"] {
        assert!(
            page.contains(&format!("name=\"holds\" value=\"{holds}\" checked")),
            "{holds}: {page}"
        );
    }
    assert!(page.contains("I answer that I have read it"), "{page}");
    // What is signed is read as it stands there: nothing that the client holds as well is claimed.
    let sign = [
        ("go", "sign"),
        ("words", "I'd like to know."),
        ("holds", "power-to-end"),
        ("handling-words", "I read it."),
    ];
    assert_eq!(scene.answer("/invitation", &sign).await.status, 303);
    let letter = scene.page("/invitation").await;
    for sentence in [
        "Where I have more say than you:",
        "I can end the therapy. So can you, at any time.",
        "What I do when you say something wasn't right",
    ] {
        assert!(letter.contains(sentence), "{sentence}: {letter}");
    }
}

#[tokio::test]
async fn leaving_and_erasing_promise_no_more_than_they_do() {
    let mut scene = Scene::fresh().await;
    for path in ["/who-sees-what", "/account"] {
        let page = said(&scene.client.get(path).await);
        assert!(page.contains("You stay signed in."), "{path}: {page}");
        assert!(page.contains("is lost."), "{path}: {page}");
    }
    let keep = [("go", "keep"), ("level", "just-for-me"), ("words", "Mine.")];
    assert_eq!(scene.send("/say", &keep).await.status, 303);
    let own = scene.page("/own").await;
    assert!(
        own.contains("a restored backup would bring it back"),
        "{own}"
    );
    // Several buttons of the same name say of what.
    assert!(
        own.contains("Erase this<span class=\"vh\">: today, "),
        "{own}"
    );
}

/// Saving says that it is in force, and what stays although words are not shown.
#[tokio::test]
async fn what_is_in_force_is_said() {
    let mut scene = Scene::fresh().await;
    let check_in = scene.session().await;
    let with = scene.with.clone();
    let saved = scene.send("/consent", &[("scores", "yes")]).await;
    assert_eq!(saved.location(), format!("{with}/consent#saved"));
    let page = scene.page("/consent").await;
    for sentence in [
        "id=\"saved\" role=\"status\"",
        "This is in force now.",
        "a moment yes or no",
    ] {
        assert!(page.contains(sentence), "{sentence}: {page}");
    }
    let lines = scene.send("/invitation", &[("go", "lines")]).await;
    assert_eq!(lines.location(), format!("{with}/invitation#saved"));
    assert!(
        scene
            .page("/invitation")
            .await
            .contains("This is in force now.")
    );

    // Which of the two it is that stands in the way.
    let form = [
        ("go", "next"),
        ("page", "all"),
        ("accepted", "3"),
        ("better", "More time."),
    ];
    scene.send(&check_in, &form).await;
    let last = scene.page(&format!("{check_in}?page=9")).await;
    assert!(last.contains("may not see your words."), "{last}");
    assert!(!last.contains("may not see your numbers."), "{last}");
    scene.send("/consent", &[("words", "yes")]).await;
    let last = scene.page(&format!("{check_in}?page=9")).await;
    assert!(!last.contains("may not see your words."), "{last}");
    assert!(last.contains("may not see your numbers."), "{last}");
}

/// After an end the client still decides what of theirs is seen; the therapist is not sent there.
#[tokio::test]
async fn after_an_end_the_way_to_consent_stays() {
    let mut scene = Scene::fresh().await;
    assert_eq!(scene.send("/end", &[("go", "end")]).await.status, 303);
    let still = "You can still change what";
    for below in ["", "/invitation", "/end"] {
        let page = scene.page(below).await;
        assert!(page.contains(still), "{below}: {page}");
        let path = format!("{}{below}", scene.with);
        let theirs = said(&scene.therapist.get(&path).await);
        assert!(!theirs.contains(still), "{below}: {theirs}");
    }
}

/// What an emergency number is for stands beside it, and can be dialled, wherever help stands folded.
#[tokio::test]
async fn an_emergency_number_says_what_it_is_for() {
    let mut scene = Scene::fresh().await;
    let page = scene.page("/say").await;
    assert!(page.matches("110 is the police.").count() >= 2, "{page}");
    assert!(page.matches("href=\"tel:110\"").count() >= 2, "{page}");
}
