//! What is kept in memory while others write.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
use dialogue::{
    Act, Desk, Entry, EntryId, OursBody, OwnBody, RelationshipId, SeatNo, Time, safety, session,
};

use super::*;
use crate::accounts::{AccountId, NewAccount};
use crate::archive::Options;
use crate::error::CommitFailure;
use crate::keys::{Chance, Keys};
use crate::location::Location;
use crate::relationships::NewRelationship;

/// Something else each time.
#[derive(Default)]
struct Count(std::sync::atomic::AtomicU8);

impl Chance for Count {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill(self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed));
    }
}

fn says(n: u16) -> Entry<OursBody> {
    Entry {
        id: EntryId(Uuid::from_u128(n.into())),
        by: SeatNo(1),
        at: Time(1),
        body: OursBody::Session(session::Said::Planned {
            starts: Time(n.into()),
            minutes: n,
        }),
    }
}

fn account(id: AccountId) -> NewAccount {
    NewAccount {
        id,
        email: "therapist@example.org".to_owned(),
        name: dialogue::Name::required("name", "Therapist").unwrap(),
        administrator: false,
        member: true,
        password_hash: None,
    }
}

const THERAPIST: AccountId = AccountId(Uuid::from_u128(1));
const BETWEEN: RelationshipId = RelationshipId(Uuid::from_u128(2));

/// A relationship in which one thing was said, and its therapist's desk.
async fn begun(folder: &tempfile::TempDir) -> (Archive, Desk) {
    let location = Location::Sqlite(folder.path().join("archive.db"));
    let (keys, chance) = (Keys::one([7; 32]), Arc::new(Count::default()));
    Archive::init(&location, &keys, &*chance).await.unwrap();
    let opened = Archive::open(&location, keys, chance, Options::default()).await;
    let archive = opened.unwrap();
    let new = NewRelationship {
        id: BETWEEN,
        therapist: THERAPIST,
        client_name: dialogue::Name::required("name", "Client").unwrap(),
        first: vec![says(10)],
        invitation: None,
    };
    let made = archive.create_account(account(THERAPIST), Time(1)).await;
    made.unwrap();
    archive.create_relationship(new, Time(1)).await.unwrap();
    let desk = archive.desk(THERAPIST, BETWEEN).await.unwrap().unwrap();
    (archive, desk)
}

/// The other's page would take longer, and so tell of a room that is not theirs.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_refused_in_an_own_room_leaves_the_shared_one_in_memory() {
    let folder = tempfile::tempdir().unwrap();
    let (archive, desk) = begun(&folder).await;
    let words = dialogue::Passage::required("words", "mine").unwrap();
    let kept = Entry {
        id: EntryId(Uuid::from_u128(3)),
        by: SeatNo(1),
        at: Time(1),
        body: OwnBody::Safety(safety::Kept::Copy(words)),
    };
    for (act, stays) in [(Act::Keep(kept), true), (Act::Say(says(20)), false)] {
        let desk = match stays {
            true => desk.clone(),
            false => archive.desk(THERAPIST, BETWEEN).await.unwrap().unwrap(),
        };
        let acts = [act];
        archive.commit(&desk, None, &acts).await.unwrap();
        let refused = archive.commit(&desk, None, &acts).await;
        assert!(matches!(refused, Err(CommitFailure::Stale)), "{refused:?}");
        assert_eq!(archive.0.rooms.ours(BETWEEN.0).is_some(), stays);
        assert!(archive.0.rooms.own(BETWEEN.0, 1).is_none());
    }
}

/// Somebody reads the rooms, another writes, and only then is folded what was read.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_read_before_a_commit_does_not_take_the_place_of_what_is_after_it() {
    let folder = tempfile::tempdir().unwrap();
    let (archive, desk) = begun(&folder).await;
    let mut before = archive.0.store.snapshot().await.unwrap();
    let ours = version(&mut before, BETWEEN.0, 0).await.unwrap();
    let own = version(&mut before, BETWEEN.0, 1).await.unwrap();
    let acts = [Act::Say(says(20))];
    archive.commit(&desk, None, &acts).await.unwrap();
    let want = Wanted {
        relationship: BETWEEN.0,
        seat: 1,
        ours,
        own,
    };
    let read = archive.load(&mut before, &[want]).await.unwrap();
    before.end().await.unwrap();
    let (ours, own) = read.into_iter().next().flatten().unwrap();
    assert_eq!((ours.room.head.seq, own.post_at.seq), (1, 1));
    let (ours, own) = archive.0.rooms.both(BETWEEN.0, 1).unwrap();
    assert_eq!((ours.room.head.seq, own.post_at.seq), (2, 2));
    let desk = archive.desk_for_writing(THERAPIST, BETWEEN).await.unwrap();
    let acts = [Act::Say(says(30))];
    archive
        .commit(&desk.unwrap().desk, None, &acts)
        .await
        .unwrap();
}
