//! A practice with three relationships, one of them ended, and everybody who could ask for something in it.

use dialogue::moment::{self, Delivery, Form, Level};
use dialogue::{Command, EntryId, RelationshipId, SubmissionId, Written, ending, session};
use testkit::{Answer, Browser, Engine, People, Person, Probe, Stage, marker, probes, time};
use uuid::Uuid;

/// Something that was never given out.
pub(crate) const NOWHERE: Uuid = Uuid::from_u128(1);

/// Someone who asks.
pub(crate) struct Asking<'a> {
    pub(crate) name: &'static str,
    pub(crate) person: Option<&'a Person>,
    pub(crate) member: bool,
    pub(crate) administrator: bool,
    /// Relationships in which they have a seat.
    pub(crate) seats: Vec<RelationshipId>,
}

/// What stands in one relationship.
pub(crate) struct Held {
    pub(crate) relationship: RelationshipId,
    pub(crate) session: EntryId,
    pub(crate) moment: EntryId,
}

/// The practice.
pub(crate) struct Scene {
    pub(crate) stage: Stage,
    pub(crate) people: People,
    pub(crate) held: Vec<Held>,
}

impl Scene {
    /// A session and a conversation in each relationship, one of which has ended.
    pub(crate) async fn fresh(engine: Engine) -> Self {
        let stage = Stage::fresh(engine).await;
        let people = People::arrive(&stage).await;
        let mut held = Vec::new();
        for (therapist, client, relationship) in [
            (&people.therapist, &people.client, people.ours),
            (&people.therapist, &people.second_client, people.second),
            (&people.other_therapist, &people.other_client, people.theirs),
        ] {
            stage.clock.set(time(Stage::BEGINS));
            let plan = Command::Session(session::Command::Plan {
                starts: time("2026-11-20T09:00:00Z"),
                minutes: 50,
            });
            perform(&stage, therapist, relationship, plan).await;
            perform(&stage, client, relationship, say()).await;
            stage.clock.set(time("2026-11-24T09:00:00Z"));
            let (session, moment) = stage
                .candor
                .look(&therapist.visitor, relationship, |desk, _| {
                    let ours = desk.ours();
                    Ok((ours.sessions.all()[0].id, ours.conversations.all()[0].id))
                })
                .await
                .expect("both are there");
            held.push(Held {
                relationship,
                session,
                moment,
            });
        }
        let end = Command::Ending(ending::Command::End);
        perform(&stage, &people.therapist, people.second, end).await;
        Self {
            stage,
            people,
            held,
        }
    }

    /// Every address, with every relationship, session and conversation there is in every blank, and one of each that is not.
    pub(crate) fn every_address(&self) -> Vec<Probe> {
        let mut relationships: Vec<_> = self.held.iter().map(|h| h.relationship).collect();
        let mut sessions: Vec<_> = self.held.iter().map(|h| h.session).collect();
        let mut moments: Vec<_> = self.held.iter().map(|h| h.moment).collect();
        relationships.push(RelationshipId(NOWHERE));
        sessions.push(EntryId(NOWHERE));
        moments.push(EntryId(NOWHERE));
        probes(&relationships, &sessions, &moments)
    }

    /// True where the session and the conversation in an address, if there are any, are those of the relationship in it.
    pub(crate) fn belongs_together(&self, probe: &Probe) -> bool {
        let held = self.held.iter();
        let mut there = held.filter(|h| Some(h.relationship) == probe.relationship);
        let blanks = probe.path.contains("{session}") || probe.path.contains("{moment}");
        !blanks
            || there.any(|h| {
                probe.address.contains(&h.session.to_string())
                    || probe.address.contains(&h.moment.to_string())
            })
    }

    pub(crate) async fn browser(&self, who: &Asking<'_>) -> Browser {
        match who.person {
            Some(person) => self.stage.browser_of(person).await,
            None => self.stage.browser(),
        }
    }

    /// Asks once; the same chance is drawn whoever asks, and whatever for.
    pub(crate) async fn ask(&self, browser: &mut Browser, verb: &str, address: &str) -> Answer {
        self.ask_anew(browser, verb, address, 9).await
    }

    /// The same, under a submission of its own: one that was done before would be answered as done.
    pub(crate) async fn ask_anew(
        &self,
        browser: &mut Browser,
        verb: &str,
        address: &str,
        submission: u128,
    ) -> Answer {
        self.stage.chance.step("cell");
        if verb == "GET" {
            return browser.get(address).await;
        }
        let submission = Uuid::from_u128(submission).to_string();
        let fields = [("submission", submission.as_str()), ("go", "nonsense")];
        browser.post(address, &fields).await
    }

    pub(crate) fn everybody(&self) -> Vec<Asking<'_>> {
        let people = &self.people;
        let (ours, second, theirs) = (people.ours, people.second, people.theirs);
        let asking = |name, person, seats: &[RelationshipId]| Asking {
            name,
            person,
            member: name == "therapist" || name == "other therapist",
            administrator: name == "administrator",
            seats: seats.to_vec(),
        };
        vec![
            asking("signed out", None, &[]),
            asking("client", Some(&people.client), &[ours]),
            asking(
                "second client, ended",
                Some(&people.second_client),
                &[second],
            ),
            asking("other client", Some(&people.other_client), &[theirs]),
            asking("therapist", Some(&people.therapist), &[ours, second]),
            asking("other therapist", Some(&people.other_therapist), &[theirs]),
            asking("administrator", Some(&people.administrator), &[]),
        ]
    }
}

async fn perform(stage: &Stage, who: &Person, relationship: RelationshipId, command: Command) {
    stage.chance.step(&format!("{relationship} {command:?}"));
    let submission = SubmissionId(stage.candor.fresh_submission().0);
    stage
        .candor
        .perform(&who.visitor, relationship, submission, &command)
        .await
        .expect("the command is performed");
}

fn say() -> Command {
    let words = Written::parse("words", &marker("said")).expect("words");
    Command::Moment(moment::Command::Send {
        form: Form {
            level: Some(Level::Say),
            words,
            ..Form::default()
        },
        delivery: Delivery::NextMorning,
        seen_help: false,
        kept: None,
    })
}
