//! What the pages say of a conversation is true: on the day it is said, afterwards, and after an end.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod around;
mod candor;
mod conversation;
mod day;
mod watch;

use alliance::{Direct, Item, Items, Score};
use dialogue::check_in::{self, Answers, View};
use dialogue::conversation::{Acknowledgement, Command as Says, Happened, Stand, Where};
use dialogue::moment::{self, Delivery, Feeling, Handling, Level, More};
use dialogue::session::{self, Outcome};
use dialogue::{Command, Desk, EntryId, Written, consent, ending, invitation};
use service::{JoinForm, NewClient};
use testkit::{Browser, Engine, PASSWORD, People, Person, Stage};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Who {
    Ada,
    Mara,
}
use Who::{Ada, Mara};

/// A therapist and a client, each in a browser.
struct Two {
    stage: Stage,
    people: People,
    ada: Browser,
    mara: Browser,
    with: String,
}

impl Two {
    async fn meet() -> Self {
        let stage = Stage::fresh(Engine::Sqlite).await;
        let people = People::arrive(&stage).await;
        Self {
            ada: stage.browser_of(&people.therapist).await,
            mara: stage.browser_of(&people.client).await,
            with: format!("/with/{}", people.ours),
            stage,
            people,
        }
    }

    fn person(&self, who: Who) -> &Person {
        match who {
            Ada => &self.people.therapist,
            Mara => &self.people.client,
        }
    }

    async fn does(&self, who: Who, command: Command) {
        let submission = self.stage.candor.fresh_submission();
        let visitor = &self.person(who).visitor;
        let candor = &self.stage.candor;
        let done = candor.perform(visitor, self.people.ours, submission, &command);
        done.await.unwrap();
        self.stage.clock.minutes(1);
    }

    /// A page as text; `below` "/" is the start page.
    async fn page(&mut self, who: Who, below: &str) -> String {
        let path = match below {
            "/" => "/".to_owned(),
            below => format!("{}{below}", self.with),
        };
        let browser = match who {
            Ada => &mut self.ada,
            Mara => &mut self.mara,
        };
        let answer = browser.get(&path).await;
        assert_eq!(answer.status, 200, "{path}");
        answer.text()
    }

    async fn peek<T>(&self, look: impl Fn(&Desk) -> T) -> T {
        let visitor = &self.people.client.visitor;
        let candor = &self.stage.candor;
        let seen = candor.glance(visitor, self.people.ours, |desk, _| Ok(look(desk)));
        seen.await.unwrap()
    }

    /// A session that begins so many minutes from now.
    async fn plan(&self, minutes: i64) -> EntryId {
        let starts = self.stage.candor.now().plus_minutes(minutes);
        let plan = session::Command::Plan {
            starts,
            minutes: 50,
        };
        self.does(Ada, Command::Session(plan)).await;
        let found = self.peek(|desk| {
            let mut all = desk.ours().sessions.all().iter();
            all.find(|s| s.starts == starts).map(|s| s.id)
        });
        found.await.unwrap()
    }

    /// The client says it, and the therapist opens it.
    async fn say(&mut self, form: moment::Form) -> EntryId {
        let send = moment::Command::Send {
            form: moment::Form {
                level: Some(Level::Say),
                words: Some(text("You were already standing when I began.")),
                ..form
            },
            delivery: Delivery::At(self.stage.candor.now()),
            seen_help: false,
            kept: None,
        };
        self.does(Mara, Command::Moment(send)).await;
        self.page(Ada, "/").await;
        self.newest().await
    }

    async fn newest(&self) -> EntryId {
        let newest = |desk: &Desk| desk.ours().conversations.all().last().map(|c| c.id);
        self.peek(newest).await.unwrap()
    }

    async fn about(&self, who: Who, says: Says) {
        self.does(who, Command::Conversation(says)).await;
    }

    async fn share(&self, session: EntryId, items: Items, direct: Option<Direct>) {
        let answers = Answers {
            items,
            direct,
            ..Answers::default()
        };
        let form = check_in::Form {
            answers,
            held_back: false,
        };
        let share = check_in::Command::Share { session, form };
        self.does(Mara, Command::CheckIn(share)).await;
    }

    async fn view(&self, session: EntryId, view: Option<View>, show: bool) {
        let view = check_in::Command::View {
            session,
            view,
            show,
        };
        self.does(Ada, Command::CheckIn(view)).await;
    }

    async fn allow(&self, scores: bool, words: bool) {
        self.does(
            Mara,
            Command::Consent(consent::Command::Show { scores, words }),
        )
        .await;
    }

    /// The other therapist invites the therapist, who comes in with the address and password they have.
    async fn ada_as_a_client(&self) {
        let ada = &self.people.therapist;
        let name = || Written::required("name", &ada.name).unwrap();
        let letter = invitation::Letter {
            words: text("I'd like to know."),
            holds: Vec::new(),
            handling: None,
            scope: None,
        };
        let client = NewClient {
            name: name(),
            email: ada.email.clone(),
            letter,
        };
        let candor = &self.stage.candor;
        let bea = &self.people.other_therapist.visitor;
        let invited = candor.invite_client(bea, candor.fresh_submission(), client);
        let form = JoinForm {
            name: name(),
            password: PASSWORD,
        };
        let link = invited.await.unwrap().token;
        candor.join(&link, form).await.unwrap();
    }

    /// From now on it is about the therapist's other client: the same acts, the same pages.
    async fn turn(&mut self) {
        let people = &mut self.people;
        std::mem::swap(&mut people.client, &mut people.second_client);
        std::mem::swap(&mut people.ours, &mut people.second);
        self.with = format!("/with/{}", people.ours);
        self.mara = self.stage.browser_of(&self.people.client).await;
    }

    fn days(&self, days: i64) {
        self.stage.clock.minutes(days * 24 * 60);
    }
}

fn text<const MAX: usize>(words: &str) -> Written<MAX> {
    Written::required("words", words).unwrap()
}

fn one_number() -> Items {
    let mut items = Items::default();
    items.set(Item::Accepted, Some(Score::new(3).unwrap()));
    items
}

fn read(moment: EntryId) -> Says {
    let how = Acknowledgement::Read;
    Says::Acknowledge { moment, how }
}

fn come_back(two: &Two, moment: EntryId, days: i64) -> Says {
    let day = two.stage.candor.now().plus_days(days);
    let by = two.stage.candor.practice().calendar.date(day);
    let how = Acknowledgement::ComeBack { by };
    Says::Acknowledge { moment, how }
}

fn back(moment: EntryId) -> Says {
    Says::Back {
        moment,
        words: None,
    }
}

fn stand(moment: EntryId, place: Where) -> Says {
    let stand = Stand::at(place);
    Says::Show { moment, stand }
}

#[track_caller]
fn has(page: &str, words: &str) {
    assert!(page.contains(words), "{words:?} is not in\n{page}");
}

#[track_caller]
fn has_not(page: &str, words: &str) {
    assert!(!page.contains(words), "{words:?} is in\n{page}");
}
