//! The reader on everything that could be in a file: it never breaks off, loses no row, and knows each one's line, however
//! the file is cut.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::sync::Arc;

use proptest::prelude::*;

use crate::options::Options;
use crate::read::chunks::Chunks;
use crate::read::layout::Layout;
use crate::read::missing::{Missing, is_missing};
use crate::read::row::{Row, RowReader};
use crate::read::rows::each_row;

/// What came of a file: client, line and score of each row, and the lines that were refused.
#[derive(Debug, Default, PartialEq)]
struct Read {
    rows: Vec<(Vec<u8>, u64, Option<f64>)>,
    refused: u64,
    first: Vec<u64>,
}

fn read(file: &[u8], layout: &Layout, piece: usize) -> (Read, Vec<Vec<Vec<u8>>>) {
    let start = usize::try_from(layout.start).unwrap();
    let mut chunks = Chunks::new(&file[start..], layout, Arc::default(), piece);
    let (mut all, mut clients) = (Read::default(), Vec::new());
    let mut reader = RowReader::default();
    while let Some(chunk) = chunks.next().unwrap() {
        let mut here: Vec<Vec<u8>> = Vec::new();
        let errors = each_row(
            chunk,
            layout,
            &mut reader,
            &mut Vec::new(),
            |client, row: Option<Row>, _| {
                all.rows
                    .extend(row.map(|row| (client.to_vec(), row.line, row.score)));
                if here.last().is_none_or(|last| last != client) {
                    here.push(client.to_vec());
                }
            },
        );
        all.refused += errors.count;
        all.first.extend(errors.first().map(|error| error.line));
        clients.push(here);
    }
    (all, clients)
}

fn layout(file: &[u8]) -> Option<Layout> {
    Layout::find(file, true, &Options::default()).ok()
}

/// A row as it is written, its client, and whether it can be used.
fn row() -> impl Strategy<Value = (String, String, bool)> {
    let client = prop_oneof![
        Just(("a", "a")),
        Just(("\"a\"", "a")),
        Just(("\"b,\nc\"", "b,\nc")),
        Just(("\"say \"\"x\"\"\"", "say \"x\"")),
        Just(("5\"", "5\"")),
        Just((" d ", "d")),
    ];
    let rest = prop_oneof![
        Just((",1,5", true)),
        Just((",2,\"6\"", true)),
        Just((",3,NA,, ,", true)),
        Just((",3,NA,more", false)),
        Just((",3,5,5", false)),
        Just((",x,5", false)),
        Just((",1,50", false)),
        Just((",1", false)),
    ];
    (client, rest).prop_map(|((written, client), (rest, usable))| {
        (format!("{written}{rest}"), client.to_owned(), usable)
    })
}

proptest! {
    /// Every row is there, with its line, and no course is cut in two, in pieces of any size.
    #[test]
    fn no_row_is_lost_and_each_knows_its_line(
        rows in proptest::collection::vec((row(), 0..3usize), 1..40),
        end in prop_oneof![Just("\n"), Just("\r\n")],
        last in any::<bool>(),
        piece in prop_oneof![Just(16usize), Just(50), Just(1 << 20)],
    ) {
        let mut file = format!("client,session,score{end}");
        let (mut line, mut expected, mut bad) = (2, Vec::new(), 0);
        for ((written, client, usable), blank) in &rows {
            file += &end.repeat(*blank);
            line += *blank as u64;
            if *usable {
                expected.push((client.clone().into_bytes(), line));
            } else {
                bad += 1;
            }
            file += written;
            file += end;
            line += 1 + written.matches('\n').count() as u64;
        }
        if last {
            file.truncate(file.trim_end().len());
        }
        let mut layout = layout(file.as_bytes()).unwrap();
        layout.scales.score = "1:7".parse().unwrap();
        let (found, pieces) = read(file.as_bytes(), &layout, piece);
        let places: Vec<_> = found.rows.iter().map(|(client, line, _)| (client.clone(), *line)).collect();
        prop_assert_eq!(places, expected);
        prop_assert_eq!(found.refused, bad);
        for (one, next) in pieces.iter().zip(pieces.iter().skip(1)) {
            prop_assert!(one.is_empty() || next.is_empty() || one.last() != next.first(), "a course was cut in two");
        }
    }

    /// Any bytes at all: nothing breaks off, and the size of the pieces makes no difference.
    #[test]
    fn nothing_breaks_it(
        head in prop_oneof![Just("client,session,score\n"), Just("client;session;score\r\n"), Just("")],
        bytes in proptest::collection::vec(
            prop_oneof![
                3 => Just(b'"'), 3 => Just(b','), 3 => Just(b'\n'), 1 => Just(b'\r'), 2 => Just(b';'), 4 => b'0'..=b'9',
                2 => Just(b'a'), 1 => any::<u8>(),
            ],
            0..400,
        ),
    ) {
        let file = [head.as_bytes(), &bytes].concat();
        if let Some(layout) = layout(&file) {
            let whole = read(&file, &layout, 1 << 20).0;
            for piece in [1, 7, 40] {
                prop_assert_eq!(&read(&file, &layout, piece).0.rows, &whole.rows);
            }
        }
    }

    /// What is written in the results is read back as it was.
    #[test]
    fn a_client_comes_back_as_it_was(client in "[ -~äé\n\"]{1,12}") {
        let name = client.trim();
        prop_assume!(!name.is_empty() && !is_missing(name.as_bytes(), &Missing::default()));
        let mut file = b"client,session,score\n".to_vec();
        crate::csv_field::text(name.as_bytes(), &mut file);
        file.extend_from_slice(b",1,5\n");
        // A quote in the middle of a plain field is a letter; at its beginning it is not.
        prop_assume!(!name.starts_with('"') || name.contains(['"', ',', '\n']));
        let layout = layout(&file).unwrap();
        let found = read(&file, &layout, 1 << 20).0;
        prop_assert_eq!(found.rows.len(), 1);
        prop_assert_eq!(found.rows[0].0.as_slice(), name.as_bytes());
    }
}
