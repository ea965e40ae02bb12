//! PostgreSQL: a pool of connections to a server, and two that are kept by those who ask all the time.

mod kept;
mod statement;

use std::sync::Arc;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{ConnectOptions, Executor, PgPool};

pub(crate) use kept::{Kept, KeptTx};
pub(crate) use statement::prepared;

use crate::engine::wait::ACQUIRE;

/// An open database on a server.
pub(crate) struct Server {
    pub(crate) pool: PgPool,
    /// For group commits.
    pub(crate) scribe: Arc<Kept>,
    /// For batched lookups.
    pub(crate) door: Kept,
}

impl Server {
    /// Opens the pool: so many connections that read, and two that write.
    pub(crate) async fn open(url: &str, readers: u32) -> Result<Self, sqlx::Error> {
        let options = url
            .parse::<PgConnectOptions>()?
            .application_name("candor")
            .options([
                // Never less durable than said, whatever the server's default is.
                ("synchronous_commit", "on"),
                // The guard below rolls back where there is nothing to: no notice for each.
                ("client_min_messages", "error"),
            ])
            .statement_cache_capacity(256)
            .disable_statement_logging();
        let pool = PgPoolOptions::new()
            .max_connections(readers.max(1) + 2)
            .acquire_timeout(ACQUIRE)
            // A `begin()` that is cancelled can leave its transaction open on the connection (sqlx 0.9).
            .after_release(|connection, _| {
                Box::pin(async move { connection.execute("ROLLBACK").await.map(|_| true) })
            })
            .connect_with(options)
            .await?;
        Ok(Self {
            scribe: Arc::new(Kept::new(pool.clone())),
            door: Kept::new(pool.clone()),
            pool,
        })
    }

    pub(crate) async fn close(&self) {
        self.scribe.close().await;
        self.door.close().await;
        self.pool.close().await;
    }
}
