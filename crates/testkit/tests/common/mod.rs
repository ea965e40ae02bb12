//! A random history that can be played twice, with and without what one person does in their own room.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop, loudly"
)]

use alliance::{Direct, Item, Items, Score};
use dialogue::check_in::{self, Answers, Form, View};
use dialogue::conversation::{self, Acknowledgement, Stand, Where, Wish};
use dialogue::moment::{self, Delivery, Level, Please};
use dialogue::session::{self, Outcome};
use dialogue::{Command, Desk, EntryId, SubmissionId, consent};
use testkit::{
    Answer, Captured, Engine, People, Person, Stage, StepChance, capture, marker, probes, time,
};
use uuid::Uuid;

/// Who is who.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Who {
    Client,
    Therapist,
    SecondClient,
    OtherTherapist,
    Administrator,
}

impl Who {
    pub(crate) const ALL: [Who; 5] = [
        Who::Client,
        Who::Therapist,
        Who::SecondClient,
        Who::OtherTherapist,
        Who::Administrator,
    ];
}

/// Something in one's own room, or a letter that is not due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extra {
    SaveCheckIn,
    KeepCheckIn,
    ShareBeforeTheView,
    ShareAndTakeBack,
    SaveMoment,
    DiscardMoment,
    KeepMoment,
    EraseSomething,
    SafetyCopy,
    SendForLater,
    SendAndTakeBack,
    KeepWhereItIs,
    /// The one that does show: for the test that the test can fail.
    SendNow,
}

const OF_CLIENT: [Extra; 12] = [
    Extra::SaveCheckIn,
    Extra::KeepCheckIn,
    Extra::ShareBeforeTheView,
    Extra::ShareAndTakeBack,
    Extra::SaveMoment,
    Extra::DiscardMoment,
    Extra::KeepMoment,
    Extra::EraseSomething,
    Extra::SafetyCopy,
    Extra::SendForLater,
    Extra::SendAndTakeBack,
    Extra::KeepWhereItIs,
];

/// Random numbers from a seed (SplitMix64).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ 0x5bf0_3635)
    }

    pub(crate) fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n
    }

    pub(crate) fn pick<T: Clone>(&mut self, from: &[T]) -> Option<T> {
        let n = self.below(from.len().max(1) as u64) as usize;
        from.get(n).cloned()
    }
}

/// One play.
pub(crate) struct Play {
    pub(crate) stage: Stage,
    pub(crate) people: People,
    seed: u64,
}

/// How many shared steps a history has.
const STEPS: usize = 22;
/// Sessions of the beginning: the last two are left for the extras, and nobody shares or views them in the history.
const SESSIONS: usize = 6;

impl Play {
    pub(crate) async fn fresh(engine: Engine, seed: u64) -> Self {
        let stage = Stage::fresh(engine).await;
        let people = People::arrive(&stage).await;
        let play = Self {
            stage,
            people,
            seed,
        };
        for n in 0..SESSIONS {
            let starts = time(Stage::BEGINS).plus_days(-7 * (SESSIONS - n) as i64);
            let plan = session::Command::Plan {
                starts,
                minutes: 50,
            };
            play.act(Who::Therapist, &format!("plan {n}"), Command::Session(plan))
                .await;
        }
        play
    }

    pub(crate) fn person(&self, who: Who) -> &Person {
        match who {
            Who::Client => &self.people.client,
            Who::Therapist => &self.people.therapist,
            Who::SecondClient => &self.people.second_client,
            Who::OtherTherapist => &self.people.other_therapist,
            Who::Administrator => &self.people.administrator,
        }
    }

    /// Plays the history; with `owner`, their extras between the steps. Returns the log lines that the extras caused.
    pub(crate) async fn run(&self, owner: Option<Who>) -> Vec<String> {
        let mut dice = Dice::new(self.seed);
        let mut aside = Dice::new(self.seed ^ 0xdead_beef);
        let mut logs = Vec::new();
        for n in 0..STEPS {
            if let Some(owner) = owner {
                let captured = capture();
                for k in 0..2 {
                    let extra = match owner {
                        Who::Client => aside.pick(&OF_CLIENT).unwrap(),
                        _ => Extra::SendAndTakeBack,
                    };
                    self.extra(owner, extra, n * 10 + k).await;
                }
                logs.extend(lines_of_requests(&captured));
            }
            self.shared_step(&mut dice, n).await;
        }
        logs
    }

    /// One random step that both may see.
    async fn shared_step(&self, dice: &mut Dice, n: usize) {
        let kind = dice.below(13);
        let label = format!("step {n}");
        let sessions = self.sessions().await;
        let moments = self.moments().await;
        let session = sessions[dice.below(SESSIONS as u64 - 2) as usize];
        let moment = dice.pick(&moments);
        let about = |wish| {
            moment.map(|moment| Command::Conversation(conversation::Command { moment, wish }))
        };
        let (who, command) = match kind {
            0 => (Who::Client, Some(share(session, dice))),
            1 => {
                let view = View {
                    between: Score::new(dice.below(11) as u8).ok(),
                    direct: Some(Direct::No),
                };
                let view = check_in::Command::View {
                    session,
                    view: (dice.below(3) > 0).then_some(view),
                    show: dice.below(2) == 0,
                };
                (Who::Therapist, Some(Command::CheckIn(view)))
            }
            2..=4 => (Who::Client, Some(send(dice, n))),
            5 => {
                let words = dialogue::Written::required("words", &marker(&format!("noticed{n}")));
                let notice = moment::Command::Notice(words.unwrap());
                (Who::Therapist, Some(Command::Moment(notice)))
            }
            6 => (
                Who::Therapist,
                about(Wish::Acknowledge(Acknowledgement::Read)),
            ),
            7 => {
                let place = *dice.pick(Where::ALL).as_ref().unwrap();
                (Who::Client, about(Wish::Show(Stand::at(place))))
            }
            8 => {
                let words = dialogue::Written::required("agree", &marker(&format!("agreed{n}")));
                (Who::Therapist, about(Wish::Agree(words.unwrap())))
            }
            9 => (Who::Client, about(Wish::Back(None))),
            10 => {
                let wish = consent::Command {
                    scores: dice.below(3) > 0,
                    words: dice.below(4) > 0,
                };
                (Who::Client, Some(Command::Consent(wish)))
            }
            11 => {
                let went = session::Command::Went {
                    session,
                    outcome: Outcome::Held,
                };
                (Who::Therapist, Some(Command::Session(went)))
            }
            _ => {
                self.stage.clock.minutes(60 * (1 + dice.below(30) as i64));
                for who in [Who::Therapist, Who::Client] {
                    self.look(who, &label).await;
                }
                return;
            }
        };
        self.stage.clock.minutes(7);
        if let Some(command) = command {
            self.act(who, &label, command).await;
        }
    }

    /// A visit to the start page: what is due arrives.
    async fn look(&self, who: Who, label: &str) {
        let mut browser = self.stage.browser_of(self.person(who)).await;
        self.stage.chance.step(&format!("{label} {who:?} looks in"));
        let answer = browser.get("/").await;
        assert!(answer.status.is_success() || answer.status.is_redirection());
    }

    async fn act(&self, who: Who, label: &str, command: Command) {
        self.stage.chance.step(&format!("{label} {who:?}"));
        let submission = SubmissionId(Uuid::from_u128(u128::from(hash(label))));
        // A refusal is a result like any other: the same in both plays.
        let _ = self
            .stage
            .candor
            .perform(
                &self.person(who).visitor,
                self.people.ours,
                submission,
                &command,
            )
            .await;
    }

    /// Something in `who`'s own room, through the pages that people use.
    pub(crate) async fn extra(&self, who: Who, extra: Extra, n: usize) {
        let ours = self.people.ours;
        let sessions = self.sessions().await;
        let kept_for_me = sessions[SESSIONS - 1];
        let browser = self.stage.browser_of(self.person(who)).await;
        self.stage.chance.step(&format!("extra {n} {extra:?}"));
        let submission = format!("{:032x}", hash(&format!("extra {n}")));
        let words = marker(&format!("extra{n}"));
        let check_in = format!("/with/{ours}/check-in/{kept_for_me}");
        let say = format!("/with/{ours}/say");
        let own = format!("/with/{ours}/own");
        let post = |path: String, fields: Vec<(&'static str, String)>| {
            let mut browser = browser.clone();
            let submission = submission.clone();
            async move {
                let mut all: Vec<(&str, &str)> = vec![("submission", &submission)];
                all.extend(fields.iter().map(|(k, v)| (*k, v.as_str())));
                browser.post(&path, &all).await
            }
        };
        let f = |k: &'static str, v: &str| (k, v.to_owned());
        let answer = match extra {
            Extra::SaveCheckIn => {
                post(
                    check_in,
                    vec![f("page", "1"), f("accepted", "3"), f("go", "next")],
                )
                .await
            }
            Extra::KeepCheckIn => {
                let fields = vec![
                    f("page", "all"),
                    f("accepted", "2"),
                    f("held-back", "yes"),
                    f("go", "keep"),
                ];
                post(check_in, fields).await
            }
            Extra::ShareBeforeTheView => {
                let fields = vec![
                    f("page", "all"),
                    f("accepted", "1"),
                    f("direct", "yes"),
                    f("go", "share"),
                ];
                post(check_in, fields).await
            }
            Extra::ShareAndTakeBack => {
                let other = sessions[SESSIONS - 2];
                let path = format!("/with/{ours}/check-in/{other}");
                post(
                    path,
                    vec![f("page", "all"), f("understood", "1"), f("go", "share")],
                )
                .await;
                self.take_back_all(who, n).await;
                return;
            }
            Extra::SaveMoment => {
                post(
                    say,
                    vec![f("level", "say"), f("words", &words), f("go", "save")],
                )
                .await
            }
            Extra::DiscardMoment => post(say, vec![f("go", "discard")]).await,
            Extra::KeepMoment => {
                let fields = vec![
                    f("level", "just-for-me"),
                    f("words", &words),
                    f("go", "keep"),
                ];
                post(say, fields).await
            }
            Extra::EraseSomething => {
                let page = browser.clone().get(&own).await;
                match page.input("entry") {
                    Some(entry) => {
                        post(
                            own,
                            vec![f("go", "erase"), ("entry", entry), f("sure", "yes")],
                        )
                        .await
                    }
                    None => return,
                }
            }
            Extra::SafetyCopy => {
                let path = format!("/with/{ours}/safety");
                post(path, vec![f("go", "keep"), f("copy", &words)]).await
            }
            Extra::SendForLater => {
                let fields = vec![
                    f("level", "say"),
                    f("words", &words),
                    f("delivery", "at"),
                    f("arrives", "2027-06-01T08:00"),
                    f("go", "send"),
                ];
                post(say, fields).await
            }
            Extra::SendAndTakeBack => {
                let fields = vec![f("level", "something"), f("words", &words), f("go", "send")];
                post(say, fields).await;
                self.take_back_all(who, n).await;
                return;
            }
            Extra::KeepWhereItIs => {
                let Some(moment) = self.moments().await.first().copied() else {
                    return;
                };
                let command = Command::Conversation(conversation::Command {
                    moment,
                    wish: Wish::Keep(Stand::at(Where::NotOkay)),
                });
                self.act(who, &format!("extra {n}"), command).await;
                return;
            }
            Extra::SendNow => {
                let fields = vec![
                    f("level", "say"),
                    f("words", &words),
                    f("delivery", "at"),
                    f("arrives", "2026-11-23T10:00"),
                    f("go", "send"),
                ];
                post(say, fields).await
            }
        };
        assert!(
            answer.status.is_success()
                || answer.status.is_redirection()
                || answer.status.as_u16() == 422,
            "{extra:?} was answered {}",
            answer.status
        );
    }

    /// Takes back everything of one's own that this test sent for now: all but what the history itself has under way.
    async fn take_back_all(&self, who: Who, n: usize) {
        let letters = self
            .peek(who, |desk| {
                desk.post().iter().map(|l| l.id).collect::<Vec<_>>()
            })
            .await;
        // The newest letters are the extra's: its ids come from its own step, the history's from theirs.
        let mine: Vec<_> = letters
            .into_iter()
            .filter(|letter| self.of_extra(letter.0, n))
            .collect();
        for letter in mine {
            let label = format!("extra {n} back");
            self.act(who, &label, Command::TakeBack(letter)).await;
        }
    }

    /// True for an id that was drawn within the extra of this number.
    fn of_extra(&self, id: Uuid, n: usize) -> bool {
        use archive::Chance;
        [Extra::SendAndTakeBack, Extra::ShareAndTakeBack]
            .into_iter()
            .any(|extra| {
                let chance = StepChance::default();
                chance.step(&format!("extra {n} {extra:?}"));
                (0..64).any(|_| {
                    let mut bytes = [0; 16];
                    chance.fill(&mut bytes);
                    uuid::Builder::from_random_bytes(bytes).into_uuid() == id
                })
            })
    }

    /// Shared acts, one after the other.
    pub(crate) async fn write_shared(&self, who: Who, times: usize) {
        for n in 0..times {
            let label = format!("shared {who:?} {n}");
            let plan = Command::Session(session::Command::Plan {
                starts: time(Stage::BEGINS).plus_days(30 + n as i64),
                minutes: 50,
            });
            StepChance::apart(&label, self.act_quietly(who, &label, plan)).await;
        }
    }

    /// Acts in one's own room, one after the other.
    pub(crate) async fn write_own(&self, who: Who, times: usize) {
        for n in 0..times {
            let label = format!("own {who:?} {n}");
            let keep = Command::Moment(moment::Command::Keep(moment::Form {
                level: Some(Level::JustForMe),
                words: dialogue::Written::parse("words", &marker(&label)).unwrap(),
                ..moment::Form::default()
            }));
            StepChance::apart(&label, self.act_quietly(who, &label, keep)).await;
        }
    }

    async fn act_quietly(&self, who: Who, label: &str, command: Command) {
        let submission = SubmissionId(Uuid::from_u128(u128::from(hash(label))));
        let visitor = &self.person(who).visitor;
        self.stage
            .candor
            .perform(visitor, self.people.ours, submission, &command)
            .await
            .unwrap();
    }

    pub(crate) async fn sessions(&self) -> Vec<EntryId> {
        self.peek(Who::Client, |desk| {
            desk.ours().sessions.all().iter().map(|s| s.id).collect()
        })
        .await
    }

    pub(crate) async fn moments(&self) -> Vec<EntryId> {
        self.peek(Who::Client, |desk| {
            desk.ours()
                .conversations
                .all()
                .iter()
                .map(|c| c.id)
                .collect()
        })
        .await
    }

    async fn peek<T>(&self, who: Who, look: impl Fn(&Desk) -> T) -> T {
        let visitor = &self.person(who).visitor;
        self.stage
            .candor
            .glance(visitor, self.people.ours, |desk, _| Ok(look(desk)))
            .await
            .unwrap()
    }
}

/// The log lines that speak of requests; starting and signing in are the test's own.
fn lines_of_requests(captured: &Captured) -> Vec<String> {
    captured
        .lines()
        .into_iter()
        .filter(|line| !line.contains("/sign-in"))
        .collect()
}

fn share(session: EntryId, dice: &mut Dice) -> Command {
    let mut items = Items::default();
    for item in Item::ALL {
        items.set(item, Score::new(dice.below(12) as u8).ok());
    }
    Command::CheckIn(check_in::Command::Share {
        session,
        form: Form {
            answers: Answers {
                items,
                direct: dice.pick(&Direct::ALL),
                better: None,
                agreed: Vec::new(),
            },
            held_back: dice.below(2) == 0,
        },
    })
}

fn send(dice: &mut Dice, n: usize) -> Command {
    let level = *dice.pick(&[Level::Something, Level::Say]).as_ref().unwrap();
    Command::Moment(moment::Command::Send {
        form: moment::Form {
            level: Some(level),
            please: Some(Please::AskGently),
            words: dialogue::Written::parse("words", &marker(&format!("said{n}"))).unwrap(),
            ..moment::Form::default()
        },
        delivery: Delivery::NextMorning,
        seen_help: false,
        kept: None,
    })
}

fn hash(label: &str) -> u64 {
    // FNV-1a.
    label.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| {
        (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// What one person was answered at one address, and which log lines that caused.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) address: String,
    pub(crate) answer: Answer,
    pub(crate) log: Vec<String>,
}

/// Everything one person can obtain: every address with GET, and every form with harmless and with guessed contents.
pub(crate) async fn observe(play: &Play, who: Who) -> Vec<Seen> {
    let people = &play.people;
    let mut browser = play.stage.browser_of(play.person(who)).await;
    let mut sessions = play.sessions().await;
    let mut moments = play.moments().await;
    let nowhere = EntryId(Uuid::from_u128(1));
    sessions.push(nowhere);
    moments.push(nowhere);
    let mut seen = Vec::new();
    // Twice: the first visit collects what is due, the second shows what came of it.
    for round in 0..2 {
        for probe in probes(&[people.ours, people.theirs], &sessions, &moments) {
            if probe.verbs.contains(&"GET") {
                play.stage
                    .chance
                    .step(&format!("{round} {who:?} {}", probe.address));
                let captured = capture();
                let answer = browser.get(&probe.address).await;
                seen.push(Seen {
                    address: probe.address.clone(),
                    answer,
                    log: captured.lines(),
                });
            }
        }
    }
    // Forms: guesses at ids that exist only in the other's room, and contents that are refused.
    let guesses = [nowhere.to_string(), format!("{:032x}", hash("extra 0"))];
    for probe in probes(&[people.ours, people.theirs], &sessions[..1], &moments[..1]) {
        let ends = [
            "/sign-out",
            "/sign-out-everywhere",
            "/account/password",
            "/sign-in",
        ];
        if !probe.verbs.contains(&"POST") || ends.contains(&probe.path) {
            continue;
        }
        for guess in &guesses {
            for go in ["take-back", "take-up", "nonsense"] {
                let label = format!("{who:?} posts {go} {guess} {}", probe.address);
                play.stage.chance.step(&label);
                let captured = capture();
                let submission = format!("{:032x}", hash(&label));
                let fields = [
                    ("submission", submission.as_str()),
                    ("go", go),
                    ("letter", guess),
                    ("entry", guess),
                ];
                let answer = browser.post(&probe.address, &fields).await;
                seen.push(Seen {
                    address: format!("POST {go} {}", probe.address),
                    answer,
                    log: captured.lines(),
                });
            }
        }
    }
    seen
}
