//! Rows: what comes out of a statement, on either engine.

use sqlx::Row as _;
use sqlx::postgres::PgRow;
use uuid::Uuid;

use crate::engine::sqlite::SqliteRow;
use crate::error::ArchiveError;

/// One row from either.
pub(crate) enum Row {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

impl From<SqliteRow> for Row {
    fn from(row: SqliteRow) -> Self {
        Self::Sqlite(row)
    }
}
impl From<PgRow> for Row {
    fn from(row: PgRow) -> Self {
        Self::Postgres(row)
    }
}

macro_rules! columns {
    ($($(#[$doc:meta])* $name:ident -> $type:ty;)+) => {
        impl Row {
            $($(#[$doc])* pub(crate) fn $name(&self, column: usize) -> Result<$type, sqlx::Error> {
                match self {
                    Row::Sqlite(row) => row.get(column),
                    Row::Postgres(row) => row.try_get(column),
                }
            })+
        }
    };
}
columns! {
    uuid -> Uuid;
    uuid_or_none -> Option<Uuid>;
    bytes -> Vec<u8>;
    bytes_or_none -> Option<Vec<u8>>;
    int -> i64;
    int_or_none -> Option<i64>;
    small -> i16;
    small_or_none -> Option<i16>;
    flag -> bool;
    text -> String;
}

impl Row {
    /// 32 bytes; anything else is a damaged row.
    pub(crate) fn hash(
        &self,
        column: usize,
        table: &'static str,
    ) -> Result<[u8; 32], ArchiveError> {
        self.bytes(column)?
            .try_into()
            .map_err(|_| ArchiveError::Damaged {
                table,
                what: "a hash is not 32 bytes long",
            })
    }
}
