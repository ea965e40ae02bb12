//! Desks: the only way to read a relationship, and the only place that puts one together.

use std::sync::Arc;

use dialogue::{Common, Desk, Name, Parts, PersonId, RelationshipId, Seat, SeatNo, Time};
use uuid::Uuid;

use crate::accounts::AccountId;
use crate::archive::Archive;
use crate::engine::{Row, Value, values};
use crate::error::ArchiveError;
use crate::room::{OursRoom, OwnRoom, RoomVersion, SeatPair, Wanted};
use crate::seal::Place;
use crate::seats::role_of;
use crate::sql;

/// One row of `sql::SITTINGS`.
struct SeatRow {
    seats: SeatPair,
    wanted: Wanted,
}

/// A desk to decide and commit on; see [`Archive::desk_for_writing`].
#[derive(Debug, Clone, PartialEq)]
pub struct WritingDesk {
    /// The desk.
    pub desk: Desk,
    /// True where the database was not asked: it may be out of date.
    pub from_memory: bool,
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
    ) -> Result<Option<WritingDesk>, ArchiveError> {
        if let Some(seats) = self.0.rooms.seats(account.0, relationship.0)
            && let Some((ours, own)) = self.0.rooms.both(relationship.0, seats.me.no.0)
            && own.post_at == ours.room.head
        {
            return Ok(Some(WritingDesk {
                desk: put_together(&seats, &ours, &own),
                from_memory: true,
            }));
        }
        let desk = self.desk(account, relationship).await?;
        Ok(desk.map(|desk| WritingDesk {
            desk,
            from_memory: false,
        }))
    }

    /// All desks of an account, in the order of the relationships' ids and in a constant number of queries.
    pub async fn desks(&self, account: AccountId) -> Result<Vec<Desk>, ArchiveError> {
        self.open_desks(account, sql::SITTINGS, values![account.0])
            .await
    }

    /// Seats and heads in one query; where all rooms are in memory as they stand, that is all. Otherwise with what is missing, from
    /// one point in time.
    async fn open_desks(
        &self,
        account: AccountId,
        sql: &'static str,
        asked: Vec<Value>,
    ) -> Result<Vec<Desk>, ArchiveError> {
        // A transaction costs SQLite next to nothing, and a server two messages: there the usual case goes without.
        if !self.0.store.is_sqlite() {
            let rows = self.0.store.rows(sql, asked.clone()).await?;
            let found = self.seat_rows(account, &rows)?;
            let known: Option<Vec<Desk>> = found
                .iter()
                .map(|found| {
                    let (ours, own) = self.in_memory(&found.wanted)?;
                    Some(put_together(&found.seats, &ours, &own))
                })
                .collect();
            if let Some(desks) = known {
                return Ok(desks);
            }
        }
        let mut tx = self.0.store.snapshot().await?;
        let rows = tx.rows(sql, asked).await?;
        let (mut desks, mut seats, mut missing) = (Vec::new(), Vec::new(), Vec::new());
        for found in self.seat_rows(account, &rows)? {
            match self.in_memory(&found.wanted) {
                Some((ours, own)) => desks.push(put_together(&found.seats, &ours, &own)),
                None => {
                    seats.push(found.seats);
                    missing.push(found.wanted);
                }
            }
        }
        let loaded = self.load(&mut tx, &missing).await?;
        tx.end().await?;
        for (seats, rooms) in seats.iter().zip(loaded) {
            let rooms = rooms.map(|(ours, own)| put_together(seats, &ours, &own));
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
        let (mut seats, mut wanted) = (Vec::new(), Vec::new());
        for found in self.seat_rows(account, &rows)? {
            seats.push(found.seats);
            wanted.push((found.wanted.relationship, found.wanted.ours));
        }
        let rooms = self.shared_rooms(&mut tx, &wanted).await?;
        tx.end().await?;
        let commons = seats.into_iter().zip(rooms).filter_map(|(seats, room)| {
            Some(Common {
                me: seats.me,
                other: seats.other,
                ours: room?.room.clone(),
            })
        });
        Ok(commons.collect())
    }

    fn seat_rows(&self, account: AccountId, rows: &[Row]) -> Result<Vec<SeatRow>, ArchiveError> {
        rows.iter()
            .map(|row| {
                let found = self.seat_row(account, row)?;
                let kept = Arc::new(found.seats.clone());
                self.0
                    .rooms
                    .put_seats(account.0, found.wanted.relationship, kept);
                Ok(found)
            })
            .collect()
    }

    fn seat_row(&self, account: AccountId, row: &Row) -> Result<SeatRow, ArchiveError> {
        let relationship = row.uuid(0)?;
        let me = self.name(Place::AccountName(account.0), &row.bytes(5)?)?;
        let me = seat(relationship, row, 1, Some(account.0), me)?;
        let other = self.others_name(relationship, row)?;
        let other = seat(relationship, row, 6, row.uuid_or_none(11)?, other)?;
        Ok(SeatRow {
            wanted: Wanted {
                relationship,
                seat: me.no.0,
                ours: RoomVersion::read(row, 13)?,
                own: RoomVersion::read(row, 17)?,
            },
            seats: SeatPair { me, other },
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

/// The one caller of [`Desk::assemble`]. Both rooms were found by the relationship and the seat number of `seats.me`.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place where a desk is made: whose seat it is was checked"
)]
fn put_together(seats: &SeatPair, ours: &OursRoom, own: &OwnRoom) -> Desk {
    Desk::assemble(Parts {
        me: seats.me.clone(),
        other: seats.other.clone(),
        ours: ours.room.clone(),
        own: own.room.clone(),
        drafts: own.drafts.clone(),
        post: own.post.clone(),
    })
}
