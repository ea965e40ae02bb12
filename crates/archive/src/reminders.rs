//! Who wants to be reminded, and when it is their turn. One row a person, whatever happens in their relationships: nothing is
//! written here when somebody writes something.

use dialogue::Time;
use dialogue::reminder::Hours;

use crate::accounts::AccountId;
use crate::archive::Archive;
use crate::engine::{Row, values};
use crate::error::ArchiveError;
use crate::seal::{self, Place};
use crate::sessions::TokenHash;
use crate::sql;

/// Somebody whose turn it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// Who.
    pub account: AccountId,
    /// When they want to be reminded.
    pub hours: Hours,
    /// Where their turn stands.
    pub turn: Turn,
}

/// Where somebody's turn stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// Up to when everything was looked at for them.
    pub since: Time,
    /// When it is their turn.
    pub due: Time,
    /// How often in a row a mail could not be sent.
    pub tries: i64,
}

impl Archive {
    /// Somebody wants to be reminded at these hours, first at `due`, of what comes up from `since` on; where they were reminded
    /// before, it goes on from where it was. `stop` is the hash of the token with which a mail can be answered: no more.
    pub async fn put_reminder(
        &self,
        account: AccountId,
        stop: TokenHash,
        hours: Hours,
        (since, due): (Time, Time),
    ) -> Result<(), ArchiveError> {
        let text = serde_json::to_vec(&hours).expect("days and an hour are JSON");
        let place = Place::Reminder(account.0);
        let sealed = seal::seal(&self.0.account_key, place, &text, self.chance());
        let row = values![account.0, stop, sealed, since.0, due.0];
        self.write(sql::PUT_REMINDER, row).await?;
        Ok(())
    }

    /// When an account wants to be reminded; `None` where it does not.
    pub async fn reminder(&self, account: AccountId) -> Result<Option<Hours>, ArchiveError> {
        let rows = self.0.store.rows(sql::REMINDER, values![account.0]).await?;
        rows.first().map(|row| self.hours_from(row)).transpose()
    }

    /// No more reminders for an account.
    pub async fn stop_reminder(&self, account: AccountId) -> Result<(), ArchiveError> {
        self.write(sql::STOP_REMINDER, values![account.0]).await?;
        Ok(())
    }

    /// No more reminders for whoever has this token, if anybody.
    pub async fn stop_reminder_by(&self, token: &TokenHash) -> Result<(), ArchiveError> {
        self.write(sql::STOP_REMINDER_BY, values![*token]).await?;
        Ok(())
    }

    /// Some of those whose turn it is at `now`, the longest waiting first. Whose hours do not open is left out:
    /// `candor verify` names them.
    pub async fn reminders_due(&self, now: Time) -> Result<Vec<Reminder>, ArchiveError> {
        let rows = self
            .0
            .store
            .rows(sql::REMINDERS_DUE, values![now.0])
            .await?;
        let mut due = Vec::with_capacity(rows.len());
        for row in &rows {
            let turn = Turn {
                since: Time(row.int(2)?),
                due: Time(row.int(3)?),
                tries: row.int(4)?,
            };
            match self.hours_from(row) {
                Ok(hours) => due.push(Reminder {
                    account: AccountId(row.uuid(0)?),
                    hours,
                    turn,
                }),
                Err(error) => {
                    tracing::error!(%error, "a reminder does not open; run `candor verify`");
                }
            }
        }
        Ok(due)
    }

    /// Moves somebody's turn from `was` to `now`; false where it is not there any more: another server has it, or they changed
    /// their mind.
    pub async fn move_reminder(
        &self,
        account: AccountId,
        was: Time,
        now: Turn,
    ) -> Result<bool, ArchiveError> {
        let row = values![account.0, was.0, now.due.0, now.since.0, now.tries];
        Ok(self.write(sql::MOVE_REMINDER, row).await? == 1)
    }

    pub(crate) fn hours_from(&self, row: &Row) -> Result<Hours, ArchiveError> {
        let place = Place::Reminder(row.uuid(0)?);
        seal::open(&self.0.account_key, place, &row.bytes(1)?)
            .and_then(|text| serde_json::from_slice(&text).ok())
            .ok_or(ArchiveError::Damaged {
                table: "reminders",
                what: "a seal does not open",
            })
    }
}
