//! The post: collected or taken back, never both.

use std::sync::Arc;

use archive::CommitFailure;
use dialogue::{Act, Collected, Desk, Entry, EntryId, Gate, Letter, SubmissionId, Time};

use crate::home::{Home, sessions};

crate::on_both!(
    a_letter_waits_until_it_is_due,
    what_waits_comes_for_all_relationships_at_once,
    a_letter_is_collected_once,
    one_cannot_take_back_what_is_not_ones_own,
    taken_back_or_collected_and_never_both,
    taken_back_and_collected_by_two_processes,
);

fn collected(home: &Home, letter: &Letter) -> Collected {
    Collected {
        letter: letter.id,
        entry: Entry {
            id: EntryId(home.uuid()),
            by: letter.from,
            at: Time(500),
            body: letter.body.clone(),
        },
    }
}

async fn post(home: &Home, desk: &Desk, release: i64) -> Letter {
    let letter = home.letter(desk, Time(release));
    let post = Act::Post(letter.clone());
    home.archive.commit(desk, None, &[post]).await.unwrap();
    letter
}

async fn a_letter_waits_until_it_is_due(home: Home) {
    let pair = home.pair().await;
    let archive = &home.archive;
    let client = pair.client_desk(archive).await;
    let mut letter = home.letter(&client, Time(50));
    letter.gate = Some(Gate::OwnView(EntryId(home.uuid())));
    let act = Act::Post(letter.clone());
    archive.commit(&client, None, &[act]).await.unwrap();
    let therapist = pair.therapist_desk(archive).await;
    assert!(therapist.post().is_empty());
    assert!(
        archive
            .waiting(&therapist, Time(49))
            .await
            .unwrap()
            .is_empty()
    );
    assert_eq!(
        archive.waiting(&therapist, Time(50)).await.unwrap(),
        [letter.clone()]
    );
    assert!(archive.waiting(&client, Time(99)).await.unwrap().is_empty());
    // It goes whatever memory holds.
    let other = home.another().await;
    assert_eq!(other.waiting(&therapist, Time(50)).await.unwrap(), [letter]);
}

async fn what_waits_comes_for_all_relationships_at_once(home: Home) {
    let therapist = home.account("T").await;
    let mut expected = Vec::new();
    for n in 0..5 {
        let client = home.account(&format!("C{n}")).await;
        let pair = home.pair_of(therapist, client).await;
        for release in 0..n {
            let desk = pair.client_desk(&home.archive).await;
            let letter = post(&home, &desk, 10 * release).await;
            if release <= 2 {
                expected.push((pair.id, letter));
            }
        }
        let desk = pair.therapist_desk(&home.archive).await;
        post(&home, &desk, 1).await;
    }
    expected.sort_by_key(|(id, letter)| (*id, letter.release, letter.id));
    let waiting = home.archive.waiting_for(therapist, Time(20)).await.unwrap();
    assert_eq!(waiting, expected);
}

async fn a_letter_is_collected_once(home: Home) {
    let pair = home.pair().await;
    let archive = &home.archive;
    let client = pair.client_desk(archive).await;
    let letter = post(&home, &client, 1).await;
    let desk = pair.therapist_desk(archive).await;
    let first = collected(&home, &letter);
    archive
        .deliver(&desk, std::slice::from_ref(&first), &[])
        .await
        .unwrap();
    let desk = pair.therapist_desk(archive).await;
    assert_eq!(sessions(&desk), [10, 45]);
    assert_eq!(desk.ours().sessions.all()[1].id, first.entry.id);
    let again = archive
        .deliver(&desk, &[collected(&home, &letter)], &[])
        .await;
    assert!(matches!(again, Err(CommitFailure::LetterGone)));
    let client = pair.client_desk(archive).await;
    assert!(client.post().is_empty());
    let back = archive
        .commit(&client, None, &[Act::TakeBack(letter.id)])
        .await;
    assert!(matches!(back, Err(CommitFailure::LetterGone)));
    archive.deliver(&desk, &[], &[]).await.unwrap();
    assert_eq!(sessions(&pair.therapist_desk(archive).await), [10, 45]);
}

async fn one_cannot_take_back_what_is_not_ones_own(home: Home) {
    let (pair, other) = (home.pair().await, home.pair().await);
    let archive = &home.archive;
    let client = pair.client_desk(archive).await;
    let letter = post(&home, &client, 1).await;
    for (who, at) in [(pair.therapist, pair.id), (other.client, other.id)] {
        let desk = archive.desk(who, at).await.unwrap().unwrap();
        let back = archive
            .commit(&desk, None, &[Act::TakeBack(letter.id)])
            .await;
        assert!(matches!(back, Err(CommitFailure::LetterGone)));
    }
    // Nor can its author, or a stranger, collect it.
    for (who, at) in [(pair.client, pair.id), (other.therapist, other.id)] {
        let desk = archive.desk(who, at).await.unwrap().unwrap();
        let taken = archive
            .deliver(&desk, &[collected(&home, &letter)], &[])
            .await;
        assert!(matches!(taken, Err(CommitFailure::LetterGone)));
    }
    let client = pair.client_desk(archive).await;
    assert_eq!(client.post(), std::slice::from_ref(&letter));
    let back = [Act::TakeBack(letter.id)];
    archive.commit(&client, None, &back).await.unwrap();
    assert!(pair.client_desk(archive).await.post().is_empty());
}

async fn taken_back_or_collected_and_never_both(home: Home) {
    let other = home.archive.clone();
    race(home, other, 60).await;
}

async fn taken_back_and_collected_by_two_processes(home: Home) {
    let other = home.another().await;
    race(home, other, 40).await;
}

async fn race(home: Home, other: archive::Archive, rounds: usize) {
    let home = Arc::new(home);
    let pair = Arc::new(home.pair().await);
    let (mut back, mut there) = (0, 0);
    for round in 0..rounds {
        let client = pair.client_desk(&home.archive).await;
        let letter = post(&home, &client, 1).await;
        let before = sessions(&client).len();
        let taking = {
            let (home, pair, id) = (home.clone(), pair.clone(), letter.id);
            tokio::spawn(async move {
                let submission = Some(SubmissionId(home.uuid()));
                loop {
                    let desk = pair.client_desk(&home.archive).await;
                    let acts = [
                        Act::TakeBack(id),
                        Act::Keep(home.keeps(desk.me().no, "taken back")),
                    ];
                    match home.archive.commit(&desk, submission, &acts).await {
                        Err(CommitFailure::Stale) => {}
                        Ok(()) => return true,
                        Err(CommitFailure::LetterGone) => return false,
                        Err(error) => panic!("{error}"),
                    }
                }
            })
        };
        let collecting = {
            let (home, pair, other) = (home.clone(), pair.clone(), other.clone());
            tokio::spawn(async move {
                loop {
                    let desk = pair.therapist_desk(&other).await;
                    let due = [collected(&home, &letter)];
                    match other.deliver(&desk, &due, &[]).await {
                        Err(CommitFailure::Stale) => {}
                        Ok(()) => return true,
                        Err(CommitFailure::LetterGone) => return false,
                        Err(error) => panic!("{error}"),
                    }
                }
            })
        };
        let (taken, came) = (taking.await.unwrap(), collecting.await.unwrap());
        assert_ne!(taken, came, "round {round}");
        let desk = pair.client_desk(&home.archive).await;
        assert!(desk.post().is_empty());
        assert_eq!(sessions(&desk).len(), before + usize::from(came));
        back += usize::from(taken);
        there += usize::from(came);
    }
    assert_eq!(back + there, rounds);
    assert!(home.archive.verify(|_| ()).await.unwrap().is_clean());
}
