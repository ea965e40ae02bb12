//! The two engines, equal by construction: one enum over SQLite's connections and PostgreSQL's transactions, and rows and values
//! that the rest of the crate reads and writes without knowing which engine it is on.

mod postgres;
mod row;
mod sqlite;
mod store;
#[cfg(test)]
mod tests;
mod tx;
pub(crate) mod value;
mod wait;

pub(crate) use row::Row;
pub(crate) use sqlite::Connection;
pub(crate) use store::Store;
pub(crate) use tx::Tx;
pub(crate) use value::{Value, values};
