//! SQLite's rows, and its side of what is bound.

use rusqlite::ToSql;
use rusqlite::types::{FromSql, ToSqlOutput, Value as Plain, ValueRef};

use crate::engine::value::Value;

/// A row, taken out of the statement that found it.
pub(crate) struct SqliteRow(Vec<Plain>);

impl SqliteRow {
    pub(super) fn take(row: &rusqlite::Row<'_>, columns: usize) -> rusqlite::Result<Self> {
        (0..columns)
            .map(|at| row.get(at))
            .collect::<Result<_, _>>()
            .map(Self)
    }

    pub(crate) fn get<T: FromSql>(&self, column: usize) -> Result<T, sqlx::Error> {
        let value = self
            .0
            .get(column)
            .ok_or(sqlx::Error::ColumnIndexOutOfBounds {
                index: column,
                len: self.0.len(),
            })?;
        T::column_result(ValueRef::from(value)).map_err(|error| sqlx::Error::ColumnDecode {
            index: column.to_string(),
            source: Box::new(error),
        })
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        fn or_null<'a, T>(
            value: Option<T>,
            plain: impl FnOnce(T) -> ValueRef<'a>,
        ) -> ToSqlOutput<'a> {
            ToSqlOutput::Borrowed(value.map_or(ValueRef::Null, plain))
        }
        Ok(match self {
            Self::Uuid(v) => or_null(v.as_ref(), |v| ValueRef::Blob(v.as_bytes())),
            Self::Bytes(v) => or_null(v.as_deref(), ValueRef::Blob),
            Self::Int(v) => or_null(*v, ValueRef::Integer),
            Self::Small(v) => or_null(*v, |v| ValueRef::Integer(v.into())),
            Self::Flag(v) => or_null(Some(*v), |v| ValueRef::Integer(v.into())),
            Self::Text(v) => or_null(Some(v.as_str()), |v| ValueRef::Text(v.as_bytes())),
        })
    }
}
