//! Relationships as they begin: two seats, three rooms, one key for each room.

use dialogue::{Name, OursEntry, RelationshipId, Role, Time};
use uuid::Uuid;

use crate::accounts::{AccountId, NewAccount};
use crate::archive::Archive;
use crate::engine::{Tx, Value, values};
use crate::error::ArchiveError;
use crate::invitations::NewInvitation;
use crate::keys::{Key, draw};
use crate::seal::{self, Place};
use crate::seats::role_number;
use crate::{chain, sql};

/// A relationship to be begun: seat 1 the therapist's, seat 2 the client's, not filled yet.
#[derive(Clone)]
pub struct NewRelationship {
    /// Its fresh random id.
    pub id: RelationshipId,
    /// Who takes seat 1.
    pub therapist: AccountId,
    /// What the client is called until they sit there themselves.
    pub client_name: Name,
    /// What stands in the shared room from the beginning.
    pub first: Vec<OursEntry>,
    /// The client's invitation, made in the same transaction.
    pub invitation: Option<NewInvitation>,
}

impl Archive {
    /// Begins a relationship: seats, rooms with a key each, what stands in the shared room from the beginning, and the
    /// client's invitation, all in one transaction.
    ///
    /// # Errors
    /// [`ArchiveError::Taken`] where the id is in use.
    pub async fn create_relationship(
        &self,
        new: NewRelationship,
        now: Time,
    ) -> Result<(), ArchiveError> {
        let archive = self.clone();
        self.detached(async move {
            let mut tx = archive.0.store.begin().await?;
            archive.begin_in(&mut tx, &new, now).await?;
            Ok(tx.commit().await?)
        })
        .await
    }

    /// Makes accounts, begins relationships and fills the clients' seats, all of it in one transaction: for filling a practice
    /// that is to be measured, where a sync for each would take longer than everything else.
    ///
    /// # Errors
    /// [`ArchiveError::Taken`] where an address or an id is in use; then nothing was made.
    pub async fn begin_many(
        &self,
        accounts: Vec<(NewAccount, Time)>,
        relationships: Vec<(NewRelationship, AccountId, Time)>,
    ) -> Result<(), ArchiveError> {
        let archive = self.clone();
        self.detached(async move {
            let mut tx = archive.0.store.begin().await?;
            for (new, now) in &accounts {
                tx.run(sql::PUT_ACCOUNT, archive.account_row(new, *now))
                    .await?;
            }
            for (new, client, now) in &relationships {
                archive.begin_in(&mut tx, new, *now).await?;
                let place = (new.id, Self::CLIENT);
                archive
                    .sit_down(&mut tx, place, *client, &new.client_name, *now)
                    .await?;
            }
            Ok(tx.commit().await?)
        })
        .await
    }

    async fn begin_in(
        &self,
        tx: &mut Tx,
        new: &NewRelationship,
        now: Time,
    ) -> Result<(), ArchiveError> {
        self.put_seats(tx, new, now).await?;
        let key = draw(self.chance());
        let digest = self.put_first(tx, new, &key).await?;
        let seq = i64::try_from(new.first.len()).expect("a handful of entries");
        self.put_room(tx, new.id.0, 0, &key, (seq, digest)).await?;
        for seat in [Self::THERAPIST.0, Self::CLIENT.0] {
            self.put_own_room(tx, new.id.0, seat).await?;
        }
        if let Some(invitation) = &new.invitation {
            let row = self.invitation_row(invitation);
            tx.run(sql::PUT_INVITATION, row).await?;
        }
        Ok(())
    }

    async fn put_seats(
        &self,
        tx: &mut Tx,
        new: &NewRelationship,
        now: Time,
    ) -> Result<(), ArchiveError> {
        let id = new.id.0;
        let therapist = Some(new.therapist.0);
        let place = Place::SeatName(id, Self::CLIENT.0);
        let name = self.seal_text(place, new.client_name.as_str());
        let seats = [
            (Self::THERAPIST, Role::Therapist, therapist, None),
            (Self::CLIENT, Role::Client, None, Some(name)),
        ];
        for (seat, role, account, name) in seats {
            let since = if account.is_some() { now } else { Time::NEVER };
            let row = values![
                id,
                seat.0,
                role_number(role),
                Value::Uuid(account),
                Value::Bytes(name),
                since.0
            ];
            tx.run(sql::PUT_SEAT, row).await?;
        }
        Ok(())
    }

    /// Writes the first entries of the shared room; the digest they lead to.
    async fn put_first(
        &self,
        tx: &mut Tx,
        new: &NewRelationship,
        key: &Key,
    ) -> Result<[u8; 32], ArchiveError> {
        let id = new.id.0;
        let mut digest = chain::EMPTY;
        let mut rows = Vec::new();
        for (seq, entry) in (1..).zip(&new.first) {
            let place = Place::Entry(id, 0, seq);
            let sealed = seal::seal(key, place, &entry.encode(), self.chance());
            let hash = chain::hash(&sealed);
            digest = self.0.chain.link(&digest, id, 0, seq, &hash);
            rows.push(values![id, 0i16, seq, sealed, hash, digest]);
        }
        sql::PUT_ENTRIES.run(tx, &rows).await?;
        Ok(digest)
    }

    async fn put_room(
        &self,
        tx: &mut Tx,
        relationship: Uuid,
        room: i16,
        key: &Key,
        (seq, digest): (i64, [u8; 32]),
    ) -> Result<(), ArchiveError> {
        let wrapped = self.0.keys.wrap(key)?;
        let row = values![relationship, room, wrapped, seq, digest];
        tx.run(sql::PUT_ROOM, row).await?;
        Ok(())
    }

    /// An own room has its drafts row from the beginning, so that nobody sees when the first draft comes.
    async fn put_own_room(
        &self,
        tx: &mut Tx,
        relationship: Uuid,
        seat: i16,
    ) -> Result<(), ArchiveError> {
        let key = draw(self.chance());
        self.put_room(tx, relationship, seat, &key, (0, chain::EMPTY))
            .await?;
        let drafts = serde_json::to_vec(&dialogue::Drafts::default()).expect("no drafts are JSON");
        let place = Place::Drafts(relationship, seat);
        let sealed = seal::seal(&key, place, &drafts, self.chance());
        tx.run(sql::PUT_DRAFTS, values![relationship, seat, sealed])
            .await?;
        Ok(())
    }
}
