//! `docs/VISIBILITY.md`: who reads the words of each kind of command, and when. The kinds come from the list of topics; who reads them is
//! seen by asking, as everybody there is, for every address there is. The table is what was seen, held against what each topic says of
//! whose a command is and how far it goes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use dialogue::check_in::{self, Form, View};
use dialogue::sample::{self, AnyKind};
use dialogue::topic::{Goes, Whose};
use dialogue::{Act, Command, TopicName, consent, moment};
use testkit::{Engine, capture, marker};

use super::dice::hash;
use super::listed::DRAWS;
use super::observe::observe;
use super::play::{Pair, Play, Who};

const DOCUMENT: &str = "docs/VISIBILITY.md";
/// Says that the document is to be written, instead of held against what was seen.
const WRITE: &str = "CANDOR_WRITE_VISIBILITY";
/// How often each kind that was not yet done is tried again, with a day in between.
const ROUNDS: usize = 8;
/// In so many of them, only with words.
const WITH_WORDS: usize = 3;

/// When everybody looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum When {
    /// What goes by post is on its way.
    AtOnce,
    /// It has reached the other, as far as it goes.
    There,
    /// The client withdrew their words from view.
    Withdrawn,
    /// It has ended.
    Over,
}

/// Something that was done, with words of its own where it has any.
struct Done {
    who: Who,
    kind: AnyKind,
    whose: Whose,
    words: Option<String>,
    seen: BTreeMap<When, BTreeSet<&'static str>>,
}

const READERS: [(Who, &str); 2] = [(Who::Client, "client"), (Who::Therapist, "therapist")];

#[tokio::test]
async fn who_reads_the_words_of_each_kind() {
    let _log = capture();
    let play = Play::fresh(Engine::Sqlite, 900, Pair::Usual).await;
    let mut done = Vec::new();
    let everything = consent::Command::Show {
        scores: true,
        words: true,
    };
    play.act(Who::Client, "everything", everything.into()).await;
    play.say_one_thing().await;
    for (who, _) in READERS {
        // What is asked once is left to be answered.
        let once = play.kinds_of(who).await.into_iter();
        let mut once = once.filter(|kind| kind.topic == Some(TopicName::PrivatePrompt));
        play.something_of_everything(who, once.next_back()).await;
    }

    for round in 0..WITH_WORDS {
        play.whisper_of_each_kind(&mut done, round).await;
    }
    play.everybody_looks(&mut done, When::AtOnce).await;
    play.everything_arrives().await;
    for round in 0..ROUNDS {
        play.more_is_said(round).await;
        play.say_of_each_kind(&mut done, round).await;
        play.stage.clock.minutes(26 * 60);
        play.both_look_in(&format!("round {round}")).await;
    }
    play.everybody_looks(&mut done, When::There).await;
    let scores_alone = consent::Command::Show {
        scores: true,
        words: false,
    };
    play.act(Who::Client, "withdrawn", scores_alone.into())
        .await;
    play.everybody_looks(&mut done, When::Withdrawn).await;
    play.end(Who::Client, false).await;
    play.everybody_looks(&mut done, When::Over).await;
    // What has no words takes some away: it comes last.
    for round in WITH_WORDS..ROUNDS {
        play.whisper_of_each_kind(&mut done, round).await;
    }

    done.sort_by_key(|done| (done.kind.topic, done.kind.name, done.who == Who::Therapist));
    each_kind_was_done(&done);
    each_went_no_further_than_it_may(&done);
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(DOCUMENT);
    let seen = document(&done);
    if std::env::var_os(WRITE).is_some() {
        std::fs::write(&path, &seen).unwrap();
    }
    let stands = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        stands, seen,
        "{DOCUMENT} says something else; {WRITE}=1 with this test writes it anew"
    );
}

impl Play {
    /// One of each kind that goes no further than the own room, or by a letter that is not due.
    async fn whisper_of_each_kind(&self, done: &mut Vec<Done>, round: usize) {
        for (who, _) in READERS {
            // The last of a topic's kinds first: what is kept takes the place of what was begun.
            for kind in self.kinds_of(who).await.into_iter().rev() {
                self.once((who, kind), When::AtOnce, done, round).await;
            }
        }
    }

    async fn say_of_each_kind(&self, done: &mut Vec<Done>, round: usize) {
        for (who, _) in READERS {
            let kinds = self.kinds_that_reach(who).await;
            // What an end leaves of the words is looked at by itself.
            let kinds = kinds
                .into_iter()
                .filter(|kind| kind.topic != Some(TopicName::Ending));
            for kind in kinds {
                self.once((who, kind), When::There, done, round).await;
            }
        }
    }

    /// Does one of a kind, unless one with words in it was done; the last time, one without.
    async fn once(
        &self,
        (who, kind): (Who, AnyKind),
        phase: When,
        done: &mut Vec<Done>,
        round: usize,
    ) {
        let is_it = |done: &Done| {
            done.who == who && (done.kind.topic, done.kind.name) == (kind.topic, kind.name)
        };
        if done.iter().any(is_it) {
            return;
        }
        let label = format!("{who:?} {:?} {}", kind.topic, kind.name);
        let words = marker(&label);
        for draw in 0..DRAWS {
            let seed = hash(&format!("{label} {round} {draw}"));
            let (command, acts) = self.decided(who, kind, &label, seed).await;
            // Where it goes as far as it may: not what is kept beside it.
            let mut farthest = acts.iter().filter(|act| act.goes() == command.whose().goes);
            let speaks = farthest.any(|act| format!("{act:?}").contains(&words));
            if acts.is_empty()
                || !(speaks || round >= WITH_WORDS)
                || (phase == When::AtOnce && !self.waits(who, &acts).await)
            {
                continue;
            }
            let whose = command.whose();
            self.act(who, &format!("{label} {round}"), command).await;
            done.push(Done {
                who,
                kind,
                whose,
                words: speaks.then_some(words),
                seen: BTreeMap::new(),
            });
            return;
        }
    }

    /// True where no letter among the acts is due before the clock moves, or the other does something of their own.
    async fn waits(&self, who: Who, acts: &[Act]) -> bool {
        for act in acts {
            if let Act::Post(letter) = act
                && letter.release <= self.stage.candor.now()
                && !self.is_not_due(who, letter).await
            {
                return false;
            }
        }
        true
    }

    /// Something that more can be said to: moments of every kind, of both.
    async fn more_is_said(&self, round: usize) {
        for (who, _) in READERS {
            for kind in self.kinds_that_reach(who).await {
                if !matches!(kind.topic, Some(TopicName::Moment | TopicName::Session)) {
                    continue;
                }
                for n in 0..3 {
                    let label = format!("more {round} {n} {:?} {} {who:?}", kind.topic, kind.name);
                    let (command, _) = self.decided(who, kind, &label, hash(&label)).await;
                    // What is kept stays to be looked at.
                    let takes = matches!(
                        &command,
                        Command::Moment(moment::Command::Send { kept: Some(_), .. })
                    );
                    if !takes {
                        self.act(who, &label, command).await;
                    }
                }
            }
        }
    }

    /// What is on its way arrives: its time comes, and each does what the other's letters wait for.
    async fn everything_arrives(&self) {
        self.stage.clock.minutes(420 * 24 * 60);
        for (n, session) in self.sessions().await.into_iter().enumerate() {
            let view = check_in::Command::View {
                session,
                view: Some(View::default()),
                show: false,
            };
            let share = check_in::Command::Share {
                session,
                form: Form::default(),
            };
            self.act(Who::Therapist, &format!("their view {n}"), view.into())
                .await;
            self.act(Who::Client, &format!("their check-in {n}"), share.into())
                .await;
        }
        self.both_look_in("everything arrives").await;
    }

    /// Asks, as everybody, for every address, and notes whose words stand on some page. Nobody but the two reads any.
    async fn everybody_looks(&self, done: &mut [Done], when: When) {
        for (who, reader) in READERS {
            let pages: Vec<String> = observe(self, who)
                .await
                .iter()
                .map(|seen| seen.answer.text())
                .collect();
            for done in &mut *done {
                let stands = |words: &String| pages.iter().any(|page| page.contains(words));
                if done.words.as_ref().is_some_and(stands) {
                    done.seen.entry(when).or_default().insert(reader);
                }
            }
        }
        for who in self.onlookers(Who::Client) {
            if who == Who::Therapist {
                continue;
            }
            for seen in observe(self, who).await {
                let page = seen.answer.text();
                for words in done.iter().filter_map(|done| done.words.as_ref()) {
                    assert!(
                        !page.contains(words),
                        "{who:?} reads {words} at {}",
                        seen.what
                    );
                }
            }
        }
    }
}

/// Every kind of the list, by everybody whose it is.
fn each_kind_was_done(all: &[Done]) {
    let done = |kind: &AnyKind| {
        all.iter()
            .any(|done| (done.kind.topic, done.kind.name) == (kind.topic, kind.name))
    };
    // What ends it, and taking back, have no words.
    let missing: Vec<_> = sample::kinds()
        .iter()
        .filter(|kind| !matches!(kind.topic, Some(TopicName::Ending)) && kind.name != "TakeBack")
        .filter(|kind| !done(kind))
        .map(|kind| (kind.topic, kind.name))
        .collect();
    assert!(
        missing.is_empty(),
        "nothing of these kinds was ever done: {missing:?}"
    );
}

fn each_went_no_further_than_it_may(all: &[Done]) {
    for done in all.iter().filter(|done| done.words.is_some()) {
        let name = (done.who, done.kind.topic, done.kind.name);
        let other = if done.who == Who::Client {
            "therapist"
        } else {
            "client"
        };
        for (when, readers) in &done.seen {
            let allowed = match done.whose.goes {
                Goes::Own => false,
                Goes::Post => *when != When::AtOnce,
                Goes::Shared => true,
            };
            assert!(
                allowed || !readers.contains(other),
                "{name:?} {when:?}: {readers:?}"
            );
        }
        // A therapist's words stay; of a client's, none that were withdrawn are left to the therapist.
        let withdrawn = done.seen.get(&When::Withdrawn);
        if done.who == Who::Client {
            assert!(
                !withdrawn.is_some_and(|readers| readers.contains("therapist")),
                "{name:?}"
            );
        }
    }
}

const ABOUT: &str = "\
# Who reads what

Written by the test `who_reads_the_words_of_each_kind` of `crates/acceptance`, and held by it: the kinds come from the list of topics, and who
reads their words was seen by asking, as everybody there is, for every address there is. `CANDOR_WRITE_VISIBILITY=1` with that test writes it
anew.

*How far* is what the topic says and `decide` holds: into one's **own** room, by **post** (it can be taken back until it is there), or **said** to
both at once. *At once* is while what was posted is on its way; *there*, when it has come as far as it goes; *withdrawn*, when the client has
taken their words out of view; *over*, after an end. \"—\" stands where nobody reads it any more, or no words of its own are in it. Nobody
else, signed in or not, the administrator among them, ever reads any of it.
";

fn document(all: &[Done]) -> String {
    let mut text = ABOUT.to_owned();
    let mut topic = None;
    for (n, done) in all.iter().enumerate() {
        if n == 0 || topic != done.kind.topic {
            topic = done.kind.topic;
            let name = topic.map_or("Of every topic".to_owned(), |topic| format!("{topic:?}"));
            write!(text, "\n## {name}\n\n| what | whose | how far | at once | there | withdrawn | over |\n|---|---|---|---|---|---|---|\n").unwrap();
        }
        let far = match done.whose.goes {
            Goes::Own => "own",
            Goes::Post => "post",
            Goes::Shared => "said",
        };
        let whose = if done.who == Who::Client {
            "client"
        } else {
            "therapist"
        };
        write!(text, "| {} | {whose} | {far} |", done.kind.name).unwrap();
        for when in [When::AtOnce, When::There, When::Withdrawn, When::Over] {
            let readers = done.seen.get(&when).map_or("—".to_owned(), |readers| {
                readers.iter().copied().collect::<Vec<_>>().join(", ")
            });
            write!(text, " {readers} |").unwrap();
        }
        text.push('\n');
    }
    text.push_str(&stored());
    text
}

/// What stands in each room by its written form, with or without words.
fn stored() -> String {
    let mut text = "\n## What is stored\n\n| topic | said, for both to see | kept, in an own room |\n|---|---|---|\n".to_owned();
    for declared in sample::DECLARED {
        let names = |names: &[&str]| {
            if names.is_empty() {
                "—".to_owned()
            } else {
                names.join(", ")
            }
        };
        writeln!(
            text,
            "| {:?} | {} | {} |",
            declared.topic,
            names(declared.said),
            names(declared.kept)
        )
        .unwrap();
    }
    text
}
