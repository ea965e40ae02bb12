//! The post. A letter is sealed with the key of the shared room it is on its way to, and bound to whom it is from, whom it
//! is for and when it may be collected: none of that can be changed in its row.

use dialogue::{Desk, Gate, Letter, LetterId, OursBody, RelationshipId, SeatNo, Time};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::engine::{Row, Value, values};
use crate::keys::Key;
use crate::seal::{self, Place};
use crate::{AccountId, Archive, ArchiveError, Chance, sql};

/// The current version of the written form.
const VERSION: u32 = 1;

/// What of a letter is inside the seal.
#[derive(Serialize, Deserialize)]
struct Inside {
    v: u32,
    gate: Option<Gate>,
    body: OursBody,
}

/// Writes a letter as a row.
pub(crate) fn write(
    key: &Key,
    relationship: Uuid,
    letter: &Letter,
    chance: &dyn Chance,
) -> Vec<Value> {
    let inside = Inside {
        v: VERSION,
        gate: letter.gate,
        body: letter.body.clone(),
    };
    let text = serde_json::to_vec(&inside).expect("letters hold what entries hold");
    let (id, from, to, release) = (letter.id.0, letter.from.0, letter.to.0, letter.release.0);
    let place = Place::Letter(relationship, id, from, to, release);
    let sealed = seal::seal(key, place, &text, chance);
    values![relationship, id, from, to, release, sealed]
}

/// Reads a row as a letter for whoever it is for. One that does not open stays in the post: an error would tell them that
/// something is on its way. `candor verify` names it.
fn read_if_whole(key: &Key, row: &Row) -> Option<Letter> {
    read(key, row).unwrap_or_else(|error| {
        tracing::error!(%error, "a letter does not open; run `candor verify`");
        None
    })
}

/// Reads a row as a letter. One that a newer version wrote stays in the post, and is `None` here.
pub(crate) fn read(key: &Key, row: &Row) -> Result<Option<Letter>, ArchiveError> {
    let (relationship, id) = (row.uuid(0)?, row.uuid(1)?);
    let (from, to, release) = (row.small(2)?, row.small(3)?, row.int(4)?);
    let place = Place::Letter(relationship, id, from, to, release);
    let text = seal::open(key, place, &row.bytes(5)?).ok_or(ArchiveError::Damaged {
        table: "letters",
        what: "a seal does not open",
    })?;
    let inside = serde_json::from_slice::<Inside>(&text).ok();
    Ok(inside.filter(|i| i.v == VERSION).map(|inside| Letter {
        id: LetterId(id),
        from: SeatNo(from),
        to: SeatNo(to),
        release: Time(release),
        gate: inside.gate,
        body: inside.body,
    }))
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
