//! Everything one person can obtain by asking for addresses.

use std::collections::HashSet;

use dialogue::{EntryId, RelationshipId};
use testkit::{Answer, Browser, capture, probes};
use uuid::Uuid;

use crate::extra::Found;
use crate::play::{KEPT, Play, Who};

/// What one person was answered at one address, and which log lines that caused.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) what: String,
    /// Ids that the question itself brought along, and that the answer may repeat.
    pub(crate) said: Vec<Uuid>,
    pub(crate) answer: Answer,
    pub(crate) log: Vec<String>,
}

/// Something that exists nowhere.
pub(crate) const NOWHERE: Uuid = Uuid::from_u128(1);

/// Asks once; the same chance is drawn for the same question, whoever's play it is.
pub(crate) async fn ask(play: &Play, browser: &mut Browser, what: String, address: &str) -> Seen {
    play.stage.chance.step(&what);
    let captured = capture();
    let answer = browser.get(address).await;
    let log = captured.lines();
    let said = Vec::new();
    Seen {
        what,
        said,
        answer,
        log,
    }
}

/// Everything that one person can obtain with GET. Whoever has a seat asks twice: the first visit collects what is due, the
/// second shows what came of it.
pub(crate) async fn observe(play: &Play, who: Who) -> Vec<Seen> {
    let mut browser = play.browser(who).await;
    let rounds = if play.has_seat(who) { 2 } else { 1 };
    let addresses = addresses(play, who).await;
    let mut seen = Vec::new();
    for round in 0..rounds {
        for address in &addresses {
            let what = format!("{round} {who:?} {address}");
            seen.push(ask(play, &mut browser, what, address).await);
        }
    }
    seen
}

/// Every address there is, for whoever has a seat with every session and moment of theirs in it; of other relationships, and
/// for everybody else, one of each and one that does not exist.
async fn addresses(play: &Play, who: Who) -> Vec<String> {
    let nowhere = EntryId(NOWHERE);
    let with_nowhere = |all: &[EntryId]| [all, &[nowhere]].concat();
    let sessions = play.sessions().await;
    let moments = play.moments().await;
    let first = moments.get(..1).unwrap_or_default();
    let some = (with_nowhere(&[sessions[KEPT]]), with_nowhere(first));
    let mut asked = if play.has_seat(who) {
        let (sessions, moments) = (with_nowhere(&sessions), with_nowhere(&moments));
        probes(&[play.pair], &sessions, &moments)
    } else {
        Vec::new()
    };
    asked.extend(probes(&play.relationships, &some.0, &some.1));
    asked.extend(probes(&[RelationshipId(NOWHERE)], &[nowhere], &[nowhere]));
    let gets = asked.iter().filter(|probe| probe.verbs.contains(&"GET"));
    let mut addresses: Vec<String> = gets.map(|probe| probe.address.clone()).collect();
    addresses.extend(with_queries(play, sessions[KEPT]));
    let mut known = HashSet::new();
    addresses.retain(|address| known.insert(address.clone()));
    addresses
}

/// What stands after a question mark may lead to another page, and never to another's.
fn with_queries(play: &Play, session: EntryId) -> Vec<String> {
    let with = format!("/with/{}", play.pair);
    let check_in = format!("{with}/check-in/{session}");
    ["page=9", "page=all", "page=3", "page=%FF", "kept=1&saved=1"]
        .into_iter()
        .map(|query| format!("{check_in}?{query}"))
        .chain([
            format!("{with}?page=2"),
            format!("{with}/own?page=2&entry={NOWHERE}"),
            format!("{with}/say?go=take-up&kept={NOWHERE}"),
            "/?page=2&all=1".to_owned(),
        ])
        .collect()
}

/// Where two answers differ, in a few words: the first line of the page that does, or the headers, or the log.
pub(crate) fn difference(expected: &Seen, seen: &Seen) -> Option<String> {
    if expected == seen {
        return None;
    }
    let (a, b) = (expected.answer.text(), seen.answer.text());
    let line = a
        .lines()
        .zip(b.lines())
        .find(|(a, b)| a != b)
        .map(|(a, b)| format!("{}: {a:?} became {b:?}", expected.what));
    Some(line.unwrap_or_else(|| {
        format!(
            "{}: {} {:?} {:?} became {} {:?} {:?}",
            expected.what,
            expected.answer.status,
            expected.answer.headers,
            expected.log,
            seen.answer.status,
            seen.answer.headers,
            seen.log
        )
    }))
}
