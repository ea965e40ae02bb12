//! Accounts: who can sign in. Name, address and password hash are sealed; an address is looked up by a keyed hash of it.

use std::fmt;
use std::str::FromStr;

use dialogue::{Name, Time};
use uuid::Uuid;

use crate::archive::Archive;
use crate::engine::{Row, Value, values};
use crate::error::ArchiveError;
use crate::seal::{self, Place};
use crate::sql;

/// An account's name in the database; random.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountId(pub Uuid);

impl fmt::Display for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_simple().fmt(f)
    }
}

impl FromStr for AccountId {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, uuid::Error> {
        Uuid::try_parse(text).map(Self)
    }
}

/// An account.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// Which.
    pub id: AccountId,
    /// The address it signs in with, as it was typed (trimmed).
    pub email: String,
    /// What the person is called.
    pub name: Name,
    /// May administer the practice.
    pub administrator: bool,
    /// Belongs to the practice, and can invite clients.
    pub member: bool,
    /// Since when.
    pub since: Time,
}

/// Without name and address, which belong into no log.
impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Account({})", self.id)
    }
}

/// An account to be made.
#[derive(Clone)]
pub struct NewAccount {
    /// Its fresh random id.
    pub id: AccountId,
    /// The address to sign in with.
    pub email: String,
    /// What the person is called.
    pub name: Name,
    /// May administer the practice.
    pub administrator: bool,
    /// Belongs to the practice.
    pub member: bool,
    /// The password's hash in its own text form, where there is a password.
    pub password_hash: Option<String>,
}

/// What signing in needs.
#[derive(Clone)]
pub struct SignIn {
    /// The account.
    pub account: Account,
    /// The password's hash in its own text form.
    pub password_hash: Option<String>,
}

impl Archive {
    /// Makes an account.
    ///
    /// # Errors
    /// [`ArchiveError::Taken`] where the address (or the id) has one.
    pub async fn create_account(&self, new: NewAccount, now: Time) -> Result<(), ArchiveError> {
        self.write(sql::PUT_ACCOUNT, self.account_row(&new, now))
            .await?;
        Ok(())
    }

    /// The account of an address, written in whatever case, with what signing in needs.
    pub async fn account_by_email(&self, email: &str) -> Result<Option<SignIn>, ArchiveError> {
        let lookup = self.0.lookup.email(email);
        let rows = self
            .0
            .store
            .rows(sql::ACCOUNT_BY_LOOKUP, values![lookup])
            .await?;
        let Some(row) = rows.first() else {
            return Ok(None);
        };
        let account = self.account_from(row)?;
        let password_hash = match row.bytes_or_none(6)? {
            None => None,
            Some(sealed) => Some(self.text(Place::Password(account.id.0), &sealed)?),
        };
        Ok(Some(SignIn {
            account,
            password_hash,
        }))
    }

    /// An account.
    pub async fn account(&self, id: AccountId) -> Result<Option<Account>, ArchiveError> {
        let rows = self.0.store.rows(sql::ACCOUNT, values![id.0]).await?;
        rows.first().map(|row| self.account_from(row)).transpose()
    }

    /// Everybody who belongs to the practice or administers it, by name.
    pub async fn members(&self) -> Result<Vec<Account>, ArchiveError> {
        let rows = self.0.store.rows(sql::MEMBERS, Vec::new()).await?;
        let mut members = rows
            .iter()
            .map(|row| self.account_from(row))
            .collect::<Result<Vec<_>, _>>()?;
        members.sort_by_cached_key(|m| (m.name.as_str().to_lowercase(), m.id));
        Ok(members)
    }

    /// Sets the password's hash. False where there is no such account.
    pub async fn set_password_hash(
        &self,
        id: AccountId,
        hash: String,
    ) -> Result<bool, ArchiveError> {
        let sealed = self.seal_text(Place::Password(id.0), &hash);
        let changed = self.write(sql::SET_PASSWORD, values![id.0, sealed]).await?;
        Ok(changed == 1)
    }

    pub(crate) fn account_row(&self, new: &NewAccount, now: Time) -> Vec<Value> {
        let id = new.id.0;
        let password = new
            .password_hash
            .as_ref()
            .map(|hash| self.seal_text(Place::Password(id), hash));
        values![
            id,
            self.0.lookup.email(&new.email),
            self.seal_text(Place::Email(id), new.email.trim()),
            self.seal_text(Place::AccountName(id), new.name.as_str()),
            Value::Bytes(password),
            new.administrator,
            new.member,
            now.0,
        ]
    }

    /// Reads the seven columns every statement on accounts begins with.
    pub(crate) fn account_from(&self, row: &Row) -> Result<Account, ArchiveError> {
        let id = row.uuid(0)?;
        Ok(Account {
            id: AccountId(id),
            email: self.text(Place::Email(id), &row.bytes(1)?)?,
            name: self.name(Place::AccountName(id), &row.bytes(2)?)?,
            administrator: row.flag(3)?,
            member: row.flag(4)?,
            since: Time(row.int(5)?),
        })
    }

    pub(crate) fn seal_text(&self, place: Place<'_>, text: &str) -> Vec<u8> {
        seal::seal(&self.0.account_key, place, text.as_bytes(), self.chance())
    }

    pub(crate) fn text(&self, place: Place<'_>, sealed: &[u8]) -> Result<String, ArchiveError> {
        let opened = seal::open(&self.0.account_key, place, sealed).ok_or(UNOPENED)?;
        String::from_utf8(opened.to_vec()).map_err(|_| UNOPENED)
    }

    pub(crate) fn name(&self, place: Place<'_>, sealed: &[u8]) -> Result<Name, ArchiveError> {
        Name::required("name", &self.text(place, sealed)?).map_err(|_| UNOPENED)
    }
}

const UNOPENED: ArchiveError = ArchiveError::Damaged {
    table: "accounts",
    what: "a sealed name, address or password hash does not open",
};
