//! PostgreSQL: a pool of connections to a server.

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{ConnectOptions, Executor, PgPool};

use crate::engine::wait::ACQUIRE;

/// A statement with its values bound.
macro_rules! prepared {
    ($sql:expr, $values:expr) => {{
        let mut query = sqlx::query($sql);
        for value in $values {
            query = match value {
                Value::Uuid(v) => query.bind(v),
                Value::Bytes(v) => query.bind(v),
                Value::Int(v) => query.bind(v),
                Value::Small(v) => query.bind(v),
                Value::Flag(v) => query.bind(v),
                Value::Text(v) => query.bind(v),
            };
        }
        query
    }};
}
pub(crate) use prepared;

/// Opens the pool: so many connections that read, and two that write.
pub(crate) async fn open(url: &str, readers: u32) -> Result<PgPool, sqlx::Error> {
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
    PgPoolOptions::new()
        .max_connections(readers.max(1) + 2)
        .acquire_timeout(ACQUIRE)
        // A `begin()` that is cancelled can leave its transaction open on the connection (sqlx 0.9).
        .after_release(|connection, _| {
            Box::pin(async move { connection.execute("ROLLBACK").await.map(|_| true) })
        })
        .connect_with(options)
        .await
}
