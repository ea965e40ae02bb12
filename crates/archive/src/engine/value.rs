//! Values: what is bound to a statement's parameters, on either engine.

use uuid::Uuid;

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
    ($($value:expr),* $(,)?) => { vec![$($crate::engine::value::Value::from($value)),*] };
}
pub(crate) use values;
