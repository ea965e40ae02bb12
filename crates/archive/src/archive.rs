//! An open archive: its database, its keys, its memory, and who reads and writes for it.

use std::future::Future;
use std::sync::Arc;

use dialogue::{Ours, Own};

use crate::chain::{Chain, Lookup};
use crate::doorkeeper::Doorkeeper;
use crate::engine::{Store, Value, values};
use crate::error::ArchiveError;
use crate::keys::{Chance, Key, Keys, Secrets, draw};
use crate::location::Location;
use crate::room::RoomCache;
use crate::schema::{self, Migrated};
use crate::scribe::Scribe;
use crate::sql;

/// How to open an archive.
#[derive(Debug, Clone)]
pub struct Options {
    /// Connections that read, 1 or more.
    pub readers: u32,
    /// Bytes of rooms kept in memory, about.
    pub room_memory: u64,
    /// One commit at a time instead of groups: for measuring only.
    pub unbatched: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            readers: 4,
            room_memory: 48 << 20,
            unbatched: false,
        }
    }
}

/// An open archive. Cloning it is cheap; all clones are one.
#[derive(Clone)]
pub struct Archive(pub(crate) Arc<Inner>);

/// The parts of an archive.
pub(crate) struct Inner {
    pub(crate) store: Arc<Store>,
    pub(crate) keys: Keys,
    pub(crate) account_key: Key,
    pub(crate) chain: Chain,
    pub(crate) lookup: Lookup,
    pub(crate) chance: Arc<dyn Chance>,
    pub(crate) rooms: RoomCache,
    pub(crate) doorkeeper: Doorkeeper,
    pub(crate) scribe: Scribe,
}

impl Archive {
    /// Makes an archive where there is none: the schema, and this instance's secrets.
    ///
    /// # Errors
    /// [`ArchiveError::AlreadyInitialised`] where there is one.
    pub async fn init(
        location: &Location,
        keys: &Keys,
        chance: &dyn Chance,
    ) -> Result<(), ArchiveError> {
        let store = Store::open(location, 1, true).await?;
        let made = Self::init_in(&store, keys, chance).await;
        store.close().await;
        made
    }

    async fn init_in(store: &Store, keys: &Keys, chance: &dyn Chance) -> Result<(), ArchiveError> {
        if schema::version(store).await?.is_some() {
            return Err(ArchiveError::AlreadyInitialised);
        }
        let mut tx = store.begin().await?;
        schema::create(store, &mut tx).await?;
        for name in Secrets::NAMES {
            let wrapped = keys.wrap(&draw(chance))?;
            tx.run(sql::PUT_SECRET, values![name, wrapped]).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Opens an archive. Must be called within a tokio runtime, which the commits then run in.
    ///
    /// # Errors
    /// Where there is none, where its schema is another than this program's, or where no key opens it.
    pub async fn open(
        location: &Location,
        keys: Keys,
        chance: Arc<dyn Chance>,
        options: Options,
    ) -> Result<Self, ArchiveError> {
        let store = Arc::new(Store::open(location, options.readers, false).await?);
        let opened = match schema::gate(&store).await {
            Ok(()) => secrets(&store, &keys).await,
            Err(error) => Err(error),
        };
        let secrets = match opened {
            Ok(secrets) => secrets,
            Err(error) => {
                store.close().await;
                return Err(error);
            }
        };
        let scribe = Scribe::start(store.clone(), options.unbatched).map_err(sqlx::Error::Io)?;
        Ok(Self(Arc::new(Inner {
            store: store.clone(),
            keys,
            account_key: secrets.account,
            chain: Chain::new(&secrets.verify),
            lookup: Lookup::new(&secrets.lookup),
            chance,
            rooms: RoomCache::new(options.room_memory),
            doorkeeper: Doorkeeper::start(store).map_err(sqlx::Error::Io)?,
            scribe,
        })))
    }

    /// Brings the schema of an older archive up to this program's.
    ///
    /// # Errors
    /// [`ArchiveError::Newer`] where this program is the older one.
    pub async fn migrate(location: &Location) -> Result<Migrated, ArchiveError> {
        let store = Store::open(location, 1, false).await?;
        let migrated = schema::migrate(&store).await;
        store.close().await;
        migrated
    }

    /// Finishes what is under way and closes the database. Whatever is asked afterwards is answered with an error.
    pub async fn close(&self) {
        self.0.scribe.close().await;
        self.0.store.close().await;
    }

    pub(crate) fn chance(&self) -> &dyn Chance {
        &*self.0.chance
    }

    /// Runs something to its end even if whoever asked for it goes away.
    pub(crate) async fn detached<T: Send + 'static>(
        &self,
        work: impl Future<Output = Result<T, ArchiveError>> + Send + 'static,
    ) -> Result<T, ArchiveError> {
        let done = self.0.store.apart(work).await;
        let done = done.unwrap_or_else(|| Err(sqlx::Error::WorkerCrashed.into()));
        if let Err(ArchiveError::Unavailable(_) | ArchiveError::Uncertain(_)) = &done {
            self.0.store.renew();
        }
        done
    }

    /// One writing statement in a transaction of its own; how many rows it changed.
    pub(crate) async fn write(
        &self,
        sql: &'static str,
        values: Vec<Value>,
    ) -> Result<u64, ArchiveError> {
        let store = self.0.store.clone();
        self.detached(async move {
            let mut tx = store.begin().await?;
            let changed = tx.run(sql, values).await?;
            tx.commit().await?;
            Ok(changed)
        })
        .await
    }
}

/// Opens the instance's secrets.
async fn secrets(store: &Store, keys: &Keys) -> Result<Secrets, ArchiveError> {
    let mut opened = Vec::with_capacity(Secrets::NAMES.len());
    for name in Secrets::NAMES {
        let rows = store.rows(sql::SECRET, values![name]).await?;
        let row = rows.first().ok_or(ArchiveError::Damaged {
            table: "secrets",
            what: "a secret is missing",
        })?;
        opened.push(keys.open(&row.bytes(0)?)?);
    }
    let [verify, lookup, account] = opened
        .try_into()
        .expect("as many were opened as there are names");
    Ok(Secrets {
        verify,
        lookup,
        account,
    })
}

/// What a shared room and an own room fold to must be able to wait in memory for another thread.
const _: () = {
    const fn shared_between_threads<T: Send + Sync>() {}
    shared_between_threads::<(Ours, Own)>();
};
