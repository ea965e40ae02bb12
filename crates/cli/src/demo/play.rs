//! Plays the script: every step is a command of the person it belongs to.

use std::sync::Arc;

use alliance::{Item, Items, Score};
use archive::Archive;
use dialogue::check_in::{self, Answers, Form, View};
use dialogue::conversation::{self, Acknowledgement, Stand, Wish};
use dialogue::moment::{self, Delivery, Level, More};
use dialogue::session::{self, Outcome};
use dialogue::{Command, EntryId, Name, RelationshipId, Time, Written, invitation};
use service::{
    AccountId, Candor, Hasher, JoinForm, NewClient, RealChance, RealClock, SignIn, Visitor,
};

use super::people::{self, Person};
use super::script::{self, Step, What};
use super::time::{Past, Seeded};
use crate::folder::Folder;
use crate::init::fresh_account;
use crate::run::Sentence;

const INVITATION: &str = "At some point I'll misunderstand you, miss something, or get something wrong. I'd like to know. You don't have to be sure or polite. If it's hard to say to me, start small here. Telling me won't cost you your place.";

/// One client's part of the demonstration.
struct Part {
    relationship: RelationshipId,
    client: Visitor,
    steps: &'static [Step],
    begins: i64,
}

struct Stage {
    candor: Candor,
    past: Arc<Past>,
    today: jiff::civil::Date,
    ada: Visitor,
}

/// Makes everybody and plays everything.
pub(super) async fn everything(
    folder: &Folder,
    archive: Archive,
    ada: AccountId,
) -> Result<(), Sentence> {
    let past = Arc::new(Past::default());
    let candor = folder
        .practice(
            archive,
            past.clone(),
            Arc::new(Seeded::new(2_026)),
            Hasher::new(&RealChance),
        )
        .await?;
    let calendar = candor.practice().calendar.clone();
    let today = calendar.date(service::Clock::now(&RealClock));
    past.set(day(&candor, today, 60, (9, 0))?);
    let office = fresh_account(&RealChance);
    found(&candor, office, &people::OFFICE, (true, false)).await?;
    found(&candor, ada, &people::ADA, (false, true)).await?;
    let ada = sign_in(&candor, &people::ADA).await?;
    let stage = Stage {
        candor,
        past,
        today,
        ada,
    };
    let mut parts = Vec::new();
    for (person, steps, begins) in [
        (&people::MARA, script::MARA, 46),
        (&people::JONAS, script::JONAS, 38),
        (&people::NOOR, script::NOOR, 32),
    ] {
        parts.push(stage.begin(person, steps, begins).await?);
    }
    stage.play(&parts).await
}

async fn found(
    candor: &Candor,
    id: AccountId,
    person: &Person,
    may: (bool, bool),
) -> Result<(), Sentence> {
    candor
        .found_as(id, name(person.name)?, person.email, people::PASSWORD, may)
        .await
        .map(drop)
        .map_err(|e| e.to_string())
}

async fn sign_in(candor: &Candor, person: &Person) -> Result<Visitor, Sentence> {
    let token = candor
        .sign_in(SignIn {
            email: person.email,
            password: people::PASSWORD,
        })
        .await
        .map_err(|e| e.to_string())?;
    candor
        .visitor(&token)
        .await
        .map_err(|e| e.to_string())?
        .ok_or_else(|| format!("{} could not sign in", person.name))
}

fn day(
    candor: &Candor,
    today: jiff::civil::Date,
    ago: i64,
    (hour, minute): (i8, i8),
) -> Result<Time, Sentence> {
    let date = today
        .checked_sub(jiff::Span::new().days(ago))
        .map_err(|e| e.to_string())?;
    Ok(candor.practice().calendar.at(date, hour, minute))
}

impl Stage {
    /// Invites a client, who follows the link.
    async fn begin(
        &self,
        person: &Person,
        steps: &'static [Step],
        begins: i64,
    ) -> Result<Part, Sentence> {
        self.past
            .set(day(&self.candor, self.today, begins, (9, 0))?);
        let letter = invitation::Letter {
            words: text(INVITATION)?,
            holds: vec![
                invitation::Holds::Fee,
                invitation::Holds::Records,
                invitation::Holds::PowerToEnd,
            ],
            handling: some(
                "I read it twice before I answer. I won't explain myself first. If I need time, I say until when.",
            )?,
            scope: some(
                "We meet for your sake. We aren't friends, and I don't meet you outside the sessions. I am not on call at night.",
            )?,
        };
        let invited = self
            .candor
            .invite_client(
                &self.ada,
                self.candor.fresh_submission(),
                NewClient {
                    name: name(person.name)?,
                    email: person.email.to_owned(),
                    letter,
                },
            )
            .await
            .map_err(|e| e.to_string())?;
        self.past
            .set(day(&self.candor, self.today, begins, (18, 30))?);
        let form = JoinForm {
            name: name(person.name)?,
            password: people::PASSWORD,
        };
        self.candor
            .join(&invited.token, form)
            .await
            .map_err(|e| e.to_string())?;
        Ok(Part {
            relationship: invited
                .relationship
                .ok_or("a client's invitation begins a relationship")?,
            client: sign_in(&self.candor, person).await?,
            steps,
            begins,
        })
    }

    /// Plays all parts in the order of their times.
    async fn play(&self, parts: &[Part]) -> Result<(), Sentence> {
        let mut all = Vec::new();
        for part in parts {
            for step in part.steps {
                if step.ago > part.begins {
                    return Err("a step lies before its beginning".to_owned());
                }
                all.push((
                    day(&self.candor, self.today, step.ago, step.at)?,
                    part,
                    step,
                ));
            }
        }
        all.sort_by_key(|(at, ..)| *at);
        for (at, part, step) in all {
            self.past.set(at);
            self.step(part, &step.what)
                .await
                .map_err(|e| format!("{} days ago: {e}", step.ago))?;
        }
        Ok(())
    }

    async fn step(&self, part: &Part, what: &What) -> Result<(), Sentence> {
        if matches!(what, What::LookIn) {
            self.candor
                .day(&self.ada)
                .await
                .map_err(|e| e.to_string())?;
            return self
                .candor
                .look(&part.client, part.relationship, |_, _| Ok(()))
                .await
                .map_err(|e| e.to_string());
        }
        let (by_ada, command) = match self.of_ada(part, what).await? {
            Some(command) => (true, command),
            None => (false, self.of_client(part, what).await?),
        };
        let who = if by_ada { &self.ada } else { &part.client };
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

    /// What the therapist does; `None` for what is the client's.
    async fn of_ada(&self, part: &Part, what: &What) -> Result<Option<Command>, Sentence> {
        let went = |session, outcome| Command::Session(session::Command::Went { session, outcome });
        Ok(Some(match what {
            What::Plan(ago, at) => Command::Session(session::Command::Plan {
                starts: day(&self.candor, self.today, *ago, *at)?,
                minutes: 50,
            }),
            What::Held(n) => went(self.session(part, *n).await?, Outcome::Held),
            What::Cancelled(n) => went(self.session(part, *n).await?, Outcome::Cancelled),
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
                self.about(part, *n, Wish::Acknowledge(Acknowledgement::Read))
                    .await?
            }
            What::Words(n, words) => {
                let how = Acknowledgement::Words(text(words)?);
                self.about(part, *n, Wish::Acknowledge(how)).await?
            }
            What::ComeBack(n, days) => {
                let now = service::Clock::now(&*self.past);
                let by = self.candor.practice().calendar.date(now.plus_days(*days));
                let how = Acknowledgement::ComeBack { by };
                self.about(part, *n, Wish::Acknowledge(how)).await?
            }
            What::Answer(n, words) => self.about(part, *n, Wish::Answer(text(words)?)).await?,
            What::Agree(n, words) => self.about(part, *n, Wish::Agree(text(words)?)).await?,
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
            What::NotNow(n) => self.about(part, *n, Wish::NotNow).await?,
            What::Stand(n, place, afraid, happened, saying) => {
                let stand = Stand {
                    place: *place,
                    afraid: some(afraid)?,
                    happened: some(happened)?,
                    saying: some(saying)?,
                };
                self.about(part, *n, Wish::Show(stand)).await?
            }
            _ => return Err("a step that is nobody's".to_owned()),
        })
    }

    async fn about(&self, part: &Part, n: usize, wish: Wish) -> Result<Command, Sentence> {
        let moment = self
            .find(part, |desk| {
                desk.ours().conversations.all().get(n).map(|c| c.id)
            })
            .await?;
        Ok(Command::Conversation(conversation::Command {
            moment,
            wish,
        }))
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

fn name(raw: &str) -> Result<Name, Sentence> {
    text(raw)
}

fn some<const MAX: usize>(raw: &str) -> Result<Option<Written<MAX>>, Sentence> {
    Written::parse("script", raw).map_err(|e| e.to_string())
}

fn text<const MAX: usize>(raw: &str) -> Result<Written<MAX>, Sentence> {
    some(raw)?.ok_or_else(|| "the script says nothing where it should".to_owned())
}
