//! Everything one person can obtain by asking for addresses.

use std::collections::HashSet;

use dialogue::{EntryId, RelationshipId};
use testkit::{Answer, Browser, capture, probes};
use uuid::Uuid;

use super::extra::Found;
use super::mails::mails_of;
use super::play::{KEPT, Play, Who};

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
    // Before the first visit, which collects what a reminder would be about.
    seen.extend(mails_of(play, who).await);
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

/// Addresses with an id in them that exists only in the other's own room, wherever an id can stand.
pub(crate) async fn guess_addresses(play: &Play, who: Who, guess: Uuid) -> Vec<Seen> {
    let mut browser = play.browser(who).await;
    let (entry, sessions) = (EntryId(guess), play.sessions().await);
    let mut asked = probes(&[play.pair], &[entry], &[entry]);
    asked.extend(probes(&[RelationshipId(guess)], &sessions[..1], &[entry]));
    let gets = asked.iter().filter(|probe| probe.verbs.contains(&"GET"));
    let mut addresses: Vec<String> = gets.map(|probe| probe.address.clone()).collect();
    let id = entry.to_string();
    addresses.retain(|address| address.contains(&id));
    let with = format!("/with/{}", play.pair);
    let check_in = format!("{with}/check-in/{}", sessions[KEPT]);
    for page in ["/".to_owned(), format!("{with}/own"), check_in] {
        addresses.push(format!(
            "{page}?entry={id}&letter={id}&kept={id}&about={id}"
        ));
    }
    let mut seen = Vec::new();
    for address in addresses {
        // The label leaves the guess out, so that every guess is asked under the same chance.
        let what = format!("{who:?} {}", address.replace(&id, "GUESS"));
        let mut one = ask(play, &mut browser, what, &address).await;
        one.said.push(guess);
        seen.push(one);
    }
    seen
}

/// Ids to guess with: one of each kind that the owner's extras left or took away, and some of their submissions.
pub(crate) fn guesses(found: &[Found], submissions: &[Uuid]) -> Vec<(String, Uuid)> {
    let found = Found::one_of_each(found).into_iter().map(|one| {
        let there = if one.there { "there" } else { "gone" };
        (format!("{} ({there})", one.kind), one.id)
    });
    let submission = submissions.last().map(|id| ("submission".to_owned(), *id));
    found.chain(submission).collect()
}

impl Seen {
    /// The same, but for ids that the question brought along.
    pub(crate) fn without_what_was_said(&self) -> Seen {
        let hide = |text: &str| {
            self.said.iter().fold(text.to_owned(), |text, id| {
                text.replace(&id.to_string(), "SAID")
                    .replace(&id.as_simple().to_string(), "SAID")
            })
        };
        Seen {
            what: self.what.clone(),
            said: Vec::new(),
            answer: Answer {
                status: self.answer.status,
                headers: self.answer.headers.clone(),
                body: hide(&self.answer.text()).into_bytes(),
            },
            log: self.log.iter().map(|line| hide(line)).collect(),
        }
    }
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
