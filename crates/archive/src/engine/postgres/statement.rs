//! A statement with its values bound, as sqlx wants it.

/// A query of `$sql` with `$values`, in their order.
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
