//! A practice as it is after some weeks: therapists with forty clients each, who met, checked in, said something and were
//! answered. All of it came about by the commands people use, with a clock that ran through those weeks.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use alliance::{Direct, Item, Items, Score};
use dialogue::check_in::{self, Answers, Form, View};
use dialogue::conversation::{Acknowledgement, Command as Says, Stand, Where};
use dialogue::moment::{self, Delivery, Feeling, Level};
use dialogue::session::{self, Outcome};
use dialogue::{Command, EntryId, RelationshipId, Time};
use service::{Clock, RealClock, Visitor};
use tokio::task::JoinSet;

use super::people::{self, Person, text};
use super::practice::{Open, Practice, Storage, runtime};
use super::program::{Candor, Page};
use crate::Failure;

/// Therapists in the practice.
const THERAPISTS: usize = 5;
/// Clients of each.
const CLIENTS: usize = 40;
/// Weeks since it began.
const WEEKS: i64 = 6;

/// A practice and what people open in it.
#[derive(Debug)]
pub struct Caseload {
    /// The practice, for copying.
    pub practice: Practice,
    /// Every client's home.
    pub homes: Vec<Page>,
    /// Every therapist's day.
    pub days: Vec<Page>,
    /// The pages that are weighed.
    pub weighed: Vec<Page>,
}

impl Caseload {
    /// Makes the practice and lets its weeks pass.
    ///
    /// # Errors
    /// When a command is refused.
    pub fn make(candor: &Candor) -> Result<Self, Failure> {
        let practice = Practice::make(candor, &Storage::Sqlite)?;
        let (homes, days, weighed) = runtime()?.block_on(live(&practice))?;
        Ok(Self {
            practice,
            homes,
            days,
            weighed,
        })
    }
}

/// A clock that is set by hand.
struct Past(AtomicI64);

impl Clock for Past {
    fn now(&self) -> Time {
        Time(self.0.load(Ordering::Relaxed))
    }
}

/// One client and their therapist.
struct Pair {
    relationship: RelationshipId,
    client: Visitor,
    therapist: Visitor,
    cookie: Arc<str>,
    /// Which of the therapist's clients.
    n: usize,
}

/// What happens between all pairs at the same time.
#[derive(Clone, Copy)]
enum Step {
    Plan,
    Held,
    CheckIn,
    View,
    Say,
    LookIn,
    Acknowledge,
    SayWhereItIs,
    PlanNext,
}

type Pages = (Vec<Page>, Vec<Page>, Vec<Page>);

async fn live(practice: &Practice) -> Result<Pages, Failure> {
    let now = RealClock.now();
    let clock = Arc::new(Past(AtomicI64::new(now.plus_days(-7 * WEEKS - 1).0)));
    let open = practice.open(clock.clone()).await?;
    let (mut pairs, mut days) = (Vec::new(), Vec::new());
    for n in 0..THERAPISTS {
        let therapist = Person::arrive(&open, &format!("Therapist {n}"), true).await?;
        days.push(page("therapist's day", "/", &therapist.cookie));
        for client in 0..CLIENTS {
            pairs.push(Arc::new(pair(&open, &therapist, (n, client)).await?));
        }
    }
    for week in (1..=WEEKS).rev() {
        let begins = now.plus_days(-7 * week).plus_minutes(-60);
        for (minutes, step) in steps(week) {
            clock
                .0
                .store(begins.plus_minutes(minutes).0, Ordering::Relaxed);
            happen(&open, &pairs, step).await?;
        }
    }
    clock.0.store(now.0, Ordering::Relaxed);
    happen(&open, &pairs, Step::PlanNext).await?;
    let homes = pairs.iter().map(|p| page("client's home", "/", &p.cookie));
    let homes = homes.collect();
    let weighed = weighed(&open, &pairs[0], &days[0]).await?;
    open.archive.close().await;
    Ok((homes, days, weighed))
}

/// What happens in the week that began so many weeks ago, and how many minutes after its beginning.
fn steps(week: i64) -> Vec<(i64, Step)> {
    const DAY: i64 = 24 * 60;
    let mut steps = vec![(0, Step::Plan), (90, Step::Held)];
    // On the last session nobody has looked back yet: that is what both homes lead to.
    if week > 1 {
        steps.extend([(120, Step::CheckIn), (180, Step::View)]);
    }
    if matches!(week, 5 | 2) {
        steps.push((DAY, Step::Say));
    }
    // Late enough for the next working morning to have come, over any weekend.
    steps.push((6 * DAY, Step::LookIn));
    if week == 5 {
        steps.extend([
            (6 * DAY + 5, Step::Acknowledge),
            (6 * DAY + 9, Step::SayWhereItIs),
        ]);
    }
    steps
}

async fn pair(open: &Open, therapist: &Person, (t, n): (usize, usize)) -> Result<Pair, Failure> {
    let name = format!("Client {t} {n}");
    let client = Person::arrive(open, &name, false).await?;
    let who = (client.account, text(&name)?);
    Ok(Pair {
        relationship: people::relationship(open, therapist.account, who, &[]).await?,
        client: client.visitor(open).await?,
        therapist: therapist.visitor(open).await?,
        cookie: client.cookie,
        n,
    })
}

async fn happen(open: &Open, pairs: &[Arc<Pair>], step: Step) -> Result<(), Failure> {
    let mut all = JoinSet::new();
    for pair in pairs {
        all.spawn(one(open.clone(), Arc::clone(pair), step));
    }
    while let Some(done) = all.join_next().await {
        done??;
    }
    Ok(())
}

async fn one(open: Open, pair: Arc<Pair>, step: Step) -> Result<(), Failure> {
    if matches!(step, Step::LookIn) {
        for who in [&pair.therapist, &pair.client] {
            open.candor
                .look(who, pair.relationship, |_, _| Ok(()))
                .await?;
        }
        return Ok(());
    }
    let who = match step {
        Step::CheckIn | Step::Say | Step::SayWhereItIs => &pair.client,
        _ => &pair.therapist,
    };
    let command = command(&open, &pair, step).await?;
    let submission = open.candor.fresh_submission();
    open.candor
        .perform(who, pair.relationship, submission, &command)
        .await?;
    Ok(())
}

async fn command(open: &Open, pair: &Pair, step: Step) -> Result<Command, Failure> {
    let plan = |starts| {
        Command::Session(session::Command::Plan {
            starts,
            minutes: 50,
        })
    };
    let now = open.candor.now();
    Ok(match step {
        Step::Plan => plan(now.plus_minutes(30)),
        // Over the coming week, some of them today.
        Step::PlanNext => plan(now.plus_minutes(60 + 1440 * i64::try_from(pair.n % 5)?)),
        Step::Held => Command::Session(session::Command::Went {
            session: session(open, pair).await?,
            outcome: Outcome::Held,
        }),
        Step::CheckIn => Command::CheckIn(check_in::Command::Share {
            session: session(open, pair).await?,
            form: form()?,
        }),
        Step::View => Command::CheckIn(check_in::Command::View {
            session: session(open, pair).await?,
            view: Some(View {
                between: Some(Score::new(7)?),
                direct: Some(Direct::No),
            }),
            show: true,
        }),
        Step::Say => Command::Moment(said()?),
        Step::Acknowledge => {
            let how =
                Acknowledgement::Words(text("Thank you. I can see that I hurried you there.")?);
            let moment = moment(open, pair).await?;
            Command::Conversation(Says::Acknowledge { moment, how })
        }
        Step::SayWhereItIs => Command::Conversation(Says::Show {
            moment: moment(open, pair).await?,
            stand: Stand::at(Where::Partly),
        }),
        Step::LookIn => return Err("looking in is no command".into()),
    })
}

fn form() -> Result<Form, Failure> {
    let mut items = Items::default();
    for (item, points) in Item::ALL.into_iter().zip([8, 6, 9, 7, 10]) {
        items.set(item, Some(Score::new(points)?));
    }
    Ok(Form {
        answers: Answers {
            items,
            direct: Some(Direct::ALittle),
            better: Some(text("A little more time before we moved on.")?),
            agreed: Vec::new(),
        },
        held_back: false,
    })
}

fn said() -> Result<moment::Command, Failure> {
    Ok(moment::Command::Send {
        form: moment::Form {
            feeling: Some(Feeling::FeltOff),
            level: Some(Level::Say),
            topic: None,
            words: Some(text(
                "When I spoke about my sister you looked at the clock. I lost the thread and did not say so. I would have \
                 liked you to ask.",
            )?),
            ..moment::Form::default()
        },
        delivery: Delivery::NextMorning,
        seen_help: false,
        kept: None,
    })
}

/// The latest session.
async fn session(open: &Open, pair: &Pair) -> Result<EntryId, Failure> {
    let latest = |desk: &dialogue::Desk, _: service::Look<'_>| {
        Ok(desk.ours().sessions.all().last().map(|session| session.id))
    };
    let found = open
        .candor
        .glance(&pair.client, pair.relationship, latest)
        .await?;
    found.ok_or_else(|| "there is no session yet".into())
}

/// The first moment.
async fn moment(open: &Open, pair: &Pair) -> Result<EntryId, Failure> {
    let first = |desk: &dialogue::Desk, _: service::Look<'_>| {
        Ok(desk.ours().conversations.all().first().map(|c| c.id))
    };
    let found = open
        .candor
        .glance(&pair.client, pair.relationship, first)
        .await?;
    found.ok_or_else(|| "nothing was said yet".into())
}

/// The pages people are on most, the client's first.
async fn weighed(open: &Open, pair: &Pair, day: &Page) -> Result<Vec<Page>, Failure> {
    let to_look_back_on = |desk: &dialogue::Desk, look: service::Look<'_>| {
        Ok(desk
            .ours()
            .sessions
            .last(look.now)
            .map(|session| session.id))
    };
    let session = open
        .candor
        .glance(&pair.client, pair.relationship, to_look_back_on)
        .await?
        .ok_or("there is no session to look back on")?;
    let moment = moment(open, pair).await?;
    let with = |rest: String| format!("/with/{}{rest}", pair.relationship);
    let of_client = |name, path: String| page(name, &path, &pair.cookie);
    Ok(vec![
        of_client("client's home", "/".to_owned()),
        of_client("check-in", with(format!("/check-in/{session}?page=all"))),
        of_client("saying something", with("/say".to_owned())),
        of_client("a conversation", with(format!("/about/{moment}"))),
        day.clone(),
        page("one client", &with(String::new()), &day.cookie),
    ])
}

fn page(name: &'static str, path: &str, cookie: &Arc<str>) -> Page {
    Page {
        name,
        path: path.to_owned(),
        cookie: Arc::clone(cookie),
    }
}
