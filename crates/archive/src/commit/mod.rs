//! Commits: from acts to one append. Everything is sealed and linked here, in the task of whoever asked, before the scribe
//! sees it.

mod after;
mod drafting;
mod writing;

use dialogue::{Act, Collected, Common, Desk, OursEntry, OwnEntry, SubmissionId};

use crate::archive::Archive;
use crate::commit::drafting::Drafting;
use crate::engine::values;
use crate::error::{ArchiveError, CommitFailure};
use crate::scribe::{Append, Step, Taken};
use crate::sql;

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
        let (now, _) = self.write_entries(&mut append, &ours.key, place, was, &said);
        let state = &common.ours.state;
        self.write_snapshot(&mut append, &ours.key, place, state, (was, now), &said);
        append.steps = [Step::new(0, (was, now), (ours.desk_version, ours.desk_version)); 2];
        drop(ours);
        self.0.scribe.write(append).await?;
        self.0.rooms.drop_ours(relationship);
        Ok(())
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
}
