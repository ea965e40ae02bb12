//! Every statement prepares on both engines, against the real schema.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use sqlx::postgres::PgTypeInfo;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, SqlSafeStr};

use super::*;
use crate::engine::{Store, Tx};
use crate::location::Location;
use crate::schema;

macro_rules! named {
    ($($name:ident),+ $(,)?) => { vec![$((stringify!($name), $name)),+] };
}

/// Statements of one text.
fn single() -> Vec<(&'static str, &'static str)> {
    named![
        VERSION,
        PUT_VERSION,
        SET_VERSION,
        SECRET,
        PUT_SECRET,
        SETTING,
        PUT_SETTING,
        PUT_ACCOUNT,
        ACCOUNT,
        ACCOUNT_BY_LOOKUP,
        MEMBERS,
        ACCOUNTS_AFTER,
        SET_PASSWORD,
        JOIN_PRACTICE,
        PUT_SESSION,
        TOUCH_SESSION,
        END_SESSION,
        END_SESSIONS_OF,
        PURGE_SESSIONS,
        PUT_INVITATION,
        END_INVITATIONS_TO,
        PURGE_INVITATIONS,
        INVITATION,
        USE_INVITATION,
        PUT_REMINDER,
        REMINDER,
        STOP_REMINDER,
        STOP_REMINDER_BY,
        REMINDERS_DUE,
        MOVE_REMINDER,
        PUT_CALENDAR,
        CALENDAR,
        CALENDAR_BY,
        END_CALENDAR,
        ALL_REMINDERS,
        PUT_SEAT,
        PUT_ROOM,
        PUT_DRAFTS,
        FILL_SEAT,
        NEXT_TURN,
        SEATS_OF,
        SITTINGS,
        SITTING,
        ROOM,
        LETTERS_TO,
        LETTERS_FOR,
        SUBMISSION,
        TAKE_LETTER,
        ERASE_ENTRY,
        DROP_SNAPSHOTS,
        OPEN_INVITATIONS,
        ALL_SETTINGS,
        RELATIONSHIPS_AFTER,
        ROOMS_OF,
        SEAT_NUMBERS_OF,
        ALL_ENTRIES_OF,
        ALL_LETTERS_OF,
        ALL_DRAFTS_OF,
        ALL_SNAPSHOTS_OF,
        SET_ROOM_KEY,
    ]
}

/// Statements over many rows.
fn many() -> Vec<(&'static str, &'static Bulk)> {
    macro_rules! bulks {
        ($($name:ident),+ $(,)?) => { vec![$((stringify!($name), &$name)),+] };
    }
    bulks![
        SESSIONS,
        SNAPSHOTS_OF,
        ENTRIES_OF,
        DRAFTS_OF,
        LETTERS_FROM,
        PUT_SUBMISSIONS,
        MOVE_HEADS,
        PUT_ENTRIES,
        PUT_LETTERS,
        WRITE_DRAFTS,
        PUT_SNAPSHOTS,
    ]
}

#[test]
fn no_statement_is_left_out() {
    let mut written: Vec<&str> = include_str!("../sql.rs")
        .lines()
        .filter_map(|line| line.strip_prefix("pub(crate) "))
        .filter_map(|line| {
            let rest = line
                .strip_prefix("const ")
                .or(line.strip_prefix("static "))?;
            rest.split(':').next()
        })
        .collect();
    let mut listed: Vec<&str> = single().iter().map(|(name, _)| *name).collect();
    listed.extend(many().iter().map(|(name, _)| *name));
    written.sort_unstable();
    listed.sort_unstable();
    assert_eq!(written, listed);
}

async fn all_prepare(location: &Location) {
    let store = Store::open(location, 1, true).await.unwrap();
    let mut tx = store.begin().await.unwrap();
    schema::create(&store, &mut tx).await.unwrap();
    for (name, text) in single() {
        prepare(&mut tx, name, text, "").await;
    }
    for (name, bulk) in many() {
        for rows in [1, 3, crate::bulk::MOST] {
            let (text, kinds) = bulk.for_test(rows);
            prepare(&mut tx, name, text, &kinds).await;
        }
        if let Some((text, kinds)) = bulk.one_for_test() {
            prepare(&mut tx, name, text, kinds).await;
        }
    }
    tx.rollback().await.unwrap();
    store.close().await;
}

/// PostgreSQL has to be told the kinds of what stands in `VALUES`, as binding does.
async fn prepare(tx: &mut Tx, name: &str, text: &'static str, kinds: &str) {
    let prepared = match tx {
        Tx::Postgres(tx) => {
            let kinds: Vec<_> = kinds.chars().map(kind).collect();
            tx.prepare_with(text.into_sql_str(), &kinds).await.map(drop)
        }
        here => here.here().unwrap().unwrap().prepares(text),
    };
    assert!(prepared.is_ok(), "{name}: {prepared:?}");
}

fn kind(letter: char) -> PgTypeInfo {
    PgTypeInfo::with_name(match letter {
        'u' => "UUID",
        'b' => "BYTEA",
        'i' => "INT8",
        'n' => "INT2",
        other => panic!("no kind {other}"),
    })
}

#[tokio::test]
async fn on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    all_prepare(&Location::Sqlite(folder.path().join("a.db"))).await;
}

#[tokio::test]
async fn on_postgres() {
    let server = std::env::var("CANDOR_TEST_POSTGRES").expect(
        "CANDOR_TEST_POSTGRES must name a PostgreSQL server on which tests may create databases; \
         `cargo xtask test` starts one",
    );
    let name = format!("archive_prepares_{}", std::process::id());
    let mut connection = PgConnection::connect(&server).await.unwrap();
    let create = format!("CREATE DATABASE {name}");
    connection.execute(AssertSqlSafe(create)).await.unwrap();
    let (before, query) = server.split_once('?').unwrap_or((&server, ""));
    let host_at = before.find("://").unwrap() + 3;
    let host = before[host_at..].split('/').next().unwrap();
    let url = format!("{}{host}/{name}?{query}", &before[..host_at]);
    all_prepare(&Location::Postgres(url)).await;
    let drop = format!("DROP DATABASE {name} WITH (FORCE)");
    connection.execute(AssertSqlSafe(drop)).await.unwrap();
}
