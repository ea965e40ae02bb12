#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::collections::BTreeSet;
use std::sync::Arc;

use dialogue::conversation::Where;
use dialogue::moment::Feeling;
use service::{Hasher, RealChance, SignIn};

use super::clinic::{CLINIC, Client, PASSWORD, SOLO, Therapist};
use super::script::{Step, What};
use super::*;

fn everyone(cast: &'static Cast) -> impl Iterator<Item = (&'static Therapist, &'static Client)> {
    let pairs = |t: &'static Therapist| t.clients.iter().map(move |c| (t, c));
    cast.therapists.iter().flat_map(pairs)
}

/// Whatever somebody wrote in a step.
fn words(what: &What) -> Vec<&'static str> {
    let all = match what {
        What::Lines(a, b, c) | What::Stand(_, _, a, b, c) => vec![*a, *b, *c],
        What::Share(.., a)
        | What::KeepMoment(_, a)
        | What::Notice(a)
        | What::Words(_, a)
        | What::Answer(_, a)
        | What::Agree(_, a)
        | What::Return(_, a)
        | What::Back(_, a) => vec![*a],
        What::Say(.., a, b) => vec![*a, *b],
        _ => Vec::new(),
    };
    all.into_iter().filter(|words| !words.is_empty()).collect()
}

#[test]
fn no_passage_stands_twice() {
    let mut there = BTreeSet::new();
    for (therapist, client) in everyone(&CLINIC) {
        for step in client.steps(therapist, 1) {
            for words in words(&step.what) {
                assert!(there.insert(words.to_lowercase()), "twice: {words}");
            }
        }
    }
    for therapist in CLINIC.therapists {
        let letter = &therapist.letter;
        for words in [letter.words, letter.handling, letter.scope] {
            assert!(there.insert(words.to_lowercase()), "twice: {words}");
        }
    }
    assert!(
        there.len() > 150,
        "there is something to read: {}",
        there.len()
    );
}

#[test]
fn no_therapist_is_in_two_sessions_at_once() {
    for seed in 0..20 {
        for therapist in CLINIC.therapists {
            let mut hours = Vec::new();
            for client in therapist.clients {
                for step in client.steps(therapist, seed) {
                    if let What::Plan(ago, (hour, minute)) = step.what {
                        hours.push(-ago * 24 * 60 + i64::from(hour) * 60 + i64::from(minute));
                    }
                }
            }
            hours.sort_unstable();
            for pair in hours.windows(2) {
                let name = therapist.person.name;
                assert!(pair[1] - pair[0] >= 60, "{name}, seed {seed}: {pair:?}");
            }
        }
    }
}

/// What hangs on the hour of today would make a demonstration that cannot be made in the morning.
#[test]
fn nothing_happens_before_it_begins_or_after_yesterday() {
    for (therapist, client) in everyone(&CLINIC) {
        let name = client.person.name;
        let begins = client.begins(therapist);
        assert!((1..=125).contains(&begins), "{name}: {begins}");
        for Step { ago, what, .. } in client.steps(therapist, 7) {
            assert!(
                (1..=begins).contains(&ago),
                "{name}, {ago} days ago: {what:?}"
            );
        }
    }
}

#[test]
fn it_is_a_clinic() {
    let roles = |cast, role: &str| accounts(cast).iter().filter(|a| a.role == role).count();
    assert_eq!(roles(&CLINIC, "therapist"), 4);
    assert_eq!(roles(&CLINIC, "client"), 22);
    assert_eq!(roles(&SOLO, "therapist"), 1);
    assert_eq!(roles(&SOLO, "client"), 6);
    for cast in [&CLINIC, &SOLO] {
        let clients: Vec<String> = accounts(cast)
            .into_iter()
            .filter(|a| a.role == "client")
            .map(|a| a.name)
            .collect();
        assert_eq!(clients[..3], ["Mara", "Jonas", "Noor"]);
        let all = accounts(cast);
        let addresses: BTreeSet<_> = all.iter().map(|a| &a.email).collect();
        assert_eq!(addresses.len(), all.len(), "everybody has an address");
    }
    let today = |therapist: &Therapist| {
        let clients = therapist.clients.iter();
        let steps = clients.flat_map(|c| c.steps(therapist, 1));
        steps.filter(|s| matches!(s.what, What::Plan(0, _))).count()
    };
    let days: Vec<usize> = CLINIC.therapists.iter().map(today).collect();
    assert_eq!(days, [4, 3, 3, 0], "sessions today, with one quiet day");
}

/// "Let us talk" is no answer to something good.
#[test]
fn something_good_is_answered_as_that() {
    let mut answered = 0;
    for (therapist, client) in everyone(&CLINIC) {
        let steps = client.steps(therapist, 1);
        let sent = steps.iter().filter(|step| {
            matches!(
                step.what,
                What::Something(_) | What::About(..) | What::Say(..) | What::Notice(_)
            )
        });
        for (n, moment) in sent.enumerate() {
            if !matches!(moment.what, What::Say(Feeling::FeltGood, ..)) {
                continue;
            }
            for step in &steps {
                match step.what {
                    What::Read(to) | What::ComeBack(to, _) | What::Answer(to, _) => {
                        assert_ne!(to, n, "{}: {:?}", client.person.name, step.what);
                    }
                    What::Words(to, _) if to == n => answered += 1,
                    _ => {}
                }
            }
        }
    }
    assert!(answered >= 7, "good moments are answered: {answered}");
}

#[test]
fn there_is_something_of_everything() {
    let mut there = BTreeSet::new();
    for (therapist, client) in everyone(&CLINIC) {
        for step in client.steps(therapist, 1) {
            let said = format!("{:?}", step.what);
            let kind = said.split('(').next().unwrap_or_default().to_owned();
            there.insert(match step.what {
                What::Stand(_, place, ..) => format!("{kind} {}", place.name()),
                What::ShareAgreed(.., happened) => format!("{kind} {}", happened.name()),
                What::Say(feeling, ..) => format!("{kind} {}", feeling.name()),
                _ => kind,
            });
        }
    }
    let kinds = [
        "Cancelled",
        "Missed",
        "Pass",
        "View",
        "Share",
        "KeepCheckIn",
        "KeepMoment",
        "Something",
        "About",
        "Notice",
        "NotNow",
        "Read",
        "Words",
        "ComeBack",
        "Answer",
        "Agree",
        "Return",
        "Back",
        "End",
        "Say felt-off",
        "Say felt-good",
        "Say not-sure",
        "ShareAgreed yes",
        "ShareAgreed not-yet",
    ];
    for kind in kinds {
        assert!(there.contains(kind), "{kind} is missing among {there:?}");
    }
    for place in Where::ALL {
        assert!(
            there.contains(&format!("Stand {}", place.name())),
            "{place:?}"
        );
    }
}

/// Everything that everybody can see, with the names that hang on keys left out.
async fn read(dir: &Path, cast: &Cast) -> String {
    let folder = Folder::open(dir).unwrap();
    let chance = Arc::new(RealChance);
    let archive = folder
        .archive(chance.clone(), Options::default())
        .await
        .unwrap();
    let candor = folder
        .practice(
            archive.clone(),
            Arc::new(RealClock),
            chance,
            Hasher::cheap(&RealChance),
        )
        .await
        .unwrap();
    let mut all = format!("{:?}", candor.practice());
    for account in accounts(cast) {
        let form = SignIn {
            email: &account.email,
            password: PASSWORD,
        };
        let token = candor.sign_in(form).await.unwrap();
        let visitor = candor.visitor(&token).await.unwrap().unwrap();
        let mut desks = Vec::new();
        for place in candor.places(&visitor).await.unwrap() {
            let seen = candor.glance(&visitor, place.relationship, |desk, _| {
                let (ours, own) = (desk.ours(), desk.own());
                Ok(format!(
                    "{:?}\n{ours:?}\n{own:?}\n{:?}\n",
                    desk.other().name,
                    desk.post()
                ))
            });
            desks.push(seen.await.unwrap());
        }
        desks.sort();
        all = format!(
            "{all}\n{:?} {}\n{}",
            visitor.account(),
            account.name,
            desks.concat()
        );
    }
    archive.close().await;
    all
}

#[test]
fn the_same_seed_and_day_make_the_same_practice() {
    let home = tempfile::tempdir().unwrap();
    let now: dialogue::Time = "2026-03-30T03:00:00Z"
        .parse::<jiff::Timestamp>()
        .unwrap()
        .into();
    run::runtime().unwrap().block_on(async {
        let mut read_twice = Vec::new();
        for name in ["once", "again"] {
            let dir = home.path().join(name);
            make(&dir, &SOLO, now, true).await.unwrap();
            read_twice.push(read(&dir, &SOLO).await);
        }
        assert!(read_twice[0].contains("sleep diary"));
        let lines = read_twice[0].lines().zip(read_twice[1].lines());
        for (one, other) in lines {
            let same = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b);
            let from = one.floor_char_boundary(same.count().saturating_sub(200));
            assert!(
                one == other,
                "two runs differ:\n{:.600}\n{:.600}",
                &one[from..],
                &other[other.floor_char_boundary(from)..]
            );
        }
        assert_eq!(read_twice[0].len(), read_twice[1].len(), "two runs differ");
    });
}

#[test]
fn whoever_hosts_is_named() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("clinic");
    run::runtime().unwrap().block_on(async {
        make(&dir, &CLINIC, RealClock.now(), true).await.unwrap();
        let practice = read(&dir, &CLINIC).await;
        let host = practice.split("hosting: ").nth(1).unwrap();
        assert!(
            host.starts_with("Hosting { name: Written(\"Robin\")"),
            "{}",
            &host[..80]
        );
        let id = host
            .split("PersonId(")
            .nth(1)
            .unwrap()
            .split(')')
            .next()
            .unwrap();
        let robin = practice.lines().find(|l| l.ends_with(" Robin")).unwrap();
        let id = id.replace('-', "");
        assert!(robin.contains(&id), "{robin} has {id}");
    });
}
