//! Reading: from the bytes of a file to rows. How it is written is found in its head ([`layout`]); then it is cut into chunks of whole
//! courses ([`chunks`]), whose records ([`record`], [`fields`]) become rows or row errors ([`rows`]). A file in which the rows of a
//! client are not together is sorted first ([`sorter`]).

pub(crate) mod answer;
pub(crate) mod chunks;
mod column_lookup;
mod column_names;
pub(crate) mod columns;
mod day;
mod fields;
mod first_line;
mod guess_scale;
pub(crate) mod head;
pub(crate) mod input;
pub(crate) mod layout;
pub(crate) mod merge;
mod missing;
mod near;
mod number;
pub(crate) mod packed_row;
pub(crate) mod record;
pub(crate) mod row;
pub(crate) mod row_error;
pub(crate) mod rows;
mod scales;
pub(crate) mod sorter;
#[cfg(test)]
mod spoiled;
