//! Commits.

use dialogue::{Act, Collected, Desk, SubmissionId};

use crate::{Archive, ArchiveError, CommitFailure};

impl Archive {
    /// Does all acts together, or none. Once it has begun it is finished, even if the caller goes away.
    pub async fn commit(
        &self,
        desk: &Desk,
        submission: Option<SubmissionId>,
        acts: &[Act],
    ) -> Result<(), CommitFailure> {
        let _ = (desk, submission, acts);
        unimplemented!()
    }

    /// Moves letters into the shared room; all of them or none.
    pub async fn deliver(&self, desk: &Desk, collected: &[Collected]) -> Result<(), CommitFailure> {
        let _ = (desk, collected);
        unimplemented!()
    }

    /// True where this person's submission was done before.
    pub async fn was_done(
        &self,
        desk: &Desk,
        submission: SubmissionId,
    ) -> Result<bool, ArchiveError> {
        let _ = (desk, submission);
        unimplemented!()
    }
}
