//! Rooms kept in memory, bounded by bytes.
//!
//! Why keeping them cannot mix people: an own room is kept under its relationship and seat number and read under the seat
//! number that the `seats` row of the asking account names. Keys of different kinds are different variants, so nothing that was
//! kept as one kind is ever found as another, and [`OwnRoom`] has no way into a desk but `desks`.
//!
//! Why it cannot be out of date: what is kept is used only where head, digest and desk version equal those that were just read
//! from the database, or by a commit, which compares them itself. So several processes on one database stay right. Where they
//! differ, the room is folded again from the database and never continued from memory: an erasure may lie between. What was read
//! earlier and took longer does not replace what is there already: whoever writes next would begin from the past, be refused
//! and have to begin again.

use std::mem::size_of;
use std::sync::{Arc, Mutex};

use dialogue::{Letter, Ours, Own, Room};
use quick_cache::Weighter;
use quick_cache::unsync::Cache;
use uuid::Uuid;

use crate::lock::lock;
use crate::room::kept::{OursRoom, OwnRoom};
use crate::room::seats::SeatPair;

/// A bounded cache of rooms, and of who sits where.
pub(crate) struct RoomCache(Mutex<Cache<Key, Kept, Bytes>>);

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Key {
    Ours(Uuid),
    Own(Uuid, i16),
    /// By account and relationship.
    Seats(Uuid, Uuid),
}

#[derive(Clone)]
enum Kept {
    Ours(Arc<OursRoom>),
    Own(Arc<OwnRoom>),
    Seats(Arc<SeatPair>),
}

/// The shared room and one own room.
pub(crate) type BothRooms = (Arc<OursRoom>, Arc<OwnRoom>);

/// How many bytes something in memory takes up, about. What was folded takes about what was written: names of fields go, and lists
/// keep some room to grow. (Measured on 3,000 relationships of twelve sessions, shared room, client's room and seats together:
/// 3,054 bytes of resident memory and 3,206 by this, and after two check-ins each 4,907 and 4,602.)
#[derive(Clone)]
struct Bytes;

/// What the cache itself adds to each, its key and the allocations around it.
const EACH: usize = 160;

impl Weighter<Key, Kept> for Bytes {
    fn weight(&self, _: &Key, kept: &Kept) -> u64 {
        let bytes = match kept {
            Kept::Ours(room) => size_of::<OursRoom>() + size_of::<Room<Ours>>() + room.written,
            Kept::Own(room) => {
                size_of::<OwnRoom>()
                    + size_of::<Room<Own>>()
                    + room.post.len() * size_of::<Letter>()
                    + room.written
                    + room.drafted
                    + room.sent
            }
            Kept::Seats(seats) => {
                let names = [&seats.me, &seats.other].map(|seat| seat.name.as_str().len());
                size_of::<SeatPair>() + names.iter().sum::<usize>()
            }
        };
        (EACH + bytes) as u64
    }
}

impl RoomCache {
    /// A cache that holds at most so many bytes, about.
    pub(crate) fn new(bytes: u64) -> Self {
        /// What most rooms take up: for how many the cache expects to have room.
        const USUAL: u64 = 2048;
        let rooms = usize::try_from(bytes / USUAL).unwrap_or(usize::MAX);
        Self(Mutex::new(Cache::with_weighter(rooms.max(1), bytes, Bytes)))
    }

    pub(crate) fn ours(&self, relationship: Uuid) -> Option<Arc<OursRoom>> {
        match lock(&self.0).get(&Key::Ours(relationship))? {
            Kept::Ours(room) => Some(room.clone()),
            Kept::Own(_) | Kept::Seats(_) => None,
        }
    }

    pub(crate) fn own(&self, relationship: Uuid, seat: i16) -> Option<Arc<OwnRoom>> {
        match lock(&self.0).get(&Key::Own(relationship, seat))? {
            Kept::Own(room) => Some(room.clone()),
            Kept::Ours(_) | Kept::Seats(_) => None,
        }
    }

    pub(crate) fn both(&self, relationship: Uuid, seat: i16) -> Option<BothRooms> {
        Some((self.ours(relationship)?, self.own(relationship, seat)?))
    }

    pub(crate) fn seats(&self, account: Uuid, relationship: Uuid) -> Option<Arc<SeatPair>> {
        match lock(&self.0).get(&Key::Seats(account, relationship))? {
            Kept::Seats(seats) => Some(seats.clone()),
            Kept::Ours(_) | Kept::Own(_) => None,
        }
    }

    pub(crate) fn put_seats(&self, account: Uuid, relationship: Uuid, seats: Arc<SeatPair>) {
        lock(&self.0).insert(Key::Seats(account, relationship), Kept::Seats(seats));
    }

    /// Keeps a shared room, unless what is kept has come further.
    pub(crate) fn put_ours(&self, relationship: Uuid, room: Arc<OursRoom>) {
        let (mut cache, key) = (lock(&self.0), Key::Ours(relationship));
        let further =
            matches!(cache.get(&key), Some(Kept::Ours(there)) if there.age() > room.age());
        if !further {
            cache.insert(key, Kept::Ours(room));
        }
    }

    /// As [`RoomCache::put_ours`].
    pub(crate) fn put_own(&self, relationship: Uuid, seat: i16, room: Arc<OwnRoom>) {
        let (mut cache, key) = (lock(&self.0), Key::Own(relationship, seat));
        let further = matches!(cache.get(&key), Some(Kept::Own(there)) if there.age() > room.age());
        if !further {
            cache.insert(key, Kept::Own(room));
        }
    }

    /// Changes a shared room where it is in memory, or drops it where `change` says that it cannot be brought up to date.
    pub(crate) fn change_ours(
        &self,
        relationship: Uuid,
        change: impl FnOnce(&mut Arc<OursRoom>) -> bool,
    ) {
        let (mut cache, key) = (lock(&self.0), Key::Ours(relationship));
        let Some(mut kept) = cache.get_mut(&key) else {
            return;
        };
        let stays = match &mut *kept {
            Kept::Ours(room) => change(room),
            Kept::Own(_) | Kept::Seats(_) => false,
        };
        drop(kept);
        if !stays {
            cache.remove(&key);
        }
    }

    /// As [`RoomCache::change_ours`].
    pub(crate) fn change_own(
        &self,
        (relationship, seat): (Uuid, i16),
        change: impl FnOnce(&mut Arc<OwnRoom>) -> bool,
    ) {
        let (mut cache, key) = (lock(&self.0), Key::Own(relationship, seat));
        let Some(mut kept) = cache.get_mut(&key) else {
            return;
        };
        let stays = match &mut *kept {
            Kept::Own(room) => change(room),
            Kept::Ours(_) | Kept::Seats(_) => false,
        };
        drop(kept);
        if !stays {
            cache.remove(&key);
        }
    }

    pub(crate) fn drop_ours(&self, relationship: Uuid) {
        lock(&self.0).remove(&Key::Ours(relationship));
    }

    pub(crate) fn drop_own(&self, relationship: Uuid, seat: i16) {
        lock(&self.0).remove(&Key::Own(relationship, seat));
    }

    /// Bytes that are taken up, about.
    #[cfg(test)]
    pub(crate) fn bytes(&self) -> u64 {
        lock(&self.0).weight()
    }
}

#[cfg(test)]
mod tests {
    use dialogue::Head;

    use super::*;
    use crate::keys::Key as RoomKey;

    fn room(seq: i64, written: usize) -> Arc<OursRoom> {
        let head = Head {
            seq,
            digest: [0; 32],
        };
        let state = Ours::default();
        Arc::new(OursRoom {
            key: RoomKey::default(),
            desk_version: 0,
            room: Arc::new(Room { head, state }),
            written,
        })
    }

    fn seq(cache: &RoomCache, n: u128) -> Option<i64> {
        let room = cache.ours(Uuid::from_u128(n))?;
        Some(room.room.head.seq)
    }

    #[test]
    fn never_holds_more_bytes_and_keeps_what_is_used() {
        const MOST: u64 = 100_000;
        let cache = RoomCache::new(MOST);
        for n in 0..500 {
            cache.put_ours(Uuid::from_u128(n), room(1, 4_000));
            assert_eq!(seq(&cache, 0), Some(1), "used all the time, at {n}");
            assert!(cache.bytes() <= MOST);
        }
        assert!(cache.bytes() > MOST / 2, "what there is room for is kept");
        let kept = (0..500).filter(|n| seq(&cache, *n).is_some()).count();
        assert!((5..30).contains(&kept), "{kept} rooms of 4 kB and more");
    }

    #[test]
    fn what_grows_in_memory_weighs_more() {
        let cache = RoomCache::new(100_000);
        cache.put_ours(Uuid::nil(), room(1, 100));
        let before = cache.bytes();
        cache.change_ours(Uuid::nil(), |room| {
            Arc::make_mut(room).written += 10_000;
            true
        });
        assert_eq!(cache.bytes(), before + 10_000);
        cache.change_ours(Uuid::nil(), |_| false);
        assert_eq!((seq(&cache, 0), cache.bytes()), (None, 0));
    }

    #[test]
    fn what_has_come_further_stays() {
        let cache = RoomCache::new(100_000);
        for (put, there) in [(2, 2), (1, 2), (2, 2), (3, 3)] {
            cache.put_ours(Uuid::nil(), room(put, 0));
            assert_eq!(seq(&cache, 0), Some(there));
        }
    }
}
