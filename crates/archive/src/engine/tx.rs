//! Transactions on either engine: one enum over the concrete ones, so that what is written with one is written once.

use sqlx::{Executor, Postgres, Transaction};

use crate::engine::postgres::prepared;
use crate::engine::row::Row;
use crate::engine::sqlite::{Connection, Reader, SqliteRow, Turn};
use crate::engine::value::Value;
use crate::error::Uncommitted;

/// A transaction on either.
pub(crate) enum Tx {
    /// SQLite, to write.
    Writing(Turn),
    /// SQLite, to read.
    Reading(Reader),
    Postgres(Transaction<'static, Postgres>),
}

/// The one dispatch: what is done on SQLite's connection, here and now, and what on PostgreSQL's.
macro_rules! on {
    ($tx:expr, |$connection:ident| $here:expr, |$remote:ident| $there:expr) => {
        match $tx {
            Tx::Writing(turn) => {
                let $connection: &Connection = turn.connection()?;
                $here
            }
            Tx::Reading(reader) => {
                let $connection: &Connection = reader;
                $here
            }
            Tx::Postgres(tx) => {
                let $remote = &mut **tx;
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
            Self::Writing(turn) => Some(turn.connection()?),
            Self::Reading(reader) => Some(reader),
            Self::Postgres(_) => None,
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
            Self::Writing(turn) => turn.connection()?.plain("COMMIT"),
            Self::Reading(reader) => reader.plain("COMMIT"),
            Self::Postgres(tx) => tx.commit().await,
        }
    }

    pub(crate) async fn rollback(self) -> Result<(), sqlx::Error> {
        match self {
            Self::Writing(turn) => turn.connection()?.plain("ROLLBACK"),
            Self::Reading(reader) => reader.plain("ROLLBACK"),
            Self::Postgres(tx) => tx.rollback().await,
        }
    }
}

fn rows(rows: Vec<SqliteRow>) -> Vec<Row> {
    rows.into_iter().map(Row::from).collect()
}
