//! A connection that one task keeps for itself.
//!
//! A pool asks a connection whether it is still there when it lends it and when it gets it back, and ours rolls back in between:
//! three journeys to the server for each use. Group commit and the lookup of login sessions ask all the time, each from one task,
//! and would spend most of their journeys on that. A kept connection is found to be gone when it is used, and then replaced.

use std::sync::Arc;

use sqlx::postgres::PgRow;
use sqlx::{Connection, Executor, PgConnection, PgPool};
use tokio::sync::{Mutex, OwnedMutexGuard};

use crate::engine::postgres::statement::prepared;
use crate::engine::value::Value;
use crate::error::Trouble;

/// Where the connection is between two uses.
enum Place {
    /// None is open.
    Empty,
    Idle(Box<PgConnection>),
    /// The database is closed.
    Closed,
}

/// A kept connection. In use it is out of its place, so that a use that is broken off closes it.
pub(crate) struct Kept {
    /// Where a new one comes from. A pool waits a while for a server that is being started.
    pool: PgPool,
    place: Arc<Mutex<Place>>,
}

impl Kept {
    pub(super) fn new(pool: PgPool) -> Self {
        Self {
            pool,
            place: Arc::new(Mutex::new(Place::Empty)),
        }
    }

    /// All rows of one reading statement. Where the connection turns out to be gone, once more on a new one.
    pub(crate) async fn rows(
        &self,
        sql: &'static str,
        values: Vec<Value>,
    ) -> Result<Vec<PgRow>, sqlx::Error> {
        let mut place = self.place.lock().await;
        if let Some(mut idle) = take(&mut place)? {
            let rows = prepared!(sql, values.clone()).fetch_all(&mut *idle).await;
            if !is_gone(&rows) {
                *place = Place::Idle(idle);
                return rows;
            }
        }
        let mut new = self.connect().await?;
        let rows = prepared!(sql, values).fetch_all(&mut *new).await;
        if !is_gone(&rows) {
            *place = Place::Idle(new);
        }
        rows
    }

    /// Begins a transaction, on a new connection where the last one is gone.
    pub(crate) async fn begin(&self) -> Result<KeptTx, sqlx::Error> {
        const BEGIN: &str = "BEGIN";
        let mut place = self.place.clone().lock_owned().await;
        if let Some(mut idle) = take(&mut place)? {
            let begun = idle.execute(BEGIN).await;
            if !is_gone(&begun) {
                begun?;
                return Ok(KeptTx {
                    connection: idle,
                    place,
                });
            }
        }
        let mut connection = self.connect().await?;
        connection.execute(BEGIN).await?;
        Ok(KeptTx { connection, place })
    }

    async fn connect(&self) -> Result<Box<PgConnection>, sqlx::Error> {
        Ok(Box::new(self.pool.acquire().await?.detach()))
    }

    pub(super) async fn close(&self) {
        let mut place = self.place.lock().await;
        if let Place::Idle(idle) = std::mem::replace(&mut *place, Place::Closed) {
            // It ends with the process in any case.
            let _ = idle.close().await;
        }
    }
}

fn take(place: &mut Place) -> Result<Option<Box<PgConnection>>, sqlx::Error> {
    match std::mem::replace(place, Place::Empty) {
        Place::Empty => Ok(None),
        Place::Idle(idle) => Ok(Some(idle)),
        Place::Closed => {
            *place = Place::Closed;
            Err(sqlx::Error::PoolClosed)
        }
    }
}

fn is_gone<T>(done: &Result<T, sqlx::Error>) -> bool {
    matches!(done, Err(error) if Trouble::of(error) == Trouble::Lost)
}

/// A transaction on a kept connection. One that is not ended takes its connection along, and the server rolls it back.
pub(crate) struct KeptTx {
    connection: Box<PgConnection>,
    place: OwnedMutexGuard<Place>,
}

impl KeptTx {
    pub(crate) fn connection(&mut self) -> &mut PgConnection {
        &mut self.connection
    }

    /// Ends it with `COMMIT` or `ROLLBACK`.
    pub(crate) async fn end(mut self, how: &'static str) -> Result<(), sqlx::Error> {
        self.connection.execute(how).await?;
        *self.place = Place::Idle(self.connection);
        Ok(())
    }
}
