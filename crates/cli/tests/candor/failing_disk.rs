//! A disk that fails in the moment of saving: what was written may be found after a crash, or not. So the page says that it
//! isn't certain, keeps the words, and the same form sent again is there once, whichever it was.

use super::common::chance;
use super::common::crowd::assert_says_it_is_uncertain;
use super::common::disk::{Disk, Leaves};
use super::common::practice::{People, Practice, assert_clean};

/// What happens to the server while its disk fails.
#[derive(Clone, Copy)]
enum Then {
    /// The disk works again.
    Recovers,
    /// The program is killed, and what the system had not written yet is written all the same.
    Killed,
    /// The power goes, and with it what was not synced.
    PowerLoss,
}

fn story(then: Then) {
    let home = tempfile::tempdir().unwrap();
    let practice = Practice::init(home.path(), "sqlite:candor.db");
    let disk = Disk::below(home.path(), &practice.folder);
    let mut server = practice.serve_with(disk.candor());
    let mut people = People::arrive(&server);
    let before = testkit::marker("before");
    let saved = people.clients[0].keep(&chance::submission(), &before);
    assert_eq!(saved.status, 303);

    disk.fails(true);
    let (submission, words) = (chance::submission(), testkit::marker("at-that-moment"));
    for _ in 0..2 {
        let answer = people.clients[0].keep(&submission, &words);
        assert_says_it_is_uncertain(&answer, &words);
    }
    assert_eq!(people.clients[0].count(&before), 1, "reading goes on");
    let out = people.clients[1].browser.post("/sign-out", &[]).unwrap();
    assert_eq!(out.status, 503, "{}", out.body);
    let forgets = out.header("set-cookie").unwrap_or_default();
    assert!(
        forgets.contains("Max-Age=0") && out.header("clear-site-data").is_some(),
        "the browser forgets the sign-in all the same: {forgets:?}"
    );
    match then {
        Then::Recovers => disk.fails(false),
        Then::Killed | Then::PowerLoss => {
            server.kill();
            disk.fails(false);
            if matches!(then, Then::PowerLoss) {
                disk.power_loss(Leaves::Nothing);
            }
            server = practice.serve_with(disk.candor());
            people.moved(&server);
        }
    }
    let client = &mut people.clients[0];
    for _ in 0..2 {
        assert_eq!(client.keep(&submission, &words).status, 303);
    }
    assert_eq!(client.count(&words), 1, "once, never twice");
    assert_eq!(client.count(&before), 1);
    assert_eq!(server.stop().0.code(), Some(0));
    assert_clean(&practice.verify(), "at the end");
}

#[test]
fn a_disk_that_fails_and_recovers() {
    story(Then::Recovers);
}

#[test]
fn a_disk_that_fails_before_the_program_is_killed() {
    story(Then::Killed);
}

#[test]
fn a_disk_that_fails_before_the_power_goes() {
    story(Then::PowerLoss);
}
