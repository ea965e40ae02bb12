//! From acts to one append: everything is sealed and linked here, in the task of whoever asked, before the scribe sees it.

use std::sync::Arc;

use dialogue::{
    Act, Collected, Common, Desk, Draft, Drafts, Entry, Head, Letter, OursEntry, OwnEntry, Room,
    Slot, State, SubmissionId,
};
use uuid::Uuid;

use crate::archive::lock;
use crate::engine::values;
use crate::keys::Key;
use crate::load::{OursRoom, OwnRoom};
use crate::scribe::{Append, Step, Taken};
use crate::seal::{self, Place};
use crate::{Archive, ArchiveError, CommitFailure, chain, letters, sql};

/// A snapshot is written each time a room's history grows past a multiple of this.
const SNAPSHOT_EVERY: i64 = 32;

/// What a commit leads to in memory, once it is in the database.
struct After {
    relationship: Uuid,
    seat: i16,
    ours: (Head, Head),
    own: (Head, Head),
    turn: (i64, i64),
    said: Vec<OursEntry>,
    kept: Vec<OwnEntry>,
    drafts: Option<Drafts>,
    posted: Vec<Letter>,
    taken: Vec<dialogue::LetterId>,
    erased: bool,
}

impl Archive {
    /// Does all acts together, or none. Once begun it is finished, even if the caller goes away; it returns once it is
    /// durable. With a submission and no acts, only the submission is noted.
    ///
    /// # Errors
    /// See [`CommitFailure`].
    pub async fn commit(
        &self,
        desk: &Desk,
        submission: Option<SubmissionId>,
        acts: &[Act],
    ) -> Result<(), CommitFailure> {
        if acts.is_empty() && submission.is_none() {
            return Ok(());
        }
        let mut draft = Drafting::begin(self, desk).await?;
        for act in acts {
            draft.act(act)?;
        }
        draft.finish(submission).await
    }

    /// Moves letters into the shared room, and keeps beside them what their reader notices in them; all of it or none.
    ///
    /// # Errors
    /// [`CommitFailure::LetterGone`] where one was taken back, or collected by another request: look again what waits.
    pub async fn deliver(
        &self,
        desk: &Desk,
        collected: &[Collected],
        noticed: &[OwnEntry],
    ) -> Result<(), CommitFailure> {
        if collected.is_empty() {
            return Ok(());
        }
        let mut draft = Drafting::begin(self, desk).await?;
        for one in collected {
            draft.append.taken.push(Taken {
                id: one.letter.0,
                from: desk.other().no.0,
                to: desk.me().no.0,
            });
            draft.after.said.push(one.entry.clone());
        }
        draft.after.kept.extend_from_slice(noticed);
        draft.finish(None).await
    }

    /// The same for somebody who is away: the shared room alone moves, and no own room is opened.
    ///
    /// # Errors
    /// As [`Archive::deliver`]; [`CommitFailure::Stale`] where the shared room has moved since `common` was read.
    pub async fn deliver_away(
        &self,
        common: &Common,
        collected: &[Collected],
    ) -> Result<(), CommitFailure> {
        if collected.is_empty() {
            return Ok(());
        }
        let relationship = common.me.relationship.0;
        let ours = self.shared_room(relationship).await?;
        let was = common.ours.head;
        let mut append = Append::new(relationship);
        append.taken = collected
            .iter()
            .map(|one| Taken {
                id: one.letter.0,
                from: common.other.no.0,
                to: common.me.no.0,
            })
            .collect();
        let said: Vec<OursEntry> = collected.iter().map(|one| one.entry.clone()).collect();
        let place = (relationship, 0);
        let now = self.write_entries(&mut append, &ours.key, place, was, &said);
        let state = &common.ours.state;
        self.write_snapshot(&mut append, &ours.key, place, state, (was, now), &said);
        append.steps = [Step::new(0, (was, now), (ours.turn, ours.turn)); 2];
        drop(ours);
        self.0.scribe_does(append).await?;
        lock(&self.0.ours).remove(relationship);
        Ok(())
    }

    /// Seals and links entries after `head`; the head they lead to.
    fn write_entries<B: dialogue::Body>(
        &self,
        append: &mut Append,
        key: &Key,
        (relationship, room): (Uuid, i16),
        mut head: Head,
        entries: &[Entry<B>],
    ) -> Head {
        for entry in entries {
            let seq = head.seq + 1;
            let place = Place::Entry(relationship, room, seq);
            let sealed = seal::seal(key, place, &entry.encode(), self.chance());
            let hash = chain::hash(&sealed);
            let digest = self
                .0
                .chain
                .link(&head.digest, relationship, room, seq, &hash);
            let row = values![relationship, room, seq, sealed, hash, digest];
            append.entries.push(row);
            head = Head { seq, digest };
        }
        head
    }

    /// Writes a snapshot where the history grows past a multiple of [`SNAPSHOT_EVERY`]. Never with an erasure: what was
    /// folded before it may still hold what it takes away.
    fn write_snapshot<S: State>(
        &self,
        append: &mut Append,
        key: &Key,
        (relationship, room): (Uuid, i16),
        state: &S,
        (was, now): (Head, Head),
        entries: &[Entry<S::Body>],
    ) {
        if was.seq / SNAPSHOT_EVERY == now.seq / SNAPSHOT_EVERY {
            return;
        }
        let mut state = state.clone();
        apply(&mut state, was.seq, entries);
        let text = serde_json::to_vec(&state).expect("states are serialisable");
        let place = Place::Snapshot(relationship, room, S::FOLD, now.seq);
        let sealed = seal::seal(key, place, &text, self.chance());
        let row = values![relationship, room, i64::from(S::FOLD), now.seq, sealed];
        append.snapshots.push(row);
    }

    /// True where this person's submission was done before.
    pub async fn was_done(
        &self,
        desk: &Desk,
        submission: SubmissionId,
    ) -> Result<bool, ArchiveError> {
        let relationship = desk.me().relationship.0;
        let token = self
            .0
            .lookup
            .submission(relationship, desk.me().no.0, submission.0);
        let asked = values![relationship, token];
        Ok(!self.0.store.rows(sql::SUBMISSION, asked).await?.is_empty())
    }

    /// Drops from memory what did not stand there as the database has it, even where it seems to have come further: a database can have
    /// been put back from a copy. Where nothing was to be said, the shared room was not asked about and stays: that the other's next
    /// page takes longer must not tell of an own room.
    fn forget(&self, after: &After) {
        if !after.said.is_empty() {
            lock(&self.0.ours).remove(after.relationship);
        }
        lock(&self.0.own).remove((after.relationship, after.seat));
    }

    /// Brings what is in memory up to what was just committed, where it stands where the commit began; drops it otherwise.
    fn remember(&self, after: After) {
        let mut shelf = lock(&self.0.ours);
        if !after.said.is_empty()
            && let Some(room) = shelf.get(after.relationship)
        {
            if room.room.head == after.ours.0 {
                let room: &mut OursRoom = Arc::make_mut(room);
                go_on(&mut room.room, after.ours, &after.said);
            } else {
                shelf.remove(after.relationship);
            }
        }
        drop(shelf);
        let place = (after.relationship, after.seat);
        let mut shelf = lock(&self.0.own);
        let Some(room) = shelf.get(place) else {
            return;
        };
        if after.erased || room.room.head != after.own.0 || room.turn != after.turn.0 {
            shelf.remove(place);
            return;
        }
        let room: &mut OwnRoom = Arc::make_mut(room);
        go_on(&mut room.room, after.own, &after.kept);
        room.turn = after.turn.1;
        if let Some(drafts) = after.drafts {
            room.drafts = drafts;
        }
        room.post.retain(|letter| !after.taken.contains(&letter.id));
        room.post.extend(after.posted);
        if room.post_at == after.ours.0 {
            room.post_at = after.ours.1;
        }
    }
}

/// Takes a room in memory from one head to the next. It is copied only where a desk still holds it.
fn go_on<S: State>(room: &mut Arc<Room<S>>, (was, now): (Head, Head), entries: &[Entry<S::Body>]) {
    if was == now {
        return;
    }
    let room = Arc::make_mut(room);
    apply(&mut room.state, was.seq, entries);
    room.head = now;
}

fn apply<S: State>(state: &mut S, seq: i64, entries: &[Entry<S::Body>]) {
    for (seq, entry) in (seq + 1..).zip(entries) {
        state.apply(seq, entry);
    }
}

/// One append in the making.
struct Drafting<'a> {
    archive: &'a Archive,
    desk: &'a Desk,
    ours: Arc<OursRoom>,
    own: Arc<OwnRoom>,
    append: Append,
    after: After,
}

impl<'a> Drafting<'a> {
    async fn begin(archive: &'a Archive, desk: &'a Desk) -> Result<Self, ArchiveError> {
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
            turn: (own.turn, own.turn),
            said: Vec::new(),
            kept: Vec::new(),
            drafts: None,
            posted: Vec::new(),
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

    fn act(&mut self, act: &Act) -> Result<(), CommitFailure> {
        match act {
            Act::Say(entry) => self.after.said.push(entry.clone()),
            Act::Keep(entry) => self.after.kept.push(entry.clone()),
            Act::Post(letter) => {
                let (key, relationship) = (&self.ours.key, self.after.relationship);
                let row = letters::write(key, relationship, letter, self.archive.chance());
                self.append.letters.push(row);
                self.after.posted.push(letter.clone());
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

    /// Puts one draft among those that are there now, whatever they were when the desk was opened: the turn that belongs to
    /// them is compared when it is written. Throwing away what is not there writes nothing.
    fn draft(&mut self, slot: Slot, draft: Option<&Draft>) {
        let now = self.after.drafts.as_ref().unwrap_or(&self.own.drafts);
        let mut drafts = now.clone();
        drafts.put(slot, draft.cloned());
        if drafts != *now {
            self.after.drafts = Some(drafts);
        }
    }

    async fn finish(mut self, submission: Option<SubmissionId>) -> Result<(), CommitFailure> {
        let (relationship, seat) = (self.after.relationship, self.after.seat);
        let lookup = &self.archive.0.lookup;
        self.append.submission = submission.map(|id| lookup.submission(relationship, seat, id.0));

        self.write_drafts();
        let changed = self.after.drafts.is_some()
            || self.after.erased
            || !self.after.posted.is_empty()
            || !self.after.taken.is_empty();
        self.after.turn.1 += i64::from(changed);

        let (said, kept) = (
            std::mem::take(&mut self.after.said),
            std::mem::take(&mut self.after.kept),
        );
        let (ours, own) = (self.ours.clone(), self.own.clone());
        let (archive, append, after) = (self.archive, &mut self.append, &mut self.after);
        let (in_ours, in_own) = ((relationship, 0), (relationship, seat));
        after.ours.1 = archive.write_entries(append, &ours.key, in_ours, after.ours.0, &said);
        after.own.1 = archive.write_entries(append, &own.key, in_own, after.own.0, &kept);
        let state = self.desk.ours();
        archive.write_snapshot(append, &ours.key, in_ours, state, after.ours, &said);
        if !after.erased {
            let state = self.desk.own();
            archive.write_snapshot(append, &own.key, in_own, state, after.own, &kept);
        }
        (self.after.said, self.after.kept) = (said, kept);

        let (after, append) = (&self.after, &mut self.append);
        // Whoever says nothing does not ask where the shared room stands: nothing decided for the own room or the post
        // depends on the other's latest word, and the other's writing must not hold it up.
        let own_step = Step::new(seat, after.own, after.turn);
        append.steps = match after.said.is_empty() {
            true => [own_step; 2],
            false => [Step::new(0, after.ours, (ours.turn, ours.turn)), own_step],
        };
        let archive = self.archive;
        let (append, after) = (self.append, self.after);
        // Nobody else holds the rooms then, so that they need not be copied to be brought up to date.
        drop((ours, own, self.ours, self.own));
        let done = archive.0.scribe_does(append).await;
        match &done {
            Ok(()) => archive.remember(after),
            Err(CommitFailure::Stale) => archive.forget(&after),
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
    }
}
