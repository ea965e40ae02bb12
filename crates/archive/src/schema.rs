//! The schema and its gate: a program works with one schema version and refuses every other.

use crate::engine::{Store, Tx, values};
use crate::error::ArchiveError;
use crate::sql;

/// The schema version this program works with.
pub const VERSION: i64 = 2;

/// What a migration did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Migrated {
    /// The version before.
    pub from: i64,
    /// The version now.
    pub to: i64,
}

/// What leads from each version to the next, beginning with version 1. A new archive goes the same way: it is made as version 1
/// and takes every step, so that there is one schema, however old the archive.
const STEPS: [&str; VERSION as usize - 1] = [REMINDERS_AND_CALENDARS];

/// Version 2: reminders, and addresses of calendars.
const REMINDERS_AND_CALENDARS: &str = "
CREATE TABLE reminders (
  account_id {uuid} NOT NULL PRIMARY KEY REFERENCES accounts (id), stop {bytes} NOT NULL UNIQUE, sealed {bytes} NOT NULL,
  since {int} NOT NULL, due {int} NOT NULL, tries {int} NOT NULL){table};
CREATE INDEX reminders_due ON reminders (due);
CREATE TABLE calendars (
  account_id {uuid} NOT NULL PRIMARY KEY REFERENCES accounts (id), token {bytes} NOT NULL UNIQUE,
  made {int} NOT NULL){keyed};
";

/// The tables of version 1. What differs between the engines is the names of types and the way a table is kept, in braces: on SQLite,
/// small rows lie in their key's own tree (`{keyed}`), while rows with something sealed lie one after the other (`{table}`),
/// so that a group of commits writes few pages.
///
/// The tables that each commit writes name no foreign keys: the commit itself checks the room it writes to, and `verify`
/// looks for rows without one.
const TABLES: &str = "
CREATE TABLE schema_version (version {int} NOT NULL){table};
CREATE TABLE secrets (name {text} NOT NULL PRIMARY KEY, wrapped {bytes} NOT NULL){keyed};
CREATE TABLE settings (name {text} NOT NULL PRIMARY KEY, sealed {bytes} NOT NULL){table};
CREATE TABLE accounts (
  id {uuid} NOT NULL PRIMARY KEY, lookup {bytes} NOT NULL UNIQUE, email {bytes} NOT NULL, name {bytes} NOT NULL,
  password {bytes}, administrator {flag} NOT NULL, member {flag} NOT NULL, since {int} NOT NULL){table};
CREATE TABLE login_sessions (
  token {bytes} NOT NULL PRIMARY KEY, account_id {uuid} NOT NULL REFERENCES accounts (id),
  since {int} NOT NULL, seen {int} NOT NULL, idle_until {int} NOT NULL, ends_at {int} NOT NULL){keyed};
CREATE INDEX login_sessions_account ON login_sessions (account_id);
CREATE INDEX login_sessions_end ON login_sessions (ends_at);
CREATE TABLE seats (
  relationship_id {uuid} NOT NULL, seat {small} NOT NULL, role {small} NOT NULL,
  account_id {uuid} REFERENCES accounts (id), name {bytes}, since {int} NOT NULL, until {int},
  PRIMARY KEY (relationship_id, seat)){keyed};
CREATE INDEX seats_account ON seats (account_id);
CREATE TABLE rooms (
  relationship_id {uuid} NOT NULL, room {small} NOT NULL, wrapped_key {bytes}, seq {int} NOT NULL,
  digest {bytes} NOT NULL, turn {int} NOT NULL,
  PRIMARY KEY (relationship_id, room)){keyed};
CREATE TABLE entries (
  relationship_id {uuid} NOT NULL, room {small} NOT NULL, seq {int} NOT NULL, sealed {bytes},
  hash {bytes} NOT NULL, digest {bytes} NOT NULL,
  PRIMARY KEY (relationship_id, room, seq)){table};
CREATE TABLE snapshots (
  relationship_id {uuid} NOT NULL, room {small} NOT NULL, fold {int} NOT NULL, seq {int} NOT NULL,
  sealed {bytes} NOT NULL,
  PRIMARY KEY (relationship_id, room, fold)){table};
CREATE TABLE drafts (
  relationship_id {uuid} NOT NULL, room {small} NOT NULL, sealed {bytes} NOT NULL,
  PRIMARY KEY (relationship_id, room)){table};
CREATE TABLE letters (
  relationship_id {uuid} NOT NULL, id {uuid} NOT NULL, from_seat {small} NOT NULL, to_seat {small} NOT NULL,
  release_at {int} NOT NULL, sealed {bytes} NOT NULL,
  PRIMARY KEY (relationship_id, id)){table};
CREATE TABLE submissions (
  relationship_id {uuid} NOT NULL, token {bytes} NOT NULL,
  PRIMARY KEY (relationship_id, token)){keyed};
CREATE TABLE invitations (
  token {bytes} NOT NULL PRIMARY KEY, kind {small} NOT NULL, relationship_id {uuid}, seat {small},
  sealed {bytes} NOT NULL, expires_at {int} NOT NULL, used_at {int}){table};
";

/// Writes schema text in one engine's words.
fn in_words_of(store: &Store, text: &str) -> String {
    let words: [(&str, &str); 8] = if store.is_sqlite() {
        [
            ("{int}", "INTEGER"),
            ("{small}", "INTEGER"),
            ("{flag}", "INTEGER"),
            ("{uuid}", "BLOB"),
            ("{bytes}", "BLOB"),
            ("{text}", "TEXT"),
            ("{table}", " STRICT"),
            ("{keyed}", " STRICT, WITHOUT ROWID"),
        ]
    } else {
        [
            ("{int}", "bigint"),
            ("{small}", "smallint"),
            ("{flag}", "boolean"),
            ("{uuid}", "uuid"),
            ("{bytes}", "bytea"),
            ("{text}", "text"),
            ("{table}", ""),
            ("{keyed}", ""),
        ]
    };
    words
        .iter()
        .fold(text.to_owned(), |text, (word, is)| text.replace(word, is))
}

/// Makes all tables, within `tx`.
pub(crate) async fn create(store: &Store, tx: &mut Tx) -> Result<(), ArchiveError> {
    tx.define(in_words_of(store, TABLES)).await?;
    for step in STEPS {
        tx.define(in_words_of(store, step)).await?;
    }
    tx.run(sql::PUT_VERSION, values![VERSION]).await?;
    Ok(())
}

/// The schema version a database has; `None` where there is no archive in it.
pub(crate) async fn version(store: &Store) -> Result<Option<i64>, ArchiveError> {
    match store.rows(sql::VERSION, Vec::new()).await {
        Ok(rows) => Ok(rows.first().map(|row| row.int(0)).transpose()?),
        Err(sqlx::Error::Database(error))
            if error.code().as_deref() == Some("42P01")
                || error.message().starts_with("no such table") =>
        {
            Ok(None)
        }
        Err(error) => Err(error.into()),
    }
}

/// Lets only this program's schema version through.
pub(crate) async fn gate(store: &Store) -> Result<(), ArchiveError> {
    match version(store).await? {
        None => Err(ArchiveError::NotInitialised),
        Some(found) if found < VERSION => Err(ArchiveError::Older {
            found,
            needed: VERSION,
        }),
        Some(found) if found > VERSION => Err(ArchiveError::Newer {
            found,
            needed: VERSION,
        }),
        Some(_) => Ok(()),
    }
}

/// Brings an older schema up to this program's, all steps in one transaction.
pub(crate) async fn migrate(store: &Store) -> Result<Migrated, ArchiveError> {
    let from = version(store).await?.ok_or(ArchiveError::NotInitialised)?;
    if from > VERSION {
        return Err(ArchiveError::Newer {
            found: from,
            needed: VERSION,
        });
    }
    let done = usize::try_from(from - 1).unwrap_or(0);
    let mut tx = store.begin().await?;
    for step in &STEPS[done.min(STEPS.len())..] {
        tx.define(in_words_of(store, step)).await?;
    }
    tx.run(sql::SET_VERSION, values![VERSION]).await?;
    tx.commit().await?;
    Ok(Migrated { from, to: VERSION })
}
