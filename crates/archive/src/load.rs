//! Rooms out of the database: opened, folded, and kept in memory.
//!
//! Why keeping them cannot mix people: an own room is kept under its relationship and seat number and read under the seat
//! number that the `seats` row of the asking account names. No other function reads the shelf of own rooms, nothing here
//! takes a room number from outside this crate, and [`OwnRoom`] has no way into a desk but `desks`.
//!
//! Why it cannot be out of date: what is kept is used only where head, digest and turn equal those that were just read from
//! the database, or by a commit, which compares them itself. So several processes on one database stay right. Where they
//! differ, the room is folded anew from the database and never continued from memory: an erasure may lie between. What was read
//! earlier and took longer does not take the place of what is there already: whoever writes next would begin from the past, be refused
//! and have to begin again.

use std::collections::HashMap;
use std::sync::Arc;

use dialogue::{Decoded, Drafts, Entry, Head, Letter, Ours, Own, Room, State};
use uuid::Uuid;

use crate::archive::{Archive, lock};
use crate::engine::{Row, Tx, values};
use crate::keys::Key;
use crate::seal::{self, Place};
use crate::{ArchiveError, sql};

/// Where a room stands, as its row says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) head: Head,
    /// Raised by whatever changes an own desk beside its history: drafts, letters, erasures, who sits there.
    pub(crate) turn: i64,
    /// `None` once the room's key was deleted: then the room is gone.
    pub(crate) wrapped: Option<Vec<u8>>,
}

impl Standing {
    /// Reads it from four columns beginning at `first`.
    pub(crate) fn read(row: &Row, first: usize) -> Result<Self, ArchiveError> {
        Ok(Self {
            wrapped: row.bytes_or_none(first)?,
            head: Head {
                seq: row.int(first + 1)?,
                digest: row.hash(first + 2, "rooms")?,
            },
            turn: row.int(first + 3)?,
        })
    }
}

/// A shared room in memory.
#[derive(Clone)]
pub(crate) struct OursRoom {
    pub(crate) key: Key,
    pub(crate) turn: i64,
    pub(crate) room: Arc<Room<Ours>>,
}

/// An own room in memory, with everything else that lies on its owner's desk.
#[derive(Clone)]
pub(crate) struct OwnRoom {
    pub(crate) key: Key,
    pub(crate) turn: i64,
    pub(crate) room: Arc<Room<Own>>,
    pub(crate) drafts: Drafts,
    /// Own letters under way, as they were when the shared room stood at `post_at`. A letter leaves the post by its author's
    /// doing (the turn changes) or by being collected (the shared room changes).
    pub(crate) post: Vec<Letter>,
    pub(crate) post_at: Head,
}

impl OursRoom {
    /// How far it has come: of two readings the later one is never less.
    fn age(&self) -> impl Ord + use<> {
        (self.turn, self.room.head.seq)
    }

    pub(crate) fn is(&self, standing: &Standing) -> bool {
        self.room.head == standing.head && self.turn == standing.turn
    }
}

impl OwnRoom {
    /// As [`OursRoom::age`].
    fn age(&self) -> impl Ord + use<> {
        (self.turn, self.room.head.seq, self.post_at.seq)
    }

    pub(crate) fn is(&self, standing: &Standing, ours: &Standing) -> bool {
        self.room.head == standing.head && self.turn == standing.turn && self.post_at == ours.head
    }
}

/// One pair of rooms to be loaded: the shared one and the own one of `seat`.
pub(crate) struct Wanted {
    pub(crate) relationship: Uuid,
    pub(crate) seat: i16,
    pub(crate) ours: Standing,
    pub(crate) own: Standing,
}

/// What was read of one room, by relationship and room.
type ByRoom<T> = HashMap<(Uuid, i16), T>;

/// The shared room and one own room.
type BothRooms = (Arc<OursRoom>, Arc<OwnRoom>);

impl Archive {
    /// Both rooms where they are in memory as they stand.
    pub(crate) fn in_memory(&self, wanted: &Wanted) -> Option<(Arc<OursRoom>, Arc<OwnRoom>)> {
        let (ours, own) = self.kept(wanted.relationship, wanted.seat)?;
        (ours.is(&wanted.ours) && own.is(&wanted.own, &wanted.ours)).then_some((ours, own))
    }

    /// Both rooms as they are in memory, of whatever time.
    pub(crate) fn kept(
        &self,
        relationship: Uuid,
        seat: i16,
    ) -> Option<(Arc<OursRoom>, Arc<OwnRoom>)> {
        let ours = lock(&self.0.ours).get(relationship)?.clone();
        let own = lock(&self.0.own).get((relationship, seat))?.clone();
        Some((ours, own))
    }

    /// Loads rooms, in a number of statements that does not depend on how many they are. A room that is gone (no key) is
    /// `None`.
    pub(crate) async fn load(
        &self,
        tx: &mut Tx,
        wanted: &[Wanted],
    ) -> Result<Vec<Option<(Arc<OursRoom>, Arc<OwnRoom>)>>, ArchiveError> {
        let read = Read::all(tx, wanted).await?;
        let mut loaded = Vec::with_capacity(wanted.len());
        for want in wanted {
            loaded.push(self.fold_both(want, &read)?);
        }
        Ok(loaded)
    }

    fn fold_both(&self, want: &Wanted, read: &Read) -> Result<Option<BothRooms>, ArchiveError> {
        let (Some(ours), Some(own)) = (&want.ours.wrapped, &want.own.wrapped) else {
            return Ok(None);
        };
        let (relationship, seat) = (want.relationship, want.seat);
        let key = self.0.keys.open(ours)?;
        let known = lock(&self.0.ours).get(relationship).cloned();
        let ours = match known.filter(|room| room.is(&want.ours)) {
            Some(room) => room,
            None => Arc::new(OursRoom {
                room: Arc::new(read.fold(&key, (relationship, 0), want.ours.head)?),
                key: key.clone(),
                turn: want.ours.turn,
            }),
        };
        let own_key = self.0.keys.open(own)?;
        let own = Arc::new(OwnRoom {
            room: Arc::new(read.fold(&own_key, (relationship, seat), want.own.head)?),
            drafts: read.drafts(&own_key, (relationship, seat))?,
            post: read.letters(&key, (relationship, seat))?,
            post_at: want.ours.head,
            key: own_key,
            turn: want.own.turn,
        });
        lock(&self.0.ours).put_latest(relationship, ours.clone(), |room| room.age());
        lock(&self.0.own).put_latest((relationship, seat), own.clone(), |room| room.age());
        Ok(Some((ours, own)))
    }

    /// The shared rooms of some relationships alone, as they stand; a room that is gone is `None`.
    pub(crate) async fn shared_rooms(
        &self,
        tx: &mut Tx,
        wanted: &[(Uuid, Standing)],
    ) -> Result<Vec<Option<Arc<OursRoom>>>, ArchiveError> {
        let known: Vec<Option<Arc<OursRoom>>> = {
            let mut shelf = lock(&self.0.ours);
            let known = wanted.iter().map(|(relationship, standing)| {
                let room = shelf.get(*relationship)?.clone();
                room.is(standing).then_some(room)
            });
            known.collect()
        };
        let missing: Vec<(Uuid, i16)> = wanted
            .iter()
            .zip(&known)
            .filter(|(_, known)| known.is_none())
            .map(|((relationship, _), _)| (*relationship, 0))
            .collect();
        let read = Read::histories(tx, &missing).await?;
        let mut rooms = Vec::with_capacity(wanted.len());
        for ((relationship, standing), known) in wanted.iter().zip(known) {
            rooms.push(match (known, &standing.wrapped) {
                (Some(known), _) => Some(known),
                (None, None) => None,
                (None, Some(wrapped)) => {
                    let key = self.0.keys.open(wrapped)?;
                    Some(Arc::new(OursRoom {
                        room: Arc::new(read.fold(&key, (*relationship, 0), standing.head)?),
                        key,
                        turn: standing.turn,
                    }))
                }
            });
        }
        Ok(rooms)
    }

    /// One shared room as it stands.
    pub(crate) async fn shared_room(
        &self,
        relationship: Uuid,
    ) -> Result<Arc<OursRoom>, ArchiveError> {
        let mut tx = self.0.store.snapshot().await?;
        let row = tx.row(sql::ROOM, values![relationship, 0i16]).await?;
        let standing = Standing::read(&row.ok_or(ArchiveError::Gone)?, 0)?;
        let wanted = [(relationship, standing)];
        let room = self.shared_rooms(&mut tx, &wanted).await?.pop().flatten();
        tx.end().await?;
        room.ok_or(ArchiveError::Gone)
    }

    /// Both rooms of a desk, loaded where they are not in memory.
    pub(crate) async fn both_rooms(
        &self,
        relationship: Uuid,
        seat: i16,
    ) -> Result<(Arc<OursRoom>, Arc<OwnRoom>), ArchiveError> {
        if let Some(both) = self.kept(relationship, seat) {
            return Ok(both);
        }
        let mut tx = self.0.store.snapshot().await?;
        let mut standings = Vec::with_capacity(2);
        for room in [0, seat] {
            let row = tx.row(sql::ROOM, values![relationship, room]).await?;
            standings.push(Standing::read(&row.ok_or(ArchiveError::Gone)?, 0)?);
        }
        let own = standings.pop().expect("two were read");
        let ours = standings.pop().expect("two were read");
        let want = Wanted {
            relationship,
            seat,
            ours,
            own,
        };
        let loaded = self.load(&mut tx, &[want]).await?.pop().flatten();
        tx.end().await?;
        loaded.ok_or(ArchiveError::Gone)
    }
}

/// Everything sealed that was read for some desks: room 0 and each desk's own room, and nothing else.
struct Read {
    snapshots: ByRoom<(i64, Vec<u8>)>,
    entries: ByRoom<Vec<(i64, Option<Vec<u8>>)>>,
    drafts: ByRoom<Vec<u8>>,
    letters: ByRoom<Vec<Row>>,
}

impl Read {
    async fn all(tx: &mut Tx, wanted: &[Wanted]) -> Result<Self, ArchiveError> {
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
    async fn histories(tx: &mut Tx, rooms: &[(Uuid, i16)]) -> Result<Self, ArchiveError> {
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
    fn fold<S: State>(
        &self,
        key: &Key,
        (relationship, room): (Uuid, i16),
        head: Head,
    ) -> Result<Room<S>, ArchiveError> {
        let mut seq = 0;
        let mut state = S::default();
        if let Some((at, sealed)) = self.snapshots.get(&(relationship, room)) {
            let place = Place::Snapshot(relationship, room, S::FOLD, *at);
            let opened = seal::open(key, place, sealed).ok_or(damaged("snapshots"))?;
            state = serde_json::from_slice(&opened).map_err(|_| damaged("snapshots"))?;
            seq = *at;
        }
        for (at, sealed) in self
            .entries
            .get(&(relationship, room))
            .into_iter()
            .flatten()
        {
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
                let decoded: Decoded<S::Body> = Entry::decode(&opened);
                state.take(seq, &decoded);
            }
        }
        if seq != head.seq {
            return Err(damaged("entries"));
        }
        Ok(Room { head, state })
    }

    fn drafts(&self, key: &Key, (relationship, room): (Uuid, i16)) -> Result<Drafts, ArchiveError> {
        let sealed = self
            .drafts
            .get(&(relationship, room))
            .ok_or(damaged("drafts"))?;
        let place = Place::Drafts(relationship, room);
        let opened = seal::open(key, place, sealed).ok_or(damaged("drafts"))?;
        serde_json::from_slice(&opened).map_err(|_| damaged("drafts"))
    }

    fn letters(&self, key: &Key, from: (Uuid, i16)) -> Result<Vec<Letter>, ArchiveError> {
        let mut letters = Vec::new();
        for row in self.letters.get(&from).into_iter().flatten() {
            letters.extend(crate::letters::read(key, row)?);
        }
        Ok(letters)
    }
}

fn damaged(table: &'static str) -> ArchiveError {
    ArchiveError::Damaged {
        table,
        what: "a row is missing, or is not as it was written: run `candor verify`",
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use dialogue::{
        Act, Desk, EntryId, OursBody, OwnBody, RelationshipId, SeatNo, Time, safety, session,
    };

    use super::*;
    use crate::{
        AccountId, Chance, CommitFailure, Keys, Location, NewAccount, NewRelationship, Options,
    };

    /// Something else each time.
    #[derive(Default)]
    struct Count(std::sync::atomic::AtomicU8);

    impl Chance for Count {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed));
        }
    }

    fn says(n: u16) -> Entry<OursBody> {
        Entry {
            id: EntryId(Uuid::from_u128(n.into())),
            by: SeatNo(1),
            at: Time(1),
            body: OursBody::Session(session::Said::Planned {
                starts: Time(n.into()),
                minutes: n,
            }),
        }
    }

    fn account(id: AccountId) -> NewAccount {
        NewAccount {
            id,
            email: "therapist@example.org".to_owned(),
            name: dialogue::Name::required("name", "Therapist").unwrap(),
            administrator: false,
            member: true,
            password_hash: None,
        }
    }

    const THERAPIST: AccountId = AccountId(Uuid::from_u128(1));
    const BETWEEN: RelationshipId = RelationshipId(Uuid::from_u128(2));

    /// A relationship in which one thing was said, and its therapist's desk.
    async fn begun(folder: &tempfile::TempDir) -> (Archive, Desk) {
        let location = Location::Sqlite(folder.path().join("archive.db"));
        let (keys, chance) = (Keys::one([7; 32]), Arc::new(Count::default()));
        Archive::init(&location, &keys, &*chance).await.unwrap();
        let opened = Archive::open(&location, keys, chance, Options::default()).await;
        let archive = opened.unwrap();
        let new = NewRelationship {
            id: BETWEEN,
            therapist: THERAPIST,
            client_name: dialogue::Name::required("name", "Client").unwrap(),
            first: vec![says(10)],
            invitation: None,
        };
        let made = archive.create_account(account(THERAPIST), Time(1)).await;
        made.unwrap();
        archive.create_relationship(new, Time(1)).await.unwrap();
        let desk = archive.desk(THERAPIST, BETWEEN).await.unwrap().unwrap();
        (archive, desk)
    }

    /// The other's page would take longer, and so tell of a room that is not theirs.
    #[tokio::test(flavor = "multi_thread")]
    async fn what_is_refused_in_an_own_room_leaves_the_shared_one_in_memory() {
        let folder = tempfile::tempdir().unwrap();
        let (archive, desk) = begun(&folder).await;
        let words = dialogue::Passage::required("words", "mine").unwrap();
        let kept = Entry {
            id: EntryId(Uuid::from_u128(3)),
            by: SeatNo(1),
            at: Time(1),
            body: OwnBody::Safety(safety::Kept::Copy(words)),
        };
        for (act, stays) in [(Act::Keep(kept), true), (Act::Say(says(20)), false)] {
            let desk = match stays {
                true => desk.clone(),
                false => archive.desk(THERAPIST, BETWEEN).await.unwrap().unwrap(),
            };
            let acts = [act];
            archive.commit(&desk, None, &acts).await.unwrap();
            let refused = archive.commit(&desk, None, &acts).await;
            assert!(matches!(refused, Err(CommitFailure::Stale)), "{refused:?}");
            assert_eq!(lock(&archive.0.ours).get(BETWEEN.0).is_some(), stays);
            assert!(lock(&archive.0.own).get((BETWEEN.0, 1)).is_none());
        }
    }

    /// Somebody reads the rooms, another writes, and only then is folded what was read.
    #[tokio::test(flavor = "multi_thread")]
    async fn what_was_read_before_a_commit_does_not_take_the_place_of_what_is_after_it() {
        let folder = tempfile::tempdir().unwrap();
        let (archive, desk) = begun(&folder).await;
        let mut before = archive.0.store.snapshot().await.unwrap();
        let mut standings = Vec::new();
        for room in [1_i16, 0] {
            let row = before
                .row(sql::ROOM, values![BETWEEN.0, room])
                .await
                .unwrap();
            standings.push(Standing::read(&row.unwrap(), 0).unwrap());
        }
        let acts = [Act::Say(says(20))];
        archive.commit(&desk, None, &acts).await.unwrap();
        let want = Wanted {
            relationship: BETWEEN.0,
            seat: 1,
            ours: standings.pop().unwrap(),
            own: standings.pop().unwrap(),
        };
        let read = archive.load(&mut before, &[want]).await.unwrap();
        before.end().await.unwrap();
        let (ours, own) = read.into_iter().next().flatten().unwrap();
        assert_eq!((ours.room.head.seq, own.post_at.seq), (1, 1));
        let (ours, own) = archive.kept(BETWEEN.0, 1).unwrap();
        assert_eq!((ours.room.head.seq, own.post_at.seq), (2, 2));
        let desk = archive.desk_for_writing(THERAPIST, BETWEEN).await.unwrap();
        let acts = [Act::Say(says(30))];
        archive.commit(&desk.unwrap(), None, &acts).await.unwrap();
    }
}
