//! Seats: who sits where, and how an empty one is filled.

use dialogue::{Name, RelationshipId, Role, SeatNo, Time};

use crate::accounts::AccountId;
use crate::archive::Archive;
use crate::engine::{Tx, values};
use crate::error::ArchiveError;
use crate::seal::Place;
use crate::sql;

/// Where someone sits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sitting {
    /// In which relationship.
    pub relationship: RelationshipId,
    /// On which seat.
    pub seat: SeatNo,
    /// As what.
    pub role: Role,
    /// True once the other seat is filled.
    pub other_is_here: bool,
}

/// A role as it is stored.
pub(crate) fn role_number(role: Role) -> i16 {
    match role {
        Role::Therapist => 1,
        Role::Client => 2,
    }
}

/// A stored role.
pub(crate) fn role_of(number: i16) -> Result<Role, ArchiveError> {
    match number {
        1 => Ok(Role::Therapist),
        2 => Ok(Role::Client),
        _ => Err(ArchiveError::Damaged {
            table: "seats",
            what: "a role that does not exist",
        }),
    }
}

impl Archive {
    /// The therapist's seat in a new relationship.
    pub const THERAPIST: SeatNo = SeatNo(1);
    /// The client's seat in a new relationship.
    pub const CLIENT: SeatNo = SeatNo(2);

    /// Fills a seat that is empty. Its provisional name gives way to `name`: what the person wants to be called there.
    ///
    /// # Errors
    /// [`ArchiveError::Gone`] where it is filled, or there is none.
    pub async fn fill_seat(
        &self,
        relationship: RelationshipId,
        seat: SeatNo,
        account: AccountId,
        name: Name,
        now: Time,
    ) -> Result<(), ArchiveError> {
        let archive = self.clone();
        self.detached(async move {
            let mut tx = archive.0.store.begin().await?;
            archive
                .sit_down(&mut tx, (relationship, seat), account, &name, now)
                .await?;
            tx.commit().await?;
            Ok(())
        })
        .await
    }

    pub(crate) async fn sit_down(
        &self,
        tx: &mut Tx,
        (relationship, seat): (RelationshipId, SeatNo),
        account: AccountId,
        name: &Name,
        now: Time,
    ) -> Result<(), ArchiveError> {
        let place = Place::SeatName(relationship.0, seat.0);
        let name = self.seal_text(place, name.as_str());
        let row = values![relationship.0, seat.0, account.0, now.0, name];
        if tx.row(sql::FILL_SEAT, row).await?.is_none() {
            return Err(ArchiveError::Gone);
        }
        tx.run(sql::NEXT_TURN, values![relationship.0, seat.0])
            .await?;
        Ok(())
    }

    /// Where someone sits, in the order of the relationships' ids (which tells nothing).
    pub async fn seats_of(&self, account: AccountId) -> Result<Vec<Sitting>, ArchiveError> {
        let rows = self.0.store.rows(sql::SEATS_OF, values![account.0]).await?;
        rows.iter()
            .map(|row| {
                Ok(Sitting {
                    relationship: RelationshipId(row.uuid(0)?),
                    seat: SeatNo(row.small(1)?),
                    role: role_of(row.small(2)?)?,
                    other_is_here: row.uuid_or_none(3)?.is_some(),
                })
            })
            .collect()
    }
}
