//! Secret addresses of calendars: one per account, of which only the hash of its token is stored.

use dialogue::Time;

use crate::accounts::AccountId;
use crate::archive::Archive;
use crate::engine::values;
use crate::error::ArchiveError;
use crate::sessions::TokenHash;
use crate::sql;

impl Archive {
    /// Gives an account's calendar an address; an earlier one ends. `made` is what the address is made from again.
    pub async fn put_calendar(
        &self,
        account: AccountId,
        token: TokenHash,
        made: Time,
    ) -> Result<(), ArchiveError> {
        self.write(sql::PUT_CALENDAR, values![account.0, token, made.0])
            .await?;
        Ok(())
    }

    /// When an account's calendar got its address; `None` where it has none.
    pub async fn calendar_made(&self, account: AccountId) -> Result<Option<Time>, ArchiveError> {
        let rows = self.0.store.rows(sql::CALENDAR, values![account.0]).await?;
        let made = rows.first().map(|row| row.int(0)).transpose()?;
        Ok(made.map(Time))
    }

    /// Whose calendar it is.
    pub async fn calendar_of(&self, token: &TokenHash) -> Result<Option<AccountId>, ArchiveError> {
        let rows = self.0.store.rows(sql::CALENDAR_BY, values![*token]).await?;
        let whose = rows.first().map(|row| row.uuid(0)).transpose()?;
        Ok(whose.map(AccountId))
    }

    /// Ends an account's calendar address.
    pub async fn end_calendar(&self, account: AccountId) -> Result<(), ArchiveError> {
        self.write(sql::END_CALENDAR, values![account.0]).await?;
        Ok(())
    }
}
