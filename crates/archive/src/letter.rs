//! A letter as a row. It is sealed with the key of the shared room it is on its way to, and bound to whom it is from, whom it
//! is for and when it may be collected: none of that can be changed in its row.

use dialogue::{Gate, Letter, LetterId, OursBody, SeatNo, Time};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::engine::{Row, Value, values};
use crate::error::ArchiveError;
use crate::keys::{Chance, Key};
use crate::seal::{self, Place};

/// The current version of the written form.
const VERSION: u32 = 1;

/// What of a letter is inside the seal.
#[derive(Serialize, Deserialize)]
struct Inside {
    v: u32,
    gate: Option<Gate>,
    body: OursBody,
}

/// Writes a letter as a row; how many bytes of text it is.
pub(crate) fn write(
    key: &Key,
    relationship: Uuid,
    letter: &Letter,
    chance: &dyn Chance,
) -> (Vec<Value>, usize) {
    let inside = Inside {
        v: VERSION,
        gate: letter.gate,
        body: letter.body.clone(),
    };
    let text = serde_json::to_vec(&inside).expect("letters hold what entries hold");
    let (id, from, to, release) = (letter.id.0, letter.from.0, letter.to.0, letter.release.0);
    let place = Place::Letter(relationship, id, from, to, release);
    let sealed = seal::seal(key, place, &text, chance);
    (
        values![relationship, id, from, to, release, sealed],
        text.len(),
    )
}

/// Reads a row as a letter. One that a newer version wrote stays in the post, and is `None` here. Beside
/// it the bytes of text that it is.
pub(crate) fn read(key: &Key, row: &Row) -> Result<Option<(Letter, usize)>, ArchiveError> {
    let (relationship, id) = (row.uuid(0)?, row.uuid(1)?);
    let (from, to, release) = (row.small(2)?, row.small(3)?, row.int(4)?);
    let place = Place::Letter(relationship, id, from, to, release);
    let text = seal::open(key, place, &row.bytes(5)?).ok_or(ArchiveError::Damaged {
        table: "letters",
        what: "a seal does not open",
    })?;
    let inside = serde_json::from_slice::<Inside>(&text).ok();
    let letter = |inside: Inside| Letter {
        id: LetterId(id),
        from: SeatNo(from),
        to: SeatNo(to),
        release: Time(release),
        gate: inside.gate,
        body: inside.body,
    };
    let inside = inside.filter(|i| i.v == VERSION);
    Ok(inside.map(|inside| (letter(inside), text.len())))
}
