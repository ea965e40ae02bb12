//! Commits: together or not at all, once, in groups, and never on what is out of date.

use std::sync::Arc;

use archive::{Archive, CommitFailure};
use dialogue::{Act, Draft, EntryId, SubmissionId, Time, check_in, moment};
use tokio::task::JoinSet;

use crate::home::{Engine, Home, Pair, copies, sessions};

crate::on_both!(
    what_is_out_of_date_is_refused,
    a_submission_is_done_once,
    another_persons_equal_submission_is_another,
    the_same_submission_many_times_at_once_is_one_act,
    many_at_once_all_arrive,
    everybody_in_one_relationship_at_once,
    one_that_cannot_be_leaves_the_others_alone,
    two_processes_at_once,
    an_erased_text_is_gone,
    drafts_of_two_tabs_do_not_overwrite_each_other,
    throwing_away_what_is_not_there_writes_nothing,
    only_a_submission_is_noted_as_well,
    it_is_finished_though_nobody_waits,
    a_database_put_back_from_a_copy_is_written_to,
);

async fn say(home: &Home, archive: &Archive, pair: &Pair, n: u16) -> Result<(), CommitFailure> {
    let desk = pair.client_desk(archive).await;
    let act = Act::Say(home.says(desk.me().no, n));
    archive.commit(&desk, None, &[act]).await
}

async fn what_is_out_of_date_is_refused(home: Home) {
    let pair = home.pair().await;
    let archive = &home.archive;
    let client = pair.client_desk(archive).await;
    let therapist = pair.therapist_desk(archive).await;
    say(&home, archive, &pair, 30).await.unwrap();
    // The shared room moved: neither can speak there.
    for desk in [&client, &therapist] {
        let act = Act::Say(home.says(desk.me().no, 31));
        let refused = archive.commit(desk, None, &[act]).await;
        assert!(matches!(refused, Err(CommitFailure::Stale)), "{refused:?}");
    }
    // What is kept to oneself is not held up by it, but by one's own room alone.
    for desk in [&client, &therapist] {
        let keep = |words| [Act::Keep(home.keeps(desk.me().no, words))];
        archive.commit(desk, None, &keep("first")).await.unwrap();
        let refused = archive.commit(desk, None, &keep("second")).await;
        assert!(matches!(refused, Err(CommitFailure::Stale)), "{refused:?}");
    }
    for (desk, no) in [
        (pair.client_desk(archive).await, 2),
        (pair.therapist_desk(archive).await, 1),
    ] {
        assert_eq!(desk.me().no.0, no);
        assert_eq!(sessions(&desk), [10, 30]);
        assert_eq!(copies(&desk), ["first"]);
    }
    let other = home.another().await;
    assert_eq!(
        pair.client_desk(&other).await,
        pair.client_desk(archive).await
    );
    assert!(archive.verify(|_| ()).await.unwrap().is_clean());
}

async fn a_submission_is_done_once(home: Home) {
    let pair = home.pair().await;
    let archive = &home.archive;
    let submission = SubmissionId(home.uuid());
    let desk = pair.client_desk(archive).await;
    assert!(!archive.was_done(&desk, submission).await.unwrap());
    let act = [Act::Keep(home.keeps(desk.me().no, "once"))];
    archive.commit(&desk, Some(submission), &act).await.unwrap();
    assert!(archive.was_done(&desk, submission).await.unwrap());
    // On the desk from before as on a fresh one: done is the answer, not out of date.
    for desk in [desk, pair.client_desk(archive).await] {
        let again = archive.commit(&desk, Some(submission), &act).await;
        assert!(matches!(again, Err(CommitFailure::Done)));
    }
    assert_eq!(copies(&pair.client_desk(archive).await), ["once"]);
}

async fn another_persons_equal_submission_is_another(home: Home) {
    let (pair, other) = (home.pair().await, home.pair().await);
    let submission = SubmissionId(home.uuid());
    for (who, at) in [
        (pair.client, pair.id),
        (pair.therapist, pair.id),
        (other.client, other.id),
    ] {
        let desk = home.archive.desk(who, at).await.unwrap().unwrap();
        assert!(!home.archive.was_done(&desk, submission).await.unwrap());
        let act = Act::Keep(home.keeps(desk.me().no, "x"));
        let done = home.archive.commit(&desk, Some(submission), &[act]).await;
        done.unwrap();
    }
}

async fn the_same_submission_many_times_at_once_is_one_act(home: Home) {
    let home = Arc::new(home);
    let pair = home.pair().await;
    let submission = SubmissionId(home.uuid());
    let desk = Arc::new(pair.client_desk(&home.archive).await);
    let mut all = JoinSet::new();
    for _ in 0..20 {
        let (home, desk) = (home.clone(), desk.clone());
        all.spawn(async move {
            let act = Act::Say(home.says(desk.me().no, 30));
            home.archive.commit(&desk, Some(submission), &[act]).await
        });
    }
    let answers = all.join_all().await;
    assert_eq!(answers.iter().filter(|a| a.is_ok()).count(), 1);
    for answer in answers {
        assert!(matches!(answer, Ok(()) | Err(CommitFailure::Done)));
    }
    assert_eq!(sessions(&pair.client_desk(&home.archive).await), [10, 30]);
}

async fn many_at_once_all_arrive(home: Home) {
    let home = Arc::new(home);
    let mut all = JoinSet::new();
    for _ in 0..24 {
        let pair = home.pair().await;
        let home = home.clone();
        all.spawn(async move {
            for n in 0..40u16 {
                let desk = home.archive.desk_for_writing(pair.client, pair.id).await;
                let desk = desk.unwrap().unwrap().desk;
                let acts = [
                    Act::Say(home.says(desk.me().no, n)),
                    Act::Keep(home.keeps(desk.me().no, &format!("{n}"))),
                    Act::Post(home.letter(&desk, Time(i64::from(n)))),
                ];
                let submission = Some(SubmissionId(home.uuid()));
                let done = home.archive.commit(&desk, submission, &acts).await;
                done.unwrap();
            }
            let desk = pair.client_desk(&home.archive).await;
            assert_eq!(sessions(&desk).len(), 41);
            assert_eq!(
                copies(&desk),
                (0..40).map(|n| n.to_string()).collect::<Vec<_>>()
            );
            assert_eq!(desk.post().len(), 40);
        });
    }
    all.join_all().await;
    let report = home.archive.verify(|_| ()).await.unwrap();
    assert!(report.is_clean(), "{report:?}");
    assert_eq!((report.relationships, report.rooms), (24, 72));
    assert_eq!(report.entries, 24 * 81);
    assert_eq!(report.letters, 24 * 40);
}

async fn everybody_in_one_relationship_at_once(home: Home) {
    let home = Arc::new(home);
    let pair = Arc::new(home.pair().await);
    let mut all = JoinSet::new();
    for n in 0..10u16 {
        let (home, pair) = (home.clone(), pair.clone());
        let who = if n % 2 == 0 {
            pair.client
        } else {
            pair.therapist
        };
        all.spawn(async move {
            let submission = SubmissionId(home.uuid());
            for _ in 0..1_000 {
                let desk = home.archive.desk(who, pair.id).await.unwrap().unwrap();
                let acts = [
                    Act::Say(home.says(desk.me().no, 100 + n)),
                    Act::Keep(home.keeps(desk.me().no, "x")),
                ];
                match home.archive.commit(&desk, Some(submission), &acts).await {
                    Ok(()) => return,
                    Err(CommitFailure::Stale) => {}
                    Err(other) => panic!("{other}"),
                }
            }
            panic!("no quiet moment");
        });
    }
    all.join_all().await;
    let desk = pair.client_desk(&home.archive).await;
    let mut said = sessions(&desk);
    said.sort_unstable();
    assert_eq!(said, [vec![10], (100..110).collect()].concat());
    assert_eq!(copies(&desk).len(), 5);
    assert!(home.archive.verify(|_| ()).await.unwrap().is_clean());
}

/// A letter under an id that is in use makes the statement fail for its whole group.
async fn one_that_cannot_be_leaves_the_others_alone(home: Home) {
    let home = Arc::new(home);
    let poisoned = home.pair().await;
    let desk = poisoned.client_desk(&home.archive).await;
    let letter = home.letter(&desk, Time(5));
    let post = [Act::Post(letter.clone())];
    home.archive.commit(&desk, None, &post).await.unwrap();
    for round in 0..10 {
        let mut all = JoinSet::new();
        for n in 0..16 {
            let (home, letter) = (home.clone(), letter.clone());
            let (who, at, is_poisoned) = if n == 7 {
                (poisoned.client, poisoned.id, true)
            } else {
                let pair = home.pair().await;
                (pair.client, pair.id, false)
            };
            all.spawn(async move {
                let desk = home.archive.desk(who, at).await.unwrap().unwrap();
                let act = if is_poisoned {
                    Act::Post(letter)
                } else {
                    Act::Say(home.says(desk.me().no, 30))
                };
                let submission = Some(SubmissionId(home.uuid()));
                let answer = home.archive.commit(&desk, submission, &[act]).await;
                assert_eq!(answer.is_err(), is_poisoned, "round {round}: {answer:?}");
            });
        }
        all.join_all().await;
    }
    assert!(home.archive.verify(|_| ()).await.unwrap().is_clean());
}

async fn two_processes_at_once(home: Home) {
    let home = Arc::new(home);
    let other = home.another().await;
    let pairs = Arc::new([home.pair().await, home.pair().await, home.pair().await]);
    let mut all = JoinSet::new();
    for n in 0..8usize {
        let archive = if n % 2 == 0 {
            home.archive.clone()
        } else {
            other.clone()
        };
        let (home, pairs) = (home.clone(), pairs.clone());
        all.spawn(async move {
            for k in 0..6 {
                let pair = &pairs[(n + k) % 3];
                let submission = Some(SubmissionId(home.uuid()));
                let mut writing = true;
                loop {
                    let desk = if writing {
                        let opened = archive.desk_for_writing(pair.client, pair.id).await;
                        opened.map(|opened| opened.map(|opened| opened.desk))
                    } else {
                        archive.desk(pair.client, pair.id).await
                    };
                    writing = false;
                    let desk = desk.unwrap().unwrap();
                    let acts = [
                        Act::Say(home.says(desk.me().no, 30)),
                        Act::Keep(home.keeps(desk.me().no, "x")),
                    ];
                    match archive.commit(&desk, submission, &acts).await {
                        Ok(()) => break,
                        Err(CommitFailure::Stale) => {}
                        Err(other) => panic!("{other}"),
                    }
                }
            }
        });
    }
    all.join_all().await;
    for pair in pairs.iter() {
        let desk = pair.client_desk(&home.archive).await;
        assert_eq!(copies(&desk).len(), 16);
        assert_eq!(desk, pair.client_desk(&other).await);
    }
    assert!(other.verify(|_| ()).await.unwrap().is_clean());
}

async fn an_erased_text_is_gone(home: Home) {
    let pair = home.pair().await;
    let archive = &home.archive;
    // Enough that a snapshot holds the text as well.
    let secret = home.keeps(Archive::CLIENT, "to be erased");
    for n in 0..40 {
        let desk = pair.client_desk(archive).await;
        let entry = match n {
            5 => secret.clone(),
            _ => home.keeps(desk.me().no, &format!("{n}")),
        };
        let done = archive.commit(&desk, None, &[Act::Keep(entry)]).await;
        done.unwrap();
    }
    let mut raw = home.raw().await;
    let sealed = "SELECT sealed FROM entries WHERE sealed IS NOT NULL AND room = 2 AND seq = 6";
    let body = raw.bytes(sealed).await.pop().unwrap();
    let other = home.another().await;
    pair.client_desk(&other).await;

    let desk = pair.client_desk(archive).await;
    let seq = 6;
    let erased = dialogue::OwnBody::Erased {
        entries: vec![secret.id],
        letters: Vec::new(),
    };
    let acts = [
        Act::Erase {
            entry: secret.id,
            seq,
        },
        Act::Keep(dialogue::Entry {
            body: erased,
            ..home.keeps(desk.me().no, "x")
        }),
    ];
    archive.commit(&desk, None, &acts).await.unwrap();

    assert!(raw.bytes(sealed).await.is_empty());
    let snapshots = "SELECT count(*) FROM snapshots WHERE room = 2";
    assert_eq!(raw.count(snapshots).await, 0);
    let desk = pair.client_desk(archive).await;
    for archive in [archive, &other, &home.another().await] {
        let seen = pair.client_desk(archive).await;
        assert_eq!(copies(&seen).len(), 39);
        assert!(!format!("{seen:?}").contains("to be erased"));
        assert_eq!(seen, desk);
    }
    let report = archive.verify(|_| ()).await.unwrap();
    assert!(report.is_clean(), "{report:?}");
    assert_eq!(report.erased, 1);
    // Life goes on, snapshots come again, and it stays gone.
    for _ in 0..40 {
        let desk = pair.client_desk(archive).await;
        let keep = Act::Keep(home.keeps(desk.me().no, "later"));
        archive.commit(&desk, None, &[keep]).await.unwrap();
    }
    assert_eq!(raw.count(snapshots).await, 1);
    assert_eq!(
        pair.client_desk(&home.another().await).await,
        pair.client_desk(archive).await
    );
    assert!(archive.verify(|_| ()).await.unwrap().is_clean());
    if let archive::Location::Sqlite(path) = &home.location {
        for file in [path.clone(), path.with_extension("db-wal")] {
            let bytes = std::fs::read(file).unwrap_or_default();
            let found = bytes.windows(64).any(|w| w == &body[24..88]);
            assert!(!found, "the sealed text is not in the files any more");
        }
    }
}

async fn drafts_of_two_tabs_do_not_overwrite_each_other(home: Home) {
    let pair = home.pair().await;
    let other = home.another().await;
    let session = EntryId(home.uuid());
    let one = pair.client_desk(&home.archive).await;
    let two = pair.client_desk(&home.archive).await;
    let moment = moment::Form::default();
    let check_in = check_in::Form {
        held_back: true,
        ..check_in::Form::default()
    };
    let first = Act::Draft(
        moment::slot(),
        Some(Box::new(Draft::Moment(moment.clone()))),
    );
    let second = Draft::CheckIn(check_in.clone());
    let second = Act::Draft(check_in::slot(session), Some(Box::new(second)));
    home.archive.commit(&one, None, &[first]).await.unwrap();
    home.archive.commit(&two, None, &[second]).await.unwrap();
    for archive in [&home.archive, &other] {
        let desk = pair.client_desk(archive).await;
        assert_eq!(moment::begun(&desk), Some(&moment));
        assert_eq!(check_in::begun(&desk, session), Some(&check_in));
    }
    // Another process wrote in between: what this one has in memory is out of date, and nothing is lost.
    let desk = pair.client_desk(&home.archive).await;
    let clear = Act::Draft(moment::slot(), None);
    other
        .commit(&desk, None, std::slice::from_ref(&clear))
        .await
        .unwrap();
    let late = Act::Draft(check_in::slot(session), None);
    let refused = home.archive.commit(&desk, None, &[late]).await;
    assert!(matches!(refused, Err(CommitFailure::Stale)));
    let desk = pair.client_desk(&home.archive).await;
    assert_eq!(
        (moment::begun(&desk), check_in::begun(&desk, session)),
        (None, Some(&check_in))
    );
}

async fn throwing_away_what_is_not_there_writes_nothing(home: Home) {
    let pair = home.pair().await;
    let mut raw = home.raw().await;
    let all = "SELECT sealed FROM drafts ORDER BY relationship_id, room";
    let before = raw.bytes(all).await;
    assert_eq!(before.len(), 2, "one row per own room, from the beginning");
    assert!(before.iter().all(|row| row.len() == before[0].len()));
    let desk = pair.client_desk(&home.archive).await;
    let clear = Act::Draft(moment::slot(), None);
    home.archive.commit(&desk, None, &[clear]).await.unwrap();
    assert_eq!(raw.bytes(all).await, before);
    let form = Box::new(Draft::Moment(moment::Form::default()));
    let put = Act::Draft(moment::slot(), Some(form));
    home.archive.commit(&desk, None, &[put]).await.unwrap();
    let after = raw.bytes(all).await;
    assert_ne!(after, before);
    assert!(
        after.iter().all(|row| row.len() == before[0].len()),
        "begun or not looks alike"
    );
}

async fn only_a_submission_is_noted_as_well(home: Home) {
    let pair = home.pair().await;
    let desk = pair.client_desk(&home.archive).await;
    let submission = SubmissionId(home.uuid());
    home.archive
        .commit(&desk, Some(submission), &[])
        .await
        .unwrap();
    assert!(home.archive.was_done(&desk, submission).await.unwrap());
    assert_eq!(pair.client_desk(&home.archive).await, desk);
}

async fn it_is_finished_though_nobody_waits(home: Home) {
    // Where the machine is busy elsewhere, a commit may be there before its first question is answered: then once more.
    let (pair, submission) = loop {
        let pair = home.pair().await;
        let submission = SubmissionId(home.uuid());
        let desk = pair.client_desk(&home.archive).await;
        let act = [Act::Keep(home.keeps(desk.me().no, "x"))];
        let commit = home.archive.commit(&desk, Some(submission), &act);
        let mut commit = std::pin::pin!(commit);
        // As far as it comes at once: it is in line, and whoever asked goes away.
        let polled =
            std::future::poll_fn(|cx| std::task::Poll::Ready(commit.as_mut().poll(cx).is_ready()));
        if !polled.await {
            break (pair, submission);
        }
    };
    home.archive.close().await;
    let archive = home.another().await;
    let desk = pair.client_desk(&archive).await;
    assert!(archive.was_done(&desk, submission).await.unwrap());
    assert_eq!(copies(&desk), ["x"]);
}

/// One at a time is the same, only slower.
#[tokio::test(flavor = "multi_thread")]
async fn without_groups_it_is_the_same() {
    let options = archive::Options {
        unbatched: true,
        ..archive::Options::default()
    };
    many_at_once_all_arrive(Home::with(Engine::Sqlite, options).await).await;
}

/// What is in memory is then further than the database.
async fn a_database_put_back_from_a_copy_is_written_to(home: Home) {
    let pair = home.pair().await;
    say(&home, &home.archive, &pair, 30).await.unwrap();
    let before = home.archive.verify(|_| ()).await.unwrap();
    let back = [
        "DELETE FROM entries WHERE relationship_id = {} AND room = 0 AND seq = 2",
        "UPDATE rooms SET seq = 1, digest = (SELECT digest FROM entries WHERE relationship_id = {} AND room = 0 AND seq = 1) \
         WHERE relationship_id = {} AND room = 0",
    ];
    let mut raw = home.raw().await;
    for sql in back {
        assert_eq!(raw.run(sql, &[pair.id.0, pair.id.0]).await, 1);
    }
    assert!(before.is_clean());
    let tried = say(&home, &home.archive, &pair, 31).await;
    assert!(
        matches!(tried, Ok(()) | Err(CommitFailure::Stale)),
        "{tried:?}"
    );
    say(&home, &home.archive, &pair, 32).await.unwrap();
    let desk = pair.client_desk(&home.archive).await;
    assert_eq!(sessions(&desk).last(), Some(&32));
    assert!(home.archive.verify(|_| ()).await.unwrap().is_clean());
}
