//! Drafting: one append in the making, act by act.

use std::sync::Arc;

use dialogue::{Act, Desk, Draft, Slot, SubmissionId};

use crate::archive::Archive;
use crate::commit::after::After;
use crate::engine::values;
use crate::error::{ArchiveError, CommitFailure};
use crate::letter;
use crate::room::{OursRoom, OwnRoom};
use crate::scribe::{Append, Step, Taken};
use crate::seal::{self, Place};

/// One append in the making.
pub(super) struct Drafting<'a> {
    archive: &'a Archive,
    desk: &'a Desk,
    ours: Arc<OursRoom>,
    own: Arc<OwnRoom>,
    pub(super) append: Append,
    pub(super) after: After,
}

impl<'a> Drafting<'a> {
    pub(super) async fn begin(archive: &'a Archive, desk: &'a Desk) -> Result<Self, ArchiveError> {
        if !desk.writable() {
            return Err(ArchiveError::WrittenByNewer);
        }
        let (relationship, seat) = (desk.me().relationship.0, desk.me().no.0);
        let (ours, own) = archive.both_rooms(relationship, seat).await?;
        let (ours_head, own_head) = (desk.ours_room().head, desk.own_room().head);
        let after = After {
            relationship,
            seat,
            ours: (ours_head, ours_head),
            own: (own_head, own_head),
            desk_version: (own.desk_version, own.desk_version),
            said: Vec::new(),
            kept: Vec::new(),
            written: (0, 0),
            drafts: None,
            posted: Vec::new(),
            drafted: 0,
            sent: 0,
            taken: Vec::new(),
            erased: false,
        };
        Ok(Self {
            archive,
            desk,
            ours,
            own,
            append: Append::new(relationship),
            after,
        })
    }

    pub(super) fn act(&mut self, act: &Act) -> Result<(), CommitFailure> {
        match act {
            Act::Say(entry) => self.after.said.push(entry.clone()),
            Act::Keep(entry) => self.after.kept.push(entry.clone()),
            Act::Post(post) => {
                let (key, relationship) = (&self.ours.key, self.after.relationship);
                let (row, bytes) = letter::write(key, relationship, post, self.archive.chance());
                self.append.letters.push(row);
                self.after.sent += bytes;
                self.after.posted.push(post.clone());
            }
            Act::TakeBack(id) => {
                self.append.taken.push(Taken {
                    id: id.0,
                    from: self.desk.me().no.0,
                    to: self.desk.other().no.0,
                });
                self.after.taken.push(*id);
            }
            Act::Erase { seq, .. } => {
                self.append.erased.push((self.after.seat, *seq));
                self.after.erased = true;
            }
            Act::Draft(slot, draft) => self.draft(*slot, draft.as_deref()),
        }
        Ok(())
    }

    /// Puts one draft among those that are there now, whatever they were when the desk was opened: the desk version that
    /// belongs to them is compared when it is written. Throwing away what is not there writes nothing.
    fn draft(&mut self, slot: Slot, draft: Option<&Draft>) {
        let now = self.after.drafts.as_ref().unwrap_or(&self.own.drafts);
        let mut drafts = now.clone();
        drafts.put(slot, draft.cloned());
        if drafts != *now {
            self.after.drafts = Some(drafts);
        }
    }

    pub(super) async fn finish(
        mut self,
        submission: Option<SubmissionId>,
    ) -> Result<(), CommitFailure> {
        let (relationship, seat) = (self.after.relationship, self.after.seat);
        let lookup = &self.archive.0.lookup;
        self.append.submission = submission.map(|id| lookup.submission(relationship, seat, id.0));

        self.write_drafts();
        let changed = self.after.drafts.is_some()
            || self.after.erased
            || !self.after.posted.is_empty()
            || !self.after.taken.is_empty();
        self.after.desk_version.1 += i64::from(changed);

        let (said, kept) = (
            std::mem::take(&mut self.after.said),
            std::mem::take(&mut self.after.kept),
        );
        let (ours, own) = (self.ours.clone(), self.own.clone());
        let (archive, append, after) = (self.archive, &mut self.append, &mut self.after);
        let (in_ours, in_own) = ((relationship, 0), (relationship, seat));
        (after.ours.1, after.written.0) =
            archive.write_entries(append, &ours.key, in_ours, after.ours.0, &said);
        (after.own.1, after.written.1) =
            archive.write_entries(append, &own.key, in_own, after.own.0, &kept);
        let state = self.desk.ours();
        archive.write_snapshot(append, &ours.key, in_ours, state, after.ours, &said);
        if !after.erased {
            let state = self.desk.own();
            archive.write_snapshot(append, &own.key, in_own, state, after.own, &kept);
        }
        (self.after.said, self.after.kept) = (said, kept);

        let (after, append) = (&self.after, &mut self.append);
        // Whoever says nothing does not ask about the shared room's head: nothing decided for the own room or the post
        // depends on the other's latest word, and the other's writing must not hold it up.
        let own_step = Step::new(seat, after.own, after.desk_version);
        append.steps = match after.said.is_empty() {
            true => [own_step; 2],
            false => [
                Step::new(0, after.ours, (ours.desk_version, ours.desk_version)),
                own_step,
            ],
        };
        let archive = self.archive;
        let (append, after) = (self.append, self.after);
        // Nobody else holds the rooms then, so that they need not be copied to be brought up to date.
        drop((ours, own, self.ours, self.own));
        let done = archive.0.scribe.write(append).await;
        match &done {
            Ok(()) => after.remember(&archive.0.rooms),
            Err(CommitFailure::Stale) => after.forget(&archive.0.rooms),
            Err(_) => {}
        }
        done
    }

    fn write_drafts(&mut self) {
        let Some(drafts) = &self.after.drafts else {
            return;
        };
        let (relationship, seat) = (self.after.relationship, self.after.seat);
        let text = serde_json::to_vec(drafts).expect("drafts hold what entries hold");
        let place = Place::Drafts(relationship, seat);
        let sealed = seal::seal(&self.own.key, place, &text, self.archive.chance());
        self.append.drafts = Some(values![relationship, seat, sealed]);
        self.after.drafted = text.len();
    }
}
