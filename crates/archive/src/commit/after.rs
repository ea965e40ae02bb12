//! After a commit: what is in memory is brought up to it, or dropped.

use std::sync::Arc;

use dialogue::{Drafts, Head, Letter, LetterId, OursEntry, OwnEntry};
use uuid::Uuid;

use crate::room::{RoomCache, go_on};

/// What a commit leads to in memory, once it is in the database.
pub(super) struct After {
    pub(super) relationship: Uuid,
    pub(super) seat: i16,
    pub(super) ours: (Head, Head),
    pub(super) own: (Head, Head),
    pub(super) desk_version: (i64, i64),
    pub(super) said: Vec<OursEntry>,
    pub(super) kept: Vec<OwnEntry>,
    /// Bytes of text that was said, and that was kept.
    pub(super) written: (usize, usize),
    pub(super) drafts: Option<Drafts>,
    pub(super) posted: Vec<Letter>,
    /// Bytes of text of the drafts, and of the letters that were posted.
    pub(super) drafted: usize,
    pub(super) sent: usize,
    pub(super) taken: Vec<LetterId>,
    pub(super) erased: bool,
}

impl After {
    /// Drops from memory what the database has otherwise, even where it seems to have come further: a database can have been
    /// put back from a copy. Where nothing was to be said, the shared room was not asked about and stays: that the other's next
    /// page takes longer must not tell of an own room.
    pub(super) fn forget(&self, rooms: &RoomCache) {
        if !self.said.is_empty() {
            rooms.drop_ours(self.relationship);
        }
        rooms.drop_own(self.relationship, self.seat);
    }

    /// Brings what is in memory up to what was just committed, where it is as it was when the commit began; drops it otherwise.
    pub(super) fn remember(self, rooms: &RoomCache) {
        if !self.said.is_empty() {
            rooms.change_ours(self.relationship, |room| {
                let begun_here = room.room.head == self.ours.0;
                if begun_here {
                    let room = Arc::make_mut(room);
                    go_on(&mut room.room, self.ours, &self.said);
                    room.written += self.written.0;
                }
                begun_here
            });
        }
        rooms.change_own((self.relationship, self.seat), |room| {
            let begun_here =
                room.room.head == self.own.0 && room.desk_version == self.desk_version.0;
            if self.erased || !begun_here {
                return false;
            }
            let room = Arc::make_mut(room);
            go_on(&mut room.room, self.own, &self.kept);
            room.written += self.written.1;
            room.desk_version = self.desk_version.1;
            if let Some(drafts) = self.drafts {
                room.drafts = drafts;
                room.drafted = self.drafted;
            }
            room.sent += self.sent;
            room.post.retain(|letter| !self.taken.contains(&letter.id));
            room.post.extend(self.posted);
            if room.post_at == self.ours.0 {
                room.post_at = self.ours.1;
            }
            true
        });
    }
}
