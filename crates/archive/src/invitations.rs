//! Invitations: single-use, expiring, kept by the SHA-256 of their token, with the name and address inside a seal.

use dialogue::{Name, RelationshipId, SeatNo, Time};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::accounts::{AccountId, NewAccount};
use crate::archive::Archive;
use crate::engine::{Row, Tx, Value, values};
use crate::error::ArchiveError;
use crate::seal::{self, Place};
use crate::sessions::TokenHash;
use crate::sql;

/// What someone is invited to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvitationKind {
    /// To belong to the practice.
    Member,
    /// To a seat.
    Seat(RelationshipId, SeatNo),
}

/// An invitation to be made.
#[derive(Clone)]
pub struct NewInvitation {
    /// The SHA-256 of its token.
    pub token: TokenHash,
    /// To what.
    pub kind: InvitationKind,
    /// Who invites them (sealed like the rest).
    pub inviter: AccountId,
    /// What the person is called.
    pub name: Name,
    /// Where it is sent.
    pub email: String,
    /// Until when it can be accepted.
    pub expires: Time,
}

/// An invitation that can be accepted.
#[derive(Clone, PartialEq, Eq)]
pub struct Invitation {
    /// To what.
    pub kind: InvitationKind,
    /// Who invites them (sealed like the rest).
    pub inviter: AccountId,
    /// What the person is called.
    pub name: Name,
    /// Where it was sent.
    pub email: String,
    /// Until when it can be accepted.
    pub expires: Time,
}

/// Who accepts.
#[derive(Clone)]
pub enum Accept {
    /// A new account, made in the same transaction. What it may is decided by the invitation's kind, not by its flags.
    New(NewAccount),
    /// An account that is signed in.
    Existing(AccountId),
}

/// What of an invitation is inside the seal.
#[derive(Serialize, Deserialize)]
struct Addressee {
    inviter: Uuid,
    name: Name,
    email: String,
}

const MEMBER: i16 = 1;
const SEAT: i16 = 2;

const DAMAGED: ArchiveError = ArchiveError::Damaged {
    table: "invitations",
    what: "a row is no invitation",
};

impl Archive {
    /// A deterministic secret derived from the parts (HMAC): for an act that, done twice, has to hand out the same secret twice.
    pub fn secret_of(&self, parts: &[&[u8]]) -> [u8; 32] {
        self.0.lookup.of(parts)
    }

    /// Makes an invitation. One to a seat ends the earlier ones to it.
    ///
    /// # Errors
    /// [`ArchiveError::Taken`] where there is one with this token.
    pub async fn invite(&self, new: NewInvitation, now: Time) -> Result<(), ArchiveError> {
        let archive = self.clone();
        self.detached(async move {
            let mut tx = archive.0.store.begin().await?;
            if let InvitationKind::Seat(relationship, seat) = new.kind {
                let earlier = values![relationship.0, seat.0, now.0];
                tx.run(sql::END_INVITATIONS_TO, earlier).await?;
            }
            tx.run(sql::PUT_INVITATION, archive.invitation_row(&new))
                .await?;
            Ok(tx.commit().await?)
        })
        .await
    }

    /// Deletes invitations that were used or have ended; how many there were.
    pub async fn purge_invitations(&self, now: Time) -> Result<u64, ArchiveError> {
        self.write(sql::PURGE_INVITATIONS, values![now.0]).await
    }

    /// The invitation of a token; `None` where it is unknown, used or expired.
    pub async fn invitation(
        &self,
        token: &TokenHash,
        now: Time,
    ) -> Result<Option<Invitation>, ArchiveError> {
        let rows = self
            .0
            .store
            .rows(sql::INVITATION, values![*token, now.0])
            .await?;
        rows.first()
            .map(|row| self.invitation_from(token, row))
            .transpose()
    }

    /// Accepts an invitation, once: marks it used, makes the account if it is a new one, and fills the seat, under the name
    /// the person gives themselves there, or joins the practice, all in one transaction. Returns what it was to.
    ///
    /// # Errors
    /// [`ArchiveError::Gone`] where it was unknown, used, expired or the seat is filled; [`ArchiveError::Taken`] where the
    /// address has an account. The invitation stays open then.
    pub async fn accept(
        &self,
        token: &TokenHash,
        accept: Accept,
        name: Name,
        now: Time,
    ) -> Result<InvitationKind, ArchiveError> {
        let (archive, token) = (self.clone(), *token);
        self.detached(async move {
            let mut tx = archive.0.store.begin().await?;
            let row = tx
                .row(sql::USE_INVITATION, values![token, now.0])
                .await?
                .ok_or(ArchiveError::Gone)?;
            let kind = archive.invitation_from(&token, &row)?.kind;
            let account = archive.take_part(&mut tx, accept, kind, now).await?;
            if let InvitationKind::Seat(relationship, seat) = kind {
                archive
                    .sit_down(&mut tx, (relationship, seat), account, &name, now)
                    .await?;
            }
            tx.commit().await?;
            Ok(kind)
        })
        .await
    }

    /// Makes the account that accepts, or lets an existing one join.
    async fn take_part(
        &self,
        tx: &mut Tx,
        accept: Accept,
        kind: InvitationKind,
        now: Time,
    ) -> Result<AccountId, ArchiveError> {
        let member = kind == InvitationKind::Member;
        match accept {
            Accept::New(mut new) => {
                new.administrator = false;
                new.member = member;
                tx.run(sql::PUT_ACCOUNT, self.account_row(&new, now))
                    .await?;
                Ok(new.id)
            }
            Accept::Existing(account) => {
                if member && tx.run(sql::JOIN_PRACTICE, values![account.0, true]).await? != 1 {
                    return Err(ArchiveError::Gone);
                }
                Ok(account)
            }
        }
    }

    pub(crate) fn invitation_row(&self, new: &NewInvitation) -> Vec<Value> {
        let addressee = Addressee {
            inviter: new.inviter.0,
            name: new.name.clone(),
            email: new.email.trim().to_owned(),
        };
        let text = serde_json::to_vec(&addressee).expect("an id and two strings are JSON");
        let place = Place::Invitation(&new.token);
        let sealed = seal::seal(&self.0.account_key, place, &text, self.chance());
        let (kind, relationship, seat) = match new.kind {
            InvitationKind::Member => (MEMBER, None, None),
            InvitationKind::Seat(relationship, seat) => (SEAT, Some(relationship.0), Some(seat.0)),
        };
        values![
            new.token,
            kind,
            Value::Uuid(relationship),
            Value::Small(seat),
            sealed,
            new.expires.0,
        ]
    }

    pub(crate) fn invitation_from(
        &self,
        token: &TokenHash,
        row: &Row,
    ) -> Result<Invitation, ArchiveError> {
        let kind = match (row.small(0)?, row.uuid_or_none(1)?, row.small_or_none(2)?) {
            (MEMBER, None, None) => InvitationKind::Member,
            (SEAT, Some(relationship), Some(seat)) => {
                InvitationKind::Seat(RelationshipId(relationship), SeatNo(seat))
            }
            _ => return Err(DAMAGED),
        };
        let opened = seal::open(
            &self.0.account_key,
            Place::Invitation(token),
            &row.bytes(3)?,
        );
        let addressee: Addressee = opened
            .and_then(|text| serde_json::from_slice(&text).ok())
            .ok_or(DAMAGED)?;
        Ok(Invitation {
            kind,
            inviter: AccountId(addressee.inviter),
            name: addressee.name,
            email: addressee.email,
            expires: Time(row.int(4)?),
        })
    }
}
