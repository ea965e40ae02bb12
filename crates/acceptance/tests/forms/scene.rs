//! A practice in which every kind of form there is can be sent.

use dialogue::{Desk, view};
pub(crate) use testkit::forms::{Form, Means, WORDS, Who};
use testkit::{
    Answer, Browser, Engine, PASSWORD, People, Person, Probe, Stage, forms::Blanks, invite, probes,
    time,
};
use web::Reach;

/// Sends fields.
pub(crate) async fn send(
    browser: &mut Browser,
    path: &str,
    fields: &[(&'static str, String)],
) -> Answer {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
    browser.post(path, &fields).await
}

/// What was prepared so that every form can be sent: a session held, its check-in kept with something held back, a moment opened,
/// something kept, something on its way, something agreed, and a client who was invited and has not come in.
pub(crate) struct Scene {
    pub(crate) stage: Stage,
    pub(crate) people: People,
    /// Everybody's browser: client, therapist, administrator.
    pub(crate) browsers: [Browser; 3],
    pub(crate) session: String,
    pub(crate) moment: String,
    pub(crate) kept: String,
    pub(crate) letter: String,
    pub(crate) agreed: String,
    /// `/with/{relationship}` of the two.
    pub(crate) with: String,
    /// `/with/{relationship}` of the therapist and the one who was only invited.
    pub(crate) waiting: String,
}

impl Scene {
    /// The same to the byte, each time.
    pub(crate) async fn fresh(engine: Engine) -> Self {
        let stage = Stage::fresh(engine).await;
        let people = People::arrive(&stage).await;
        let (waiting, _) = invite_only(&stage, &people.therapist).await;
        let browsers = [
            stage.browser_of(&people.client).await,
            stage.browser_of(&people.therapist).await,
            stage.browser_of(&people.administrator).await,
        ];
        let mut scene = Self {
            with: format!("/with/{}", people.ours),
            stage,
            people,
            browsers,
            session: String::new(),
            moment: String::new(),
            kept: String::new(),
            letter: String::new(),
            agreed: String::new(),
            waiting,
        };
        scene.prepare().await;
        scene
    }

    async fn prepare(&mut self) {
        use Means::Anything;
        let with = self.with.clone();
        let plan = [
            ("starts", "2026-11-20T10:00", Anything),
            ("minutes", "50", Anything),
        ];
        self.done(Who::Therapist, "/sessions", &plan).await;
        let say = |go| {
            [
                ("go", go, Anything),
                ("level", "say", Anything),
                ("words", WORDS, Anything),
            ]
        };
        self.done(Who::Client, "/say", &say("send")).await;
        self.stage.clock.set(time("2026-11-24T09:00:00Z"));
        for who in [Who::Therapist, Who::Client] {
            self.step("collect");
            assert_eq!(self.browser(who).get(&with).await.status, 200);
        }
        self.session = self
            .peek(|desk| desk.ours().sessions.all()[0].id.to_string())
            .await;
        self.moment = self
            .peek(|desk| desk.ours().conversations.all()[0].id.to_string())
            .await;
        let check_in = format!("/check-in/{}", self.session);
        let held_back = [
            ("go", "keep", Anything),
            ("accepted", "6", Anything),
            ("held-back", "yes", Anything),
        ];
        self.done(Who::Client, &check_in, &held_back).await;
        let about = format!("/about/{}", self.moment);
        let agree = [("go", "agree", Anything), ("agree", "Slower.", Anything)];
        self.done(Who::Therapist, &about, &agree).await;
        self.done(Who::Client, "/say", &say("keep")).await;
        self.done(Who::Client, "/say", &say("send")).await;
        self.letter = self.peek(|desk| desk.post()[0].id.to_string()).await;
        self.kept = self
            .peek(|desk| view::own(desk).notes[0].id.to_string())
            .await;
        let agreed = |desk: &Desk| desk.ours().conversations.all()[0].agreed[0].id.to_string();
        self.agreed = self.peek(agreed).await;
    }

    /// All forms, filled in for this scene.
    pub(crate) fn forms(&self) -> Vec<Form> {
        let blanks = Blanks {
            with: self.with.clone(),
            waiting: self.waiting.clone(),
            session: self.session.clone(),
            moment: self.moment.clone(),
            kept: self.kept.clone(),
            letter: self.letter.clone(),
            agreed: self.agreed.clone(),
        };
        let mut forms = blanks.forms();
        // What this conversation has no place for: it was not asked for in writing, the therapist did not open it, and the client
        // has not said where it is.
        let nothing_here = [
            "conversation: answer",
            "conversation: not now",
            "conversation: back, a line",
        ];
        forms.retain(|form| !nothing_here.contains(&form.name));
        forms
    }

    async fn done(&mut self, who: Who, below: &str, fields: &[(&'static str, &str, Means)]) {
        let form = Form::new("prepared", who, format!("{}{below}", self.with), fields);
        let label = format!(
            "prepare {below} {fields:?} at {:?}",
            self.stage.candor.now()
        );
        self.step(&label);
        let submission = self.stage.candor.fresh_submission().0;
        let answer = send(self.browser(who), &form.path, &form.good(submission)).await;
        assert_eq!(answer.status, 303, "{}: {}", form.path, answer.text());
    }

    /// Ids of what is in the therapist's other relationship: something kept, something on its way, a session, a moment.
    pub(crate) async fn of_second(&self) -> (String, String, String, String) {
        let (stage, people) = (&self.stage, &self.people);
        let with = format!("/with/{}", people.second);
        let mut client = stage.browser_of(&people.second_client).await;
        let mut therapist = stage.browser_of(&people.therapist).await;
        for (n, go) in ["send", "keep", "send"].into_iter().enumerate() {
            let step = format!("second {n}");
            self.step(&step);
            let submission = stage.candor.fresh_submission().to_string();
            let fields = [
                ("submission", submission.as_str()),
                ("go", go),
                ("level", "say"),
                ("words", WORDS),
            ];
            assert_eq!(
                client.post(&format!("{with}/say"), &fields).await.status,
                303
            );
            if n == 0 {
                stage.clock.minutes(24 * 60);
                assert_eq!(therapist.get(&with).await.status, 200);
            }
        }
        let fields = [
            ("submission", "00000000-0000-0000-0000-000000000002"),
            ("starts", "2026-11-19T10:00"),
            ("minutes", "50"),
        ];
        let planned = therapist.post(&format!("{with}/sessions"), &fields).await;
        assert_eq!(planned.status, 303);
        let look = |desk: &Desk, _: service::Look<'_>| {
            Ok((
                view::own(desk).notes[0].id.to_string(),
                desk.post()[0].id.to_string(),
                desk.ours().sessions.all()[0].id.to_string(),
                desk.ours().conversations.all()[0].id.to_string(),
            ))
        };
        let visitor = &people.second_client.visitor;
        stage
            .candor
            .glance(visitor, people.second, look)
            .await
            .unwrap()
    }

    pub(crate) fn browser(&mut self, who: Who) -> &mut Browser {
        &mut self.browsers[who as usize]
    }

    pub(crate) fn step(&self, label: &str) {
        self.stage.chance.step(label);
    }

    async fn peek<T>(&self, look: impl Fn(&Desk) -> T) -> T {
        let visitor = &self.people.client.visitor;
        self.stage
            .candor
            .glance(visitor, self.people.ours, |desk, _| Ok(look(desk)))
            .await
            .unwrap()
    }

    /// Everything that these people can see of it, with every address that shows a page of theirs. The same scene shows the
    /// same bytes.
    pub(crate) async fn everything(&mut self) -> Vec<(String, Answer)> {
        let session = self.session.parse().unwrap();
        let moment = self.moment.parse().unwrap();
        let waiting = self.waiting.strip_prefix("/with/").unwrap();
        let relationships = [self.people.ours, waiting.parse().unwrap()];
        let mut probes = probes(&relationships, &[session], &[moment]);
        probes.retain(|p| {
            p.verbs.contains(&"GET") && !matches!(p.reach, Reach::Public | Reach::Help)
        });
        // A first visit collects what is due.
        for who in [Who::Client, Who::Therapist] {
            self.step("a first visit");
            let with = self.with.clone();
            self.browser(who).get(&with).await;
        }
        let mut seen = Vec::new();
        for who in [Who::Client, Who::Therapist, Who::Administrator] {
            for probe in probes.iter().filter(|p| may_open(who, p)) {
                let label = format!("{who:?} {}", probe.address);
                self.step(&label);
                let answer = self.browser(who).get(&probe.address).await;
                assert!(
                    !answer.status.is_server_error(),
                    "{label}: {}",
                    answer.text()
                );
                seen.push((label, answer));
            }
        }
        assert!(seen.len() > 25, "pages are looked at: {}", seen.len());
        seen
    }
}

/// Leaves out what is not found in any case; the route matrix looks at that.
fn may_open(who: Who, probe: &Probe) -> bool {
    match probe.reach {
        Reach::Administrator => who == Who::Administrator,
        Reach::Member => who == Who::Therapist,
        Reach::Shared | Reach::Own => who != Who::Administrator,
        Reach::SignedIn | Reach::Public | Reach::Help => true,
    }
}

/// Compares what can be seen, and says where it differs.
pub(crate) fn assert_same(before: &[(String, Answer)], after: &[(String, Answer)], why: &str) {
    assert_eq!(before.len(), after.len(), "{why}");
    for ((label, before), (_, after)) in before.iter().zip(after) {
        assert_eq!(before.status, after.status, "{why}: {label}");
        assert!(
            before == after,
            "{why}: {label} differs:\n{}",
            first_difference(&before.text(), &after.text())
        );
    }
}

fn first_difference(before: &str, after: &str) -> String {
    let lines = before.lines().zip(after.lines()).find(|(a, b)| a != b);
    match lines {
        Some((a, b)) => format!("- {a}\n+ {b}"),
        None => "one goes on where the other ends, or the headers differ".to_owned(),
    }
}

/// Someone who was invited and has not come in: their relationship's address, and their link's letters.
pub(crate) async fn invite_only(stage: &Stage, therapist: &Person) -> (String, String) {
    stage.chance.step("invite only");
    let mut browser = stage.browser_of(therapist).await;
    let submission = stage.candor.fresh_submission().to_string();
    let fields = [
        ("submission", submission.as_str()),
        ("name", "Toni"),
        ("email", "toni@example.org"),
        ("words", "I'd like to know."),
    ];
    let answer = browser.post("/clients/new", &fields).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let with = answer.links("/with/").remove(0);
    (with, link(&answer))
}

/// The letters of the link that a page shows.
pub(crate) fn link(answer: &Answer) -> String {
    let text = answer.text();
    let (_, rest) = text.split_once("/join/").expect("the page shows the link");
    rest.split(['<', '"']).next().unwrap().to_owned()
}

/// Comes in by a link.
pub(crate) async fn join(browser: &mut Browser, letters: &str, name: &str) -> Answer {
    let fields = [("name", name), ("password", PASSWORD)];
    browser.post(&format!("/join/{letters}"), &fields).await
}

/// A client of nobody else's, in a browser of their own.
pub(crate) async fn another_client(stage: &Stage, therapist: &Person) -> (Browser, String) {
    let (person, relationship) = invite(stage, therapist, "Uli").await;
    (
        stage.browser_of(&person).await,
        format!("/with/{relationship}"),
    )
}
