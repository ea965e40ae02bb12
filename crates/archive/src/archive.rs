//! An open archive: what it stands on, and the few things that concern all of it.

use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use dialogue::{Ours, Own};
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;

use crate::chain::{Chain, Lookup};
use crate::desks::Places;
use crate::doorkeeper::{self, Question};
use crate::engine::{Store, Tx, Value, values};
use crate::keys::{Key, Secrets, draw};
use crate::load::{OursRoom, OwnRoom};
use crate::scribe::{self, Job};
use crate::seal::{self, Place};
use crate::shelf::Shelf;
use crate::{ArchiveError, Chance, Keys, Location, Migrated, schema, sql};

/// How to open an archive.
#[derive(Debug, Clone)]
pub struct Options {
    /// Connections that read, 1 or more.
    pub readers: u32,
    /// Rooms kept in memory, of each kind.
    pub rooms_in_memory: usize,
    /// One commit at a time instead of groups: for measuring only.
    pub unbatched: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            readers: 4,
            rooms_in_memory: 20_000,
            unbatched: false,
        }
    }
}

/// An open archive. Cloning it is cheap; all clones are one.
#[derive(Clone)]
pub struct Archive(pub(crate) Arc<Inner>);

/// What an archive stands on.
pub(crate) struct Inner {
    pub(crate) store: Arc<Store>,
    pub(crate) keys: Keys,
    pub(crate) account_key: Key,
    pub(crate) chain: Chain,
    pub(crate) lookup: Lookup,
    pub(crate) chance: Arc<dyn Chance>,
    /// Shared rooms that were opened; see `load` for why this cannot mix people.
    pub(crate) ours: Mutex<Shelf<Uuid, Arc<OursRoom>>>,
    /// Own rooms that were opened, by relationship and seat.
    pub(crate) own: Mutex<Shelf<(Uuid, i16), Arc<OwnRoom>>>,
    /// Who sits where, by account and relationship.
    pub(crate) places: Mutex<Shelf<(Uuid, Uuid), Arc<Places>>>,
    pub(crate) doorkeeper: mpsc::Sender<Question>,
    pub(crate) scribe: mpsc::Sender<Job>,
    scribe_ended: Mutex<Option<oneshot::Receiver<()>>>,
}

/// A lock that a panic elsewhere does not take along: what is behind each can be had again from the database.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
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
        let (scribe, ended) =
            scribe::start(store.clone(), options.unbatched).map_err(sqlx::Error::Io)?;
        Ok(Self(Arc::new(Inner {
            store: store.clone(),
            keys,
            account_key: secrets.account,
            chain: Chain::new(&secrets.verify),
            lookup: Lookup::new(&secrets.lookup),
            chance,
            ours: Mutex::new(Shelf::new(options.rooms_in_memory)),
            own: Mutex::new(Shelf::new(options.rooms_in_memory)),
            places: Mutex::new(Shelf::new(options.rooms_in_memory)),
            doorkeeper: doorkeeper::start(store).map_err(sqlx::Error::Io)?,
            scribe,
            scribe_ended: Mutex::new(Some(ended)),
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

    /// A setting, where it was set.
    pub async fn setting(&self, name: &str) -> Result<Option<Vec<u8>>, ArchiveError> {
        let rows = self.0.store.rows(sql::SETTING, values![name]).await?;
        let Some(row) = rows.first() else {
            return Ok(None);
        };
        let sealed = row.bytes(0)?;
        seal::open(&self.0.account_key, Place::Setting(name), &sealed)
            .map(|value| Some(value.to_vec()))
            .ok_or(ArchiveError::Damaged {
                table: "settings",
                what: "a seal does not open",
            })
    }

    /// Sets a setting; its value is sealed, its name is not.
    pub async fn put_setting(&self, name: &str, value: &[u8]) -> Result<(), ArchiveError> {
        let sealed = seal::seal(
            &self.0.account_key,
            Place::Setting(name),
            value,
            self.chance(),
        );
        self.write(sql::PUT_SETTING, values![name, sealed]).await?;
        Ok(())
    }

    /// Wraps by the first master key every key that another one wrapped; how many there were.
    pub async fn rewrap(&self) -> Result<u64, ArchiveError> {
        let archive = self.clone();
        self.detached(async move {
            let mut tx = archive.0.store.begin().await?;
            let mut rewrapped = 0;
            for name in Secrets::NAMES {
                if let Some(row) = tx.row(sql::SECRET, values![name]).await?
                    && let Some(wrapped) = archive.rewrapped(&row.bytes(0)?)?
                {
                    rewrapped += tx.run(sql::PUT_SECRET, values![name, wrapped]).await?;
                }
            }
            let mut last = Uuid::nil();
            loop {
                let rows = tx.rows(sql::RELATIONSHIPS_AFTER, values![last]).await?;
                let Some(row) = rows.last() else { break };
                last = row.uuid(0)?;
                for row in &rows {
                    rewrapped += archive.rewrap_rooms(&mut tx, row.uuid(0)?).await?;
                }
            }
            tx.commit().await?;
            Ok(rewrapped)
        })
        .await
    }

    async fn rewrap_rooms(&self, tx: &mut Tx, relationship: Uuid) -> Result<u64, ArchiveError> {
        let mut rewrapped = 0;
        for row in tx.rows(sql::ROOMS_OF, values![relationship]).await? {
            let Some(wrapped) = row.bytes_or_none(1)? else {
                continue;
            };
            if let Some(wrapped) = self.rewrapped(&wrapped)? {
                let room = values![relationship, row.small(0)?, wrapped];
                rewrapped += tx.run(sql::SET_ROOM_KEY, room).await?;
            }
        }
        Ok(rewrapped)
    }

    fn rewrapped(&self, wrapped: &[u8]) -> Result<Option<Vec<u8>>, ArchiveError> {
        if self.0.keys.is_current(wrapped) {
            return Ok(None);
        }
        let key = self.0.keys.open(wrapped)?;
        self.0.keys.wrap(&key).map(Some)
    }

    /// Finishes what is under way and closes the database. Whatever is asked afterwards is answered with an error.
    pub async fn close(&self) {
        let _ = self.0.scribe.send(Job::Close).await;
        let ended = lock(&self.0.scribe_ended).take();
        if let Some(ended) = ended {
            let _ = ended.await;
        }
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
        let done = match tokio::spawn(work).await {
            Ok(done) => done,
            Err(_) => Err(sqlx::Error::WorkerCrashed.into()),
        };
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
