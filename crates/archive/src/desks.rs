//! Desks.

use dialogue::{Desk, RelationshipId};

use crate::{AccountId, Archive, ArchiveError};

impl Archive {
    /// The desk of an account in a relationship, as it stands now; `None` where no seat there is theirs.
    pub async fn desk(
        &self,
        account: AccountId,
        relationship: RelationshipId,
    ) -> Result<Option<Desk>, ArchiveError> {
        let _ = (account, relationship);
        unimplemented!()
    }

    /// A desk to decide and commit on: where this process knows the rooms, it is made without asking the database, because
    /// the commit checks it anyway. After a refusal or [`CommitFailure::Stale`](crate::CommitFailure), decide again on a
    /// [`Archive::desk`].
    pub async fn desk_for_writing(
        &self,
        account: AccountId,
        relationship: RelationshipId,
    ) -> Result<Option<Desk>, ArchiveError> {
        let _ = (account, relationship);
        unimplemented!()
    }

    /// All desks of an account, in a constant number of queries.
    pub async fn desks(&self, account: AccountId) -> Result<Vec<Desk>, ArchiveError> {
        let _ = account;
        unimplemented!()
    }
}
