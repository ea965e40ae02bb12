//! The world of a simulated practice: what all its relationships have in common.

use archive::{Archive, NewAccount, NewRelationship};
use dialogue::{Calendar, Name, Time};
use service::AccountId;

use crate::seeded::Dice;
use crate::sentence::Sentence;

/// A world.
pub(super) struct World {
    pub(super) archive: Archive,
    pub(super) calendar: Calendar,
    pub(super) now: Time,
    /// Made once: for thousands it would take longer than everything else.
    pub(super) password_hash: String,
}

impl World {
    /// An account whose address is its name: `client-7@example.org`.
    pub(super) fn account(
        &self,
        called: &str,
        chance: &mut Dice,
        (administrator, member): (bool, bool),
    ) -> Result<NewAccount, Sentence> {
        Ok(NewAccount {
            id: AccountId(chance.uuid()),
            email: format!("{}@example.org", called.to_lowercase().replace(' ', "-")),
            name: name(called)?,
            administrator,
            member,
            password_hash: Some(self.password_hash.clone()),
        })
    }

    /// Stores accounts and relationships, each as of its own time.
    pub(super) async fn begin(
        &self,
        accounts: Vec<(NewAccount, Time)>,
        relationships: Vec<(NewRelationship, AccountId, Time)>,
    ) -> Result<(), Sentence> {
        let begun = self.archive.begin_many(accounts, relationships).await;
        begun.map_err(|e| e.to_string())
    }
}

/// A name.
pub(super) fn name(raw: &str) -> Result<Name, Sentence> {
    Name::required("name", raw).map_err(|e| e.to_string())
}
