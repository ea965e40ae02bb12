//! A simulated relationship, from its invitation to next week's session.

use std::sync::Arc;

use alliance::noticing::Watch;
use alliance::{Direct, Item, Items, Score};
use archive::{Archive, NewAccount, NewRelationship};
use dialogue::check_in::{self, Answers, Form, View};
use dialogue::conversation::{Acknowledgement, Command as Says, Stand, Where};
use dialogue::moment::{self, Delivery, Feeling, Level};
use dialogue::noticed::{Usual, notice};
use dialogue::session::{self, Outcome};
use dialogue::{
    Act, Collected, Command, Ctx, Desk, Entry, EntryId, OursBody, OursEntry, RelationshipId,
    SubmissionId, Time, Written, collect, decide, invitation,
};
use service::AccountId;

use super::words;
use super::world::{World, name};
use crate::seeded::Dice;
use crate::sentence::Sentence;

/// Sessions that a person's acts are committed for at once.
const QUARTER: usize = 12;
/// One session in so many is followed by something said.
const NOW_AND_THEN: u8 = 8;
const WEEK: i64 = 7;

/// A relationship to be.
pub(super) struct Life {
    pub(super) world: Arc<World>,
    pub(super) therapist: AccountId,
    /// Which of all, from 1.
    pub(super) number: u32,
    pub(super) sessions: u32,
    pub(super) chance: Dice,
}

/// A life under way.
pub(super) struct Between {
    life: Life,
    past: Vec<Past>,
    client: AccountId,
    relationship: RelationshipId,
}

/// A session that was.
type Past = (EntryId, Time);

/// A relationship with everybody in it, and nothing behind it yet.
pub(super) struct Beginning {
    pub(super) client: (NewAccount, Time),
    pub(super) relationship: (NewRelationship, AccountId, Time),
    pub(super) between: Between,
}

impl Life {
    /// How it begins, before the first session.
    pub(super) fn begin(mut self) -> Result<Beginning, Sentence> {
        let past = self.past();
        let begins = past.first().map_or(self.world.now, |(_, at)| *at);
        let begins = begins.plus_days(-1);
        let called = format!("Client {}", self.number);
        let account = self
            .world
            .account(&called, &mut self.chance, (false, false))?;
        let (client, relationship) = (account.id, RelationshipId(self.chance.uuid()));
        let new = NewRelationship {
            id: relationship,
            therapist: self.therapist,
            client_name: name(&called)?,
            first: self.first(&past, begins)?,
            invitation: None,
        };
        Ok(Beginning {
            client: (account, begins),
            relationship: (new, client, begins),
            between: Between {
                life: self,
                past,
                client,
                relationship,
            },
        })
    }

    /// The sessions that were, weekly, at one of eight hours of the day; the last one less than a week ago.
    fn past(&mut self) -> Vec<Past> {
        let last = self.next().plus_days(-WEEK);
        let weeks = (0..i64::from(self.sessions)).rev();
        let times = weeks.map(|week| last.plus_days(-WEEK * week));
        times.map(|at| (EntryId(self.chance.uuid()), at)).collect()
    }

    /// When the next session is: one in five clients comes today.
    fn next(&self) -> Time {
        let number = i64::from(self.number);
        let hours = 1 + number % 8;
        self.world
            .now
            .plus_minutes(60 * hours)
            .plus_days(number % 5)
    }

    /// The invitation and every session, as they were planned.
    fn first(&mut self, past: &[Past], at: Time) -> Result<Vec<OursEntry>, Sentence> {
        let letter = invitation::Letter {
            words: text(
                "At some point I'll misunderstand you, miss something, or get something wrong. I'd like to know. You don't \
                 have to be sure or polite.",
            )?,
            holds: vec![invitation::Holds::Fee, invitation::Holds::Records],
            handling: None,
            scope: None,
        };
        let entry = |id, body| Entry {
            id,
            by: Archive::THERAPIST,
            at,
            body,
        };
        let next = (EntryId(self.chance.uuid()), self.next());
        let planned = past.iter().chain([&next]).map(|(id, starts)| {
            let said = session::Said::Planned {
                starts: *starts,
                minutes: 50,
            };
            entry(*id, OursBody::Session(said))
        });
        let signed = OursBody::Invitation(invitation::Said::Signed(letter));
        let mut first = vec![entry(EntryId(self.chance.uuid()), signed)];
        first.extend(planned);
        Ok(first)
    }
}

impl Between {
    /// Lives it; how many moments there were.
    pub(super) async fn live(mut self) -> Result<u64, Sentence> {
        let past = std::mem::take(&mut self.past);
        let mut moments = 0;
        for quarter in past.chunks(QUARTER) {
            moments += self.quarter(quarter).await?;
        }
        Ok(moments)
    }

    /// A quarter of a year: sessions, views, check-ins, and what was said, answered and settled.
    async fn quarter(&mut self, sessions: &[Past]) -> Result<u64, Sentence> {
        let therapist = self.life.therapist;
        let mut wishes = Vec::new();
        for (session, starts) in sessions {
            wishes.push((starts.plus_minutes(55), held(*session)));
            wishes.push((starts.plus_minutes(60), self.view(*session)?));
        }
        self.perform(therapist, &wishes).await?;
        wishes.clear();
        for (session, starts) in sessions {
            wishes.push((starts.plus_minutes(120), self.check_in(*session)?));
            if self.life.chance.below(NOW_AND_THEN) == 0 {
                wishes.push((starts.plus_minutes(600), self.said()?));
            }
        }
        self.perform(self.client, &wishes).await?;
        let moments = self.open_post(therapist).await?;
        self.open_post(self.client).await?;
        wishes.clear();
        for (moment, at) in &moments {
            let line = self.life.chance.one(words::ANSWERED);
            let says = Says::Acknowledge {
                moment: *moment,
                how: Acknowledgement::Words(text(line)?),
            };
            wishes.push((at.plus_minutes(5), Command::Conversation(says)));
        }
        self.perform(therapist, &wishes).await?;
        wishes.clear();
        // What was said last may not have come to its end yet.
        let three_days_ago = self.life.world.now.plus_days(-3);
        for (moment, at) in moments.iter().filter(|(_, at)| *at < three_days_ago) {
            let says = Says::Show {
                moment: *moment,
                stand: Stand::at(Where::Settled),
            };
            wishes.push((at.plus_days(3), Command::Conversation(says)));
        }
        self.perform(self.client, &wishes).await?;
        u64::try_from(moments.len()).map_err(|e| e.to_string())
    }

    /// What one person wished, each at its time, in one commit.
    async fn perform(
        &mut self,
        who: AccountId,
        wishes: &[(Time, Command)],
    ) -> Result<(), Sentence> {
        if wishes.is_empty() {
            return Ok(());
        }
        let desk = self.desk(who).await?;
        let mut acts: Vec<Act> = Vec::new();
        for (at, wish) in wishes {
            let ctx = self.ctx(*at);
            acts.extend(decide(&desk, wish, &ctx).map_err(|e| e.to_string())?);
        }
        let submission = SubmissionId(self.life.chance.uuid());
        let archive = &self.life.world.archive;
        archive
            .commit(&desk, Some(submission), &acts)
            .await
            .map_err(|e| e.to_string())
    }

    /// Everything that waits for someone comes in, each letter on the morning on which it could; the moments among it.
    async fn open_post(&mut self, who: AccountId) -> Result<Vec<Past>, Sentence> {
        let desk = self.desk(who).await?;
        let (archive, now) = (self.life.world.archive.clone(), self.life.world.now);
        let waiting = archive
            .waiting(&desk, now)
            .await
            .map_err(|e| e.to_string())?;
        let mut collected: Vec<Collected> = Vec::new();
        for letter in waiting {
            let ctx = self.ctx(letter.release.plus_minutes(45));
            collected.extend(collect(&desk, &[letter], &ctx));
        }
        archive
            .deliver(
                &desk,
                &collected,
                &notice(&desk, &collected, Watch::default(), &Usual::default()),
            )
            .await
            .map_err(|e| e.to_string())?;
        let entries = collected.into_iter().map(|one| one.entry);
        let moments = entries.filter(|entry| matches!(entry.body, OursBody::Moment(_)));
        Ok(moments.map(|entry| (entry.id, entry.at)).collect())
    }

    async fn desk(&self, who: AccountId) -> Result<Desk, Sentence> {
        let archive = &self.life.world.archive;
        let desk = archive.desk_for_writing(who, self.relationship).await;
        let desk = desk.map_err(|e| e.to_string())?;
        desk.map(|opened| opened.desk)
            .ok_or_else(|| "a relationship was not found again".to_owned())
    }

    fn ctx(&mut self, now: Time) -> Ctx {
        Ctx {
            now,
            fresh: std::array::from_fn(|_| self.life.chance.uuid()),
            calendar: self.life.world.calendar.clone(),
        }
    }

    fn view(&mut self, session: EntryId) -> Result<Command, Sentence> {
        let between = Some(self.score(5)?);
        Ok(Command::CheckIn(check_in::Command::View {
            session,
            view: Some(View {
                between,
                direct: Some(Direct::No),
            }),
            show: true,
        }))
    }

    fn check_in(&mut self, session: EntryId) -> Result<Command, Sentence> {
        let mut items = Items::default();
        for item in Item::ALL {
            items.set(item, Some(self.score(4)?));
        }
        let chance = &mut self.life.chance;
        let direct = chance.one(&[
            Direct::No,
            Direct::No,
            Direct::ALittle,
            Direct::RatherNotSay,
        ]);
        let better = match chance.below(2) {
            0 => None,
            _ => Some(text(chance.one(words::BETTER))?),
        };
        Ok(Command::CheckIn(check_in::Command::Share {
            session,
            form: Form {
                answers: Answers {
                    items,
                    direct: Some(direct),
                    better,
                    agreed: Vec::new(),
                },
                held_back: false,
            },
        }))
    }

    fn score(&mut self, lowest: u8) -> Result<Score, Sentence> {
        Score::new(lowest + self.life.chance.below(11 - lowest)).map_err(|e| e.to_string())
    }

    fn said(&mut self) -> Result<Command, Sentence> {
        let words = text(self.life.chance.one(words::SAID))?;
        Ok(Command::Moment(moment::Command::Send {
            form: moment::Form {
                feeling: Some(Feeling::FeltOff),
                level: Some(Level::Say),
                words: Some(words),
                ..moment::Form::default()
            },
            delivery: Delivery::NextMorning,
            seen_help: false,
            kept: None,
        }))
    }
}

fn held(session: EntryId) -> Command {
    Command::Session(session::Command::Went {
        session,
        outcome: Outcome::Held,
    })
}

fn text<const MAX: usize>(raw: &str) -> Result<Written<MAX>, Sentence> {
    Written::required("simulate", raw).map_err(|e| e.to_string())
}
