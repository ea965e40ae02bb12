//! A practice with its people, and a second process on the same archive.

use archive::{Archive, Keys, Options};
use dialogue::moment::{self, Delivery, Form, Level};
use dialogue::{Command, EntryId, Time, check_in, session};
use service::{Failure, Hasher, Receipt, Service, Submission};
use testkit::{Engine, People, Person, Stage, time};

/// Each test once per engine.
#[macro_export]
macro_rules! on_both {
    ($($test:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $test() {
                super::$test($crate::scene::Scene::begin(testkit::Engine::Sqlite).await).await;
            })+
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $test() {
                super::$test($crate::scene::Scene::begin(testkit::Engine::Postgres).await).await;
            })+
        }
    };
}

pub(crate) struct Scene {
    pub(crate) stage: Stage,
    pub(crate) people: People,
}

impl Scene {
    pub(crate) async fn begin(engine: Engine) -> Self {
        let stage = Stage::fresh(engine).await;
        let people = People::arrive(&stage).await;
        Self { stage, people }
    }

    pub(crate) fn service(&self) -> &Service {
        &self.stage.candor
    }

    /// Another process that serves the same practice, as it were.
    pub(crate) async fn another(&self) -> Service {
        let (location, chance) = (self.stage.home().location(), self.stage.chance.clone());
        let keys = Keys::one([7; 32]);
        let archive = Archive::open(&location, keys, chance.clone(), Options::default());
        let practice = self.service().practice().clone();
        let hasher = Hasher::cheap(&*chance);
        let clock = self.stage.clock.clone();
        Service::new(archive.await.unwrap(), practice, clock, chance, hasher)
    }

    pub(crate) async fn does(
        &self,
        who: &Person,
        submission: impl Into<Submission>,
        command: &Command,
    ) -> Result<Receipt, Failure> {
        let ours = self.people.ours;
        self.service()
            .perform(&who.visitor, ours, submission, command)
            .await
    }

    /// The same under a fresh submission, which has to be done.
    pub(crate) async fn done(&self, who: &Person, command: &Command) {
        let submission = self.service().fresh_submission();
        let done = self.does(who, submission, command).await;
        assert_eq!(done.unwrap(), Receipt::Done);
    }

    /// The therapist plans a session that was an hour ago; which one it is.
    pub(crate) async fn session(&self, by: &Service) -> EntryId {
        let starts = self.service().now().plus_minutes(-60);
        let therapist = &self.people.therapist.visitor;
        let (ours, submission) = (self.people.ours, by.fresh_submission());
        let command = plan(starts);
        let done = by.perform(therapist, ours, submission, &command).await;
        assert_eq!(done.unwrap(), Receipt::Done);
        let found = by.glance(therapist, ours, |desk, _| {
            let mut all = desk.ours().sessions.all().iter();
            Ok(all
                .find(|session| session.starts == starts)
                .map(|session| session.id))
        });
        found.await.unwrap().unwrap()
    }

    /// The client says that there is something, to arrive then.
    pub(crate) async fn something(&self, arrives: Time) {
        let form = Form {
            level: Some(Level::Something),
            ..Form::default()
        };
        let send = moment::Command::Send {
            form,
            delivery: Delivery::At(arrives),
            seen_help: false,
            kept: None,
        };
        self.done(&self.people.client, &Command::Moment(send)).await;
    }

    /// How many conversations there are for somebody, with nothing collected for it.
    pub(crate) async fn conversations(&self, who: &Person) -> usize {
        let count = self
            .service()
            .glance(&who.visitor, self.people.ours, |desk, _| {
                Ok(desk.ours().conversations.all().len())
            });
        count.await.unwrap()
    }
}

pub(crate) fn begins() -> Time {
    time(Stage::BEGINS)
}

pub(crate) fn plan(starts: Time) -> Command {
    Command::Session(session::Command::Plan {
        starts,
        minutes: 50,
    })
}

/// A check-in that says nothing in particular.
pub(crate) fn share(session: EntryId) -> Command {
    let mut form = check_in::Form::default();
    form.answers.direct = Some(alliance::Direct::No);
    Command::CheckIn(check_in::Command::Share { session, form })
}
