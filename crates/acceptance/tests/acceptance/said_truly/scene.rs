//! A client and a therapist in browsers of their own.

use std::cell::Cell;

use testkit::{Answer, Browser, Engine, People, Person, Stage};

pub(crate) struct Scene {
    pub(crate) stage: Stage,
    pub(crate) people: People,
    pub(crate) client: Browser,
    pub(crate) therapist: Browser,
    /// `/with/{relationship}` of the two.
    pub(crate) with: String,
    forms: Cell<u32>,
}

impl Scene {
    pub(crate) async fn fresh() -> Self {
        let stage = Stage::fresh(Engine::Sqlite).await;
        let people = People::arrive(&stage).await;
        Self {
            client: stage.browser_of(&people.client).await,
            therapist: stage.browser_of(&people.therapist).await,
            with: format!("/with/{}", people.ours),
            stage,
            people,
            forms: Cell::new(0),
        }
    }

    /// A submission that was not used before; what follows draws chance of its own.
    pub(crate) fn submission(&self) -> String {
        self.forms.set(self.forms.get() + 1);
        let n = self.forms.get();
        self.stage.chance.step(&format!("form {n}"));
        format!("00000000-0000-0000-0000-{n:012}")
    }

    pub(crate) async fn browser(&self, who: &Person) -> Browser {
        self.stage.browser_of(who).await
    }

    /// The client sends a form below the relationship's address.
    pub(crate) async fn send(&mut self, below: &str, fields: &[(&str, &str)]) -> Answer {
        let submission = self.submission();
        let path = format!("{}{below}", self.with);
        let fields = [&[("submission", submission.as_str())], fields].concat();
        self.client.post(&path, &fields).await
    }

    /// The therapist sends a form below the relationship's address.
    pub(crate) async fn answer(&mut self, below: &str, fields: &[(&str, &str)]) -> Answer {
        let submission = self.submission();
        let path = format!("{}{below}", self.with);
        let fields = [&[("submission", submission.as_str())], fields].concat();
        self.therapist.post(&path, &fields).await
    }

    /// The client's page below the relationship's address.
    pub(crate) async fn page(&mut self, below: &str) -> String {
        let path = format!("{}{below}", self.with);
        said(&self.client.get(&path).await)
    }

    /// A session that took place; the address of looking back on it, below the relationship's.
    pub(crate) async fn session(&mut self) -> String {
        let plan = [("starts", "2026-11-20T10:00"), ("minutes", "50")];
        assert_eq!(self.answer("/sessions", &plan).await.status, 303);
        let page = self.therapist.get(&format!("{}/sessions", self.with)).await;
        let link = page.links(&format!("{}/check-in/", self.with)).remove(0);
        link.strip_prefix(&self.with).unwrap().to_owned()
    }

    /// Something that the client said and the therapist opened: its address, below the relationship's.
    pub(crate) async fn moment(&mut self) -> String {
        let said = [("go", "send"), ("level", "something"), ("delivery", "now")];
        assert_eq!(self.send("/say", &said).await.status, 303);
        let page = self.therapist.get(&self.with).await;
        let link = page.links(&format!("{}/about/", self.with)).remove(0);
        link.strip_prefix(&self.with).unwrap().to_owned()
    }

    /// The client takes away that words may be shown.
    pub(crate) async fn withdraw_words(&mut self) {
        assert_eq!(
            self.send("/consent", &[("scores", "yes")]).await.status,
            303
        );
    }
}

/// What a page says, as a person reads its letters.
pub(crate) fn said(answer: &Answer) -> String {
    answer.text().replace("&#39;", "'")
}

/// Every tag of this name on a page, with its attributes.
pub(crate) fn tags(page: &str, name: &str) -> Vec<String> {
    let begin = format!("<{name} ");
    let parts = page.split(begin.as_str()).skip(1);
    parts
        .map(|rest| rest.split('>').next().unwrap_or_default().to_owned())
        .collect()
}
