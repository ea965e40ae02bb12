//! What becomes of a transaction on SQLite that is not ended, or whose connection is in doubt.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use super::*;
use crate::location::Location;

const MAKE: &str = "CREATE TABLE made (n INTEGER NOT NULL)";

async fn store(folder: &tempfile::TempDir) -> Store {
    let location = Location::Sqlite(folder.path().join("a.db"));
    Store::open(&location, 1, true).await.unwrap()
}

async fn tables(store: &Store) -> usize {
    let tables = store.rows("SELECT name FROM sqlite_schema", Vec::new());
    tables.await.unwrap().len()
}

#[tokio::test]
async fn a_connection_in_doubt_is_not_replaced_within_a_transaction() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let mut tx = store.begin().await.unwrap();
    tx.plain(MAKE).await.unwrap();
    // Something went wrong elsewhere.
    store.renew();
    tx.plain("INSERT INTO made (n) VALUES (1)").await.unwrap();
    tx.rollback().await.unwrap();
    assert_eq!(tables(&store).await, 0, "all of it was one transaction");
    let mut tx = store.begin().await.unwrap();
    tx.plain(MAKE).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(tables(&store).await, 1);
}

#[tokio::test]
async fn a_transaction_that_is_dropped_is_undone_and_holds_nobody_up() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let mut tx = store.begin().await.unwrap();
    tx.plain(MAKE).await.unwrap();
    drop(tx);
    let another = rusqlite::Connection::open(folder.path().join("a.db")).unwrap();
    another.execute_batch("BEGIN IMMEDIATE; COMMIT").unwrap();
    assert_eq!(tables(&store).await, 0);
}

#[tokio::test]
async fn a_snapshot_that_is_dropped_ends() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    let mut snapshot = store.snapshot().await.unwrap();
    let seen = snapshot.rows("SELECT name FROM sqlite_schema", Vec::new());
    assert!(seen.await.unwrap().is_empty());
    drop(snapshot);
    let mut tx = store.begin().await.unwrap();
    tx.plain(MAKE).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(
        tables(&store).await,
        1,
        "a later reading is of what is there now"
    );
    assert!(store.scrub().await, "no reader holds the log back");
}

#[tokio::test]
async fn a_closed_database_answers_with_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    store.close().await;
    assert!(store.rows("SELECT 1", Vec::new()).await.is_err());
    assert!(store.begin().await.is_err());
    assert!(store.snapshot().await.is_err());
}
