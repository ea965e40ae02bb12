//! The promise that everything rests on: nothing of mine shows in yours.
//!
//! One history is played twice, in two practices that are equal down to their ids, nonces and clock. In one of them a person
//! adds, edits and removes things in their own room, and posts letters that are not due. Then everybody else asks for every
//! address there is and sends every form, with every id that exists only in that person's room, and every answer has to be equal
//! byte for byte: status, headers, body, and the log lines it caused. So do the mails that they are sent at that moment.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop, loudly"
)]

mod browse;
mod dice;
mod extra;
mod listed;
mod mails;
mod observe;
mod play;
mod press;
mod visibility;

use std::collections::BTreeSet;

use dialogue::EntryId;
use extra::{Extra, Found};
use observe::{NOWHERE, Seen, difference, guess_addresses, guesses, observe};
use play::{Fall, Pair, Play, STEPS, Who, aside};
use press::{guess_forms, press_all};
use testkit::{Engine, capture};

/// Two plays of the same history, the second with the owner's extras.
struct Two {
    seed: u64,
    owner: Who,
    without: Play,
    with: Play,
}

impl Two {
    async fn fresh(engine: Engine, seed: u64, owner: Who, pair: Pair) -> Self {
        Self {
            seed,
            owner,
            without: Play::fresh(engine, seed, pair).await,
            with: Play::fresh(engine, seed, pair).await,
        }
    }

    fn both(&self) -> [&Play; 2] {
        [&self.without, &self.with]
    }

    fn assert_alike(&self, when: &str, onlooker: Who, expected: &[Seen], seen: &[Seen]) {
        let (seed, owner) = (self.seed, self.owner);
        assert_eq!(expected.len(), seen.len(), "seed {seed}, {when}");
        for (expected, seen) in expected.iter().zip(seen) {
            assert_eq!(
                difference(expected, seen),
                None,
                "seed {seed}, {when}: {onlooker:?} can tell that {owner:?} did something in their own room"
            );
        }
    }

    /// One of the others asks for every address there is.
    async fn looks(&self, when: &str, onlooker: Who) {
        let expected = observe(&self.without, onlooker).await;
        let seen = observe(&self.with, onlooker).await;
        self.assert_alike(when, onlooker, &expected, &seen);
    }

    /// One of the others guesses: an id from the owner's own room is like any that was never given out.
    async fn guesses(&self, onlooker: Who, guesses: &[(String, uuid::Uuid)]) {
        let mut invented = Vec::new();
        for (name, id) in [("invented".to_owned(), NOWHERE)].iter().chain(guesses) {
            let when = format!("guessing {name}");
            let mut answers = Vec::new();
            for play in self.both() {
                let mut seen = guess_addresses(play, onlooker, *id).await;
                seen.extend(guess_forms(play, onlooker, *id, name).await);
                answers.push(seen);
            }
            self.assert_alike(&when, onlooker, &answers[0], &answers[1]);
            let plain = answers[1].iter().map(Seen::without_what_was_said);
            let plain: Vec<_> = plain.collect();
            if invented.is_empty() {
                invented = plain;
            } else {
                self.assert_alike(&when, onlooker, &invented, &plain);
            }
        }
    }
}

/// Two plays that differ in one person's own room alone look the same to everyone else: at first, after the other one did their
/// part, after forms were sent, and after the end.
async fn nothing_shows(engine: Engine, seed: u64, owner: Who, pair: Pair) {
    let two = Two::fresh(engine, seed, owner, pair).await;
    two.without.run(None).await;
    let trail = two.with.run(Some(owner)).await;
    assert!(
        trail.lines.is_empty(),
        "seed {seed}: what someone does in their own room left a line in the log: {:?}",
        trail.lines
    );
    let partner = owner.partner();
    for onlooker in two.with.onlookers(owner) {
        two.looks("at first", onlooker).await;
    }
    for play in two.both() {
        play.the_other_does_their_part(owner).await;
    }
    two.looks("after the other did their part", partner).await;

    let ids = guesses(&trail.found, &trail.submissions);
    assert!(ids.len() > 2, "seed {seed}: there is something to guess");
    two.guesses(partner, &ids).await;
    let stranger = two.with.onlookers(owner)[1 + seed as usize % 5];
    two.guesses(stranger, &ids[..2]).await;

    let mut pressed = Vec::new();
    for play in two.both() {
        pressed.push(press_all(play, partner, ids[0].1, &trail.submissions).await);
    }
    two.assert_alike("sending forms", partner, &pressed[0], &pressed[1]);
    two.looks("after sending forms", partner).await;

    let stop = seed.is_multiple_of(2);
    for play in two.both() {
        let who = if stop { Who::Client } else { partner };
        play.end(who, stop).await;
    }
    for onlooker in [partner, Who::Nobody] {
        two.looks("after the end", onlooker).await;
    }
}

/// The histories that are played in full: which stranger guesses, and who ends it and how, goes by the seed. The last of each is
/// played on PostgreSQL.
const OF_THE_CLIENT: [u64; 5] = [0, 1, 3, 4, 7];
const OF_THE_THERAPIST: [u64; 5] = [100, 101, 103, 104, 107];

/// Fewer would leave something out: each kind of thing in one's own room, each of five strangers, and both ways to an end are
/// in one of them at least.
#[test]
fn the_seeds_leave_nothing_out() {
    for (owner, seeds) in [
        (Who::Client, OF_THE_CLIENT),
        (Who::Therapist, OF_THE_THERAPIST),
    ] {
        let all = Extra::of(owner);
        let played = |seed: &u64| {
            let mut aside = aside(*seed);
            let picks = (0..2 * STEPS).map(|_| aside.pick(all).expect("there are some"));
            picks.collect::<Vec<_>>()
        };
        let played: Vec<Extra> = seeds.iter().flat_map(played).collect();
        for extra in all {
            assert!(played.contains(extra), "{owner:?} {extra:?}");
        }
        let strangers: BTreeSet<u64> = seeds.iter().map(|seed| seed % 5).collect();
        assert_eq!(strangers.len(), 5, "{owner:?}");
        let stops = seeds.iter().filter(|seed| seed.is_multiple_of(2)).count();
        assert!((1..seeds.len()).contains(&stops), "{owner:?}");
    }
}

async fn of_the_client(engine: Engine, seeds: &[u64]) {
    let _log = capture();
    for &seed in seeds {
        nothing_shows(engine, seed, Who::Client, Pair::Usual).await;
    }
}

async fn of_the_therapist(engine: Engine, seeds: &[u64]) {
    let _log = capture();
    for &seed in seeds {
        nothing_shows(engine, seed, Who::Therapist, Pair::Usual).await;
    }
}

#[tokio::test]
async fn of_the_client_in_the_therapists_0() {
    of_the_client(Engine::Sqlite, &OF_THE_CLIENT[..2]).await;
}

#[tokio::test]
async fn of_the_client_in_the_therapists_1() {
    of_the_client(Engine::Sqlite, &OF_THE_CLIENT[2..4]).await;
}

#[tokio::test]
async fn of_the_client_in_the_therapists_on_postgresql() {
    of_the_client(Engine::Postgres, &OF_THE_CLIENT[4..]).await;
}

#[tokio::test]
async fn of_the_therapist_in_the_clients_0() {
    of_the_therapist(Engine::Sqlite, &OF_THE_THERAPIST[..2]).await;
}

#[tokio::test]
async fn of_the_therapist_in_the_clients_1() {
    of_the_therapist(Engine::Sqlite, &OF_THE_THERAPIST[2..4]).await;
}

#[tokio::test]
async fn of_the_therapist_in_the_clients_on_postgresql() {
    of_the_therapist(Engine::Postgres, &OF_THE_THERAPIST[4..]).await;
}

/// The pages on which a therapist reads what was noticed, each with the words that say so.
fn cards(play: &Play, session: EntryId, fall: Fall) -> [(String, &'static str); 4] {
    let with = format!("/with/{}", play.pair);
    let check_in = format!("{with}/check-in/{session}");
    let (day, why, table) = match fall.seen {
        None => (
            "Worth asking",
            "your practice was set to balanced",
            "worth asking",
        ),
        Some(_) => (
            "To have in mind",
            "You saw it about as usual.",
            "the views differ",
        ),
    };
    [
        ("/".to_owned(), day),
        (check_in.clone(), "id=\"why\""),
        (check_in, why),
        (with, table),
    ]
}

/// Words about what was noticed, of which a client never reads any.
const NOTICED: [&str; 8] = [
    "orth asking",
    "To have in mind",
    "views differ",
    "Why am I seeing this?",
    "id=\"why\"",
    "lower than they usually do",
    "You saw it",
    "such courses",
];

/// Nothing that the client can obtain says that anything was noticed.
async fn the_client_reads_nothing_of_it(play: &Play) {
    for seen in observe(play, Who::Client).await {
        let text = seen.answer.text();
        for word in NOTICED {
            assert!(!text.contains(word), "{}: {word}", seen.what);
        }
    }
}

/// Something is noticed in both plays, by what was shared; what is in one's own room changes nothing of it, and the client learns
/// nothing of it.
async fn what_is_noticed_is_noticed_all_the_same(
    engine: Engine,
    seed: u64,
    owner: Who,
    fall: Fall,
) {
    let two = Two::fresh(engine, seed, owner, Pair::Usual).await;
    let (_, last) = two.without.fall(None, fall).await;
    let (trail, same) = two.with.fall(Some(owner), fall).await;
    assert_eq!(last, same, "seed {seed}");
    assert!(trail.lines.is_empty(), "seed {seed}: {:?}", trail.lines);
    // What the engine could hear, if it heard what is not shared.
    let kinds: &[_] = match owner {
        Who::Client => &["check-in", "gated letter"],
        _ => &["gated letter"],
    };
    for kind in kinds {
        let there = |found: &Found| found.kind == *kind && found.there;
        assert!(trail.found.iter().any(there), "seed {seed}: a {kind}");
    }
    for play in two.both() {
        let mut therapist = play.browser(Who::Therapist).await;
        for (address, says) in cards(play, last, fall) {
            let page = therapist.get(&address).await.text();
            assert!(page.contains(says), "seed {seed}, {address}: {page}");
        }
    }
    for onlooker in two.with.onlookers(owner) {
        two.looks("after something was noticed", onlooker).await;
    }
    for play in two.both() {
        the_client_reads_nothing_of_it(play).await;
        play.the_other_does_their_part(owner).await;
    }
    two.looks("after the other did their part", owner.partner())
        .await;
}

#[tokio::test]
async fn what_was_noticed_says_nothing_of_the_clients_room() {
    let _log = capture();
    for (seed, fall) in [(500, Fall::FAR), (501, Fall::UNSEEN)] {
        what_is_noticed_is_noticed_all_the_same(Engine::Sqlite, seed, Who::Client, fall).await;
    }
}

#[tokio::test]
async fn what_was_noticed_says_nothing_of_the_therapists_room() {
    let _log = capture();
    for (seed, fall) in [(502, Fall::FAR), (503, Fall::UNSEEN)] {
        what_is_noticed_is_noticed_all_the_same(Engine::Sqlite, seed, Who::Therapist, fall).await;
    }
}

#[tokio::test]
async fn what_was_noticed_says_nothing_on_postgresql_as_well() {
    let _log = capture();
    for (seed, owner, fall) in [
        (504, Who::Client, Fall::FAR),
        (505, Who::Therapist, Fall::UNSEEN),
    ] {
        what_is_noticed_is_noticed_all_the_same(Engine::Postgres, seed, owner, fall).await;
    }
}

/// The therapist's own views, kept for themselves, change what is noticed, and so the therapist's own pages; to everybody else it is as
/// if the therapist had passed.
#[tokio::test]
async fn what_the_therapists_own_view_makes_noticed_shows_to_the_therapist_alone() {
    let _log = capture();
    let two = Two::fresh(Engine::Sqlite, 506, Who::Therapist, Pair::Usual).await;
    let (_, last) = two.without.fall(None, Fall::PASSED).await;
    let (_, same) = two.with.fall(None, Fall::UNSEEN).await;
    assert_eq!(last, same);
    let mut passed = two.without.browser(Who::Therapist).await;
    let mut unseen = two.with.browser(Who::Therapist).await;
    for (address, says) in cards(&two.with, last, Fall::UNSEEN) {
        let page = unseen.get(&address).await.text();
        assert!(page.contains(says), "{address}: {page}");
    }
    let with = format!("/with/{}", two.without.pair);
    let page = passed.get(&with).await.text();
    assert!(!page.contains("the views differ"), "there are no two views");
    for onlooker in two.with.onlookers(Who::Therapist) {
        two.looks("after the therapist's own views", onlooker).await;
    }
    for play in two.both() {
        the_client_reads_nothing_of_it(play).await;
    }
}

/// A client who is a therapist too, with a client of their own.
#[tokio::test]
async fn of_someone_with_both_roles() {
    let _log = capture();
    nothing_shows(Engine::Sqlite, 200, Who::Client, Pair::BothRoles).await;
}

#[tokio::test]
async fn of_the_therapist_of_someone_with_both_roles() {
    let _log = capture();
    nothing_shows(Engine::Sqlite, 201, Who::Therapist, Pair::BothRoles).await;
}

/// Each kind of command that is one's own, by itself: it shows on the owner's own pages, so it did something, and nowhere else.
async fn each_kind_shows_to_its_owner_alone(owner: Who) {
    let _log = capture();
    let partner = owner.partner();
    let first = Two::fresh(Engine::Sqlite, 0, owner, Pair::Usual).await;
    let kinds = first.with.kinds_of(owner).await;
    assert!(!kinds.is_empty());
    for (n, kind) in kinds.into_iter().enumerate() {
        let two = Two::fresh(Engine::Sqlite, n as u64, owner, Pair::Usual).await;
        for play in two.both() {
            play.say_one_thing().await;
            play.something_of_everything(owner, Some(kind)).await;
        }
        let done = two.with.own_command(owner, kind, "once more").await;
        let name = (kind.topic, kind.name);
        let done = done.unwrap_or_else(|| panic!("no command of {name:?} came to anything"));
        two.looks(&format!("{done:?}"), partner).await;
        let expected = observe(&two.without, owner).await;
        let seen = observe(&two.with, owner).await;
        assert_ne!(expected, seen, "{done:?} does something");
    }
}

#[tokio::test]
async fn each_kind_of_the_clients_shows_to_the_client_alone() {
    each_kind_shows_to_its_owner_alone(Who::Client).await;
}

#[tokio::test]
async fn each_kind_of_the_therapists_shows_to_the_therapist_alone() {
    each_kind_shows_to_its_owner_alone(Who::Therapist).await;
}

/// What a command leaves behind, beside what it says: the other is shown the same, before it is due and after.
async fn what_stays_behind_shows_to_its_owner_alone(owner: Who) -> Vec<&'static str> {
    let _log = capture();
    let mut played = Vec::new();
    let first = Two::fresh(Engine::Sqlite, 0, owner, Pair::Usual).await;
    for (n, kind) in first
        .with
        .kinds_that_reach(owner)
        .await
        .into_iter()
        .enumerate()
    {
        let two = Two::fresh(Engine::Sqlite, 600 + n as u64, owner, Pair::Usual).await;
        for play in two.both() {
            play.say_one_thing().await;
        }
        let Some((command, twin)) = two.with.twins(owner, kind, "twin").await else {
            continue;
        };
        two.without
            .act(owner, "it or its twin", command.clone())
            .await;
        two.with.act(owner, "it or its twin", twin.clone()).await;
        two.looks(&format!("{command:?} or {twin:?}"), owner.partner())
            .await;
        for play in two.both() {
            play.stage.clock.minutes(35 * 24 * 60);
            play.both_look_in("it is due").await;
            play.the_other_does_their_part(owner).await;
        }
        for onlooker in two.with.onlookers(owner) {
            two.looks(&format!("{command:?} or {twin:?}, there"), onlooker)
                .await;
        }
        let expected = observe(&two.without, owner).await;
        let seen = observe(&two.with, owner).await;
        assert_ne!(
            expected, seen,
            "{command:?} or {twin:?}: something stays behind"
        );
        played.push(kind.name);
    }
    played
}

#[tokio::test]
async fn what_stays_behind_of_the_clients_shows_to_the_client_alone() {
    let played = what_stays_behind_shows_to_its_owner_alone(Who::Client).await;
    assert!(
        played.contains(&"Send") && played.contains(&"Share"),
        "{played:?}"
    );
}

#[tokio::test]
async fn what_stays_behind_of_the_therapists_shows_to_the_therapist_alone() {
    let played = what_stays_behind_shows_to_its_owner_alone(Who::Therapist).await;
    assert!(played.contains(&"View"), "{played:?}");
}

/// Whoever does something in their own room goes where the page leads them, as a browser does: it leaves no line, and the lines
/// of everything else are the same.
async fn no_line_however_far_one_goes(owner: Who, seeds: std::ops::Range<u64>) {
    for seed in seeds {
        let mut two = Two::fresh(Engine::Sqlite, seed, owner, Pair::Usual).await;
        two.with.follows = true;
        let captured = capture();
        two.without.run(None).await;
        let expected = captured.lines();
        let captured = capture();
        let trail = two.with.run(Some(owner)).await;
        let lines = captured.lines();
        assert!(trail.lines.is_empty(), "seed {seed}: {:?}", trail.lines);
        assert_eq!(expected, lines, "seed {seed}");
    }
}

#[tokio::test]
async fn the_client_leaves_no_line_however_far_they_go() {
    no_line_however_far_one_goes(Who::Client, 300..304).await;
}

#[tokio::test]
async fn the_therapist_leaves_no_line_however_far_they_go() {
    no_line_however_far_one_goes(Who::Therapist, 400..404).await;
}

/// The test above can fail: a letter that *is* due shows.
#[tokio::test]
async fn what_is_due_does_show() {
    let two = Two::fresh(Engine::Sqlite, 3, Who::Client, Pair::Usual).await;
    for play in two.both() {
        play.run(None).await;
    }
    two.with.extra(Who::Client, Extra::SendNow, 0).await;
    let mails = async |play| mails::mails_of(play, Who::Therapist).await;
    assert_ne!(mails(&two.without).await, mails(&two.with).await, "a mail");
    let expected = observe(&two.without, Who::Therapist).await;
    let seen = observe(&two.with, Who::Therapist).await;
    assert_ne!(expected, seen, "a letter that is due has to show");
}

/// Two people write at the same time; what one of them does in their own room changes nothing of what the other is shown.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_writers_at_once() {
    for seed in 0..4 {
        let two = Two::fresh(Engine::Sqlite, seed, Who::Client, Pair::Usual).await;
        for play in two.both() {
            play.run(None).await;
        }
        two.without.write_shared(Who::Therapist, 20).await;
        tokio::join!(
            two.with.write_shared(Who::Therapist, 20),
            two.with.write_own(Who::Client, 60)
        );
        two.looks("writing at once", Who::Therapist).await;
    }
}
