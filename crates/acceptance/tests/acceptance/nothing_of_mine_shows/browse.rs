//! How a browser goes on from a form: to where the answer leads.

use testkit::{Answer, Browser};
use uuid::Uuid;

use super::dice::hash;
use super::play::{Play, Who};

/// As far as any browser follows.
const FURTHEST: usize = 5;

impl Play {
    /// Goes where an answer leads.
    pub(crate) async fn follow(&self, browser: &mut Browser, first: &Answer) {
        let mut next = first.location().to_owned();
        for n in 0..FURTHEST {
            if next.is_empty() {
                return;
            }
            self.stage.chance.step(&format!("following {n} {next}"));
            let answer = browser.get(&next).await;
            assert!(!answer.status.is_server_error(), "{next}");
            next = answer.location().to_owned();
        }
        assert!(next.is_empty(), "it leads somewhere: {next}");
    }

    /// Keeps for oneself where a conversation is now: by the button for it on the conversation's page, wherever that goes.
    pub(crate) async fn keep_on_the_page(&self, who: Who, n: usize) {
        let Some(moment) = self.moments().await.first().copied() else {
            return;
        };
        let about = format!("/with/{}/about/{moment}", self.pair);
        let mut browser = self.browser(who).await;
        self.stage.chance.step(&format!("extra {n} reads"));
        // Reading what both share leaves a line like any visit of it.
        let reading = testkit::capture();
        let page = browser.get(&about).await.text();
        drop(reading);
        let (path, name, value) = button(&page, &about);
        let submission = Uuid::from_u128(u128::from(hash(&format!("extra {n}"))));
        let (submission, moment) = (submission.to_string(), moment.to_string());
        let fields = [
            ("submission", submission.as_str()),
            (name.as_str(), value.as_str()),
            ("moment", moment.as_str()),
            ("place", "not-okay"),
        ];
        self.stage.chance.step(&format!("extra {n} keeps"));
        let captured = testkit::capture();
        let answer = browser.post(&path, &fields).await;
        assert_eq!(answer.status, 303, "{path}: {}", answer.text());
        self.follow(&mut browser, &answer).await;
        let lines = captured.lines();
        assert_eq!(lines, Vec::<String>::new(), "keeping is quiet: {path}");
    }
}

/// The button beside "show": where its form goes, and what it says.
fn button(page: &str, here: &str) -> (String, String, String) {
    let form = page
        .split("<form")
        .find(|form| form.contains("name=\"place\""))
        .expect("a client is asked where it is now");
    let keep = form
        .split("<button")
        .skip(1)
        .find(|button| !button.contains("value=\"show\""))
        .expect("it can be kept as well");
    let attribute = |tag: &str, name: &str| {
        let (_, rest) = tag.split('>').next()?.split_once(&format!("{name}=\""))?;
        Some(rest.split('"').next()?.to_owned())
    };
    let goes = attribute(keep, "formaction").or_else(|| attribute(form, "action"));
    (
        goes.unwrap_or_else(|| here.to_owned()),
        attribute(keep, "name").expect("a button with a name"),
        attribute(keep, "value").expect("a button with a value"),
    )
}
