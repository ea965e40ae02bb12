//! Who may do what, in one place. What belongs to a seat is not decided here but by the desk: there is none for anyone else.

use archive::Account;

use crate::failure::Failure;
use crate::visitor::Visitor;

/// What an account may want to do beyond its own desks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Invite a member of the practice.
    InviteMember,
    /// See who the members are.
    SeeMembers,
    /// Choose how watchful the practice is.
    ChooseWatch,
    /// Invite a client, who will be one's own.
    InviteClient,
}

/// True where `account` may do `action`.
pub fn may(account: &Account, action: Action) -> bool {
    match action {
        Action::InviteMember | Action::SeeMembers | Action::ChooseWatch => account.administrator,
        Action::InviteClient => account.member,
    }
}

/// Goes on where `visitor` may do `action`.
///
/// # Errors
/// [`Failure::NotFound`] for everybody else: what somebody may not do is not there for them.
pub fn only(visitor: &Visitor, action: Action) -> Result<(), Failure> {
    if may(visitor.account(), action) {
        Ok(())
    } else {
        Err(Failure::NotFound)
    }
}
