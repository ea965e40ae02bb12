//! What lies on a desk, and what never does.

use dialogue::{Act, Draft, Time, check_in, moment};

use crate::home::{Engine, Home, copies, sessions};

crate::on_both!(
    a_desk_holds_the_shared_room_and_ones_own,
    nothing_of_the_others_own_is_on_a_desk,
    a_stranger_has_no_desk,
    all_desks_at_once_are_the_desks_one_by_one,
    folded_from_a_snapshot_as_from_the_beginning,
    another_process_sees_what_was_done,
    a_desk_from_memory_is_the_desk,
    a_room_without_a_key_is_gone,
);

async fn a_desk_holds_the_shared_room_and_ones_own(home: Home) {
    let pair = home.pair().await;
    let desk = pair.client_desk(&home.archive).await;
    let letter = home.letter(&desk, Time(50));
    let form = moment::Form {
        feeling: Some(moment::Feeling::NotSure),
        ..moment::Form::default()
    };
    let acts = [
        Act::Say(home.says(desk.me().no, 30)),
        Act::Keep(home.keeps(desk.me().no, "mine")),
        Act::Post(letter.clone()),
        Act::Draft(moment::slot(), Some(Box::new(Draft::Moment(form.clone())))),
    ];
    home.archive.commit(&desk, None, &acts).await.unwrap();
    for archive in [&home.archive, &home.another().await] {
        let desk = pair.client_desk(archive).await;
        assert_eq!(sessions(&desk), [10, 30]);
        assert_eq!(copies(&desk), ["mine"]);
        assert_eq!(desk.post(), std::slice::from_ref(&letter));
        assert_eq!(moment::begun(&desk), Some(&form));
        assert_eq!(desk.ours_room().head.seq, 2);
        assert_eq!(desk.own_room().head.seq, 1);
    }
}

async fn nothing_of_the_others_own_is_on_a_desk(home: Home) {
    let pair = home.pair().await;
    for round in 0..40 {
        for who in [pair.client, pair.therapist] {
            let desk = home.archive.desk(who, pair.id).await.unwrap().unwrap();
            let words = format!("MARK{}", desk.me().no.0);
            let mut acts = vec![Act::Keep(home.keeps(desk.me().no, &words))];
            if round == 0 {
                acts.push(Act::Post(home.letter(&desk, Time(1))));
                let form = check_in::Form {
                    held_back: true,
                    ..check_in::Form::default()
                };
                let slot = check_in::slot(dialogue::EntryId(home.uuid()));
                acts.push(Act::Draft(slot, Some(Box::new(Draft::CheckIn(form)))));
            }
            home.archive.commit(&desk, None, &acts).await.unwrap();
        }
    }
    for archive in [&home.archive, &home.another().await] {
        let client = pair.client_desk(archive).await;
        let therapist = pair.therapist_desk(archive).await;
        for (desk, own, others) in [(&client, "MARK2", "MARK1"), (&therapist, "MARK1", "MARK2")] {
            let all = format!("{desk:?}");
            assert!(all.contains(own) && !all.contains(others));
            assert_eq!(copies(desk).len(), 40);
            assert!(desk.post().iter().all(|letter| letter.from == desk.me().no));
            assert_eq!(desk.post().len(), 1);
        }
        assert_eq!(client.ours(), therapist.ours());
    }
}

async fn a_stranger_has_no_desk(home: Home) {
    let (pair, other) = (home.pair().await, home.pair().await);
    for who in [other.client, other.therapist] {
        assert!(home.archive.desk(who, pair.id).await.unwrap().is_none());
        let writing = home.archive.desk_for_writing(who, pair.id).await.unwrap();
        assert!(writing.is_none());
    }
    let nowhere = dialogue::RelationshipId(home.uuid());
    let desk = home.archive.desk(pair.client, nowhere).await.unwrap();
    assert!(desk.is_none());
}

async fn all_desks_at_once_are_the_desks_one_by_one(home: Home) {
    let therapist = home.account("T").await;
    let mut pairs = Vec::new();
    for n in 0..9 {
        let client = home.account(&format!("C{n}")).await;
        let pair = home.pair_of(therapist, client).await;
        for _ in 0..n {
            let desk = pair.client_desk(&home.archive).await;
            let act = Act::Say(home.says(desk.me().no, 30));
            home.archive.commit(&desk, None, &[act]).await.unwrap();
        }
        pairs.push(pair);
    }
    pairs.sort_by_key(|pair| pair.id);
    // From memory, from nothing, and from a memory that holds some.
    let some = home.another().await;
    pairs[3].therapist_desk(&some).await;
    for archive in [&home.archive, &home.another().await, &some] {
        let all = archive.desks(therapist).await.unwrap();
        assert_eq!(all.len(), 9);
        for (desk, pair) in all.iter().zip(&pairs) {
            assert_eq!(desk, &pair.therapist_desk(&home.archive).await);
        }
    }
    let nobody = home.account("N").await;
    assert!(home.archive.desks(nobody).await.unwrap().is_empty());
}

async fn folded_from_a_snapshot_as_from_the_beginning(home: Home) {
    let pair = home.pair().await;
    for n in 0..75u16 {
        let desk = pair.client_desk(&home.archive).await;
        let acts = [
            Act::Say(home.says(desk.me().no, n + 5)),
            Act::Keep(home.keeps(desk.me().no, &format!("n{n}"))),
            Act::Keep(home.keeps(desk.me().no, "second")),
        ];
        let acts = if n % 3 == 0 { &acts[..] } else { &acts[..2] };
        home.archive.commit(&desk, None, acts).await.unwrap();
    }
    let mut raw = home.raw().await;
    assert_eq!(raw.count("SELECT count(*) FROM snapshots").await, 2);
    let in_memory = pair.client_desk(&home.archive).await;
    let from_snapshot = pair.client_desk(&home.another().await).await;
    assert!(home.archive.verify(|_| ()).await.unwrap().is_clean());
    raw.run("DELETE FROM snapshots", &[]).await;
    let from_the_beginning = pair.client_desk(&home.another().await).await;
    assert_eq!(in_memory, from_the_beginning);
    assert_eq!(from_snapshot, from_the_beginning);
}

async fn another_process_sees_what_was_done(home: Home) {
    let pair = home.pair().await;
    let other = home.another().await;
    for n in 0..12 {
        let (here, there) = if n % 2 == 0 {
            (&home.archive, &other)
        } else {
            (&other, &home.archive)
        };
        let desk = pair.client_desk(here).await;
        let form = moment::Form {
            more: moment::More {
                when: Some(crate::home::line(&format!("{n}"))),
                ..moment::More::default()
            },
            ..moment::Form::default()
        };
        let draft = Some(Box::new(Draft::Moment(form.clone())));
        let acts = match n % 3 {
            0 => vec![Act::Draft(moment::slot(), draft)],
            1 => vec![Act::Post(home.letter(&desk, Time(n)))],
            _ => vec![Act::Say(home.says(desk.me().no, 40))],
        };
        here.commit(&desk, None, &acts).await.unwrap();
        assert_eq!(pair.client_desk(there).await, pair.client_desk(here).await);
        if n % 3 == 0 {
            assert_eq!(moment::begun(&pair.client_desk(there).await), Some(&form));
        }
    }
}

async fn a_desk_from_memory_is_the_desk(home: Home) {
    let pair = home.pair().await;
    for n in 0..6 {
        let desk = home.archive.desk_for_writing(pair.client, pair.id).await;
        let opened = desk.unwrap().unwrap();
        assert_eq!(opened.from_memory, n > 0, "round {n}");
        let desk = opened.desk;
        assert_eq!(desk, pair.client_desk(&home.archive).await, "round {n}");
        let acts = [
            Act::Keep(home.keeps(desk.me().no, "x")),
            Act::Post(home.letter(&desk, Time(n))),
        ];
        home.archive.commit(&desk, None, &acts).await.unwrap();
    }
    assert_eq!(pair.client_desk(&home.archive).await.post().len(), 6);
}

async fn a_room_without_a_key_is_gone(home: Home) {
    let pair = home.pair().await;
    let mut raw = home.raw().await;
    let sql = "UPDATE rooms SET wrapped_key = NULL, turn = turn + 1 WHERE relationship_id = {} AND room = 2";
    assert_eq!(raw.run(sql, &[pair.id.0]).await, 1);
    assert!(
        home.archive
            .desk(pair.client, pair.id)
            .await
            .unwrap()
            .is_none()
    );
    assert!(home.archive.desks(pair.client).await.unwrap().is_empty());
    assert!(
        home.archive
            .desk(pair.therapist, pair.id)
            .await
            .unwrap()
            .is_some()
    );
}

/// A memory for one room of each kind holds many relationships as well, only slower.
#[tokio::test(flavor = "multi_thread")]
async fn a_small_memory_changes_nothing() {
    let options = archive::Options {
        room_memory: 1,
        readers: 1,
        ..archive::Options::default()
    };
    let home = Home::with(Engine::Sqlite, options).await;
    let pairs = [home.pair().await, home.pair().await, home.pair().await];
    for _ in 0..3 {
        for pair in &pairs {
            let desk = pair.client_desk(&home.archive).await;
            let act = Act::Keep(home.keeps(desk.me().no, "x"));
            home.archive.commit(&desk, None, &[act]).await.unwrap();
        }
    }
    for pair in &pairs {
        assert_eq!(copies(&pair.client_desk(&home.archive).await).len(), 3);
    }
}
