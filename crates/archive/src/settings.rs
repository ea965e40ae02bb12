//! Settings of the practice: their values are sealed, their names are not.

use crate::archive::Archive;
use crate::engine::values;
use crate::error::ArchiveError;
use crate::seal::{self, Place};
use crate::sql;

impl Archive {
    /// A setting, where it was set.
    pub async fn setting(&self, name: &str) -> Result<Option<Vec<u8>>, ArchiveError> {
        let rows = self.0.store.rows(sql::SETTING, values![name]).await?;
        let Some(row) = rows.first() else {
            return Ok(None);
        };
        let sealed = row.bytes(0)?;
        seal::open(&self.0.account_key, Place::Setting(name), &sealed)
            .map(|value| Some(value.to_vec()))
            .ok_or(ArchiveError::Damaged {
                table: "settings",
                what: "a seal does not open",
            })
    }

    /// Sets a setting; its value is sealed, its name is not.
    pub async fn put_setting(&self, name: &str, value: &[u8]) -> Result<(), ArchiveError> {
        let sealed = seal::seal(
            &self.0.account_key,
            Place::Setting(name),
            value,
            self.chance(),
        );
        self.write(sql::PUT_SETTING, values![name, sealed]).await?;
        Ok(())
    }
}
