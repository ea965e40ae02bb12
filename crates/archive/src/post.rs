//! The post: letters that wait for somebody.

use dialogue::{Desk, Letter, RelationshipId, Time};

use crate::accounts::AccountId;
use crate::archive::Archive;
use crate::engine::{Row, values};
use crate::error::ArchiveError;
use crate::keys::Key;
use crate::{letter, sql};

/// Reads a row as a letter for whoever it is for. One that does not open stays in the post: an error would tell them that
/// something is on its way. `candor verify` names it.
fn read_if_whole(key: &Key, row: &Row) -> Option<Letter> {
    let read = letter::read(key, row).unwrap_or_else(|error| {
        tracing::error!(%error, "a letter does not open; run `candor verify`");
        None
    });
    read.map(|(letter, _)| letter)
}

impl Archive {
    /// Letters that wait for the desk's owner and are due at `now`, soonest first. Their gates are `collect`'s to judge.
    pub async fn waiting(&self, desk: &Desk, now: Time) -> Result<Vec<Letter>, ArchiveError> {
        let (relationship, seat) = (desk.me().relationship.0, desk.me().no.0);
        let asked = values![relationship, seat, now.0];
        let rows = self.0.store.rows(sql::LETTERS_TO, asked).await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let (ours, _) = self.both_rooms(relationship, seat).await?;
        let mut letters = Vec::with_capacity(rows.len());
        for row in &rows {
            letters.extend(read_if_whole(&ours.key, row));
        }
        letters.sort_by_key(|letter| (letter.release, letter.id));
        Ok(letters)
    }

    /// As [`Archive::waiting`], for all relationships of an account in one query; by relationship, soonest first.
    pub async fn waiting_for(
        &self,
        account: AccountId,
        now: Time,
    ) -> Result<Vec<(RelationshipId, Letter)>, ArchiveError> {
        let asked = values![account.0, now.0];
        let rows = self.0.store.rows(sql::LETTERS_FOR, asked).await?;
        let mut letters = Vec::with_capacity(rows.len());
        for row in &rows {
            let Some(wrapped) = row.bytes_or_none(6)? else {
                continue;
            };
            let key = self.0.keys.open(&wrapped)?;
            let letter = read_if_whole(&key, row);
            let relationship = RelationshipId(row.uuid(0)?);
            letters.extend(letter.map(|letter| (relationship, letter)));
        }
        letters.sort_by_key(|(relationship, letter)| (*relationship, letter.release, letter.id));
        Ok(letters)
    }
}
