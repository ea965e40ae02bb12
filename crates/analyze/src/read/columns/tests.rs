//! Columns, as first lines and options give them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
use super::*;

fn names(line: &str) -> Vec<String> {
    line.split(',').map(str::to_owned).collect()
}

fn choose(said: &ColumnOptions, line: &str) -> Result<Columns, LayoutError> {
    let names = names(line);
    Columns::choose(said, &names, names.len(), true)
}

#[test]
fn usual_names_are_understood() {
    let found = choose(
        &ColumnOptions::default(),
        "Date,Patient ID,Session_No,SRS total,Rater",
    )
    .unwrap();
    assert_eq!(
        (found.client, found.order, found.score),
        (1, Order::Number(2), Some(3))
    );
    assert_eq!((found.rater, found.wanted), (Some(4), 5));
    let found = choose(
        &ColumnOptions::default(),
        "id,week,item_2,item_1,item_10,direct",
    )
    .unwrap();
    assert_eq!(
        (found.score, found.items, found.direct),
        (None, vec![3, 2, 4], Some(5))
    );
    let found = choose(&ColumnOptions::default(), "client,date,how_it_was").unwrap();
    assert_eq!((found.order, found.score), (Order::Day(1), Some(2)));
}

#[test]
fn what_is_said_counts_and_what_cannot_be_guessed_is_asked() {
    let said = ColumnOptions {
        score: Some("b".to_owned()),
        session: Some("2".to_owned()),
        ..ColumnOptions::default()
    };
    let found = choose(&said, "client,n,a,b").unwrap();
    assert_eq!((found.order, found.score), (Order::Number(1), Some(3)));
    let refused = choose(&ColumnOptions::default(), "client,session,a,b").unwrap_err();
    assert!(
        refused.0.contains("--score") && refused.0.contains("“a”, “b”"),
        "{refused}"
    );
    let said = ColumnOptions {
        score: Some("c".to_owned()),
        ..ColumnOptions::default()
    };
    assert!(
        choose(&said, "client,session,a")
            .unwrap_err()
            .0
            .contains("no such column")
    );
    let said = ColumnOptions {
        session: Some("session".to_owned()),
        score: Some("session".to_owned()),
        ..ColumnOptions::default()
    };
    assert!(
        choose(&said, "client,session,a")
            .unwrap_err()
            .0
            .contains("twice")
    );
}

#[test]
fn names_are_known_by_what_is_needed_even_beside_a_number() {
    let named = |said: &ColumnOptions, line: &str| Columns::are_named(said, &names(line));
    let nothing = ColumnOptions::default();
    assert!(named(&nothing, "client,session,score,2019"));
    assert!(named(&nothing, "id,date,item_1,item_2,7"));
    assert!(!named(&nothing, "id,1,5,2019"));
    assert!(!named(&nothing, "client,session,6,2019"));
    let said = ColumnOptions {
        score: Some("how it was".to_owned()),
        ..ColumnOptions::default()
    };
    assert!(named(&said, "client,session,How it was,2019"));
    let said = ColumnOptions {
        score: Some("3".to_owned()),
        ..ColumnOptions::default()
    };
    assert!(!named(&said, "id,session,3"));
}

#[test]
fn without_names_the_first_three_are_client_session_and_score() {
    let found = Columns::choose(&ColumnOptions::default(), &names("1,1,5"), 3, false).unwrap();
    assert_eq!(
        (found.client, found.order, found.score),
        (0, Order::Number(1), Some(2))
    );
    assert_eq!(
        found.shown(&[]),
        "client = column 1, session = column 2, score = column 3"
    );
}
