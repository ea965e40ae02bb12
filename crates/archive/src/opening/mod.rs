//! Opening rooms: from memory where they are there in the version that the database has, from the database otherwise.

use std::sync::Arc;

use uuid::Uuid;

use crate::archive::Archive;
use crate::engine::{Tx, values};
use crate::error::ArchiveError;
use crate::keys::Key;
use crate::room::{BothRooms, OursRoom, OwnRoom, Read, RoomVersion, Wanted};
use crate::sql;

#[cfg(test)]
mod tests;

impl Archive {
    /// Both rooms where they are in memory in these versions.
    pub(crate) fn in_memory(&self, wanted: &Wanted) -> Option<BothRooms> {
        let (ours, own) = self.0.rooms.both(wanted.relationship, wanted.seat)?;
        (ours.is(&wanted.ours) && own.is(&wanted.own, &wanted.ours)).then_some((ours, own))
    }

    /// Loads rooms, in a number of statements that does not depend on how many they are. A room that is gone (no key) is
    /// `None`.
    pub(crate) async fn load(
        &self,
        tx: &mut Tx,
        wanted: &[Wanted],
    ) -> Result<Vec<Option<BothRooms>>, ArchiveError> {
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
        let known = self.0.rooms.ours(relationship);
        let ours = match known.filter(|room| room.is(&want.ours)) {
            Some(room) => room,
            None => Arc::new(fold_ours(read, relationship, &key, &want.ours)?),
        };
        let own_key = self.0.keys.open(own)?;
        let own_place = (relationship, seat);
        let (room, written) = read.fold(&own_key, own_place, want.own.head)?;
        let (drafts, drafted) = read.drafts(&own_key, own_place)?;
        let (post, sent) = read.letters(&key, own_place)?;
        let own = Arc::new(OwnRoom {
            room: Arc::new(room),
            written,
            drafts,
            drafted,
            sent,
            post,
            post_at: want.ours.head,
            key: own_key,
            desk_version: want.own.desk_version,
        });
        self.0.rooms.put_ours(relationship, ours.clone());
        self.0.rooms.put_own(relationship, seat, own.clone());
        Ok(Some((ours, own)))
    }

    /// The shared rooms of some relationships alone, as they are now; a room that is gone is `None`.
    pub(crate) async fn shared_rooms(
        &self,
        tx: &mut Tx,
        wanted: &[(Uuid, RoomVersion)],
    ) -> Result<Vec<Option<Arc<OursRoom>>>, ArchiveError> {
        let known = wanted.iter().map(|(relationship, version)| {
            let room = self.0.rooms.ours(*relationship)?;
            room.is(version).then_some(room)
        });
        let known: Vec<Option<Arc<OursRoom>>> = known.collect();
        let missing: Vec<(Uuid, i16)> = wanted
            .iter()
            .zip(&known)
            .filter(|(_, known)| known.is_none())
            .map(|((relationship, _), _)| (*relationship, 0))
            .collect();
        let read = Read::histories(tx, &missing).await?;
        let mut rooms = Vec::with_capacity(wanted.len());
        for ((relationship, version), known) in wanted.iter().zip(known) {
            rooms.push(match (known, &version.wrapped) {
                (Some(known), _) => Some(known),
                (None, None) => None,
                (None, Some(wrapped)) => {
                    let key = self.0.keys.open(wrapped)?;
                    let room = fold_ours(&read, *relationship, &key, version)?;
                    Some(Arc::new(room))
                }
            });
        }
        Ok(rooms)
    }

    /// One shared room as it is now.
    pub(crate) async fn shared_room(
        &self,
        relationship: Uuid,
    ) -> Result<Arc<OursRoom>, ArchiveError> {
        let mut tx = self.0.store.snapshot().await?;
        let row = tx.row(sql::ROOM, values![relationship, 0i16]).await?;
        let version = RoomVersion::read(&row.ok_or(ArchiveError::Gone)?, 0)?;
        let wanted = [(relationship, version)];
        let room = self.shared_rooms(&mut tx, &wanted).await?.pop().flatten();
        tx.end().await?;
        room.ok_or(ArchiveError::Gone)
    }

    /// Both rooms of a desk, loaded where they are not in memory.
    pub(crate) async fn both_rooms(
        &self,
        relationship: Uuid,
        seat: i16,
    ) -> Result<BothRooms, ArchiveError> {
        if let Some(both) = self.0.rooms.both(relationship, seat) {
            return Ok(both);
        }
        let mut tx = self.0.store.snapshot().await?;
        let want = Wanted {
            relationship,
            seat,
            ours: version(&mut tx, relationship, 0).await?,
            own: version(&mut tx, relationship, seat).await?,
        };
        let loaded = self.load(&mut tx, &[want]).await?.pop().flatten();
        tx.end().await?;
        loaded.ok_or(ArchiveError::Gone)
    }
}

async fn version(tx: &mut Tx, relationship: Uuid, room: i16) -> Result<RoomVersion, ArchiveError> {
    let row = tx.row(sql::ROOM, values![relationship, room]).await?;
    RoomVersion::read(&row.ok_or(ArchiveError::Gone)?, 0)
}

fn fold_ours(
    read: &Read,
    relationship: Uuid,
    key: &Key,
    version: &RoomVersion,
) -> Result<OursRoom, ArchiveError> {
    let (room, written) = read.fold(key, (relationship, 0), version.head)?;
    Ok(OursRoom {
        key: key.clone(),
        desk_version: version.desk_version,
        room: Arc::new(room),
        written,
    })
}
