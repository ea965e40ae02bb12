//! Every form on every page is a declared one, and every declared one is on a page: with each of its fields, and with the
//! limits that it says.

use std::collections::{BTreeMap, BTreeSet};

use testkit::{Answer, Browser, Engine};
use web::{Kind, Route, Whose};

use super::scene::{Scene, Who, link};

/// One tag: its name, and its attributes.
struct Tag<'a> {
    name: &'a str,
    attributes: BTreeMap<&'a str, &'a str>,
}

impl<'a> Tag<'a> {
    fn get(&self, name: &str) -> Option<&'a str> {
        self.attributes.get(name).copied()
    }
}

/// All tags of a page. (Ours: every value is in double quotes, and no value holds an angle bracket.)
fn tags(page: &str) -> Vec<Tag<'_>> {
    let tag = |part| {
        let part: &str = part;
        let inside = part.split('>').next().unwrap_or_default();
        let (name, mut rest) = inside.split_once([' ', '\n']).unwrap_or((inside, ""));
        let mut attributes = BTreeMap::new();
        loop {
            rest = rest.trim_start();
            let end = rest.find([' ', '=']).unwrap_or(rest.len());
            if end == 0 {
                return Tag { name, attributes };
            }
            let (key, after) = rest.split_at(end);
            rest = after;
            let mut value = "";
            if let Some(quoted) = after.strip_prefix("=\"") {
                (value, rest) = quoted.split_once('"').expect("a value ends");
            }
            attributes.insert(key, value);
        }
    };
    page.split('<').skip(1).map(tag).collect()
}

/// The route that an address belongs to.
fn route_of(address: &str) -> &'static Route {
    let address = address.split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<_> = address.split('/').collect();
    let fits = |route: &&Route| {
        let of_route: Vec<_> = route.path.split('/').collect();
        let same = |(r, p): (&&str, &&str)| r.starts_with('{') || r == p;
        of_route.len() == parts.len() && of_route.iter().zip(&parts).all(same)
    };
    let found = web::ROUTES.iter().find(fits);
    found.unwrap_or_else(|| panic!("{address}: a form goes where no route is"))
}

fn is_of(whose: Whose, who: Option<Who>) -> bool {
    let seat = who.is_some_and(|who| who != Who::Administrator);
    match whose {
        Whose::Anyone => true,
        Whose::SignedIn => who.is_some(),
        Whose::Either => seat,
        Whose::Client => who == Some(Who::Client),
        Whose::Therapist | Whose::Member => who == Some(Who::Therapist),
        Whose::Administrator => who == Some(Who::Administrator),
    }
}

/// What was seen: form, button, field.
#[derive(Default)]
struct Seen(BTreeSet<(&'static str, String, String)>);

impl Seen {
    fn page(&mut self, who: Option<Who>, address: &str, answer: &Answer) {
        let text = answer.text();
        let tags = tags(&text);
        let begins = |tag: &&Tag<'_>| tag.name == "form";
        for (at, form) in tags.iter().enumerate().filter(|(_, tag)| begins(tag)) {
            let inside = tags[at + 1..].iter();
            let inside: Vec<_> = inside.take_while(|tag| tag.name != "/form").collect();
            self.form(who, address, form, &inside);
        }
    }

    fn form(&mut self, who: Option<Who>, address: &str, form: &Tag<'_>, inside: &[&Tag<'_>]) {
        let hidden_go = inside
            .iter()
            .find(|tag| tag.name == "input" && tag.get("name") == Some("go"))
            .and_then(|tag| tag.get("value"));
        let buttons = inside.iter().filter(|tag| tag.name == "button");
        for button in buttons.filter(|button| button.get("type") != Some("button")) {
            let action = button.get("formaction").or(form.get("action"));
            let action = action.unwrap_or(address);
            let go = match button.get("name") {
                Some("go") => button.get("value"),
                _ => hidden_go,
            };
            self.button(who, action, go.unwrap_or_default(), button, inside);
        }
    }

    fn button(
        &mut self,
        who: Option<Who>,
        action: &str,
        go: &str,
        button: &Tag<'_>,
        inside: &[&Tag<'_>],
    ) {
        let route = route_of(action);
        let mut forms = route.forms.iter().filter(|form| is_of(form.whose, who));
        let declared = forms
            .find(|form| form.takes(go))
            .unwrap_or_else(|| panic!("{who:?} {action}: {go:?} is no button of a declared form"));
        let what = format!("{who:?} {action} {}", declared.name);
        let mut names = BTreeSet::new();
        for tag in inside.iter().chain(std::iter::once(&button)) {
            let Some(name) = tag.get("name") else {
                continue;
            };
            names.insert(name.to_owned());
            if ["submission", "made-from", "go"].contains(&name) {
                continue;
            }
            let field = declared
                .field(name)
                .unwrap_or_else(|| panic!("{what}: {name} is not declared"));
            let limit = tag.get("data-limit").map(|limit| limit.parse().unwrap());
            if limit.is_some() {
                assert_eq!(limit, field.limit(), "{what}: {name}");
            }
            let open = tag.get("type") != Some("hidden");
            if open && matches!(field.kind, Kind::Name | Kind::Line | Kind::Passage) {
                let required = tag.get("required").is_some();
                assert_eq!(required, field.required, "{what}: {name} is required");
            }
            let seen = (declared.name, go.to_owned(), field.name.to_owned());
            self.0.insert(seen);
        }
        let seat = matches!(
            declared.whose,
            Whose::Client | Whose::Therapist | Whose::Either
        );
        assert_eq!(names.contains("submission"), !declared.idempotent, "{what}");
        assert_eq!(names.contains("made-from"), seat, "{what}");
        self.0.insert((declared.name, go.to_owned(), String::new()));
    }
}

/// Follows every link of a person's pages.
async fn crawl(seen: &mut Seen, who: Option<Who>, browser: &mut Browser, from: &[String]) -> usize {
    let mut todo = from.to_vec();
    let mut met = BTreeSet::new();
    while let Some(address) = todo.pop() {
        let path = address.split('#').next().unwrap_or_default().to_owned();
        if path.starts_with("/static/") || !met.insert(path.clone()) {
            continue;
        }
        let answer = browser.get(&path).await;
        assert!(!answer.status.is_server_error(), "{path}");
        if answer.status == 200 {
            seen.page(who, &path, &answer);
            todo.extend(answer.links("/"));
            todo.extend(
                answer
                    .links("?")
                    .iter()
                    .map(|query| format!("{path}{query}")),
            );
        }
    }
    met.len()
}

/// Pages that a form leads to without doing anything.
async fn after_forms(seen: &mut Seen, scene: &mut Scene) {
    let with = scene.with.clone();
    let entry = scene.kept.clone();
    let words = ("words", "Some words.");
    let posts: [(&str, Vec<(&str, &str)>); 8] = [
        ("/end", vec![("go", "ask")]),
        ("/safety", vec![("go", "stop")]),
        ("/own", vec![("go", "take-up"), ("entry", &entry)]),
        ("/say", vec![("go", "preview"), ("level", "say"), words]),
        ("/say", vec![("go", "preview"), ("level", "about")]),
        (
            "/say",
            vec![("go", "preview"), ("concern", "threats"), words],
        ),
        (
            "/say",
            vec![
                ("go", "preview"),
                ("level", "say"),
                ("concern", "money"),
                words,
            ],
        ),
        (
            "/say",
            vec![
                ("go", "change"),
                words,
                ("kept", &entry),
                ("seen-help", "yes"),
                ("arrives", "2026-12-24T10:00"),
                ("delivery", "at"),
            ],
        ),
    ];
    for (below, mut fields) in posts {
        fields.push(("submission", "00000000-0000-0000-0000-0000000000aa"));
        let path = format!("{with}{below}");
        let answer = scene.browser(Who::Client).post(&path, &fields).await;
        assert!(answer.text().contains("<h1>"), "{below}: {}", answer.text());
        seen.page(Some(Who::Client), &path, &answer);
    }
}

/// One thing that somebody does, at an address below that of the two.
type Done<'a> = (Who, &'a str, &'a [(&'a str, &'a str)]);

/// What the scene has no place for by itself: something asked for in writing, something the therapist noticed, a session that was
/// called off, a conversation that the client is done with and took off the line, something begun, reminders that are on.
async fn more_happens(scene: &mut Scene) {
    let about = format!("/about/{}", scene.moment);
    let check_in = format!("/check-in/{}", scene.session);
    let in_writing = [
        ("go", "send"),
        ("level", "say"),
        ("feeling", "felt-off"),
        ("words", "In writing, please."),
        ("handling", "in-writing"),
        ("delivery", "now"),
    ];
    let planned = |starts| [("starts", starts), ("minutes", "50")];
    let (today, later) = (planned("2026-11-24T11:00"), planned("2026-12-10T10:00"));
    let (off, on) = (
        planned("2026-12-11T10:00"),
        [("days", "monday"), ("hour", "18")],
    );
    let done: [Done<'_>; 10] = [
        (Who::Client, "/say", &in_writing),
        (Who::Therapist, "/say", &[("words", "I noticed something.")]),
        (Who::Client, &about, &[("go", "show"), ("place", "settled")]),
        (Who::Client, &about, &[("go", "undraw")]),
        (Who::Client, "/say", &[("go", "save"), ("words", "Begun.")]),
        (
            Who::Client,
            &check_in,
            &[("go", "next"), ("page", "1"), ("accepted", "3")],
        ),
        (Who::Therapist, "/sessions", &today),
        (Who::Therapist, "/sessions", &later),
        (Who::Therapist, "/sessions", &off),
        (Who::Client, "/account/reminders", &on),
    ];
    for (n, (who, below, fields)) in done.into_iter().enumerate() {
        scene.step(&format!("more {n}"));
        let submission = scene.stage.candor.fresh_submission().to_string();
        let mut fields = fields.to_vec();
        fields.push(("submission", &submission));
        let path = match below.starts_with("/account") {
            true => below.to_owned(),
            false => format!("{}{below}", scene.with),
        };
        let answer = scene.browser(who).post(&path, &fields).await;
        assert_eq!(answer.status, 303, "{below}: {}", answer.text());
    }
    // Until today's session is over, and can be looked back on.
    scene.stage.clock.minutes(4 * 60);
    let sessions = format!("{}/sessions", scene.with);
    let page = scene.browser(Who::Therapist).get(&sessions).await;
    let session = page
        .input("session")
        .expect("a session that can be called off");
    let off = [
        ("submission", "00000000-0000-0000-0000-0000000000ab"),
        ("go", "went"),
        ("session", session.as_str()),
        ("outcome", "cancelled"),
    ];
    let answer = scene.browser(Who::Therapist).post(&sessions, &off).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
}

#[tokio::test]
async fn every_form_on_a_page_is_declared_and_every_declared_one_is_on_a_page() {
    let mut scene = Scene::fresh(Engine::Sqlite).await;
    let mut seen = Seen::default();
    after_forms(&mut seen, &mut scene).await;
    // What is put to the client alone stands beside a check-in while nothing newer is being filled in.
    let kept = format!("{}/check-in/{}", scene.with, scene.session);
    let page = scene.browser(Who::Client).get(&kept).await;
    seen.page(Some(Who::Client), &kept, &page);
    more_happens(&mut scene).await;
    let invite = [
        ("submission", "00000000-0000-0000-0000-0000000000ac"),
        ("name", "Kim"),
        ("email", "kim@example.org"),
        ("words", "I'd like to know."),
    ];
    let invited = scene
        .browser(Who::Therapist)
        .post("/clients/new", &invite)
        .await;
    let outside = [
        "/sign-in".to_owned(),
        format!("/join/{}", link(&invited)),
        format!("/stop/{}", "A".repeat(43)),
    ];
    let mut nobody = scene.stage.browser();
    crawl(&mut seen, None, &mut nobody, &outside).await;
    let sessions = format!("{}/sessions", scene.with);
    let looked_back = scene.browser(Who::Client).get(&sessions).await;
    let looked_back = looked_back.links(&format!("{}/check-in/", scene.with));
    let mut begin = vec!["/".to_owned(), scene.waiting.clone()];
    for check_in in &looked_back {
        begin.extend(["1", "6", "7", "8", "all", "9"].map(|n| format!("{check_in}?page={n}")));
    }
    begin.extend(["/account/reminders", "/members", "/watch", "/clients/new"].map(str::to_owned));
    let mut pages = 0;
    // Looking at the calendar's address makes another button of it.
    let make = [("go", "make")];
    let made = scene
        .browser(Who::Client)
        .post("/account/calendar", &make)
        .await;
    assert_eq!(made.status, 303);
    for who in [Who::Client, Who::Therapist, Who::Administrator] {
        scene.step("crawl");
        let browser = scene.browser(who);
        pages += crawl(&mut seen, Some(who), browser, &begin).await;
    }
    assert!(pages > 60, "pages were looked at: {pages}");
    let mut missing = Vec::new();
    for (route, form) in web::forms() {
        let buttons = form.acts.iter().chain(form.steps).copied();
        let buttons = buttons.filter(|go| !go.is_empty());
        for go in buttons.chain(form.acts.is_empty().then_some("")) {
            if !seen.0.contains(&(form.name, go.to_owned(), String::new())) {
                missing.push(format!("{} {}: the button {go:?}", route.path, form.name));
            }
        }
        for field in form.fields {
            let is =
                |(name, _, of): &(&str, String, String)| *name == form.name && of == field.name;
            if !seen.0.iter().any(is) {
                missing.push(format!("{} {}: {}", route.path, form.name, field.name));
            }
        }
    }
    assert_eq!(missing, Vec::<String>::new(), "declared, and on no page");
}
