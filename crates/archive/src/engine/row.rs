//! What goes into a statement and what comes out of it, on either engine.

use sqlx::Row as _;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use uuid::Uuid;

use super::inline::InlineRow;
use crate::ArchiveError;

/// One row from either.
pub(crate) enum Row {
    Sqlite(SqliteRow),
    Inline(InlineRow),
    Postgres(PgRow),
}

/// A value to bind. Each kind keeps its type when it is absent, which PostgreSQL wants to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    Uuid(Option<Uuid>),
    Bytes(Option<Vec<u8>>),
    Int(Option<i64>),
    Small(Option<i16>),
    Flag(bool),
    Text(String),
}

impl Value {
    /// The same kind, absent. (Flags and texts are never absent; they stay as they are.)
    pub(crate) fn absent(&self) -> Self {
        match self {
            Self::Uuid(_) => Self::Uuid(None),
            Self::Bytes(_) => Self::Bytes(None),
            Self::Int(_) => Self::Int(None),
            Self::Small(_) => Self::Small(None),
            other @ (Self::Flag(_) | Self::Text(_)) => other.clone(),
        }
    }
}

impl From<Uuid> for Value {
    fn from(value: Uuid) -> Self {
        Self::Uuid(Some(value))
    }
}
impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(Some(value))
    }
}
impl From<i16> for Value {
    fn from(value: i16) -> Self {
        Self::Small(Some(value))
    }
}
impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Flag(value)
    }
}
impl From<Vec<u8>> for Value {
    fn from(value: Vec<u8>) -> Self {
        Self::Bytes(Some(value))
    }
}
impl From<[u8; 32]> for Value {
    fn from(value: [u8; 32]) -> Self {
        Self::Bytes(Some(value.to_vec()))
    }
}
impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

/// `[a, b, c]` as values to bind.
macro_rules! values {
    ($($value:expr),* $(,)?) => { vec![$($crate::engine::Value::from($value)),*] };
}
pub(crate) use values;

impl From<SqliteRow> for Row {
    fn from(row: SqliteRow) -> Self {
        Self::Sqlite(row)
    }
}
impl From<InlineRow> for Row {
    fn from(row: InlineRow) -> Self {
        Self::Inline(row)
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
                    Row::Sqlite(row) => row.try_get(column),
                    Row::Inline(row) => row.get(column),
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
