//! An entered room: one opened desk for everything that a request leads to.

use archive::AccountId;
use dialogue::{Desk, Refusal, RelationshipId, Role};

use crate::failure::Failure;
use crate::look::Look;
use crate::service::Service;
use crate::visitor::Visitor;

/// A visitor at their own desk in one relationship. It is opened once: what a handler has to know before it acts and what it
/// then does share it.
///
/// Where this process knows the rooms, the desk is made without asking the database: a commit compares heads and desk version
/// anyway. A view is only ever made of one that was read, and neither is a refusal believed before.
pub struct Entered {
    pub(crate) service: Service,
    pub(crate) account: AccountId,
    pub(crate) desk: Desk,
    /// True where the desk may be out of date.
    pub(crate) from_memory: bool,
}

impl Service {
    /// Opens a visitor's desk in a relationship.
    ///
    /// # Errors
    /// [`Failure::NotFound`] where there is none for them; [`Failure::Unavailable`].
    pub async fn enter(
        &self,
        visitor: &Visitor,
        relationship: RelationshipId,
    ) -> Result<Entered, Failure> {
        let account = visitor.account().id;
        let opened = self.archive.desk_for_writing(account, relationship).await?;
        let opened = opened.ok_or(Failure::NotFound)?;
        Ok(Entered {
            service: self.clone(),
            account,
            desk: opened.desk,
            from_memory: opened.from_memory,
        })
    }
}

impl Entered {
    /// Which relationship.
    pub fn relationship(&self) -> RelationshipId {
        self.desk.me().relationship
    }

    /// What the visitor is here: it belongs to the seat, and never changes.
    pub fn role(&self) -> Role {
        self.desk.me().role
    }

    /// A view that shows nothing of the other's: nothing is collected for it.
    ///
    /// # Errors
    /// [`Failure::NotFound`] where the view knows no such thing; [`Failure::Refused`]; [`Failure::Unavailable`].
    pub async fn glance<T>(
        &mut self,
        view: impl Fn(&Desk, Look<'_>) -> Result<T, Refusal>,
    ) -> Result<T, Failure> {
        let now = self.service.clock.now();
        if self.from_memory {
            self.read().await?;
        }
        self.service.view(&self.desk, now, view)
    }

    /// A view that would show what the post brought: due letters are collected first. That moment is "opened".
    ///
    /// # Errors
    /// As [`Entered::glance`].
    pub async fn look<T>(
        &mut self,
        view: impl Fn(&Desk, Look<'_>) -> Result<T, Refusal>,
    ) -> Result<T, Failure> {
        let now = self.service.clock.now();
        if self.from_memory {
            self.read().await?;
        }
        self.desk = self
            .service
            .collect_at(self.desk.clone(), self.account, now)
            .await?;
        self.service.view(&self.desk, now, view)
    }

    /// Opens the desk again, as the database has it now.
    pub(crate) async fn read(&mut self) -> Result<(), Failure> {
        self.desk = self.service.desk(self.account, self.relationship()).await?;
        self.from_memory = false;
        Ok(())
    }
}
