//! The post.

use dialogue::{Desk, Letter, RelationshipId, Time};

use crate::{AccountId, Archive, ArchiveError};

impl Archive {
    /// Letters that wait for the desk's owner and are due at `now`.
    pub async fn waiting(&self, desk: &Desk, now: Time) -> Result<Vec<Letter>, ArchiveError> {
        let _ = (desk, now);
        unimplemented!()
    }

    /// As [`Archive::waiting`], for all relationships of an account in one query.
    pub async fn waiting_for(
        &self,
        account: AccountId,
        now: Time,
    ) -> Result<Vec<(RelationshipId, Letter)>, ArchiveError> {
        let _ = (account, now);
        unimplemented!()
    }
}
