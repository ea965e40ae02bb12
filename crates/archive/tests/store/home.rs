//! A fresh archive on either engine, and a way to its bare rows.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use archive::{AccountId, Archive, Chance, Keys, Location, NewAccount, NewRelationship, Options};
use dialogue::{
    Desk, Entry, EntryId, Letter, LetterId, Line, Name, OursBody, OwnBody, Passage, RelationshipId,
    SeatNo, Time,
};
use sha2::{Digest, Sha256};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use uuid::Uuid;

/// Each test once per engine.
#[macro_export]
macro_rules! on_both {
    ($($test:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $test() {
                super::$test($crate::home::Home::fresh($crate::home::Engine::Sqlite).await).await;
            })+
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $test() {
                super::$test($crate::home::Home::fresh($crate::home::Engine::Postgres).await).await;
            })+
        }
    };
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    Sqlite,
    Postgres,
}

/// Chance that can be replayed, and never repeats.
pub(crate) struct Dice(AtomicU64);

impl Chance for Dice {
    fn fill(&self, bytes: &mut [u8]) {
        for part in bytes.chunks_mut(32) {
            let n = self.0.fetch_add(1, Ordering::Relaxed);
            part.copy_from_slice(&Sha256::digest(n.to_le_bytes())[..part.len()]);
        }
    }
}

pub(crate) const MASTER: [u8; 32] = [7; 32];

pub(crate) struct Home {
    pub(crate) archive: Archive,
    pub(crate) location: Location,
    pub(crate) dice: Arc<Dice>,
    database: Option<String>,
    _folder: tempfile::TempDir,
}

impl Home {
    pub(crate) async fn fresh(engine: Engine) -> Self {
        Self::with(engine, Options::default()).await
    }

    pub(crate) async fn with(engine: Engine, options: Options) -> Self {
        let bare = Bare::make(engine).await;
        let dice = Arc::new(Dice(AtomicU64::new(1)));
        Archive::init(&bare.location, &Keys::one(MASTER), &*dice)
            .await
            .unwrap();
        let archive = Archive::open(&bare.location, Keys::one(MASTER), dice.clone(), options)
            .await
            .unwrap();
        Self {
            archive,
            location: bare.location,
            dice,
            database: bare.database,
            _folder: bare.folder,
        }
    }

    /// Another process on the same archive, as it were.
    pub(crate) async fn another(&self) -> Archive {
        self.with_keys(Keys::one(MASTER)).await.unwrap()
    }

    pub(crate) async fn with_keys(&self, keys: Keys) -> Result<Archive, archive::ArchiveError> {
        Archive::open(&self.location, keys, self.dice.clone(), Options::default()).await
    }

    pub(crate) fn uuid(&self) -> Uuid {
        let mut bytes = [0; 16];
        self.dice.fill(&mut bytes);
        uuid::Builder::from_random_bytes(bytes).into_uuid()
    }

    pub(crate) async fn account(&self, name: &str) -> AccountId {
        let id = AccountId(self.uuid());
        let new = new_account(id, name);
        self.archive.create_account(new, Time(1)).await.unwrap();
        id
    }

    /// A relationship with both seats filled.
    pub(crate) async fn pair(&self) -> Pair {
        let therapist = self.account(&format!("T{}", self.uuid())).await;
        let client = self.account(&format!("C{}", self.uuid())).await;
        self.pair_of(therapist, client).await
    }

    pub(crate) async fn pair_of(&self, therapist: AccountId, client: AccountId) -> Pair {
        let id = RelationshipId(self.uuid());
        let new = NewRelationship {
            id,
            therapist,
            client_name: name("Provisional"),
            first: vec![self.says(SeatNo(1), 10)],
            invitation: None,
        };
        let archive = &self.archive;
        archive.create_relationship(new, Time(5)).await.unwrap();
        archive
            .fill_seat(id, Archive::CLIENT, client, name("Client"), Time(6))
            .await
            .unwrap();
        Pair {
            id,
            therapist,
            client,
        }
    }

    pub(crate) fn says(&self, by: SeatNo, minutes: u16) -> Entry<OursBody> {
        Entry {
            id: EntryId(self.uuid()),
            by,
            at: Time(1_000),
            body: OursBody::Session(dialogue::session::Said::Planned {
                starts: Time(i64::from(minutes)),
                minutes,
            }),
        }
    }

    pub(crate) fn keeps(&self, by: SeatNo, words: &str) -> Entry<OwnBody> {
        let words = Passage::required("words", words).unwrap();
        Entry {
            id: EntryId(self.uuid()),
            by,
            at: Time(1_000),
            body: OwnBody::Safety(dialogue::safety::Kept::Copy(words)),
        }
    }

    pub(crate) fn letter(&self, desk: &Desk, release: Time) -> Letter {
        Letter {
            id: LetterId(self.uuid()),
            from: desk.me().no,
            to: desk.other().no,
            release,
            gate: None,
            body: self.says(desk.me().no, 45).body,
        }
    }

    /// The bare rows, past the archive.
    pub(crate) async fn raw(&self) -> Raw {
        match &self.location {
            Location::Sqlite(path) => Raw::Sqlite(rusqlite::Connection::open(path).unwrap()),
            Location::Postgres(url) => Raw::Postgres(PgConnection::connect(url).await.unwrap()),
        }
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let Some(name) = self.database.take() else {
            return;
        };
        let drop = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap();
            runtime.block_on(async {
                let mut server = PgConnection::connect(&server()).await.unwrap();
                let sql = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
                server.execute(AssertSqlSafe(sql)).await.unwrap();
            });
        });
        drop.join().unwrap();
    }
}

/// A place for an archive, with none in it.
pub(crate) struct Bare {
    pub(crate) location: Location,
    pub(crate) database: Option<String>,
    pub(crate) folder: tempfile::TempDir,
}

impl Bare {
    pub(crate) async fn make(engine: Engine) -> Self {
        let folder = tempfile::tempdir().unwrap();
        if engine == Engine::Sqlite {
            let location = Location::Sqlite(folder.path().join("archive.db"));
            return Self {
                location,
                database: None,
                folder,
            };
        }
        let unique: PathBuf = folder.path().file_name().unwrap().into();
        let name = format!(
            "archive_{}_{}",
            std::process::id(),
            hex(&Sha256::digest(unique.as_os_str().as_encoded_bytes())[..8])
        );
        let mut server = PgConnection::connect(&server()).await.unwrap();
        let sql = format!("CREATE DATABASE {name}");
        server.execute(AssertSqlSafe(sql)).await.unwrap();
        Self {
            location: Location::Postgres(database(&name)),
            database: Some(name),
            folder,
        }
    }
}

fn server() -> String {
    std::env::var("CANDOR_TEST_POSTGRES").expect(
        "CANDOR_TEST_POSTGRES must name a PostgreSQL server on which tests may create databases; \
         `cargo xtask test` starts one",
    )
}

fn database(name: &str) -> String {
    let server = server();
    let (before, query) = server.split_once('?').unwrap_or((&server, ""));
    let host_at = before.find("://").unwrap() + 3;
    let host = before[host_at..].split('/').next().unwrap();
    let query = if query.is_empty() {
        String::new()
    } else {
        format!("?{query}")
    };
    format!("{}{host}/{name}{query}", &before[..host_at])
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

pub(crate) enum Raw {
    Sqlite(rusqlite::Connection),
    Postgres(PgConnection),
}

impl Raw {
    /// Runs one statement; ids in it are written as `{}` and given in order.
    pub(crate) async fn run(&mut self, sql: &str, ids: &[Uuid]) -> u64 {
        let mut sql = sql.to_owned();
        for id in ids {
            let literal = match self {
                Raw::Sqlite(_) => format!("x'{}'", id.as_simple()),
                Raw::Postgres(_) => format!("'{id}'"),
            };
            sql = sql.replacen("{}", &literal, 1);
        }
        match self {
            Raw::Sqlite(c) => c.execute(&sql, []).unwrap() as u64,
            Raw::Postgres(c) => c.execute(AssertSqlSafe(sql)).await.unwrap().rows_affected(),
        }
    }

    /// Flips one bit in the middle of a column of bytes.
    pub(crate) async fn flip(&mut self, table: &str, column: &str, and: &str, ids: &[Uuid]) {
        let flip = match self {
            Raw::Sqlite(_) => format!(
                "UPDATE {table} SET {column} = CAST(substr({column}, 1, 15) || \
                 CASE WHEN substr({column}, 16, 1) = x'00' THEN x'01' ELSE x'00' END || substr({column}, 17) AS BLOB) WHERE {and}"
            ),
            Raw::Postgres(_) => format!(
                "UPDATE {table} SET {column} = set_byte({column}, 15, 255 - get_byte({column}, 15)) WHERE {and}"
            ),
        };
        assert_eq!(self.run(&flip, ids).await, 1, "one row to flip a byte in");
    }

    pub(crate) async fn count(&mut self, sql: &str) -> i64 {
        match self {
            Raw::Sqlite(c) => c.query_row(sql, [], |row| row.get(0)).unwrap(),
            Raw::Postgres(c) => {
                let sql = AssertSqlSafe(sql.to_owned());
                sqlx::query_scalar(sql).fetch_one(c).await.unwrap()
            }
        }
    }

    /// All bytes of all rows of a column.
    pub(crate) async fn bytes(&mut self, sql: &str) -> Vec<Vec<u8>> {
        match self {
            Raw::Sqlite(c) => {
                let mut statement = c.prepare(sql).unwrap();
                let rows = statement.query_map([], |row| row.get(0)).unwrap();
                rows.map(Result::unwrap).collect()
            }
            Raw::Postgres(c) => {
                let sql = AssertSqlSafe(sql.to_owned());
                sqlx::query_scalar(sql).fetch_all(c).await.unwrap()
            }
        }
    }
}

pub(crate) struct Pair {
    pub(crate) id: RelationshipId,
    pub(crate) therapist: AccountId,
    pub(crate) client: AccountId,
}

impl Pair {
    pub(crate) async fn client_desk(&self, archive: &Archive) -> Desk {
        archive.desk(self.client, self.id).await.unwrap().unwrap()
    }

    pub(crate) async fn therapist_desk(&self, archive: &Archive) -> Desk {
        archive
            .desk(self.therapist, self.id)
            .await
            .unwrap()
            .unwrap()
    }
}

pub(crate) fn name(text: &str) -> Name {
    Name::required("name", text).unwrap()
}

pub(crate) fn line(text: &str) -> Line {
    Line::required("line", text).unwrap()
}

pub(crate) fn new_account(id: AccountId, called: &str) -> NewAccount {
    NewAccount {
        id,
        email: format!("{called}@example.org"),
        name: name(called),
        administrator: false,
        member: false,
        password_hash: None,
    }
}

/// The words of an own room's copies, oldest first.
pub(crate) fn copies(desk: &Desk) -> Vec<String> {
    let copies = &desk.own().safety.copies;
    copies
        .iter()
        .map(|copy| copy.words.as_str().to_owned())
        .collect()
}

/// The lengths of the shared room's sessions.
pub(crate) fn sessions(desk: &Desk) -> Vec<u16> {
    let sessions = desk.ours().sessions.all();
    sessions.iter().map(|s| s.minutes).collect()
}
