//! What the therapist's day begins with: what arrived, and what was noticed, each with words to begin with.

use alliance::Direct;
use alliance::noticing::Found;
use dialogue::conversation::view::{ConversationLine, Progress};
use dialogue::moment::view::Kind;
use dialogue::moment::{Feeling, Please};
use dialogue::noticed::view::Asked;
use dialogue::session::view::SessionLine;
use dialogue::view::{Between, DayLine};
use dialogue::{RelationshipId, Time};

use crate::frame::at::below;
use crate::frame::words::Words;
use crate::parts;
use crate::parts::phrases::heading;

/// Where something on the day comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Source {
    /// A person said it.
    Said,
    /// It was found worth asking in what they shared.
    Asking,
    /// A look, or two views that differ: quieter.
    Quiet,
}

/// Something that arrived.
pub(super) struct Arrived {
    pub(super) relationship: RelationshipId,
    /// What comes first: what a person said; what is worth asking; a look, or two views that differ. Among each of these whom one meets
    /// first today, then what has been there longest.
    pub(super) order: (Source, Time, Time),
    /// Where it leads.
    pub(super) link: String,
    pub(super) title: String,
    /// What came, in one sentence: how much there is to read, or that the client came back to it.
    pub(super) what: String,
    pub(super) next: Option<String>,
    /// Words to begin with.
    pub(super) ask: String,
}

pub(super) fn title(t: &Words, between: &Between, line: &ConversationLine) -> String {
    heading(t, between, line.kind, line.mine)
}

pub(super) fn arrived<'a>(t: &'a Words, line: &'a DayLine) -> impl Iterator<Item = Arrived> + 'a {
    line.arrived.iter().map(|c| Arrived {
        relationship: line.between.relationship,
        order: order(Source::Said, line, c.arrived),
        ask: ask(t, line, c),
        link: about(line, c),
        title: title(t, &line.between, c),
        what: if matches!(c.progress, Progress::BackToIt { .. }) {
            came_back(t, line, c)
        } else {
            length(t, c.kind)
        },
        next: next(t, line),
    })
}

fn order(source: Source, line: &DayLine, since: Option<Time>) -> (Source, Time, Time) {
    let ahead = line.today.iter().filter(|session| session.ahead);
    let first = ahead.map(|session| session.starts).min();
    let never = Time(i64::MAX);
    (source, first.unwrap_or(never), since.unwrap_or(never))
}

/// Words to begin with; what the client asked for comes before any of them.
fn ask(t: &Words, line: &DayLine, c: &ConversationLine) -> String {
    if matches!(c.progress, Progress::BackToIt { .. }) {
        return t.say("day-ask-back");
    }
    match (c.please, c.kind) {
        (Some(Please::Wait), _) => other(t, "day-ask-wait", line),
        (Some(Please::AskGently), _) => t.say("day-ask-gently"),
        (None, Kind::Words(Some(Feeling::FeltGood), _)) => t.say("day-ask-good"),
        (None, _) => t.say("day-ask-words"),
    }
}

pub(super) fn came_back(t: &Words, line: &DayLine, c: &ConversationLine) -> String {
    match c.kind {
        Kind::Noticed => other(t, "day-answered-notice", line),
        Kind::Something | Kind::About(_) | Kind::Words(..) | Kind::Withdrawn => {
            other(t, "day-came-back", line)
        }
    }
}

/// A shared check-in that says there was a moment.
pub(super) fn direct<'a>(t: &'a Words, line: &'a DayLine) -> impl Iterator<Item = Arrived> + 'a {
    line.direct.iter().map(|(session, direct, asked)| Arrived {
        relationship: line.between.relationship,
        order: order(Source::Said, line, Some(session.starts)),
        ask: match asked {
            Asked::Wait => other(t, "noticed-ask-wait", line),
            Asked::Freely | Asked::SaidNo | Asked::RatherNotSay => t.say("day-ask-direct"),
        },
        link: check_in(line, session),
        title: match direct {
            Direct::ALittle => other(t, "day-direct-a-little", line),
            Direct::Yes | Direct::No | Direct::RatherNotSay => other(t, "day-direct", line),
        },
        what: t.fill("day-direct-when", &[("day", &t.day(&session.starts))]),
        next: next(t, line),
    })
}

/// What was noticed in a shared check-in.
pub(super) fn noticed<'a>(t: &'a Words, line: &'a DayLine) -> impl Iterator<Item = Arrived> + 'a {
    line.noticed.iter().map(|(session, noted)| Arrived {
        relationship: line.between.relationship,
        order: order(source(noted.finding.found), line, Some(session.starts)),
        ask: parts::noticed::ask(t, &line.between, noted).unwrap_or_default(),
        link: check_in(line, session) + "#why",
        title: t.fill(
            "noticed-title",
            &[
                ("other", line.between.other.as_str()),
                ("day", &t.day(&session.starts)),
            ],
        ),
        what: parts::noticed::first(t, &line.between, noted),
        next: next(t, line),
    })
}

fn source(found: Found) -> Source {
    match found {
        Found::Asking => Source::Asking,
        Found::Differ | Found::Look => Source::Quiet,
    }
}

fn other(t: &Words, key: &str, line: &DayLine) -> String {
    t.fill(key, &[("other", line.between.other.as_str())])
}

fn next(t: &Words, line: &DayLine) -> Option<String> {
    let next = line.next.as_ref()?;
    Some(t.fill("day-next", &[("when", &t.moment(&next.starts))]))
}

/// How much time it asks for, to the nearest ten words.
fn length(t: &Words, kind: Kind) -> String {
    let Kind::Words(_, words) = kind else {
        return t.say("day-no-words");
    };
    let about = (words + 5) / 10 * 10;
    match about {
        0..=10 => t.say("day-words-few"),
        11..=400 => t.count("day-words", about),
        _ => t.count("day-words-long", about),
    }
}

fn check_in(line: &DayLine, session: &SessionLine) -> String {
    below(
        line.between.relationship,
        &format!("/check-in/{}", session.id),
    )
}

pub(super) fn about(line: &DayLine, c: &ConversationLine) -> String {
    below(line.between.relationship, &format!("/about/{}", c.id))
}
