//! All rows of a chunk, those that can be used and those that can't.

use memchr::memchr;

use crate::read::chunks::Chunk;
use crate::read::layout::Layout;
use crate::read::packed_row::encode;
use crate::read::record::{Found, LONGEST};
use crate::read::row::{Row, RowReader};
use crate::read::row_error::{RowError, RowErrors};

/// Calls `see` with the client of each row of a chunk, and what the row says; one that can't be used is an error, and says nothing.
pub(crate) fn each_row(
    chunk: Chunk,
    layout: &Layout,
    reader: &mut RowReader,
    items: &mut Vec<Option<f64>>,
    mut see: impl FnMut(&[u8], Option<Row>, &[Option<f64>]),
) -> RowErrors {
    let mut errors = RowErrors::default();
    chunk
        .refused
        .into_iter()
        .for_each(|error| errors.add(error));
    let (mut rest, mut line, dialect) = (chunk.bytes.as_slice(), chunk.line, layout.dialect);
    // Without quotes a record is a line.
    let plain = memchr(b'"', rest).is_none();
    while !rest.is_empty() {
        let found = reader.find(rest, plain, layout);
        let length = match found {
            Found::Record(length) | Found::Unclosed(length) | Found::TooLong(Some(length)) => {
                length
            }
            Found::TooLong(None) | Found::Unfinished => rest.len(),
        };
        let (record, after) = rest.split_at(length);
        let content = dialect.content(record);
        match found {
            Found::Record(_) if content.trim_ascii().is_empty() => {}
            Found::Record(_) => {
                items.clear();
                match reader.read(record, line, layout, items) {
                    Ok((client, row)) => see(client, Some(row), items),
                    Err(error) => {
                        errors.add(error);
                        if let Some(client) = reader.client(record, layout) {
                            see(client, None, &[]);
                        }
                    }
                }
            }
            Found::Unclosed(_) => {
                errors.add(RowError::new(line, None, "a quote that closes", content))
            }
            Found::TooLong(_) | Found::Unfinished => {
                let expected = format!("a line of at most {} KiB", LONGEST / 1024);
                errors.add(RowError::new(
                    line,
                    None,
                    expected,
                    &content[..content.len().min(200)],
                ));
            }
        }
        line += if plain { 1 } else { dialect.lines(record) };
        rest = after;
    }
    errors
}

/// The rows of a chunk, packed to be sorted, and those that can't be used.
pub(crate) fn encode_rows(
    chunk: Chunk,
    layout: &Layout,
    reader: &mut RowReader,
) -> (Vec<u8>, RowErrors) {
    let (mut rows, mut items) = (Vec::new(), Vec::new());
    let errors = each_row(chunk, layout, reader, &mut items, |client, row, items| {
        if let Some(row) = row {
            encode(client, &row, items, &mut rows);
        }
    });
    (rows, errors)
}
