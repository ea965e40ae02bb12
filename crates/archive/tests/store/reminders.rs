//! Whose turn it is to be reminded, and addresses of calendars; and the way from a schema that knew neither.

use archive::{AccountId, Archive, Keys, Turn, VERSION};
use dialogue::reminder::Hours;
use dialogue::{Act, Time};

use crate::home::{Home, MASTER};

crate::on_both!(
    a_turn_comes_when_it_is_due_and_is_one_servers,
    whoever_changes_their_mind_is_heard,
    an_address_leads_to_one_calendar_and_ends,
    what_two_have_in_common_holds_no_own_room,
    an_older_archive_learns_both,
);

const HOURS: Hours = Hours {
    days: [true; 7],
    hour: 9,
};

const STOP: [u8; 32] = [5; 32];

fn turn(since: i64, due: i64, tries: i64) -> Turn {
    Turn {
        since: Time(since),
        due: Time(due),
        tries,
    }
}

async fn asked(archive: &Archive, account: AccountId, due: i64) {
    let from = (Time(10), Time(due));
    archive
        .put_reminder(account, STOP, HOURS, from)
        .await
        .unwrap();
}

async fn due(archive: &Archive, now: i64) -> Vec<(AccountId, Turn)> {
    let due = archive.reminders_due(Time(now)).await.unwrap();
    due.into_iter().map(|r| (r.account, r.turn)).collect()
}

async fn a_turn_comes_when_it_is_due_and_is_one_servers(home: Home) {
    let (archive, other) = (&home.archive, home.another().await);
    let ada = home.account("Ada").await;
    asked(archive, ada, 50).await;
    assert_eq!(due(archive, 49).await, []);
    assert_eq!(due(archive, 50).await, [(ada, turn(10, 50, 0))]);
    // Two servers see it; one of them gets it.
    assert_eq!(due(&other, 50).await, [(ada, turn(10, 50, 0))]);
    let claimed = turn(10, 60, 0);
    assert!(other.move_reminder(ada, Time(50), claimed).await.unwrap());
    assert!(!archive.move_reminder(ada, Time(50), claimed).await.unwrap());
    assert_eq!(due(archive, 59).await, []);
    // It went away in between: then it is somebody's turn again.
    assert_eq!(due(archive, 60).await, [(ada, claimed)]);
}

async fn whoever_changes_their_mind_is_heard(home: Home) {
    let archive = &home.archive;
    let ada = home.account("Ada").await;
    assert_eq!(archive.reminder(ada).await.unwrap(), None);
    asked(archive, ada, 50).await;
    assert_eq!(archive.reminder(ada).await.unwrap(), Some(HOURS));
    let failed = turn(10, 55, 3);
    assert!(archive.move_reminder(ada, Time(50), failed).await.unwrap());
    // Other hours while a mail is under way: what was under way changes nothing any more.
    asked(archive, ada, 70).await;
    assert_eq!(due(archive, 70).await, [(ada, turn(10, 70, 0))]);
    let late = turn(99, 99, 0);
    assert!(!archive.move_reminder(ada, Time(55), late).await.unwrap());

    archive.stop_reminder_by(&[6; 32]).await.unwrap();
    assert_eq!(due(archive, 70).await.len(), 1, "a token of nobody's");
    archive.stop_reminder_by(&STOP).await.unwrap();
    assert_eq!(due(archive, 70).await, []);
    assert_eq!(archive.reminder(ada).await.unwrap(), None);
    asked(archive, ada, 50).await;
    archive.stop_reminder(ada).await.unwrap();
    assert_eq!(due(archive, 50).await, []);
}

async fn an_address_leads_to_one_calendar_and_ends(home: Home) {
    let archive = &home.archive;
    let (ada, bea) = (home.account("Ada").await, home.account("Bea").await);
    assert_eq!(archive.calendar_made(ada).await.unwrap(), None);
    archive.put_calendar(ada, [1; 32], Time(5)).await.unwrap();
    archive.put_calendar(bea, [2; 32], Time(6)).await.unwrap();
    assert_eq!(archive.calendar_of(&[1; 32]).await.unwrap(), Some(ada));
    assert_eq!(archive.calendar_made(ada).await.unwrap(), Some(Time(5)));
    archive.put_calendar(ada, [3; 32], Time(7)).await.unwrap();
    assert_eq!(archive.calendar_of(&[1; 32]).await.unwrap(), None);
    assert_eq!(archive.calendar_of(&[3; 32]).await.unwrap(), Some(ada));
    archive.end_calendar(ada).await.unwrap();
    assert_eq!(archive.calendar_of(&[3; 32]).await.unwrap(), None);
    assert_eq!(archive.calendar_of(&[2; 32]).await.unwrap(), Some(bea));
}

async fn what_two_have_in_common_holds_no_own_room(home: Home) {
    let pair = home.pair().await;
    // Read cold by another process, and warm by this one.
    let other = home.another().await;
    let client = pair.client_desk(&home.archive).await;
    let acts = [
        Act::Say(home.says(client.me().no, 50)),
        Act::Keep(home.keeps(client.me().no, "mine")),
    ];
    home.archive.commit(&client, None, &acts).await.unwrap();
    let client = pair.client_desk(&home.archive).await;
    for archive in [&home.archive, &other] {
        let commons = archive.commons(pair.therapist).await.unwrap();
        assert_eq!(commons.len(), 1);
        let desk = pair.therapist_desk(&home.archive).await;
        assert_eq!(commons[0].me, *desk.me());
        assert_eq!(commons[0].other, *desk.other());
        assert_eq!(*commons[0].ours, *client.ours_room());
    }
}

async fn an_older_archive_learns_both(home: Home) {
    let ada = home.account("Ada").await;
    home.archive.close().await;
    let mut raw = home.raw().await;
    for back in [
        "DROP TABLE reminders",
        "DROP TABLE calendars",
        "UPDATE schema_version SET version = 1",
    ] {
        raw.run(back, &[]).await;
    }
    assert!(home.with_keys(Keys::one(MASTER)).await.is_err(), "too old");
    let migrated = Archive::migrate(&home.location).await.unwrap();
    assert_eq!((migrated.from, migrated.to), (1, VERSION));
    let archive = home.with_keys(Keys::one(MASTER)).await.unwrap();
    asked(&archive, ada, 50).await;
    archive.put_calendar(ada, [1; 32], Time(5)).await.unwrap();
    assert_eq!(due(&archive, 50).await.len(), 1);
    assert!(archive.verify(|_| ()).await.unwrap().is_clean());
}
