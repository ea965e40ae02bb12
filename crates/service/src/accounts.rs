//! Who is there: signing in, staying signed in, signing out.

use archive::{Account, AccountId, NewAccount, NewSession};
use dialogue::{Name, Refusal, Time};

use crate::failure::Failure;
use crate::may::{Action, only};
use crate::practice::Settings;
use crate::service::Service;
use crate::token::Token;
use crate::visitor::Visitor;

/// A sign-in ends after so many days without use.
const IDLE_DAYS: i64 = 14;
/// A sign-in ends after so many days in any case.
const ABSOLUTE_DAYS: i64 = 60;

/// What a sign-in form brought.
pub struct SignIn<'a> {
    /// The address.
    pub email: &'a str,
    /// The password.
    pub password: &'a str,
}

impl Service {
    /// Everybody who belongs to the practice or administers it, by name.
    ///
    /// # Errors
    /// [`Failure::NotFound`] for whoever may not see them.
    pub async fn members(&self, visitor: &Visitor) -> Result<Vec<Account>, Failure> {
        only(visitor, Action::SeeMembers)?;
        Ok(self.archive.members().await?)
    }

    /// Makes the first account of a practice: it administers it and, where `member`, sees clients. For `candor init` and the
    /// demonstration; nobody is signed in then who could invite.
    ///
    /// # Errors
    /// [`Failure::Unavailable`] where the address has an account; those of [`crate::Hasher::hash`].
    pub async fn found(
        &self,
        name: Name,
        email: &str,
        password: &str,
        may: (bool, bool),
    ) -> Result<AccountId, Failure> {
        let id = AccountId(self.fresh_uuid());
        self.found_as(id, name, email, password, may).await
    }

    /// The same, under an id that was drawn before: the practice's settings may name the person who runs the server.
    ///
    /// # Errors
    /// As [`Service::found`].
    pub async fn found_as(
        &self,
        id: AccountId,
        name: Name,
        email: &str,
        password: &str,
        (administrator, member): (bool, bool),
    ) -> Result<AccountId, Failure> {
        let password_hash = self.hasher.hash(password, &*self.chance).await?;
        let account = NewAccount {
            id,
            email: email.to_owned(),
            name,
            administrator,
            member,
            password_hash: Some(password_hash),
        };
        self.archive
            .create_account(account, self.clock.now())
            .await?;
        Ok(id)
    }

    /// True while the database answers.
    pub async fn is_well(&self) -> bool {
        self.archive.setting(Settings::KEY).await.is_ok()
    }

    /// Signs in. A wrong password and an address that does not exist are one and the same answer, after the same work.
    ///
    /// # Errors
    /// [`Failure::TooMany`] above the limit, before any hashing; [`Refusal::Unreadable`] on `sign-in` where it does not fit.
    pub async fn sign_in(&self, form: SignIn<'_>) -> Result<Token, Failure> {
        self.attempts.count(form.email)?;
        let found = self.archive.account_by_email(form.email).await?;
        let stored = found.as_ref().and_then(|f| f.password_hash.as_deref());
        let fits = self.hasher.verify(stored, form.password).await?;
        match found {
            Some(found) if fits => self.begin_session(found.account.id).await,
            _ => Err(Refusal::Unreadable { field: "sign-in" }.into()),
        }
    }

    pub(crate) async fn begin_session(&self, account: AccountId) -> Result<Token, Failure> {
        let token = Token::fresh(&*self.chance);
        let now = self.clock.now();
        self.archive
            .put_session(
                NewSession {
                    token: token.hash(),
                    account,
                    idle_until: now.plus_days(IDLE_DAYS),
                    until: now.plus_days(ABSOLUTE_DAYS),
                },
                now,
            )
            .await?;
        Ok(token)
    }

    /// Who a token belongs to; `None` where it belongs to nobody (any more).
    ///
    /// # Errors
    /// [`Failure::Unavailable`].
    pub async fn visitor(&self, token: &Token) -> Result<Option<Visitor>, Failure> {
        let now = self.clock.now();
        let Some((session, account)) = self.archive.session(&token.hash(), now).await? else {
            return Ok(None);
        };
        if needs_touch(session.idle_until, now) {
            self.archive
                .touch(&session, now, now.plus_days(IDLE_DAYS))
                .await?;
        }
        Ok(Some(Visitor::new(account, session)))
    }

    /// Signs out here.
    ///
    /// # Errors
    /// [`Failure::Unavailable`].
    pub async fn sign_out(&self, visitor: &Visitor) -> Result<(), Failure> {
        Ok(self.archive.end_session(&visitor.session().token).await?)
    }

    /// Signs out everywhere, here included.
    ///
    /// # Errors
    /// [`Failure::Unavailable`].
    pub async fn sign_out_everywhere(&self, visitor: &Visitor) -> Result<(), Failure> {
        self.archive.end_all_sessions(visitor.account().id).await?;
        Ok(())
    }

    /// Changes one's password; every other sign-in ends, and this one goes on under a fresh token.
    ///
    /// # Errors
    /// [`Refusal::Unreadable`] on `current` where it does not fit; those of [`crate::Hasher::hash`].
    pub async fn change_password(
        &self,
        visitor: &Visitor,
        current: &str,
        new: &str,
    ) -> Result<Token, Failure> {
        let account = visitor.account();
        self.attempts.count_own(account.id)?;
        let stored = self.archive.account_by_email(&account.email).await?;
        let stored = stored.as_ref().and_then(|s| s.password_hash.as_deref());
        if !self.hasher.verify(stored, current).await? {
            return Err(Refusal::Unreadable { field: "current" }.into());
        }
        self.replace_password(account.id, new).await?;
        self.begin_session(account.id).await
    }

    /// A new password, and the end of all sign-ins.
    async fn replace_password(&self, account: AccountId, new: &str) -> Result<(), Failure> {
        let hash = self.hasher.hash(new, &*self.chance).await?;
        self.archive.set_password_hash(account, hash).await?;
        self.archive.end_all_sessions(account).await?;
        Ok(())
    }

    /// Sets somebody's password and ends all their sign-ins. For whoever hosts the practice; nobody has to be signed in.
    ///
    /// # Errors
    /// [`Failure::NotFound`] where nobody signs in with this address; those of [`crate::Hasher::hash`].
    pub async fn set_password(&self, email: &str, new: &str) -> Result<(), Failure> {
        let found = self.archive.account_by_email(email).await?;
        let account = found.ok_or(Failure::NotFound)?.account.id;
        self.replace_password(account, new).await
    }

    /// Deletes what has run out: sign-ins, and invitations that were used or have ended. How many rows there were.
    ///
    /// # Errors
    /// [`Failure::Unavailable`].
    pub async fn tidy(&self) -> Result<u64, Failure> {
        let now = self.clock.now();
        let sessions = self.archive.purge_sessions(now).await?;
        Ok(sessions + self.archive.purge_invitations(now).await?)
    }
}

/// The idle end is moved at most twice a day, so that reading does not write.
fn needs_touch(idle_until: Time, now: Time) -> bool {
    idle_until < now.plus_days(IDLE_DAYS).plus_minutes(-12 * 60)
}
