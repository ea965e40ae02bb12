#![expect(clippy::unwrap_used, reason = "temporary")]
//! Temporary.
use testkit::{Browser, Engine, People, Stage, Answer};

fn save(name: &str, answer: &Answer) {
    std::fs::create_dir_all("/tmp/walk").unwrap();
    std::fs::write(format!("/tmp/walk/{name}.html"), &answer.body).unwrap();
    println!("{name}: {} {} bytes {}", answer.status, answer.body.len(), answer.location());
}

async fn see(b: &mut Browser, name: &str, path: &str) -> Answer {
    let a = b.get(path).await;
    save(name, &a);
    a
}

async fn act(b: &mut Browser, name: &str, page: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
    let a = b.get(page).await;
    let submission = a.inputs("submission").first().cloned().unwrap_or_default();
    let mut all = vec![("submission", submission.as_str())];
    all.extend_from_slice(fields);
    let a = b.post(path, &all).await;
    println!("  {name}: {} {}", a.status, a.location());
    if a.location().is_empty() { save(name, &a); }
    a
}

#[tokio::test]
async fn walk() {
    let stage = Stage::fresh(Engine::Sqlite).await;
    let mut anyone = stage.browser();
    see(&mut anyone, "health", "/health").await;
    see(&mut anyone, "sign-in", "/sign-in").await;
    let people = People::arrive(&stage).await;
    let a = anyone.post("/sign-in", &[("email", "nobody@example.org"), ("password", "x")]).await;
    save("sign-in-wrong", &a);
    stage.chance.step("walk");
    let mut admin = stage.browser_of(&people.administrator).await;
    let mut ada = stage.browser_of(&people.therapist).await;
    let mut mara = stage.browser_of(&people.client).await;
    stage.chance.step("walk on");
    see(&mut admin, "admin-day", "/").await;
    see(&mut admin, "members", "/members").await;
    act(&mut admin, "members-link", "/members", "/members", &[("name", "Noa"), ("email", "noa@example.org")]).await;
    see(&mut ada, "day-empty", "/").await;
    see(&mut ada, "clients-new", "/clients/new").await;
    let a = act(&mut ada, "client-link", "/clients/new", "/clients/new", &[("name", "Kim"), ("email", "kim@example.org"), ("words", "At some point I'll misunderstand you."), ("holds", "fee"), ("holds", "records"), ("scope", "Only this.")]).await;
    let text = a.text();
    let link = text.split("http://candor.test").nth(1).unwrap().split('<').next().unwrap().trim().to_owned();
    see(&mut anyone, "join", &link).await;
    see(&mut anyone, "join-gone", "/join/abc").await;
    let a = anyone.post(&link, &[("name", "Kim"), ("password", "short")]).await;
    save("join-wrong", &a);
    let kim = a.text();
    assert!(kim.contains("Kim"));
    let r = ada.get("/").await.links("/with/");
    println!("{r:?}");
    let ours = format!("/with/{}", people.ours);
    for l in &r { if *l != ours { see(&mut ada, "with-invited", l).await; } }
    see(&mut ada, "with-ada-empty", &ours).await;
    see(&mut ada, "invitation-ada", &format!("{ours}/invitation")).await;
    see(&mut mara, "invitation-mara", &format!("{ours}/invitation")).await;
    act(&mut mara, "lines", &format!("{ours}/invitation"), &format!("{ours}/invitation"), &[("talk", "Slowly."), ("please-dont", "Joke about it"), ("before", "")]).await;
    let s = format!("{ours}/sessions");
    act(&mut ada, "plan", &s, &s, &[("go", "plan"), ("starts", "2026-11-23T09:00"), ("minutes", "50")]).await;
    act(&mut ada, "plan", &s, &s, &[("go", "plan"), ("starts", "2026-11-26T14:00"), ("minutes", "50")]).await;
    act(&mut mara, "plan", &s, &s, &[("go", "plan"), ("starts", "2026-11-23T14:00"), ("minutes", "50")]).await;
    see(&mut ada, "sessions-ada", &s).await;
    let a = see(&mut mara, "sessions-mara", &s).await;
    println!("{:?}", a.links(&format!("{ours}/check-in")));
    let check = a.links(&format!("{ours}/check-in"))[0].clone();
    see(&mut mara, "check-in-mara", &check).await;
    see(&mut ada, "view-first", &check).await;
    see(&mut mara, "say", &format!("{ours}/say")).await;
    for (words, extra) in [("When you said it was \"only\" a delay, I felt small.\nI would have liked you to ask. I went home and thought about it for the whole evening and did not want to come.", vec![("topic", "passed-over"), ("did", "trust"), ("handling", "in-session"), ("when", "Tuesday")]), ("Please write.", vec![("handling", "in-writing")])] {
        let mut f = vec![("level", "say"), ("feeling", "felt-off"), ("words", words), ("go", "send")];
        f.extend(extra);
        act(&mut mara, "say-sent", &format!("{ours}/say"), &format!("{ours}/say"), &f).await;
    }
    act(&mut mara, "say-sent", &format!("{ours}/say"), &format!("{ours}/say"), &[("level", "something"), ("please", "ask-gently"), ("go", "send")]).await;
    stage.clock.set(testkit::time("2026-11-24T07:30:00Z"));
    let a = see(&mut ada, "day", "/").await;
    let abouts = a.links(&format!("{ours}/about/"));
    println!("{abouts:?}");
    for (i, about) in abouts.iter().enumerate() {
        see(&mut ada, &format!("about-ada-{i}"), about).await;
        see(&mut ada, &format!("card-{i}"), &format!("{about}/card")).await;
    }
    see(&mut mara, "home-mara", "/").await;
    let with = see(&mut ada, "with-ada", &ours).await;
    drop(with);
    for about in &abouts {
        let a = ada.get(about).await;
        let sentence = a.input("sentence").unwrap_or_default().replace("&#39;", "'");
        println!("{sentence}");
        act(&mut ada, "ack", about, about, &[("go", "acknowledge"), ("sentence", &sentence)]).await;
    }
    let about = &abouts[2];
    act(&mut ada, "come", &abouts[1], &abouts[1], &[("go", "come-back"), ("by", "2026-11-27")]).await;
    see(&mut ada, "about-ada-promised", &abouts[1]).await;
    see(&mut mara, "about-mara-answered", about).await;
    act(&mut ada, "answer", &abouts[1], &abouts[1], &[("go", "answer"), ("words", "I heard you.")]).await;
    act(&mut mara, "agree", about, about, &[("go", "agree"), ("agree", "Ada asks before judging how long it was.")]).await;
    act(&mut mara, "keep", about, about, &[("go", "keep"), ("place", "partly"), ("afraid", "That you laugh.")]).await;
    act(&mut mara, "show", about, about, &[("go", "show"), ("place", "settled"), ("saying", "easier than I thought")]).await;
    act(&mut mara, "show-empty", about, about, &[("go", "show"), ("saying", "kept words")]).await;
    act(&mut ada, "by-wrong", about, about, &[("go", "come-back"), ("by", "2020-01-01")]).await;
    act(&mut ada, "too-long", about, about, &[("go", "words"), ("words", &"x".repeat(301))]).await;
    act(&mut ada, "noticed", &format!("{ours}/say"), &format!("{ours}/say"), &[("go", "send"), ("words", "I noticed that I interrupted you.")]).await;
    stage.clock.set(testkit::time("2026-11-25T07:30:00Z"));
    see(&mut mara, "about-mara", about).await;
    see(&mut ada, "about-ada-later", about).await;
    let a = see(&mut mara, "with-mara", &ours).await;
    for l in a.links(&format!("{ours}/about/")) { if !abouts.contains(&l) { see(&mut mara, "about-noticed-mara", &l).await; act(&mut mara, "not-now", &l, &l, &[("go", "not-now")]).await; see(&mut ada, "about-noticed-ada", &l).await; } }
    act(&mut mara, "share", &check, &check, &[("go", "share"), ("accepted", "7"), ("understood", "4"), ("room", "9"), ("direct", "a-little"), ("better", "More time")]).await;
    see(&mut ada, "view-before", &check).await;
    act(&mut ada, "view", &check, &check, &[("go", "view"), ("between", "6"), ("direct", "no"), ("show", "yes")]).await;
    see(&mut ada, "view-after", &check).await;
    see(&mut ada, "with-ada-table", &ours).await;
    see(&mut mara, "with-mara-table", &ours).await;
    see(&mut ada, "day-later", "/").await;
    see(&mut ada, "account", "/account").await;
    see(&mut mara, "account-mara", "/account").await;
    let a = mara.post("/account/password", &[("current", "nope"), ("new", "a new one, long")]).await;
    save("account-wrong", &a);
    see(&mut mara, "end", &format!("{ours}/end")).await;
    act(&mut mara, "end-sure", &format!("{ours}/end"), &format!("{ours}/end"), &[("go", "ask")]).await;
    act(&mut mara, "end-done", &format!("{ours}/end"), &format!("{ours}/end"), &[("go", "end")]).await;
    see(&mut mara, "with-ended", &ours).await;
    see(&mut ada, "about-ended", about).await;
    see(&mut ada, "sessions-ended", &s).await;
    see(&mut ada, "invitation-ended", &format!("{ours}/invitation")).await;
    let css = ada.get("/sign-in").await.text();
    for part in css.split("href=\"/static/").skip(1) { let n = part.split('"').next().unwrap(); let a = ada.get(&format!("/static/{n}")).await; std::fs::create_dir_all("/tmp/walk/static").unwrap(); std::fs::write(format!("/tmp/walk/static/{n}"), &a.body).unwrap(); }
}
