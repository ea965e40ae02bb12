//! `kill -9` at random moments while people write: what was acknowledged is there once, nothing is there twice.

use std::thread::sleep;
use std::time::Duration;

use testkit::{Engine, Home};

use super::common::chance;
use super::common::crowd::{Balance, Crowd};
use super::common::practice::{People, Practice, assert_clean};

/// Kills it `rounds` times, each time a little after the crowd got going again.
fn killed(engine: Engine, rounds: usize) {
    let home = Home::fresh(engine);
    let practice = Practice::init(&home.path(), &home.database());
    let mut server = practice.serve();
    let people = People::arrive(&server);
    let crowd = Crowd::gather(&people);
    for round in 0..rounds {
        crowd.write_on(5);
        sleep(Duration::from_millis(chance::below(400)));
        server.kill();
        assert_clean(&practice.verify(), &format!("after kill {round}"));
        server = practice.serve();
        people.moved(&server);
    }
    crowd.write_on(1);
    let balance = Balance::of(crowd.go_home());
    balance.assert_nothing_lost();
    server.kill();
    assert_clean(&practice.verify(), "at the end");
    println!(
        "{rounds} kills: {} acknowledged, {} there without an answer",
        balance.acknowledged, balance.unanswered_but_there
    );
}

#[test]
fn nothing_is_lost_on_sqlite() {
    killed(Engine::Sqlite, 8);
}

#[test]
fn nothing_is_lost_on_postgresql() {
    killed(Engine::Postgres, 4);
}
