//! Verification of a whole archive: is everything there as it was written?
//!
//! It finds corruption, and edits by anyone who does not have the instance's secrets: a changed, missing, added or swapped
//! row, a seal that does not open, a head that was rolled back while its entries stayed. Whoever rolls back head *and*
//! entries together, or the whole file, is not found out here, but by a receipt that someone else kept.

mod report;
mod room;

use std::collections::{BTreeMap, HashMap};

use uuid::Uuid;

pub use report::{Damage, DamageKind, Progress, Report};

use crate::archive::Archive;
use crate::engine::{Row, Tx, values};
use crate::error::ArchiveError;
use crate::keys::Key;
use crate::seal::{self, Place};
use crate::{letter, sql};

impl Archive {
    /// Looks at everything: recomputes each room's digest, opens each seal, compares heads and snapshots with what the
    /// history folds to, and lists what is damaged. Each relationship is read from one point in time, so an archive can be
    /// verified while it is in use.
    pub async fn verify(
        &self,
        mut progress: impl FnMut(Progress) + Send,
    ) -> Result<Report, ArchiveError> {
        let mut report = Report::default();
        let mut last = Uuid::nil();
        loop {
            let mut tx = self.0.store.snapshot().await?;
            let rows = tx.rows(sql::RELATIONSHIPS_AFTER, values![last]).await?;
            let Some(row) = rows.last() else {
                tx.end().await?;
                break;
            };
            last = row.uuid(0)?;
            for row in &rows {
                self.verify_relationship(&mut tx, row.uuid(0)?, &mut report)
                    .await?;
            }
            tx.end().await?;
            progress(Progress {
                relationships: report.relationships,
                entries: report.entries,
            });
        }
        self.verify_accounts(&mut report).await?;
        Ok(report)
    }

    async fn verify_relationship(
        &self,
        tx: &mut Tx,
        relationship: Uuid,
        report: &mut Report,
    ) -> Result<(), ArchiveError> {
        report.relationships += 1;
        let mut rooms: BTreeMap<i16, room::Stored> = BTreeMap::new();
        for row in tx.rows(sql::ROOMS_OF, values![relationship]).await? {
            rooms.insert(row.small(0)?, room::Stored::read(&row)?);
        }
        for row in tx.rows(sql::ALL_ENTRIES_OF, values![relationship]).await? {
            match rooms.get_mut(&row.small(0)?) {
                Some(room) => room.entries.push(room::StoredEntry::read(&row)?),
                None => {
                    let (room, seq) = (row.small(0)?, row.int(1)?);
                    report.found_in(relationship, room, Some(seq), DamageKind::EntryExtra);
                }
            }
        }
        for row in tx
            .rows(sql::ALL_SNAPSHOTS_OF, values![relationship])
            .await?
        {
            match rooms.get_mut(&row.small(0)?) {
                Some(room) => room.snapshots.push(room::StoredSnapshot::read(&row)?),
                None => report.found_in(relationship, row.small(0)?, None, DamageKind::Snapshot),
            }
        }
        let mut keys = HashMap::new();
        for (no, stored) in &rooms {
            let key = self.verify_room(relationship, *no, stored, report);
            keys.insert(*no, key);
        }
        self.verify_seats(tx, relationship, &keys, report).await?;
        self.verify_post(tx, relationship, &keys, report).await
    }

    /// The seats' names, their rooms and the drafts that lie there.
    async fn verify_seats(
        &self,
        tx: &mut Tx,
        relationship: Uuid,
        keys: &HashMap<i16, Option<Key>>,
        report: &mut Report,
    ) -> Result<(), ArchiveError> {
        let mut drafts = HashMap::new();
        for row in tx.rows(sql::ALL_DRAFTS_OF, values![relationship]).await? {
            drafts.insert(row.small(0)?, row.bytes(1)?);
        }
        let mut numbers = vec![0];
        for row in tx.rows(sql::SEAT_NUMBERS_OF, values![relationship]).await? {
            let seat = row.small(0)?;
            numbers.push(seat);
            if let Some(name) = row.bytes_or_none(2)?
                && self
                    .name(Place::SeatName(relationship, seat), &name)
                    .is_err()
            {
                report.found_in(relationship, seat, None, DamageKind::SeatName);
            }
            let Some(Some(key)) = keys.get(&seat) else {
                continue;
            };
            let place = Place::Drafts(relationship, seat);
            let text = drafts.get(&seat).and_then(|d| seal::open(key, place, d));
            let read = text.and_then(|t| serde_json::from_slice::<dialogue::Drafts>(&t).ok());
            if read.is_none() {
                report.found_in(relationship, seat, None, DamageKind::Drafts);
            }
        }
        for missing in numbers.into_iter().filter(|no| !keys.contains_key(no)) {
            report.found_in(relationship, missing, None, DamageKind::RoomMissing);
        }
        Ok(())
    }

    async fn verify_post(
        &self,
        tx: &mut Tx,
        relationship: Uuid,
        keys: &HashMap<i16, Option<Key>>,
        report: &mut Report,
    ) -> Result<(), ArchiveError> {
        for row in tx.rows(sql::ALL_LETTERS_OF, values![relationship]).await? {
            report.letters += 1;
            let opens = match keys.get(&0) {
                Some(Some(key)) => letter::read(key, &row).is_ok(),
                // The room is gone, and with it what was on its way there.
                Some(None) => true,
                None => false,
            };
            if !opens {
                report.found_in(relationship, row.small(2)?, None, DamageKind::Letter);
            }
        }
        Ok(())
    }

    /// What belongs to no relationship.
    async fn verify_accounts(&self, report: &mut Report) -> Result<(), ArchiveError> {
        let store = &self.0.store;
        let mut last = Uuid::nil();
        loop {
            let rows = store.rows(sql::ACCOUNTS_AFTER, values![last]).await?;
            let Some(row) = rows.last() else { break };
            last = row.uuid(0)?;
            for row in &rows {
                report.accounts += 1;
                if !self.account_opens(row)? {
                    report.found(DamageKind::Account);
                }
            }
        }
        for row in store.rows(sql::OPEN_INVITATIONS, Vec::new()).await? {
            let token = row.hash(5, "invitations")?;
            if self.invitation_from(&token, &row).is_err() {
                report.found(DamageKind::Invitation);
            }
        }
        for row in store.rows(sql::ALL_SETTINGS, Vec::new()).await? {
            let (name, sealed) = (row.text(0)?, row.bytes(1)?);
            let place = Place::Setting(&name);
            if seal::open(&self.0.account_key, place, &sealed).is_none() {
                report.found(DamageKind::Setting);
            }
        }
        for row in store.rows(sql::ALL_REMINDERS, Vec::new()).await? {
            if self.hours_from(&row).is_err() {
                report.found(DamageKind::Reminder);
            }
        }
        Ok(())
    }

    fn account_opens(&self, row: &Row) -> Result<bool, ArchiveError> {
        let Ok(account) = self.account_from(row) else {
            return Ok(false);
        };
        let password = row.bytes_or_none(6)?;
        let place = Place::Password(account.id.0);
        let password_opens = password.is_none_or(|sealed| self.text(place, &sealed).is_ok());
        let found_by_address = row.hash(7, "accounts")? == self.0.lookup.email(&account.email);
        Ok(password_opens && found_by_address)
    }
}
