//! A practice as its operator has it: made by `candor init`, a folder with settings and key, and a database.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use archive::{Archive, Keys, Location, Options};
use service::{Clock, Hasher, RealChance, Settings};
use tempfile::TempDir;

use super::program::Candor;
use crate::Failure;
use crate::postgres::Postgres;

/// Where a practice keeps its data.
#[derive(Clone, Debug)]
pub enum Storage {
    /// SQLite, in the practice's folder.
    Sqlite,
    /// A database of its own on this server.
    Postgres(Arc<Postgres>),
}

/// A practice; it is gone when this is dropped.
#[derive(Debug)]
pub struct Practice {
    candor: Candor,
    folder: TempDir,
    database: Database,
}

#[derive(Debug)]
enum Database {
    Sqlite,
    Postgres { server: Arc<Postgres>, name: String },
}

impl Database {
    /// A new one, and where it is.
    fn fresh(storage: &Storage) -> Result<(Self, String), Failure> {
        Ok(match storage {
            Storage::Sqlite => (Self::Sqlite, format!("sqlite:{SQLITE}")),
            Storage::Postgres(server) => {
                let name = fresh_name();
                let url = server.create(&name, None)?;
                let server = Arc::clone(server);
                (Self::Postgres { server, name }, url)
            }
        })
    }
}

/// Runs a command of the program to its end.
fn done(mut command: Command, called: &str) -> Result<(), Failure> {
    let done = command
        .output()
        .map_err(|error| format!("`{called}` did not start: {error}"))?;
    if done.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&done.stderr);
    Err(format!("`{called}` refused: {}", said.trim()).into())
}

const CONFIG: &str = "candor.toml";
const SQLITE: &str = "candor.db";
const KEY: &str = "master.key";

impl Practice {
    /// A new one, with an administrator and nobody else.
    ///
    /// # Errors
    /// When `candor init` refuses.
    pub fn make(candor: &Candor, storage: &Storage) -> Result<Self, Failure> {
        let folder = tempfile::tempdir_in(&candor.folder)?;
        let (database, url) = Database::fresh(storage)?;
        let password = tempfile::NamedTempFile::new_in(&folder)?;
        std::fs::write(&password, "a password for measuring\n")?;
        let mut init = Command::new(&candor.program);
        init.args(["init", "--practice", "Lindenhof", "--name", "Robin"])
            .args(["--email", "office@example.org", "--only-administrator"])
            .args(["--zone", "Europe/London", "--country", "gb"])
            .args(["--adults-individual-voluntary", "--database", &url])
            .arg("--dir")
            .arg(folder.path())
            .arg("--password-file")
            .arg(password.path());
        done(init, "candor init")?;
        Ok(Self {
            candor: candor.clone(),
            folder,
            database,
        })
    }

    /// A large one of nobody, as `candor simulate` makes it.
    ///
    /// # Errors
    /// When `candor simulate` refuses.
    pub fn simulate(
        candor: &Candor,
        storage: &Storage,
        relationships: usize,
        sessions: usize,
    ) -> Result<Self, Failure> {
        let folder = tempfile::tempdir_in(&candor.folder)?;
        let (database, url) = Database::fresh(storage)?;
        let mut simulate = Command::new(&candor.program);
        simulate.args(["simulate", "--seed", "1", "--database", &url, "--into"]);
        simulate.arg(folder.path());
        for (option, number) in [("--relationships", relationships), ("--sessions", sessions)] {
            simulate.arg(option).arg(number.to_string());
        }
        done(simulate, "candor simulate")?;
        Ok(Self {
            candor: candor.clone(),
            folder,
            database,
        })
    }

    /// The same practice once more, as it is on the disk now. Nobody may have it open.
    ///
    /// # Errors
    /// When it cannot be copied.
    pub fn copy(&self) -> Result<Self, Failure> {
        let folder = tempfile::tempdir_in(&self.candor.folder)?;
        let copy = |file: &str| copy_and_sync(&self.path().join(file), &folder.path().join(file));
        copy(KEY)?;
        copy(CONFIG)?;
        let database = match &self.database {
            Database::Sqlite => {
                copy(SQLITE)?;
                Database::Sqlite
            }
            Database::Postgres { server, name } => {
                let copied = fresh_name();
                let url = server.create(&copied, Some(name))?;
                let config = folder.path().join(CONFIG);
                let text = std::fs::read_to_string(&config)?;
                std::fs::write(&config, text.replace(&server.url_of(name), &url))?;
                Database::Postgres {
                    server: Arc::clone(server),
                    name: copied,
                }
            }
        };
        Ok(Self {
            candor: self.candor.clone(),
            folder,
            database,
        })
    }

    pub(super) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(super) fn candor(&self) -> &Candor {
        &self.candor
    }

    /// Opens it in this process, with a clock of its own.
    pub(super) async fn open(&self, clock: Arc<dyn Clock>) -> Result<Open, Failure> {
        let chance = Arc::new(RealChance);
        let archive = Archive::open(
            &self.location(),
            Keys::one(self.key()?),
            chance.clone(),
            Options::default(),
        )
        .await?;
        let settings = archive.setting(Settings::KEY).await?;
        let settings = settings.ok_or("`candor init` left no settings")?;
        let settings: Settings = serde_json::from_slice(&settings)?;
        let hasher = Hasher::cheap(&*chance);
        let practice = settings.practice()?;
        let candor = service::Candor::new(archive.clone(), practice, clock, chance, hasher);
        Ok(Open { archive, candor })
    }

    fn location(&self) -> Location {
        match &self.database {
            Database::Sqlite => Location::Sqlite(self.path().join(SQLITE)),
            Database::Postgres { server, name } => Location::Postgres(server.url_of(name)),
        }
    }

    fn key(&self) -> Result<[u8; 32], Failure> {
        let text = std::fs::read_to_string(self.path().join(KEY))?;
        let mut key = [0; 32];
        for (byte, digits) in key.iter_mut().zip(text.trim().as_bytes().chunks(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(digits)?, 16)?;
        }
        Ok(key)
    }

    /// How many check-ins wait in the post, after everything that is stored was looked at.
    pub(super) fn check_ins_kept(&self) -> Result<u64, Failure> {
        runtime()?.block_on(async {
            let open = self.open(Arc::new(service::RealClock)).await?;
            let report = open.archive.verify(|_| {}).await?;
            open.archive.close().await;
            if !report.is_clean() {
                return Err(format!("damaged under load: {:?}", report.damage).into());
            }
            Ok(report.letters)
        })
    }
}

impl Drop for Practice {
    fn drop(&mut self) {
        if let Database::Postgres { server, name } = &self.database {
            server.remove(name);
        }
    }
}

/// A practice that is open in this process.
#[derive(Clone)]
pub(super) struct Open {
    pub(super) archive: Archive,
    pub(super) candor: service::Candor,
}

/// What practices are made in.
pub(super) fn runtime() -> std::io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
}

/// A copy that is on the disk before anything is measured, so that writing it out does not fall into a measurement.
fn copy_and_sync(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::copy(from, to)?;
    std::fs::File::open(to)?.sync_all()
}

fn fresh_name() -> String {
    static NEXT: AtomicUsize = AtomicUsize::new(1);
    let n = NEXT.fetch_add(1, Ordering::Relaxed);
    format!("bench_{}_{n}", std::process::id())
}
