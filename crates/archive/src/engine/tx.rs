//! Transactions on either engine: one enum over the concrete ones, so that what is written with one is written once.

use sqlx::{Executor, Postgres, Transaction};

use crate::engine::postgres::{KeptTx, prepared};
use crate::engine::row::Row;
use crate::engine::sqlite::{Connection, ReadTx, SqliteRow, WriteTx};
use crate::engine::value::Value;
use crate::error::Uncommitted;

/// A transaction on either.
pub(crate) enum Tx {
    /// SQLite, to write.
    Writing(WriteTx),
    /// SQLite, to read.
    Reading(ReadTx),
    Postgres(Transaction<'static, Postgres>),
    /// PostgreSQL, on a connection that the scribe keeps.
    Kept(KeptTx),
}

/// The one dispatch: what is done on SQLite's connection, here and now, and what on PostgreSQL's.
macro_rules! on {
    ($tx:expr, |$connection:ident| $here:expr, |$remote:ident| $there:expr) => {
        match $tx {
            Tx::Writing(tx) => {
                let $connection: &Connection = tx.connection()?;
                $here
            }
            Tx::Reading(tx) => {
                let $connection: &Connection = tx;
                $here
            }
            Tx::Postgres(tx) => {
                let $remote = &mut **tx;
                $there
            }
            Tx::Kept(tx) => {
                let $remote = tx.connection();
                $there
            }
        }
    };
}

impl Tx {
    /// All rows of a statement.
    pub(crate) async fn rows(
        &mut self,
        sql: &'static str,
        values: Vec<Value>,
    ) -> Result<Vec<Row>, sqlx::Error> {
        on!(self, |here| here.rows(sql, &values).map(rows), |there| {
            let rows = prepared!(sql, values).fetch_all(there).await?;
            Ok(rows.into_iter().map(Row::from).collect())
        })
    }

    /// The only row of a statement, if there is one.
    pub(crate) async fn row(
        &mut self,
        sql: &'static str,
        values: Vec<Value>,
    ) -> Result<Option<Row>, sqlx::Error> {
        Ok(self.rows(sql, values).await?.into_iter().next())
    }

    /// How many rows a statement changed.
    pub(crate) async fn run(
        &mut self,
        sql: &'static str,
        values: Vec<Value>,
    ) -> Result<u64, sqlx::Error> {
        on!(self, |here| here.run(sql, &values), |there| {
            let done = prepared!(sql, values).execute(there).await?;
            Ok(done.rows_affected())
        })
    }

    /// A statement without values or rows: savepoints, schema.
    pub(crate) async fn plain(&mut self, sql: &'static str) -> Result<(), sqlx::Error> {
        on!(self, |here| here.plain(sql), |there| there
            .execute(sql)
            .await
            .map(drop))
    }

    /// As [`Tx::plain`], for schema text that was put together from constants.
    pub(crate) async fn define(&mut self, sql: String) -> Result<(), sqlx::Error> {
        on!(self, |here| here.plain(&sql), |there| there
            .execute(sqlx::raw_sql(sqlx::AssertSqlSafe(sql)))
            .await
            .map(drop))
    }

    /// SQLite's connection, for who goes row by row on it; `None` on PostgreSQL.
    pub(crate) fn here(&self) -> Result<Option<&Connection>, sqlx::Error> {
        Ok(match self {
            Self::Writing(tx) => Some(tx.connection()?),
            Self::Reading(tx) => Some(tx),
            Self::Postgres(_) | Self::Kept(_) => None,
        })
    }

    /// Makes durable what was written. A connection that is lost now, or a disk that fails now, leaves open whether it is: a
    /// server may have written it before it went away, and a log that could not be synced may still be found whole after a
    /// crash.
    pub(crate) async fn commit(self) -> Result<(), Uncommitted> {
        self.end().await.map_err(Uncommitted::from)
    }

    /// Ends a transaction that only read.
    pub(crate) async fn end(self) -> Result<(), sqlx::Error> {
        match self {
            Self::Writing(tx) => tx.connection()?.plain("COMMIT"),
            Self::Reading(tx) => tx.plain("COMMIT"),
            Self::Postgres(tx) => tx.commit().await,
            Self::Kept(tx) => tx.end("COMMIT").await,
        }
    }

    pub(crate) async fn rollback(self) -> Result<(), sqlx::Error> {
        match self {
            Self::Writing(tx) => tx.connection()?.plain("ROLLBACK"),
            Self::Reading(tx) => tx.plain("ROLLBACK"),
            Self::Postgres(tx) => tx.rollback().await,
            Self::Kept(tx) => tx.end("ROLLBACK").await,
        }
    }
}

fn rows(rows: Vec<SqliteRow>) -> Vec<Row> {
    rows.into_iter().map(Row::from).collect()
}
