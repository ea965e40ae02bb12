//! Desks: the only way to read a relationship, and the only place that puts one together.

use std::sync::Arc;

use dialogue::{Common, Desk, Name, Parts, PersonId, RelationshipId, Seat, SeatNo, Time};
use uuid::Uuid;

use crate::archive::lock;
use crate::engine::{Row, Value, values};
use crate::load::{OursRoom, OwnRoom, Standing, Wanted};
use crate::relationships::role_of;
use crate::seal::Place;
use crate::{AccountId, Archive, ArchiveError, sql};

/// Who sits where in one relationship, seen from one seat.
#[derive(Clone)]
pub(crate) struct Places {
    me: Seat,
    other: Seat,
}

/// One row of `sql::SITTINGS`.
struct Sat {
    places: Places,
    wanted: Wanted,
}

impl Archive {
    /// The desk of an account in a relationship, as it stands now; `None` where no seat there is theirs.
    pub async fn desk(
        &self,
        account: AccountId,
        relationship: RelationshipId,
    ) -> Result<Option<Desk>, ArchiveError> {
        let asked = values![account.0, relationship.0];
        let desks = self.open_desks(account, sql::SITTING, asked).await?;
        Ok(desks.into_iter().next())
    }

    /// A desk to decide and commit on. Where this process knows the rooms, it is made without asking the database, because
    /// the commit checks it anyway; it may then be out of date. So a page is never made from it, and after a refusal or
    /// [`CommitFailure::Stale`](crate::CommitFailure::Stale) the decision is made again on a [`Archive::desk`].
    pub async fn desk_for_writing(
        &self,
        account: AccountId,
        relationship: RelationshipId,
    ) -> Result<Option<Desk>, ArchiveError> {
        let places = lock(&self.0.places)
            .get((account.0, relationship.0))
            .cloned();
        if let Some(places) = places
            && let Some((ours, own)) = self.kept(relationship.0, places.me.no.0)
            && own.post_at == ours.room.head
        {
            return Ok(Some(put_together(&places, &ours, &own)));
        }
        self.desk(account, relationship).await
    }

    /// All desks of an account, in the order of the relationships' ids and in a constant number of queries.
    pub async fn desks(&self, account: AccountId) -> Result<Vec<Desk>, ArchiveError> {
        self.open_desks(account, sql::SITTINGS, values![account.0])
            .await
    }

    /// Seats and heads in one query; where all rooms are in memory as they stand, that is all. Otherwise once more, with
    /// what is missing, from one point in time.
    async fn open_desks(
        &self,
        account: AccountId,
        sql: &'static str,
        asked: Vec<Value>,
    ) -> Result<Vec<Desk>, ArchiveError> {
        let rows = self.0.store.rows(sql, asked.clone()).await?;
        let sat = self.sat_down(account, &rows)?;
        let known: Option<Vec<Desk>> = sat
            .iter()
            .map(|sat| {
                let (ours, own) = self.in_memory(&sat.wanted)?;
                Some(put_together(&sat.places, &ours, &own))
            })
            .collect();
        if let Some(desks) = known {
            return Ok(desks);
        }
        let mut tx = self.0.store.snapshot().await?;
        let rows = tx.rows(sql, asked).await?;
        let (mut desks, mut places, mut missing) = (Vec::new(), Vec::new(), Vec::new());
        for sat in self.sat_down(account, &rows)? {
            match self.in_memory(&sat.wanted) {
                Some((ours, own)) => desks.push(put_together(&sat.places, &ours, &own)),
                None => {
                    places.push(sat.places);
                    missing.push(sat.wanted);
                }
            }
        }
        let loaded = self.load(&mut tx, &missing).await?;
        tx.end().await?;
        for (places, rooms) in places.iter().zip(loaded) {
            let rooms = rooms.map(|(ours, own)| put_together(places, &ours, &own));
            desks.extend(rooms);
        }
        desks.sort_by_key(|desk| desk.me().relationship);
        Ok(desks)
    }

    /// What an account has in common with everybody it shares a relationship with, in a constant number of queries. No own room
    /// is opened.
    pub async fn commons(&self, account: AccountId) -> Result<Vec<Common>, ArchiveError> {
        let mut tx = self.0.store.snapshot().await?;
        let rows = tx.rows(sql::SITTINGS, values![account.0]).await?;
        let (mut places, mut wanted) = (Vec::new(), Vec::new());
        for sat in self.sat_down(account, &rows)? {
            places.push(sat.places);
            wanted.push((sat.wanted.relationship, sat.wanted.ours));
        }
        let rooms = self.shared_rooms(&mut tx, &wanted).await?;
        tx.end().await?;
        let commons = places.into_iter().zip(rooms).filter_map(|(places, room)| {
            Some(Common {
                me: places.me,
                other: places.other,
                ours: room?.room.clone(),
            })
        });
        Ok(commons.collect())
    }

    fn sat_down(&self, account: AccountId, rows: &[Row]) -> Result<Vec<Sat>, ArchiveError> {
        rows.iter()
            .map(|row| {
                let sat = self.sat(account, row)?;
                let kept = Arc::new(sat.places.clone());
                lock(&self.0.places).put((account.0, sat.wanted.relationship), kept);
                Ok(sat)
            })
            .collect()
    }

    fn sat(&self, account: AccountId, row: &Row) -> Result<Sat, ArchiveError> {
        let relationship = row.uuid(0)?;
        let me = self.name(Place::AccountName(account.0), &row.bytes(5)?)?;
        let me = seat(relationship, row, 1, Some(account.0), me)?;
        let other = self.others_name(relationship, row)?;
        let other = seat(relationship, row, 6, row.uuid_or_none(11)?, other)?;
        Ok(Sat {
            wanted: Wanted {
                relationship,
                seat: me.no.0,
                ours: Standing::read(row, 13)?,
                own: Standing::read(row, 17)?,
            },
            places: Places { me, other },
        })
    }

    /// What the other is called here: the seat's name, which is provisional until it is filled and then what the person gave
    /// themselves; without one, the account's.
    fn others_name(&self, relationship: Uuid, row: &Row) -> Result<Name, ArchiveError> {
        let (provisional, account, name) = (
            row.bytes_or_none(10)?,
            row.uuid_or_none(11)?,
            row.bytes_or_none(12)?,
        );
        match (account, name, provisional) {
            (_, _, Some(name)) => self.name(Place::SeatName(relationship, row.small(6)?), &name),
            (Some(account), Some(name), None) => self.name(Place::AccountName(account), &name),
            _ => Err(ArchiveError::Damaged {
                table: "seats",
                what: "a seat has neither an account nor a name",
            }),
        }
    }
}

/// Reads a seat from four columns beginning at `first`.
fn seat(
    relationship: Uuid,
    row: &Row,
    first: usize,
    account: Option<Uuid>,
    name: Name,
) -> Result<Seat, ArchiveError> {
    Ok(Seat {
        relationship: RelationshipId(relationship),
        no: SeatNo(row.small(first)?),
        role: role_of(row.small(first + 1)?)?,
        person: account.map(PersonId),
        name,
        since: Time(row.int(first + 2)?),
        until: row.int_or_none(first + 3)?.map(Time),
    })
}

/// The one caller of [`Desk::assemble`]. Both rooms were found by the relationship and the seat number of `places.me`.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place where a desk is made: whose seat it is was checked"
)]
fn put_together(places: &Places, ours: &OursRoom, own: &OwnRoom) -> Desk {
    Desk::assemble(Parts {
        me: places.me.clone(),
        other: places.other.clone(),
        ours: ours.room.clone(),
        own: own.room.clone(),
        drafts: own.drafts.clone(),
        post: own.post.clone(),
    })
}
