//! A random history of two people that can be played twice, with and without what one of them does in their own room.

use dialogue::check_in::{self, Form, View};
use dialogue::consent;
use dialogue::ending;
use dialogue::moment::{self, Level};
use dialogue::session;
use dialogue::{Command, Desk, EntryId, RelationshipId, SubmissionId, Written};
use testkit::{Browser, Engine, People, Person, Stage, StepChance, capture, invite, marker, time};
use uuid::Uuid;

use super::dice::{Dice, Step, hash, send, step};
use super::extra::{Extra, Found};

/// Who is who.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Who {
    /// The client of the two whose history it is.
    Client,
    /// The therapist of the two.
    Therapist,
    /// Another client of the same therapist.
    SecondClient,
    /// A therapist who is the first one's client as well.
    OtherTherapist,
    /// That therapist's own client.
    OtherClient,
    Administrator,
    /// Nobody is signed in.
    Nobody,
}

impl Who {
    const ALL: [Who; 7] = [
        Who::Client,
        Who::Therapist,
        Who::SecondClient,
        Who::OtherTherapist,
        Who::OtherClient,
        Who::Administrator,
        Who::Nobody,
    ];

    /// The other of the two.
    pub(crate) fn partner(self) -> Who {
        match self {
            Who::Client => Who::Therapist,
            _ => Who::Client,
        }
    }
}

/// Whose history it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pair {
    /// A therapist and a client.
    Usual,
    /// A therapist and a client who is a therapist too.
    BothRoles,
}

/// One play.
pub(crate) struct Play {
    pub(crate) stage: Stage,
    people: People,
    /// The client of the two.
    client: Person,
    /// The relationship in which it happens.
    pub(crate) pair: RelationshipId,
    /// All relationships there are, that one first.
    pub(crate) relationships: Vec<RelationshipId>,
    /// Whether the owner's browser goes where an answer leads. What is due arrives by that.
    pub(crate) follows: bool,
    seed: u64,
}

/// What extras left behind for whoever wants to guess: see [`Found`].
#[derive(Default)]
pub(crate) struct Trail {
    /// The log lines that the extras caused.
    pub(crate) lines: Vec<String>,
    /// Ids of what is, or was for a while, in the owner's own room or on its way.
    pub(crate) found: Vec<Found>,
    /// The submissions of the owner's forms.
    pub(crate) submissions: Vec<Uuid>,
}

/// A course of shared check-ins that falls in its last session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fall {
    /// The client's answer to everything in the last session, 0 to 10; before, it was 8 or 9.
    pub(crate) to: u8,
    /// How the therapist saw every session, 0 to 10, for themselves alone; `None` where they passed.
    pub(crate) seen: Option<u8>,
}

impl Fall {
    /// So far that it is worth asking about, and no further: the figures that stand beside it would still move with what else was heard.
    pub(crate) const FAR: Fall = Fall { to: 6, seen: None };
    /// A little, and the therapist saw nothing of it: the two views differ.
    pub(crate) const UNSEEN: Fall = Fall {
        to: 7,
        seen: Some(7),
    };
    /// As little, and the therapist passed: there are no two views.
    pub(crate) const PASSED: Fall = Fall { to: 7, seen: None };
}

/// How many shared steps a history has.
pub(crate) const STEPS: usize = 22;
/// Sessions of the beginning. The last three are left for the extras: nobody shares or views them in the history.
const SESSIONS: usize = 7;
/// The session whose check-in an extra begins or keeps, and nobody shares.
pub(crate) const KEPT: usize = SESSIONS - 3;
/// The session whose check-in an extra shares and takes back.
pub(crate) const TAKEN_BACK: usize = SESSIONS - 2;
/// The session whose check-in an extra shares; it waits for the therapist's view, which is not given.
pub(crate) const GATED: usize = SESSIONS - 1;

impl Play {
    pub(crate) async fn fresh(engine: Engine, seed: u64, pair: Pair) -> Self {
        let stage = Stage::fresh(engine).await;
        let people = People::arrive(&stage).await;
        let (both_roles, both) = invite(&stage, &people.therapist, "Bea").await;
        let (client, pair) = match pair {
            Pair::Usual => (people.client.clone(), people.ours),
            Pair::BothRoles => (both_roles, both),
        };
        let mut relationships = vec![people.ours, people.second, people.theirs, both];
        relationships.sort_by_key(|r| *r != pair);
        let play = Self {
            stage,
            people,
            client,
            pair,
            relationships,
            follows: false,
            seed,
        };
        for n in 0..SESSIONS {
            // The last one was yesterday.
            let days = 7 * (SESSIONS - n) as i64 - 6;
            let starts = time(Stage::BEGINS).plus_days(-days);
            let minutes = 50;
            let plan = Command::Session(session::Command::Plan { starts, minutes });
            play.act(Who::Therapist, &format!("plan {n}"), plan).await;
        }
        play
    }

    /// Everybody but `owner`.
    pub(crate) fn onlookers(&self, owner: Who) -> Vec<Who> {
        let email = |who| self.person(who).map(|person| person.email.as_str());
        Who::ALL
            .into_iter()
            .filter(|who| email(*who) != email(owner))
            .collect()
    }

    pub(crate) fn person(&self, who: Who) -> Option<&Person> {
        match who {
            Who::Client => Some(&self.client),
            Who::Therapist => Some(&self.people.therapist),
            Who::SecondClient => Some(&self.people.second_client),
            Who::OtherTherapist => Some(&self.people.other_therapist),
            Who::OtherClient => Some(&self.people.other_client),
            Who::Administrator => Some(&self.people.administrator),
            Who::Nobody => None,
        }
    }

    /// True for the two whose history it is.
    pub(crate) fn has_seat(&self, who: Who) -> bool {
        matches!(who, Who::Client | Who::Therapist)
    }

    pub(crate) async fn browser(&self, who: Who) -> Browser {
        match self.person(who) {
            Some(person) => self.stage.browser_of(person).await,
            None => self.stage.browser(),
        }
    }

    /// Plays the history; with `owner`, their extras between the steps.
    pub(crate) async fn run(&self, owner: Option<Who>) -> Trail {
        let mut dice = Dice::new(self.seed);
        let mut aside = aside(self.seed);
        let mut trail = Trail::default();
        for n in 0..STEPS {
            self.extras(owner, &mut aside, n, &mut trail).await;
            self.shared_step(&mut dice, n).await;
        }
        trail
    }

    /// Two extras of the owner.
    async fn extras(&self, owner: Option<Who>, aside: &mut Dice, n: usize, trail: &mut Trail) {
        let Some(owner) = owner else { return };
        let captured = capture();
        for k in 0..2 {
            let extra = aside.pick(Extra::of(owner)).unwrap();
            let submission = self.extra(owner, extra, n * 10 + k).await;
            trail.submissions.push(submission);
            Found::note(&mut trail.found, self.peek(owner, Found::on).await);
        }
        self.whisper(owner, aside, &format!("extra {n}")).await;
        Found::note(&mut trail.found, self.peek(owner, Found::on).await);
        trail.lines.extend(captured.lines());
    }

    /// Instead of a random history: check-ins that were shared, of which the last one falls, so that something is noticed. With
    /// `owner`, their extras before each of them, so that the engine would hear them if they could be heard.
    pub(crate) async fn fall(&self, owner: Option<Who>, fall: Fall) -> (Trail, EntryId) {
        let mut aside = aside(self.seed);
        let mut trail = Trail::default();
        let both = consent::Command::Show {
            scores: true,
            words: true,
        };
        self.act(Who::Client, "all of it", Command::Consent(both))
            .await;
        let sessions = self.sessions().await;
        let steady = [8, 9, 8, 9].into_iter().zip(&sessions[..KEPT]);
        for (n, (points, session)) in steady.enumerate() {
            for k in 0..3 {
                self.extras(owner, &mut aside, n * 3 + k, &mut trail).await;
            }
            self.share_all(n, *session, points, fall.seen).await;
        }
        let plan = Command::Session(session::Command::Plan {
            starts: self.stage.candor.now().plus_days(-1),
            minutes: 50,
        });
        self.act(Who::Therapist, "plan the last", plan).await;
        let last = *self.sessions().await.last().unwrap();
        assert!(!sessions.contains(&last), "it was planned");
        self.share_all(KEPT, last, fall.to, fall.seen).await;
        (trail, last)
    }

    /// The therapist keeps how they saw it for themselves, or passes; the client shares the same answer to everything; and both look in.
    async fn share_all(&self, n: usize, session: EntryId, points: u8, seen: Option<u8>) {
        let label = format!("share {n}");
        let view = seen.map(|points| View {
            between: alliance::Score::new(points).ok(),
            direct: None,
        });
        let view = check_in::Command::View {
            session,
            view,
            show: false,
        };
        self.act(Who::Therapist, &label, Command::CheckIn(view))
            .await;
        let mut form = Form::default();
        for item in alliance::Item::ALL {
            form.answers
                .items
                .set(item, alliance::Score::new(points).ok());
        }
        let share = check_in::Command::Share { session, form };
        self.act(Who::Client, &label, Command::CheckIn(share)).await;
        self.stage.clock.minutes(7);
        self.both_look_in(&label).await;
    }

    /// One random step that both may see.
    async fn shared_step(&self, dice: &mut Dice, n: usize) {
        let label = format!("step {n}");
        let sessions = self.sessions().await;
        let moments = self.moments().await;
        match step(dice, n, &sessions[..KEPT], &moments) {
            Step::Pass(minutes) => {
                self.stage.clock.minutes(minutes);
                self.both_look_in(&label).await;
            }
            Step::Act(who, command) => {
                self.stage.clock.minutes(7);
                self.act(who, &label, command).await;
            }
            Step::Nothing => self.stage.clock.minutes(7),
        }
    }

    /// Instead of a random history: a moment that was said and has arrived.
    pub(crate) async fn say_one_thing(&self) {
        let said = send(&mut Dice::new(self.seed), 0);
        self.act(Who::Client, "one thing", said).await;
        self.stage.clock.minutes(24 * 60);
        self.both_look_in("one thing").await;
        assert_eq!(self.moments().await.len(), 1, "it arrived");
    }

    /// What is due arrives.
    pub(crate) async fn both_look_in(&self, label: &str) {
        for who in [Who::Therapist, Who::Client] {
            let mut browser = self.browser(who).await;
            self.stage.chance.step(&format!("{label} {who:?} looks in"));
            for path in ["/".to_owned(), format!("/with/{}", self.pair)] {
                assert_eq!(browser.get(&path).await.status, 200, "{path}");
            }
        }
    }

    /// What makes "kept" or "not shown" look like "not done" only if it really does: the other one does their part of it.
    /// The therapist gives and passes views of sessions whose check-ins were kept or taken back; the client keeps, and in the
    /// end shares, a check-in on sessions that the therapist viewed for themselves or passed.
    pub(crate) async fn the_other_does_their_part(&self, owner: Who) {
        let sessions = self.sessions().await;
        let label = "their part";
        let view = |session, view| {
            Command::CheckIn(check_in::Command::View {
                session,
                view,
                show: true,
            })
        };
        if owner == Who::Client {
            let given = View {
                between: alliance::Score::new(6).ok(),
                direct: Some(alliance::Direct::No),
            };
            for (at, given) in [(KEPT, Some(given)), (TAKEN_BACK, None)] {
                let label = format!("{label} {at}");
                self.act(Who::Therapist, &label, view(sessions[at], given))
                    .await;
            }
            return;
        }
        let mut form = Form::default();
        form.answers.direct = Some(alliance::Direct::ALittle);
        let keep = |session, form| Command::CheckIn(check_in::Command::Keep { session, form });
        let share = |session, form| Command::CheckIn(check_in::Command::Share { session, form });
        let acts = [
            keep(sessions[GATED], form.clone()),
            share(sessions[KEPT], form.clone()),
            share(sessions[TAKEN_BACK], form),
        ];
        for (n, command) in acts.into_iter().enumerate() {
            self.act(Who::Client, &format!("{label} {n}"), command)
                .await;
        }
    }

    /// An end: the client stops contact, or one of the two ends it.
    pub(crate) async fn end(&self, who: Who, stop: bool) {
        let wish = if stop {
            ending::Command::StopContact
        } else {
            ending::Command::End
        };
        self.act(who, "the end", Command::Ending(wish)).await;
        assert!(self.peek(who, |desk| desk.ours().ending.is_over()).await);
    }

    /// A refusal is a result like any other: the same in both plays.
    pub(crate) async fn act(&self, who: Who, label: &str, command: Command) {
        self.stage.chance.step(&format!("{label} {who:?}"));
        let _ = self.perform(who, label, &command).await;
    }

    async fn perform(
        &self,
        who: Who,
        label: &str,
        command: &Command,
    ) -> Result<service::Receipt, service::Failure> {
        let submission = SubmissionId(Uuid::from_u128(u128::from(hash(label))));
        let visitor = &self.person(who).unwrap().visitor;
        let candor = &self.stage.candor;
        candor
            .perform(visitor, self.pair, submission, command)
            .await
    }

    /// Shared acts, one after the other.
    pub(crate) async fn write_shared(&self, who: Who, times: usize) {
        for n in 0..times {
            let label = format!("shared {who:?} {n}");
            let plan = Command::Session(session::Command::Plan {
                starts: time(Stage::BEGINS).plus_days(30 + n as i64),
                minutes: 50,
            });
            let done = StepChance::apart(&label, self.perform(who, &label, &plan)).await;
            done.unwrap();
        }
    }

    /// Acts in one's own room, one after the other.
    pub(crate) async fn write_own(&self, who: Who, times: usize) {
        for n in 0..times {
            let label = format!("own {who:?} {n}");
            let keep = Command::Moment(moment::Command::Keep(moment::Form {
                level: Some(Level::JustForMe),
                words: Written::parse("words", &marker(&label)).unwrap(),
                ..moment::Form::default()
            }));
            let done = StepChance::apart(&label, self.perform(who, &label, &keep)).await;
            done.unwrap();
        }
    }

    pub(crate) async fn sessions(&self) -> Vec<EntryId> {
        let look = |desk: &Desk| desk.ours().sessions.all().iter().map(|s| s.id).collect();
        self.peek(Who::Client, look).await
    }

    pub(crate) async fn moments(&self) -> Vec<EntryId> {
        let conversations = |desk: &Desk| {
            let all = desk.ours().conversations.all().iter();
            all.map(|c| c.id).collect()
        };
        self.peek(Who::Client, conversations).await
    }

    pub(crate) async fn agreed(&self) -> Option<EntryId> {
        let look = |desk: &Desk| {
            let mut all = desk.ours().conversations.all().iter();
            all.find_map(|c| c.agreed.first().map(|agreed| agreed.id))
        };
        self.peek(Who::Client, look).await
    }

    pub(crate) async fn peek<T>(&self, who: Who, look: impl Fn(&Desk) -> T) -> T {
        let visitor = &self.person(who).unwrap().visitor;
        self.stage
            .candor
            .glance(visitor, self.pair, |desk, _| Ok(look(desk)))
            .await
            .unwrap()
    }
}

/// What the owner's extras of a history are drawn with.
pub(crate) fn aside(seed: u64) -> Dice {
    Dice::new(seed ^ 0xdead_beef)
}
