//! Either database engine, fresh for every test.

use std::path::PathBuf;
use std::process::Command;

use archive::Location;
use uuid::Uuid;

/// Which database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// A file in a folder of its own.
    Sqlite,
    /// A database of its own on the server that `cargo xtask test` started.
    Postgres,
}

impl Engine {
    /// Both: what holds on one holds on the other.
    pub const BOTH: [Engine; 2] = [Engine::Sqlite, Engine::Postgres];
}

/// Where a test's practice lives. Goes with the test.
pub struct Home {
    folder: tempfile::TempDir,
    database: Option<String>,
}

impl Home {
    /// A fresh one.
    ///
    /// # Panics
    /// Where there is no PostgreSQL server for [`Engine::Postgres`]: a test never skips silently.
    pub fn fresh(engine: Engine) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let database = (engine == Engine::Postgres).then(|| {
            let name = format!("candor_test_{}", Uuid::from_bytes(random()).as_simple());
            psql("postgres", &format!("CREATE DATABASE {name}"));
            name
        });
        Self { folder, database }
    }

    /// Its folder.
    pub fn path(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    /// Where its archive is.
    pub fn location(&self) -> Location {
        match &self.database {
            None => Location::Sqlite(self.folder.path().join("candor.db")),
            Some(name) => Location::Postgres(postgres_url(name)),
        }
    }

    /// Its location as `candor.toml` writes it.
    pub fn database(&self) -> String {
        match &self.database {
            None => "sqlite:candor.db".to_owned(),
            Some(name) => postgres_url(name),
        }
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        if let Some(name) = &self.database {
            // The server goes away with the test run; what cannot be dropped now goes with it.
            let _ = run_psql(
                "postgres",
                &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
            );
        }
    }
}

/// The address of a database on the tests' server.
///
/// # Panics
/// Where `CANDOR_TEST_POSTGRES` is not set.
pub fn postgres_url(database: &str) -> String {
    let base = std::env::var("CANDOR_TEST_POSTGRES")
        .expect("CANDOR_TEST_POSTGRES names a PostgreSQL server; `cargo xtask test` starts one");
    let (before, query) = match base.split_once('?') {
        Some((before, query)) => (before.to_owned(), format!("?{query}")),
        None => (base, String::new()),
    };
    let scheme_end = before.find("://").map_or(0, |at| at + 3);
    let server = match before[scheme_end..].find('/') {
        Some(at) => &before[..scheme_end + at],
        None => &before[..],
    };
    format!("{server}/{database}{query}")
}

fn psql(database: &str, sql: &str) {
    let output = run_psql(database, sql).expect("psql runs");
    assert!(
        output.status.success(),
        "psql: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}

fn run_psql(database: &str, sql: &str) -> std::io::Result<std::process::Output> {
    let program = std::env::var("CANDOR_TEST_PG_BIN")
        .map(|folder| PathBuf::from(folder).join("psql"))
        .unwrap_or_else(|_| "psql".into());
    Command::new(program)
        .args([
            "--no-psqlrc",
            "--quiet",
            "--set=ON_ERROR_STOP=1",
            "--command",
            sql,
        ])
        .arg(postgres_url(database))
        .output()
}

fn random() -> [u8; 16] {
    use archive::Chance;
    let mut bytes = [0; 16];
    service::RealChance.fill(&mut bytes);
    bytes
}
