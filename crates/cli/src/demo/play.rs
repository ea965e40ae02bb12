//! The player of the stories: every step is a command of the person it belongs to.

use std::sync::Arc;

use alliance::{Item, Items, Score};
use archive::Archive;
use dialogue::check_in::{self, Answers, Form, View};
use dialogue::conversation::{Acknowledgement, Command as Says, Stand};
use dialogue::moment::{self, Delivery, Level, More};
use dialogue::session::{self, Outcome};
use dialogue::{Command, EntryId, Name, RelationshipId, Time, Written, ending, invitation};
use indicatif::ProgressBar;
use service::{AccountId, Candor, Hasher, RealChance, Visitor};
use tokio::task::JoinSet;

use super::clinic::Cast;
use super::past::Past;
use super::script::{Step, What};
use crate::folder::Folder;
use crate::progress;
use crate::seeded::SeededIds;
use crate::sentence::Sentence;

/// The seed that ids, hours and scores are drawn from.
const SEED: u64 = 2_026;

/// Where things are played: a practice whose clock is set by hand.
pub(super) struct Stage {
    pub(super) candor: Candor,
    past: Arc<Past>,
    today: jiff::civil::Date,
}

/// A client's part of the demo.
struct Part {
    relationship: RelationshipId,
    therapist: Visitor,
    client: Visitor,
}

/// Makes everybody and plays everything. What differs between two relationships has a clock and chance of its own, so that they
/// can be played side by side and still come out the same.
pub(super) async fn everything(
    folder: &Folder,
    archive: Archive,
    cast: &'static Cast,
    host: AccountId,
    now: Time,
    quiet: bool,
) -> Result<(), Sentence> {
    let hall = Stage::new(folder, &archive, SEED, Hasher::new(&RealChance), now).await?;
    let members = hall.members(cast, host).await?;
    let mut playing = JoinSet::new();
    let mut seed = SEED;
    for (therapist, visitor) in cast.therapists.iter().zip(&members) {
        for client in therapist.clients {
            seed += 1;
            let arrived = hall.client(therapist, visitor, client).await?;
            let Some(visiting) = arrived.client else {
                continue;
            };
            let part = Part {
                relationship: arrived.relationship,
                therapist: visitor.clone(),
                client: visiting,
            };
            // Nobody signs in there.
            let hasher = Hasher::cheap(&RealChance);
            let stage = Stage::new(folder, &archive, seed, hasher, now).await?;
            let steps = client.steps(therapist, seed);
            let name = client.person.name;
            playing.spawn(async move {
                let played = stage.play(&part, &steps).await;
                played.map_err(|e| format!("{name}: {e}"))
            });
        }
    }
    let all = playing.len();
    let bar = if quiet {
        ProgressBar::hidden()
    } else {
        progress::count("clients of the demo practice", all as u64)
    };
    while let Some(played) = playing.join_next().await {
        played.map_err(|e| e.to_string())??;
        bar.inc(1);
    }
    bar.finish_and_clear();
    if !quiet {
        println!("Demo practice created: {all} clients");
    }
    for visitor in &members {
        hall.leave(visitor).await?;
    }
    Ok(())
}

impl Stage {
    async fn new(
        folder: &Folder,
        archive: &Archive,
        seed: u64,
        hasher: Hasher,
        now: Time,
    ) -> Result<Self, Sentence> {
        let past = Arc::new(Past::default());
        let chance = Arc::new(SeededIds::new(seed));
        let candor = folder
            .practice(archive.clone(), past.clone(), chance, hasher)
            .await?;
        let today = candor.practice().calendar.date(now);
        Ok(Self {
            candor,
            past,
            today,
        })
    }

    /// Sets the clock.
    pub(super) fn at(&self, ago: i64, at: (i8, i8)) -> Result<(), Sentence> {
        self.past.set(self.day(ago, at)?);
        Ok(())
    }

    fn day(&self, ago: i64, (hour, minute): (i8, i8)) -> Result<Time, Sentence> {
        let date = self
            .today
            .checked_sub(jiff::Span::new().days(ago))
            .map_err(|e| e.to_string())?;
        Ok(self.candor.practice().calendar.at(date, hour, minute))
    }

    /// Plays one part, in the order of its steps.
    async fn play(&self, part: &Part, steps: &[Step]) -> Result<(), Sentence> {
        for step in steps {
            self.at(step.ago, step.at)?;
            self.step(part, &step.what)
                .await
                .map_err(|e| format!("{} days ago, {:?}: {e}", step.ago, step.what))?;
        }
        self.leave(&part.client).await
    }

    async fn step(&self, part: &Part, what: &What) -> Result<(), Sentence> {
        if matches!(what, What::LookIn) {
            self.look(part, &part.therapist).await?;
            return self.look(part, &part.client).await;
        }
        let by_therapist = self.of_therapist(part, what).await?;
        let (who, command) = match by_therapist {
            Some(command) => (&part.therapist, command),
            None => (&part.client, self.of_client(part, what).await?),
        };
        self.candor
            .perform(
                who,
                part.relationship,
                self.candor.fresh_submission(),
                &command,
            )
            .await
            .map(drop)
            .map_err(|e| e.to_string())
    }

    /// Ends a sign-in of the past.
    async fn leave(&self, who: &Visitor) -> Result<(), Sentence> {
        self.candor.sign_out(who).await.map_err(|e| e.to_string())
    }

    /// Opens a page that shows what the post brought.
    async fn look(&self, part: &Part, who: &Visitor) -> Result<(), Sentence> {
        self.candor
            .look(who, part.relationship, |_, _| Ok(()))
            .await
            .map_err(|e| e.to_string())
    }

    /// What the therapist does; `None` for what is the client's.
    async fn of_therapist(&self, part: &Part, what: &What) -> Result<Option<Command>, Sentence> {
        let went = |session, outcome| Command::Session(session::Command::Went { session, outcome });
        Ok(Some(match what {
            What::Plan(ago, at) => Command::Session(session::Command::Plan {
                starts: self.day(*ago, *at)?,
                minutes: 50,
            }),
            What::Held(n) => went(self.session(part, *n).await?, Outcome::Held),
            What::Cancelled(n) => went(self.session(part, *n).await?, Outcome::Cancelled),
            What::Missed(n) => went(self.session(part, *n).await?, Outcome::Missed),
            What::View(n, between, direct) => Command::CheckIn(check_in::Command::View {
                session: self.session(part, *n).await?,
                view: Some(View {
                    between: Some(score(*between)?),
                    direct: Some(*direct),
                }),
                show: true,
            }),
            What::Pass(n) => Command::CheckIn(check_in::Command::View {
                session: self.session(part, *n).await?,
                view: None,
                show: false,
            }),
            What::Notice(words) => Command::Moment(moment::Command::Notice(text(words)?)),
            What::Read(n) => {
                let how = Acknowledgement::Read;
                self.acknowledge(part, *n, how).await?
            }
            What::Words(n, words) => {
                let how = Acknowledgement::Words(text(words)?);
                self.acknowledge(part, *n, how).await?
            }
            What::ComeBack(n, days) => {
                let now = service::Clock::now(&*self.past);
                let by = self.candor.practice().calendar.date(now.plus_days(*days));
                let how = Acknowledgement::ComeBack { by };
                self.acknowledge(part, *n, how).await?
            }
            What::Answer(n, words) => Command::Conversation(Says::Answer {
                moment: self.moment(part, *n).await?,
                words: text(words)?,
            }),
            What::Return(n, words) => Command::Conversation(Says::Back {
                moment: self.moment(part, *n).await?,
                words: Some(text(words)?),
            }),
            What::Agree(n, words) => Command::Conversation(Says::Agree {
                moment: self.moment(part, *n).await?,
                words: text(words)?,
            }),
            _ => return Ok(None),
        }))
    }

    async fn of_client(&self, part: &Part, what: &What) -> Result<Command, Sentence> {
        Ok(match what {
            What::Lines(talk, please_dont, before) => {
                Command::Invitation(invitation::Command::Answer(invitation::Lines {
                    talk: some(talk)?,
                    please_dont: some(please_dont)?,
                    before: some(before)?,
                }))
            }
            What::Share(n, points, direct, better) => Command::CheckIn(check_in::Command::Share {
                session: self.session(part, *n).await?,
                form: form(points, *direct, better)?,
            }),
            What::ShareAgreed(n, points, direct, about, happened) => {
                let mut form = form(points, *direct, "")?;
                let agreed = self.agreed(part, *about).await?;
                form.answers.agreed = vec![(agreed, *happened)];
                Command::CheckIn(check_in::Command::Share {
                    session: self.session(part, *n).await?,
                    form,
                })
            }
            What::KeepCheckIn(n, points, direct, held_back) => {
                let mut form = form(points, *direct, "")?;
                form.held_back = *held_back;
                Command::CheckIn(check_in::Command::Keep {
                    session: self.session(part, *n).await?,
                    form,
                })
            }
            What::KeepMoment(feeling, words) => {
                Command::Moment(moment::Command::Keep(moment::Form {
                    feeling: Some(*feeling),
                    level: Some(Level::JustForMe),
                    words: some(words)?,
                    ..moment::Form::default()
                }))
            }
            What::Something(please) => send(moment::Form {
                level: Some(Level::Something),
                please: Some(*please),
                ..moment::Form::default()
            }),
            What::About(please, topic) => send(moment::Form {
                level: Some(Level::About),
                please: Some(*please),
                topic: Some(*topic),
                ..moment::Form::default()
            }),
            What::Say(feeling, topic, effect, handling, words, wanted) => send(moment::Form {
                feeling: Some(*feeling),
                level: Some(Level::Say),
                topic: Some(*topic),
                words: some(words)?,
                more: More {
                    did: match feeling {
                        moment::Feeling::FeltGood => Vec::new(),
                        _ => vec![*effect],
                    },
                    wanted: some(wanted)?,
                    handling: Some(*handling),
                    ..More::default()
                },
                ..moment::Form::default()
            }),
            What::Back(n, words) => Command::Conversation(Says::Back {
                moment: self.moment(part, *n).await?,
                words: Some(text(words)?),
            }),
            What::End => Command::Ending(ending::Command::End),
            What::NotNow(n) => Command::Conversation(Says::NotNow {
                moment: self.moment(part, *n).await?,
            }),
            What::Stand(n, place, afraid, happened, saying) => {
                let stand = Stand {
                    place: *place,
                    afraid: some(afraid)?,
                    happened: some(happened)?,
                    saying: some(saying)?,
                };
                let moment = self.moment(part, *n).await?;
                Command::Conversation(Says::Show { moment, stand })
            }
            _ => return Err("a step that is nobody's".to_owned()),
        })
    }

    async fn acknowledge(
        &self,
        part: &Part,
        n: usize,
        how: Acknowledgement,
    ) -> Result<Command, Sentence> {
        let moment = self.moment(part, n).await?;
        Ok(Command::Conversation(Says::Acknowledge { moment, how }))
    }

    /// The moment that opened the `n`th conversation. Whoever says something about one has just looked at its page.
    async fn moment(&self, part: &Part, n: usize) -> Result<EntryId, Sentence> {
        self.look(part, &part.therapist).await?;
        self.look(part, &part.client).await?;
        self.find(part, |desk| {
            desk.ours().conversations.all().get(n).map(|c| c.id)
        })
        .await
    }

    async fn agreed(&self, part: &Part, n: usize) -> Result<EntryId, Sentence> {
        self.find(part, |desk| {
            let conversation = desk.ours().conversations.all().get(n)?;
            conversation.agreed.first().map(|a| a.id)
        })
        .await
    }

    async fn session(&self, part: &Part, n: usize) -> Result<EntryId, Sentence> {
        self.find(part, |desk| desk.ours().sessions.all().get(n).map(|s| s.id))
            .await
    }

    /// Looks something up in the shared room, with the client's eyes.
    async fn find<T>(
        &self,
        part: &Part,
        look: impl Fn(&dialogue::Desk) -> Option<T>,
    ) -> Result<T, Sentence> {
        self.candor
            .glance(&part.client, part.relationship, |desk, _| Ok(look(desk)))
            .await
            .map_err(|e| e.to_string())?
            .ok_or_else(|| "the script names something that is not there yet".to_owned())
    }
}

fn send(form: moment::Form) -> Command {
    Command::Moment(moment::Command::Send {
        form,
        delivery: Delivery::NextMorning,
        seen_help: false,
        kept: None,
    })
}

fn form(
    points: &[Option<u8>; 5],
    direct: alliance::Direct,
    better: &str,
) -> Result<Form, Sentence> {
    let mut items = Items::default();
    for (item, points) in Item::ALL.into_iter().zip(points) {
        items.set(item, points.map(score).transpose()?);
    }
    Ok(Form {
        answers: Answers {
            items,
            direct: Some(direct),
            better: some(better)?,
            agreed: Vec::new(),
        },
        held_back: false,
    })
}

fn score(points: u8) -> Result<Score, Sentence> {
    Score::new(points).map_err(|e| e.to_string())
}

pub(super) fn name(raw: &str) -> Result<Name, Sentence> {
    text(raw)
}

pub(super) fn some<const MAX: usize>(raw: &str) -> Result<Option<Written<MAX>>, Sentence> {
    Written::parse("script", raw).map_err(|e| e.to_string())
}

pub(super) fn text<const MAX: usize>(raw: &str) -> Result<Written<MAX>, Sentence> {
    some(raw)?.ok_or_else(|| "the script says nothing where it should".to_owned())
}
