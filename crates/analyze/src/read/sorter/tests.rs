//! Rows that come back sorted.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
use alliance::Direct;

use crate::read::answer::Rater;
use crate::read::packed_row::{PackedRow, encode};
use crate::read::row::Row;
use crate::read::sorter::Sorter;

#[test]
fn rows_come_back_by_client_and_line_as_they_were() {
    let mut sorter = Sorter::new(tempfile::tempfile().unwrap());
    let mut expected = Vec::new();
    for line in 0..5000_u64 {
        let client = match line % 7 {
            0 => "b".to_owned(),
            1 => "a, \"b\"".to_owned(),
            n => format!("{}", n * line % 41),
        };
        let row = Row {
            line,
            order: -i64::try_from(line).unwrap(),
            rater: [Rater::Client, Rater::Therapist, Rater::Other]
                [usize::try_from(line % 3).unwrap()],
            score: (line % 4 > 0).then(|| line as f64 / 3.0),
            direct: Direct::ALL.get(usize::try_from(line % 6).unwrap()).copied(),
        };
        let items = [Some(1.5), None, row.score];
        let mut bytes = Vec::new();
        encode(client.as_bytes(), &row, &items, &mut bytes);
        sorter.add(&bytes).unwrap();
        if line % 1000 == 999 {
            sorter.write_run().unwrap();
        }
        let number = client.parse::<u64>().unwrap_or(u64::MAX);
        expected.push((number, client.into_bytes(), row, items));
    }
    expected.sort_by(|a, b| (a.0, &a.1, a.2.line).cmp(&(b.0, &b.1, b.2.line)));
    let sorted = sorter.finish().unwrap();
    assert_eq!(sorted.runs(), 5);
    for _ in 0..2 {
        let (mut merge, mut at) = (sorted.merge().unwrap(), 0);
        while let Some(piece) = merge.next().unwrap() {
            let mut rest = piece.as_slice();
            while let Some((row, after)) = PackedRow::first(rest) {
                let (_, client, expected_row, items) = &expected[at];
                assert_eq!(
                    (row.client(), row.row()),
                    (client.as_slice(), *expected_row)
                );
                assert!(row.items().eq(items.iter().copied()));
                (rest, at) = (after, at + 1);
            }
        }
        assert_eq!(at, expected.len());
    }
}
