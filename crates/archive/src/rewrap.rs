//! Rotating the master key: every key that another one wrapped is wrapped again by the first.

use uuid::Uuid;

use crate::archive::Archive;
use crate::engine::{Tx, values};
use crate::error::ArchiveError;
use crate::keys::Secrets;
use crate::sql;

impl Archive {
    /// Wraps by the first master key every key that another one wrapped; how many there were.
    pub async fn rewrap(&self) -> Result<u64, ArchiveError> {
        let archive = self.clone();
        self.detached(async move {
            let mut tx = archive.0.store.begin().await?;
            let mut rewrapped = 0;
            for name in Secrets::NAMES {
                if let Some(row) = tx.row(sql::SECRET, values![name]).await?
                    && let Some(wrapped) = archive.rewrapped(&row.bytes(0)?)?
                {
                    rewrapped += tx.run(sql::PUT_SECRET, values![name, wrapped]).await?;
                }
            }
            let mut last = Uuid::nil();
            loop {
                let rows = tx.rows(sql::RELATIONSHIPS_AFTER, values![last]).await?;
                let Some(row) = rows.last() else { break };
                last = row.uuid(0)?;
                for row in &rows {
                    rewrapped += archive.rewrap_rooms(&mut tx, row.uuid(0)?).await?;
                }
            }
            tx.commit().await?;
            Ok(rewrapped)
        })
        .await
    }

    async fn rewrap_rooms(&self, tx: &mut Tx, relationship: Uuid) -> Result<u64, ArchiveError> {
        let mut rewrapped = 0;
        for row in tx.rows(sql::ROOMS_OF, values![relationship]).await? {
            let Some(wrapped) = row.bytes_or_none(1)? else {
                continue;
            };
            if let Some(wrapped) = self.rewrapped(&wrapped)? {
                let room = values![relationship, row.small(0)?, wrapped];
                rewrapped += tx.run(sql::SET_ROOM_KEY, room).await?;
            }
        }
        Ok(rewrapped)
    }

    fn rewrapped(&self, wrapped: &[u8]) -> Result<Option<Vec<u8>>, ArchiveError> {
        if self.0.keys.is_current(wrapped) {
            return Ok(None);
        }
        let key = self.0.keys.open(wrapped)?;
        self.0.keys.wrap(&key).map(Some)
    }
}
