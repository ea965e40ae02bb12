//! The database crashes while people write, is away for a while, and comes back: the program says that nothing was saved,
//! keeps the words, and goes on by itself once it can.

use std::thread::sleep;
use std::time::{Duration, Instant};

use cluster::{Cluster, Programs};
use testkit::marker;

use super::common::chance;
use super::common::crowd::{Balance, Crowd, assert_says_nothing_was_saved};
use super::common::practice::{People, Practice, assert_clean};

#[test]
fn a_database_that_crashes_loses_nothing() {
    let home = tempfile::tempdir().unwrap();
    let programs =
        Programs::find().expect("PostgreSQL's programs; `cargo xtask test` installs them");
    let mut cluster = Cluster::start(&programs).unwrap();
    let practice = Practice::init(home.path(), &cluster.url);
    let server = practice.serve();
    let mut people = People::arrive(&server);
    let crowd = Crowd::gather(&people);
    for round in 0..3 {
        crowd.write_on(5);
        sleep(Duration::from_millis(chance::below(300)));
        cluster.crash();
        if round == 0 {
            away(&mut people);
        }
        cluster.come_back();
        crowd.write_on(5);
    }
    let balance = Balance::of(crowd.go_home());
    balance.assert_nothing_lost();
    assert_eq!(server.stop().0.code(), Some(0));
    assert_clean(&practice.verify(), "at the end");
    println!("{} acknowledged", balance.acknowledged);
}

/// While it is away: a page with the words and a number, and `/health` says so as well.
fn away(people: &mut People) {
    let client = &mut people.clients[1];
    let words = marker("while-it-was-away");
    let submission = chance::submission();
    let fields = [
        ("submission", submission.as_str()),
        ("go", "keep"),
        ("level", "just-for-me"),
        ("words", &words),
    ];
    let path = format!("{}/say", client.with);
    let began = Instant::now();
    let answer = client.browser.post(&path, &fields).unwrap();
    assert_says_nothing_was_saved(&answer, &words);
    assert!(
        began.elapsed() < Duration::from_secs(45),
        "it says so before people give up"
    );
    assert!(
        answer.body.contains(&submission),
        "the same form can be sent again"
    );
    let well = client.browser.get("/health").unwrap();
    assert_eq!(well.status, 503, "{}", well.body);
}
