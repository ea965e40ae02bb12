//! The power goes while people write: whatever was not synced is gone, or torn. What was acknowledged is there all the same.
//! For SQLite; what PostgreSQL does without power is its own affair, and `lost_database.rs` crashes it.

use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use super::common::browser::{Address, Browser};
use super::common::chance;
use super::common::crowd::{Balance, Crowd};
use super::common::disk::{Disk, Leaves, Loss};
use super::common::practice::{People, Practice, assert_clean, sign_in};

const ROUNDS: [Leaves; 7] = [
    Leaves::Nothing,
    Leaves::Some,
    Leaves::Some,
    Leaves::Nothing,
    Leaves::Some,
    Leaves::Some,
    Leaves::Some,
];

fn made(home: &Path) -> (Practice, Disk) {
    let practice = Practice::init(home, "sqlite:candor.db");
    let disk = Disk::below(home, &practice.folder);
    (practice, disk)
}

#[test]
fn what_was_acknowledged_survives_power_loss() {
    let home = tempfile::tempdir().unwrap();
    let (practice, disk) = made(home.path());
    let mut server = practice.serve_with(disk.candor());
    let people = People::arrive(&server);
    let crowd = Crowd::gather(&people);
    let mut all = Loss::default();
    for (round, leaves) in ROUNDS.into_iter().enumerate() {
        crowd.write_on(10);
        sleep(Duration::from_millis(chance::below(400)));
        server.kill();
        let loss = disk.power_loss(leaves);
        all.unsynced += loss.unsynced;
        all.syncs += loss.syncs;
        // What `verify` tidies up is not there any more for the next start to recover from: so it looks every other time.
        if round % 2 == 0 {
            let when = format!("after power loss {round}, which left {leaves:?}");
            assert_clean(&practice.verify(), &when);
        }
        server = practice.serve_with(disk.candor());
        people.moved(&server);
    }
    assert!(
        all.syncs > 0 && all.unsynced > 0,
        "nothing was there to be lost: {all:?}"
    );
    crowd.write_on(1);
    let balance = Balance::of(crowd.go_home());
    balance.assert_nothing_lost();
    server.kill();
    assert_clean(&practice.verify(), "at the end");
    println!("{all:?}; {} acknowledged", balance.acknowledged);
}

/// An orderly stop moves everything from the write-ahead log into the database and removes the log: the power goes right
/// after that.
#[test]
fn an_orderly_stop_survives_power_loss() {
    let home = tempfile::tempdir().unwrap();
    let (practice, disk) = made(home.path());
    for (round, leaves) in [Leaves::Nothing, Leaves::Some, Leaves::Some]
        .into_iter()
        .enumerate()
    {
        let server = practice.serve_with(disk.candor());
        let mut client = if round == 0 {
            let people = People::arrive(&server);
            people.clients[0].clone()
        } else {
            let mut browser = Browser::new(Address::of(&server.url));
            let email = format!("{}@example.org", testkit::marker("mara"));
            sign_in(&mut browser, &email, testkit::PASSWORD);
            let home = browser.get("/").unwrap();
            let with = home
                .between("href=\"/with/", "/")
                .expect("a way in")
                .to_owned();
            super::common::practice::Person {
                browser,
                with: format!("/with/{with}"),
            }
        };
        let words = testkit::marker(&format!("round-{round}"));
        let submission = chance::submission();
        let fields = [
            ("submission", submission.as_str()),
            ("go", "keep"),
            ("level", "just-for-me"),
            ("words", &words),
        ];
        let path = format!("{}/say", client.with);
        assert_eq!(client.browser.post(&path, &fields).unwrap().status, 303);
        assert_eq!(server.stop().0.code(), Some(0));
        disk.power_loss(leaves);
        assert_clean(&practice.verify(), &format!("after stop {round}"));
        let server = practice.serve();
        client.browser.at.set(&server.url);
        for earlier in 0..=round {
            assert_eq!(
                client.count(&testkit::marker(&format!("round-{earlier}"))),
                1
            );
        }
    }
}

/// A practice that `candor init` said is ready is there, key and all.
#[test]
fn a_practice_that_was_made_survives_power_loss() {
    let home = tempfile::tempdir().unwrap();
    let disk = Disk::below(home.path(), &home.path().join("practice"));
    let practice = Practice::init_with(disk.candor(), home.path(), "sqlite:candor.db");
    let loss = disk.power_loss(Leaves::Nothing);
    assert!(loss.syncs > 0, "{loss:?}");
    assert_clean(&practice.verify(), "after init");
    let server = practice.serve();
    People::arrive(&server);
}

/// That the test can fail: on a disk that says yes to every sync and keeps nothing, acknowledged words are gone.
#[test]
fn a_disk_that_lies_is_found_out() {
    let home = tempfile::tempdir().unwrap();
    let (practice, disk) = made(home.path());
    let server = practice.serve();
    let people = People::arrive(&server);
    server.kill();
    let server = practice.serve_with(disk.that_lies());
    people.moved(&server);
    let crowd = Crowd::gather(&people);
    crowd.write_on(50);
    server.kill();
    disk.power_loss(Leaves::Nothing);
    let server = practice.serve();
    people.moved(&server);
    let balance = Balance::of(crowd.go_home());
    assert!(
        balance.lost.len() >= 40,
        "the loss was not noticed: {balance:?}"
    );
}
