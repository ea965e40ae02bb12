//! One way out: a desk is opened, what is due is collected, a view is made of it.

use archive::{AccountId, CommitFailure};
use dialogue::noticed::{self, Usual};
use dialogue::view::{DayLine, day_line};
use dialogue::{
    Calendar, Collected, Desk, Letter, OwnEntry, Refusal, RelationshipId, Role, Time, collect,
};
use tokio::sync::OnceCell;

use crate::failure::Failure;
use crate::service::Service;
use crate::visitor::Visitor;

/// What a view may know besides the desk.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// Now.
    pub now: Time,
    /// The practice's calendar.
    pub calendar: &'a Calendar,
}

/// One relationship in which a visitor has a seat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Which.
    pub relationship: RelationshipId,
    /// What the visitor is there.
    pub role: Role,
}

/// The therapist's day, over all clients.
#[derive(Debug, Clone, PartialEq)]
pub struct Day {
    /// One line per client, by name.
    pub lines: Vec<DayLine>,
}

/// What is usual at all desks of a therapist: found out once in a request, and only where a check-in arrives.
#[derive(Default)]
struct Usually<'a> {
    /// All their desks, where they are open already.
    desks: Option<&'a [Desk]>,
    found: OnceCell<Usual>,
}

impl<'a> Usually<'a> {
    fn at(desks: &'a [Desk]) -> Self {
        Self {
            desks: Some(desks),
            found: OnceCell::new(),
        }
    }
}

/// How often collecting is tried again when someone else was quicker.
pub(crate) const ROUNDS: usize = 6;

/// Of all letters that wait for someone, those in one relationship.
pub(crate) fn of(
    waiting: &[(RelationshipId, Letter)],
    relationship: RelationshipId,
) -> Vec<Letter> {
    waiting
        .iter()
        .filter(|(r, _)| *r == relationship)
        .map(|(_, letter)| letter.clone())
        .collect()
}

impl Service {
    /// A page that would show what the post brought: due letters are collected first. That moment is "opened".
    ///
    /// # Errors
    /// [`Failure::NotFound`] where there is no such desk for this visitor or the view knows no such thing.
    pub async fn look<T>(
        &self,
        visitor: &Visitor,
        relationship: RelationshipId,
        view: impl Fn(&Desk, Look<'_>) -> Result<T, Refusal>,
    ) -> Result<T, Failure> {
        let now = self.clock.now();
        let account = visitor.account().id;
        let desk = self.desk(account, relationship).await?;
        let desk = self.collect_at(desk, account, now).await?;
        self.view(&desk, now, view)
    }

    /// A page that shows nothing of the other's: nothing is collected for it.
    ///
    /// # Errors
    /// As [`Service::look`].
    pub async fn glance<T>(
        &self,
        visitor: &Visitor,
        relationship: RelationshipId,
        view: impl Fn(&Desk, Look<'_>) -> Result<T, Refusal>,
    ) -> Result<T, Failure> {
        let now = self.clock.now();
        let desk = self.desk(visitor.account().id, relationship).await?;
        self.view(&desk, now, view)
    }

    /// Where a visitor has a seat.
    ///
    /// # Errors
    /// [`Failure::Unavailable`].
    pub async fn places(&self, visitor: &Visitor) -> Result<Vec<Place>, Failure> {
        let seats = self.archive.seats_of(visitor.account().id).await?;
        Ok(seats
            .into_iter()
            .map(|sitting| Place {
                relationship: sitting.relationship,
                role: sitting.role,
            })
            .collect())
    }

    /// The therapist's day: every relationship in which the visitor is the therapist.
    ///
    /// # Errors
    /// [`Failure::Unavailable`].
    pub async fn day(&self, visitor: &Visitor) -> Result<Day, Failure> {
        let now = self.clock.now();
        let calendar = &self.practice.calendar;
        let account = visitor.account().id;
        let waiting = self.archive.waiting_for(account, now).await?;
        let desks = self.archive.desks(account).await?;
        let usually = Usually::at(&desks);
        let mut lines = Vec::new();
        for desk in desks.iter().filter(|desk| desk.me().is_therapist()) {
            let relationship = desk.me().relationship;
            let mut ctx = self.context();
            ctx.now = now;
            lines.push(
                if collect(desk, &of(&waiting, relationship), &ctx).is_empty() {
                    day_line(desk, now, calendar)
                } else {
                    let desk = self.collected(account, desk.clone(), now, &usually).await?;
                    day_line(&desk, now, calendar)
                },
            );
        }
        lines.sort_by(|a, b| {
            let name = |line: &DayLine| line.between.other.as_str().to_lowercase();
            (name(a), a.between.relationship).cmp(&(name(b), b.between.relationship))
        });
        Ok(Day { lines })
    }

    /// An account's desk, as the database has it.
    pub(crate) async fn desk(
        &self,
        account: AccountId,
        relationship: RelationshipId,
    ) -> Result<Desk, Failure> {
        let desk = self.archive.desk(account, relationship).await?;
        desk.ok_or(Failure::NotFound)
    }

    /// The desk with everything due collected, where no other desk is open already.
    pub(crate) async fn collect_at(
        &self,
        desk: Desk,
        account: AccountId,
        now: Time,
    ) -> Result<Desk, Failure> {
        self.collected(account, desk, now, &Usually::default())
            .await
    }

    /// The desk with everything due collected into the shared room. Letters whose gate is closed change nothing.
    async fn collected(
        &self,
        account: AccountId,
        mut desk: Desk,
        now: Time,
        usually: &Usually<'_>,
    ) -> Result<Desk, Failure> {
        for _ in 0..ROUNDS {
            // Drawn whether or not something waits, so that not even what is drawn depends on it.
            let mut ctx = self.context();
            ctx.now = now;
            let waiting = self.archive.waiting(&desk, now).await?;
            if waiting.is_empty() {
                return Ok(desk);
            }
            let collected = collect(&desk, &waiting, &ctx);
            if collected.is_empty() {
                return Ok(desk);
            }
            // What cannot be asked now leaves the letters on their way: see below.
            let noticed = self.notice(account, &desk, &collected, now, usually).await;
            let Ok(noticed) = noticed else {
                return Ok(desk);
            };
            match self.archive.deliver(&desk, &collected, &noticed).await {
                Ok(()) | Err(CommitFailure::Stale | CommitFailure::LetterGone) => {}
                Err(CommitFailure::Done) => {
                    return Err(Failure::Internal("a delivery has no submission".to_owned()));
                }
                // A letter that cannot be delivered now is still on its way. An error here, and none where nothing waits,
                // would say that something waits.
                Err(CommitFailure::Unavailable(_)) => return Ok(desk),
                Err(CommitFailure::Uncertain(_)) => {
                    return self.desk(account, desk.me().relationship).await;
                }
            }
            desk = self.desk(account, desk.me().relationship).await?;
        }
        // Someone writes without pause: show what is there, the rest comes with the next request.
        Ok(desk)
    }

    /// What there is to be said of the check-ins among what is being collected, where a therapist collects it: by how watchful the practice
    /// is, and by what is usual at all desks of this therapist.
    async fn notice(
        &self,
        account: AccountId,
        desk: &Desk,
        collected: &[Collected],
        now: Time,
        usually: &Usually<'_>,
    ) -> Result<Vec<OwnEntry>, Failure> {
        if !desk.me().is_therapist() || !noticed::has_check_in(collected) {
            return Ok(Vec::new());
        }
        let watch = self.watch().await?;
        let usual = usually.found.get_or_try_init(async || {
            Ok::<_, Failure>(match usually.desks {
                Some(desks) => Usual::at(desks, now),
                None => self.usual_of(account, now).await?,
            })
        });
        Ok(noticed::notice(desk, collected, watch, usual.await?))
    }

    async fn usual_of(&self, account: AccountId, now: Time) -> Result<Usual, Failure> {
        let seats = self.archive.seats_of(account).await?;
        let clients = seats.iter().filter(|seat| seat.role == Role::Therapist);
        if !Usual::can_be_learned(clients.count()) {
            return Ok(Usual::default());
        }
        Ok(Usual::at(&self.archive.desks(account).await?, now))
    }

    pub(crate) fn view<T>(
        &self,
        desk: &Desk,
        now: Time,
        view: impl Fn(&Desk, Look<'_>) -> Result<T, Refusal>,
    ) -> Result<T, Failure> {
        let look = Look {
            now,
            calendar: &self.practice.calendar,
        };
        view(desk, look).map_err(|refusal| match refusal {
            Refusal::Unknown => Failure::NotFound,
            other => Failure::Refused(other),
        })
    }
}
