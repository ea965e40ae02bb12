//! Login sessions, kept by the SHA-256 of their token: whoever reads the table can sign in as nobody.

use dialogue::Time;

use crate::accounts::{Account, AccountId};
use crate::archive::Archive;
use crate::engine::values;
use crate::error::ArchiveError;
use crate::sql;

/// The SHA-256 of a token. The token itself never comes here.
pub type TokenHash = [u8; 32];

/// A login session to be begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewSession {
    /// The SHA-256 of its token.
    pub token: TokenHash,
    /// Whose.
    pub account: AccountId,
    /// Ends then if not used before.
    pub idle_until: Time,
    /// Ends then in any case.
    pub until: Time,
}

/// A login session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Session {
    /// The SHA-256 of its token.
    pub token: TokenHash,
    /// Whose.
    pub account: AccountId,
    /// Since when.
    pub since: Time,
    /// Last noted as in use.
    pub seen: Time,
    /// Ends then if not used before.
    pub idle_until: Time,
    /// Ends then in any case.
    pub until: Time,
}

impl Archive {
    /// How often at most a session in use is noted as such.
    pub const TOUCH_MINUTES: i64 = 5;

    /// Begins a login session.
    pub async fn put_session(&self, new: NewSession, now: Time) -> Result<(), ArchiveError> {
        let row = values![
            new.token,
            new.account.0,
            now.0,
            new.idle_until.0,
            new.until.0
        ];
        self.write(sql::PUT_SESSION, row).await?;
        Ok(())
    }

    /// The session of a token and whose it is, in one query shared with whoever else asks at this moment; `None` once it
    /// ended.
    pub async fn session(
        &self,
        token: &TokenHash,
        now: Time,
    ) -> Result<Option<(Session, Account)>, ArchiveError> {
        let Some(row) = self.0.doorkeeper.session_row(*token).await? else {
            return Ok(None);
        };
        let (idle_until, until) = (Time(row.int(9)?), Time(row.int(10)?));
        if idle_until <= now || until <= now {
            return Ok(None);
        }
        let account = self.account_from(&row)?;
        let session = Session {
            token: *token,
            account: account.id,
            since: Time(row.int(7)?),
            seen: Time(row.int(8)?),
            idle_until,
            until,
        };
        Ok(Some((session, account)))
    }

    /// Notes that a session is in use and moves its idle end. Writes at most every [`Archive::TOUCH_MINUTES`] minutes.
    pub async fn touch(
        &self,
        session: &Session,
        now: Time,
        idle_until: Time,
    ) -> Result<(), ArchiveError> {
        let before = now.plus_minutes(-Self::TOUCH_MINUTES);
        if session.seen <= before {
            let row = values![session.token, now.0, idle_until.0, before.0];
            self.write(sql::TOUCH_SESSION, row).await?;
        }
        Ok(())
    }

    /// Ends a session.
    pub async fn end_session(&self, token: &TokenHash) -> Result<(), ArchiveError> {
        self.write(sql::END_SESSION, values![*token]).await?;
        Ok(())
    }

    /// Ends all sessions of an account; how many there were.
    pub async fn end_all_sessions(&self, account: AccountId) -> Result<u64, ArchiveError> {
        self.write(sql::END_SESSIONS_OF, values![account.0]).await
    }

    /// Deletes what has expired; how many there were.
    pub async fn purge_sessions(&self, now: Time) -> Result<u64, ArchiveError> {
        self.write(sql::PURGE_SESSIONS, values![now.0]).await
    }
}
