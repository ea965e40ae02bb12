//! Reading rooms: everything sealed that some desks need, in a number of statements that does not depend on how many they are.

use std::collections::HashMap;

use dialogue::{Decoded, Drafts, Entry, Head, Letter, Ours, Own, Room, State};
use uuid::Uuid;

use crate::engine::{Row, Tx, values};
use crate::error::ArchiveError;
use crate::keys::Key;
use crate::letter;
use crate::room::version::Wanted;
use crate::seal::{self, Place};
use crate::sql;

/// What was read of one room, by relationship and room.
type ByRoom<T> = HashMap<(Uuid, i16), T>;

/// What was opened, beside the bytes of written text that it was.
pub(crate) type Opened<T> = (T, usize);

/// Everything sealed that was read for some desks: room 0 and each desk's own room, and nothing else.
pub(crate) struct Read {
    snapshots: ByRoom<(i64, Vec<u8>)>,
    entries: ByRoom<Vec<(i64, Option<Vec<u8>>)>>,
    drafts: ByRoom<Vec<u8>>,
    letters: ByRoom<Vec<Row>>,
}

impl Read {
    /// Both rooms of each, the drafts, and the letters under way.
    pub(crate) async fn all(tx: &mut Tx, wanted: &[Wanted]) -> Result<Self, ArchiveError> {
        let rooms: Vec<(Uuid, i16)> = wanted
            .iter()
            .flat_map(|want| [0, want.seat].map(|room| (want.relationship, room)))
            .collect();
        let own_rooms: Vec<_> = wanted
            .iter()
            .map(|w| values![w.relationship, w.seat])
            .collect();
        let mut read = Self::histories(tx, &rooms).await?;
        for row in sql::DRAFTS_OF.rows(tx, &own_rooms).await? {
            read.drafts
                .insert((row.uuid(0)?, row.small(1)?), row.bytes(2)?);
        }
        for row in sql::LETTERS_FROM.rows(tx, &own_rooms).await? {
            let from = (row.uuid(0)?, row.small(2)?);
            read.letters.entry(from).or_default().push(row);
        }
        Ok(read)
    }

    /// The histories of some rooms, from their snapshots on, and nothing that lies beside them.
    pub(crate) async fn histories(
        tx: &mut Tx,
        rooms: &[(Uuid, i16)],
    ) -> Result<Self, ArchiveError> {
        let fold = |room| if room == 0 { Ours::FOLD } else { Own::FOLD };
        let mut snapshots: ByRoom<(i64, Vec<u8>)> = HashMap::new();
        let asked: Vec<_> = rooms
            .iter()
            .map(|&(relationship, room)| values![relationship, room, i64::from(fold(room))])
            .collect();
        for row in sql::SNAPSHOTS_OF.rows(tx, &asked).await? {
            snapshots.insert((row.uuid(0)?, row.small(1)?), (row.int(2)?, row.bytes(3)?));
        }

        let mut entries: ByRoom<Vec<(i64, Option<Vec<u8>>)>> = HashMap::new();
        let asked = rooms.iter().map(|&(relationship, room)| {
            let after = snapshots
                .get(&(relationship, room))
                .map_or(0, |(seq, _)| *seq);
            values![relationship, room, after]
        });
        let asked: Vec<_> = asked.collect();
        for row in sql::ENTRIES_OF.rows(tx, &asked).await? {
            let room = entries.entry((row.uuid(0)?, row.small(1)?)).or_default();
            room.push((row.int(2)?, row.bytes_or_none(3)?));
        }

        Ok(Self {
            snapshots,
            entries,
            drafts: HashMap::new(),
            letters: HashMap::new(),
        })
    }

    /// Folds one room from its snapshot, where there is one that opens, and the entries after it.
    pub(crate) fn fold<S: State>(
        &self,
        key: &Key,
        (relationship, room): (Uuid, i16),
        head: Head,
    ) -> Result<Opened<Room<S>>, ArchiveError> {
        let (mut seq, mut written) = (0, 0);
        let mut state = S::default();
        if let Some((at, sealed)) = self.snapshots.get(&(relationship, room)) {
            let place = Place::Snapshot(relationship, room, S::FOLD, *at);
            let opened = seal::open(key, place, sealed).ok_or(damaged("snapshots"))?;
            state = serde_json::from_slice(&opened).map_err(|_| damaged("snapshots"))?;
            (seq, written) = (*at, opened.len());
        }
        let entries = self.entries.get(&(relationship, room));
        for (at, sealed) in entries.into_iter().flatten() {
            if *at > head.seq {
                break;
            }
            if *at != seq + 1 {
                return Err(damaged("entries"));
            }
            seq = *at;
            if let Some(sealed) = sealed {
                let place = Place::Entry(relationship, room, seq);
                let opened = seal::open(key, place, sealed).ok_or(damaged("entries"))?;
                written += opened.len();
                let decoded: Decoded<S::Body> = Entry::decode(&opened);
                state.take(seq, &decoded);
            }
        }
        if seq != head.seq {
            return Err(damaged("entries"));
        }
        Ok((Room { head, state }, written))
    }

    /// An own room's drafts.
    pub(crate) fn drafts(
        &self,
        key: &Key,
        (relationship, room): (Uuid, i16),
    ) -> Result<Opened<Drafts>, ArchiveError> {
        let sealed = self.drafts.get(&(relationship, room));
        let place = Place::Drafts(relationship, room);
        let opened = sealed.and_then(|sealed| seal::open(key, place, sealed));
        let opened = opened.ok_or(damaged("drafts"))?;
        let drafts = serde_json::from_slice(&opened).map_err(|_| damaged("drafts"))?;
        Ok((drafts, opened.len()))
    }

    /// The letters that one seat has under way.
    pub(crate) fn letters(
        &self,
        key: &Key,
        from: (Uuid, i16),
    ) -> Result<Opened<Vec<Letter>>, ArchiveError> {
        let (mut letters, mut written) = (Vec::new(), 0);
        for row in self.letters.get(&from).into_iter().flatten() {
            if let Some((letter, bytes)) = letter::read(key, row)? {
                letters.push(letter);
                written += bytes;
            }
        }
        Ok((letters, written))
    }
}

fn damaged(table: &'static str) -> ArchiveError {
    ArchiveError::Damaged {
        table,
        what: "a row is missing, or is not as it was written: run `candor verify`",
    }
}
