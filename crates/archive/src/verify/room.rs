//! Verification of one room: every link, every seal, the head, and its snapshots.

use dialogue::{Decoded, Entry, Head, Ours, Own, OwnBody, State};
use uuid::Uuid;

use crate::archive::Archive;
use crate::chain::{self, EMPTY};
use crate::engine::Row;
use crate::error::ArchiveError;
use crate::keys::Key;
use crate::seal::{self, Place};
use crate::verify::report::{DamageKind, Report};

/// How many places in a row are listed as missing: a head that was made up may claim any number.
const MOST_MISSING: usize = 100;

/// A room as it is stored.
pub(super) struct Stored {
    wrapped: Option<Vec<u8>>,
    head: Head,
    pub(super) entries: Vec<StoredEntry>,
    pub(super) snapshots: Vec<StoredSnapshot>,
}

pub(super) struct StoredEntry {
    seq: i64,
    sealed: Option<Vec<u8>>,
    hash: [u8; 32],
    digest: [u8; 32],
}

pub(super) struct StoredSnapshot {
    fold: i64,
    seq: i64,
    sealed: Vec<u8>,
}

impl Stored {
    pub(super) fn read(row: &Row) -> Result<Self, ArchiveError> {
        Ok(Self {
            wrapped: row.bytes_or_none(1)?,
            head: Head {
                seq: row.int(2)?,
                digest: row.hash(3, "rooms")?,
            },
            entries: Vec::new(),
            snapshots: Vec::new(),
        })
    }
}

impl StoredEntry {
    /// A hash of another length is as good as a wrong one: it is reported as damage, not as an error.
    pub(super) fn read(row: &Row) -> Result<Self, ArchiveError> {
        Ok(Self {
            seq: row.int(1)?,
            sealed: row.bytes_or_none(2)?,
            hash: row.bytes(3)?.try_into().unwrap_or(EMPTY),
            digest: row.bytes(4)?.try_into().unwrap_or(EMPTY),
        })
    }
}

impl StoredSnapshot {
    pub(super) fn read(row: &Row) -> Result<Self, ArchiveError> {
        Ok(Self {
            fold: row.int(1)?,
            seq: row.int(2)?,
            sealed: row.bytes(3)?,
        })
    }
}

impl Archive {
    /// Verifies one room; its key, where it has one that opens.
    pub(super) fn verify_room(
        &self,
        relationship: Uuid,
        no: i16,
        stored: &Stored,
        report: &mut Report,
    ) -> Option<Key> {
        report.rooms += 1;
        self.verify_links(relationship, no, stored, report);
        let wrapped = stored.wrapped.as_ref()?;
        let Ok(key) = self.0.keys.open(wrapped) else {
            report.found_in(relationship, no, None, DamageKind::RoomKey);
            return None;
        };
        let room = Opening {
            relationship,
            no,
            stored,
            key: &key,
        };
        if no == 0 {
            room.verify::<Ours>(report, |_| 0);
        } else {
            room.verify::<Own>(report, |body| match body {
                OwnBody::Erased { entries, .. } => entries.len(),
                _ => 0,
            });
        }
        Some(key)
    }

    /// Numbers, hashes and digests, which need no room key.
    fn verify_links(&self, relationship: Uuid, no: i16, stored: &Stored, report: &mut Report) {
        let mut seq = 0;
        let mut digest = Some(EMPTY);
        for entry in &stored.entries {
            report.entries += 1;
            let mut found = |seq, kind| report.found_in(relationship, no, Some(seq), kind);
            if entry.seq > stored.head.seq {
                found(entry.seq, DamageKind::EntryExtra);
            }
            // Where entries are missing, the link that follows has nothing to be compared with.
            for missing in (seq + 1..entry.seq).take(MOST_MISSING) {
                found(missing, DamageKind::EntryMissing);
                digest = None;
            }
            seq = entry.seq;
            match &entry.sealed {
                Some(sealed) if chain::hash(sealed) != entry.hash => {
                    found(seq, DamageKind::EntryChanged);
                }
                Some(_) => {}
                None => report.erased += 1,
            }
            let linked = digest.map(|digest| {
                let chain = &self.0.chain;
                chain.link(&digest, relationship, no, seq, &entry.hash)
            });
            if linked.is_some_and(|linked| linked != entry.digest) {
                report.found_in(relationship, no, Some(seq), DamageKind::LinkBroken);
            }
            digest = Some(entry.digest);
        }
        for missing in (seq + 1..=stored.head.seq).take(MOST_MISSING) {
            report.found_in(relationship, no, Some(missing), DamageKind::EntryMissing);
        }
        let end = stored.entries.last().map_or(EMPTY, |entry| entry.digest);
        if seq != stored.head.seq || end != stored.head.digest {
            report.found_in(relationship, no, None, DamageKind::HeadWrong);
        }
    }
}

/// A room that is opened to look at it.
struct Opening<'a> {
    relationship: Uuid,
    no: i16,
    stored: &'a Stored,
    key: &'a Key,
}

impl Opening<'_> {
    /// Opens every seal, counts whether as many texts are gone as were erased, and compares each snapshot of the present
    /// fold with what the history folds to.
    fn verify<S: State>(&self, report: &mut Report, erased_by: impl Fn(&S::Body) -> usize) {
        let (mut gone, mut erasures) = (Vec::new(), 0);
        let mut state = S::default();
        let mut whole = true;
        for entry in &self.stored.entries {
            match &entry.sealed {
                None => gone.push(entry.seq),
                Some(sealed) => match self.open(entry.seq, sealed) {
                    Some(decoded) => {
                        if let Decoded::Known(known) = &decoded {
                            erasures += erased_by(&known.body);
                        }
                        state.take(entry.seq, &decoded);
                    }
                    None => {
                        whole = false;
                        self.found(report, Some(entry.seq), DamageKind::SealBroken);
                    }
                },
            }
            for snapshot in self.stored.snapshots.iter().filter(|s| s.seq == entry.seq) {
                if whole && !self.is_snapshot_of(snapshot, &state) {
                    self.found(report, Some(entry.seq), DamageKind::Snapshot);
                }
            }
        }
        for snapshot in &self.stored.snapshots {
            if !self.stored.entries.iter().any(|e| e.seq == snapshot.seq) {
                self.found(report, None, DamageKind::Snapshot);
            }
        }
        // Which entry an erasure took is inside the seal that is gone; how many there were is not.
        for seq in gone.into_iter().skip(erasures) {
            self.found(report, Some(seq), DamageKind::TextMissing);
        }
    }

    fn open<B: dialogue::Body>(&self, seq: i64, sealed: &[u8]) -> Option<Decoded<B>> {
        let place = Place::Entry(self.relationship, self.no, seq);
        seal::open(self.key, place, sealed).map(|text| Entry::decode(&text))
    }

    /// One of another fold only has to open.
    fn is_snapshot_of<S: State>(&self, snapshot: &StoredSnapshot, state: &S) -> bool {
        let Ok(fold) = u32::try_from(snapshot.fold) else {
            return false;
        };
        let place = Place::Snapshot(self.relationship, self.no, fold, snapshot.seq);
        let Some(text) = seal::open(self.key, place, &snapshot.sealed) else {
            return false;
        };
        fold != S::FOLD || serde_json::from_slice::<S>(&text).is_ok_and(|kept| kept == *state)
    }

    fn found(&self, report: &mut Report, seq: Option<i64>, kind: DamageKind) {
        report.found_in(self.relationship, self.no, seq, kind);
    }
}
