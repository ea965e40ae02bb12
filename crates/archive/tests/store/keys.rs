//! Master keys, the schema gate, and making an archive.

use archive::{Archive, ArchiveError, Keys, Location, Options, VERSION};
use dialogue::Act;

use crate::home::{Bare, Engine, Home, MASTER, copies};

crate::on_both!(
    a_wrong_master_key_is_refused,
    a_new_master_key_opens_what_the_old_one_wrapped,
    another_schema_is_refused,
    an_archive_is_made_once,
    everything_is_there_after_closing,
);

async fn a_wrong_master_key_is_refused(home: Home) {
    let wrong = home.with_keys(Keys::one([8; 32])).await;
    assert!(matches!(wrong, Err(ArchiveError::WrongKey)));
    let none = home.with_keys(Keys { masters: vec![] }).await;
    assert!(matches!(none, Err(ArchiveError::WrongKey)));
}

async fn a_new_master_key_opens_what_the_old_one_wrapped(home: Home) {
    let pair = home.pair().await;
    let desk = pair.client_desk(&home.archive).await;
    let keep = [Act::Keep(home.keeps(desk.me().no, "old"))];
    home.archive.commit(&desk, None, &keep).await.unwrap();
    let both = || Keys {
        masters: vec![[9; 32], MASTER],
    };
    let archive = home.with_keys(both()).await.unwrap();
    let desk = pair.client_desk(&archive).await;
    assert_eq!(copies(&desk), ["old"]);
    let keep = [Act::Keep(home.keeps(desk.me().no, "new"))];
    archive.commit(&desk, None, &keep).await.unwrap();
    assert!(home.with_keys(Keys::one([9; 32])).await.is_err());

    assert_eq!(archive.rewrap().await.unwrap(), 3 + 3, "secrets and rooms");
    assert_eq!(archive.rewrap().await.unwrap(), 0);
    let archive = home.with_keys(Keys::one([9; 32])).await.unwrap();
    assert_eq!(copies(&pair.client_desk(&archive).await), ["old", "new"]);
    assert!(archive.verify(|_| ()).await.unwrap().is_clean());
    let old = home.with_keys(Keys::one(MASTER)).await;
    assert!(matches!(old, Err(ArchiveError::WrongKey)));
}

async fn another_schema_is_refused(home: Home) {
    let migrated = Archive::migrate(&home.location).await.unwrap();
    assert_eq!((migrated.from, migrated.to), (VERSION, VERSION));
    let mut raw = home.raw().await;
    raw.run("UPDATE schema_version SET version = 99", &[]).await;
    let Err(newer) = home.with_keys(Keys::one(MASTER)).await else {
        panic!("a newer schema was opened");
    };
    assert!(matches!(newer, ArchiveError::Newer { found: 99, .. }));
    assert!(newer.to_string().contains("update the program"));
    let migrated = Archive::migrate(&home.location).await;
    assert!(matches!(migrated, Err(ArchiveError::Newer { .. })));
    raw.run("UPDATE schema_version SET version = 0", &[]).await;
    let Err(older) = home.with_keys(Keys::one(MASTER)).await else {
        panic!("an older schema was opened");
    };
    assert!(older.to_string().contains("candor migrate"));
}

async fn an_archive_is_made_once(home: Home) {
    let again = Archive::init(&home.location, &Keys::one(MASTER), &*home.dice).await;
    assert!(matches!(again, Err(ArchiveError::AlreadyInitialised)));
    let engine = match home.location {
        Location::Sqlite(_) => Engine::Sqlite,
        Location::Postgres(_) => Engine::Postgres,
    };
    let bare = Bare::make(engine).await;
    let keys = Keys::one(MASTER);
    let none = Archive::open(&bare.location, keys, home.dice.clone(), Options::default()).await;
    assert!(matches!(none, Err(ArchiveError::NotInitialised)));
    let none = Archive::migrate(&bare.location).await;
    assert!(matches!(none, Err(ArchiveError::NotInitialised)));
    if let Location::Sqlite(path) = &bare.location {
        assert!(!path.exists(), "looking for an archive makes none");
    }
}

async fn everything_is_there_after_closing(home: Home) {
    let pair = home.pair().await;
    let desk = pair.client_desk(&home.archive).await;
    let keep = [Act::Keep(home.keeps(desk.me().no, "x"))];
    home.archive.commit(&desk, None, &keep).await.unwrap();
    home.archive.close().await;
    let after = home.archive.commit(&desk, None, &keep).await;
    assert!(matches!(&after, Err(archive::CommitFailure::Unavailable(e)) if e.is_unavailable()));
    assert!(home.archive.desk(pair.client, pair.id).await.is_err());
    let archive = home.another().await;
    assert_eq!(copies(&pair.client_desk(&archive).await), ["x"]);
}
