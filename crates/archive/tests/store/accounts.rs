//! Accounts, login sessions and settings.

use archive::{ArchiveError, NewSession};
use dialogue::Time;

use crate::home::{Home, name, new_account};

crate::on_both!(
    an_address_has_one_account,
    what_is_stored_of_a_person_is_sealed,
    members_come_by_name,
    a_session_lives_until_it_ends,
    a_session_in_use_is_noted_now_and_then,
    settings_are_kept_and_sealed,
);

async fn an_address_has_one_account(home: Home) {
    let archive = &home.archive;
    let id = home.account("Ada").await;
    let again = new_account(archive::AccountId(home.uuid()), "aDA");
    assert!(matches!(
        archive.create_account(again, Time(2)).await,
        Err(ArchiveError::Taken)
    ));
    let found = archive.account_by_email(" ADA@Example.ORG ").await.unwrap();
    let found = found.unwrap();
    assert_eq!(found.account.id, id);
    assert_eq!(found.account.email, "Ada@example.org");
    assert_eq!(found.account.since, Time(1));
    assert_eq!(found.password_hash, None);
    assert_eq!(archive.account(id).await.unwrap().unwrap(), found.account);

    let set = archive.set_password_hash(id, "$argon2id$x".to_owned());
    assert!(set.await.unwrap());
    let found = archive.account_by_email("ada@example.org").await.unwrap();
    assert_eq!(found.unwrap().password_hash.as_deref(), Some("$argon2id$x"));

    let nobody = archive::AccountId(home.uuid());
    let set = archive.set_password_hash(nobody, "x".to_owned());
    assert!(!set.await.unwrap());
    assert!(archive.account(nobody).await.unwrap().is_none());
    assert!(archive.account_by_email("x@y").await.unwrap().is_none());
}

async fn what_is_stored_of_a_person_is_sealed(home: Home) {
    let id = home.account("Marker").await;
    let set = home.archive.set_password_hash(id, "Marker".to_owned());
    set.await.unwrap();
    let mut raw = home.raw().await;
    for column in ["lookup", "email", "name", "password"] {
        let sql = format!("SELECT {column} FROM accounts");
        for bytes in raw.bytes(&sql).await {
            assert!(!bytes.windows(6).any(|w| w.eq_ignore_ascii_case(b"marker")));
        }
    }
}

async fn members_come_by_name(home: Home) {
    for (called, administrator, member) in [
        ("berta", false, true),
        ("Client", false, false),
        ("Ada", true, false),
    ] {
        let mut new = new_account(archive::AccountId(home.uuid()), called);
        (new.administrator, new.member) = (administrator, member);
        home.archive.create_account(new, Time(1)).await.unwrap();
    }
    let members = home.archive.members().await.unwrap();
    let names: Vec<_> = members.iter().map(|m| m.name.clone()).collect();
    assert_eq!(names, [name("Ada"), name("berta")]);
    assert!(members[0].administrator && !members[0].member);
    assert!(members[1].member && !members[1].administrator);
}

async fn a_session_lives_until_it_ends(home: Home) {
    let archive = &home.archive;
    let account = home.account("Ada").await;
    let session = |n: u8| NewSession {
        token: [n; 32],
        account,
        idle_until: Time(100),
        until: Time(200),
    };
    for n in 1..=3 {
        archive.put_session(session(n), Time(10)).await.unwrap();
    }
    let (found, whose) = archive.session(&[1; 32], Time(99)).await.unwrap().unwrap();
    assert_eq!(
        (found.account, found.since, found.seen),
        (account, Time(10), Time(10))
    );
    assert_eq!((found.idle_until, found.until), (Time(100), Time(200)));
    assert_eq!(whose.id, account);
    assert!(
        archive
            .session(&[1; 32], Time(100))
            .await
            .unwrap()
            .is_none()
    );
    assert!(archive.session(&[9; 32], Time(50)).await.unwrap().is_none());

    archive.end_session(&[1; 32]).await.unwrap();
    archive.end_session(&[1; 32]).await.unwrap();
    assert!(archive.session(&[1; 32], Time(50)).await.unwrap().is_none());
    assert!(archive.session(&[2; 32], Time(50)).await.unwrap().is_some());
    assert_eq!(archive.purge_sessions(Time(99)).await.unwrap(), 0);
    assert_eq!(archive.end_all_sessions(account).await.unwrap(), 2);
    assert!(archive.session(&[2; 32], Time(50)).await.unwrap().is_none());
    archive.put_session(session(4), Time(10)).await.unwrap();
    assert_eq!(archive.purge_sessions(Time(100)).await.unwrap(), 1);
}

async fn a_session_in_use_is_noted_now_and_then(home: Home) {
    let archive = &home.archive;
    let account = home.account("Ada").await;
    let long = Time(0).plus_days(1);
    let new = NewSession {
        token: [1; 32],
        account,
        idle_until: Time(0).plus_minutes(30),
        until: long,
    };
    archive.put_session(new, Time(0)).await.unwrap();
    for (minute, seen, idle) in [(4, 0, 30), (5, 5, 35), (6, 5, 35), (12, 12, 42)] {
        let now = Time(0).plus_minutes(minute);
        let (session, _) = archive.session(&[1; 32], now).await.unwrap().unwrap();
        let idle_until = now.plus_minutes(30);
        archive.touch(&session, now, idle_until).await.unwrap();
        let (session, _) = archive.session(&[1; 32], now).await.unwrap().unwrap();
        assert_eq!(session.seen, Time(0).plus_minutes(seen), "minute {minute}");
        assert_eq!(session.idle_until, Time(0).plus_minutes(idle));
    }
}

async fn settings_are_kept_and_sealed(home: Home) {
    let archive = &home.archive;
    assert_eq!(archive.setting("practice").await.unwrap(), None);
    archive.put_setting("practice", b"first").await.unwrap();
    archive.put_setting("practice", b"second").await.unwrap();
    archive.put_setting("other", b"").await.unwrap();
    let practice = archive.setting("practice").await.unwrap();
    assert_eq!(practice.as_deref(), Some(&b"second"[..]));
    assert_eq!(archive.setting("other").await.unwrap(), Some(Vec::new()));
    let mut raw = home.raw().await;
    // A value that is put under another name does not open there.
    raw.run(
        "UPDATE settings SET sealed = (SELECT s.sealed FROM settings s WHERE s.name = 'practice') WHERE name = 'other'",
        &[],
    )
    .await;
    assert!(archive.setting("other").await.is_err());
}
