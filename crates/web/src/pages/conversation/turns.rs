//! What followed in a conversation, put into words. Both read the same sentences.

use dialogue::conversation::view::{ConversationPage, Opening, ShownTurn};
use dialogue::conversation::{Acknowledgement, Said, Stand, Where};
use dialogue::{EntryId, Passage};

use crate::frame::words::Words;
use crate::parts::phrases::weekday;

/// One entry of the timeline.
pub(super) struct Turn {
    /// "me" or "other".
    pub(super) by: &'static str,
    /// A mark on the thread, where a person made one.
    pub(super) mark: Option<&'static str>,
    pub(super) who: String,
    pub(super) iso: String,
    pub(super) day: String,
    /// A line of ours above the words; may be empty.
    pub(super) title: String,
    /// What was said, each with a label that may be empty.
    pub(super) words: Vec<(String, String)>,
    /// The line that folds the words away, where the reader may want to choose when to read them.
    pub(super) fold: Option<String>,
}

/// The turns of a conversation.
pub(super) fn turns(t: &Words, p: &ConversationPage) -> Vec<Turn> {
    let last = p.turns.last().map(|turn| turn.id);
    p.turns.iter().map(|turn| one(t, p, turn, last)).collect()
}

fn one(t: &Words, p: &ConversationPage, turn: &ShownTurn, last: Option<EntryId>) -> Turn {
    let first = p.turns.first().is_some_and(|first| first.id == turn.id);
    let (title, words) = match &turn.said {
        None => (t.say("conversation-words-not-shown"), Vec::new()),
        Some(Said::Back { words, .. }) if first && matches!(p.opening, Opening::Noticed(_)) => {
            (t.say("conversation-turn-answer"), plain(words.as_ref()))
        }
        Some(said) => said_in_words(t, p, turn.mine, said),
    };
    Turn {
        by: if turn.mine { "me" } else { "other" },
        mark: turn.said.as_ref().and_then(mark),
        who: if turn.mine {
            t.say("conversation-you")
        } else {
            p.between.other.to_string()
        },
        iso: t.iso_day(&turn.at),
        day: t.day(&turn.at),
        title,
        words,
        fold: fold(t, p, turn).filter(|_| last == Some(turn.id)),
    }
}

/// Words under no label.
fn plain(words: Option<&Passage>) -> Vec<(String, String)> {
    let words = words.iter();
    words.map(|w| (String::new(), w.to_string())).collect()
}

/// An answer that nothing followed yet: the client chooses whether to read it now or when they meet.
fn fold(t: &Words, p: &ConversationPage, turn: &ShownTurn) -> Option<String> {
    let answered = matches!(
        turn.said,
        Some(
            Said::Answered { .. }
                | Said::Acknowledged {
                    how: Acknowledgement::Read
                        | Acknowledgement::Tap(_)
                        | Acknowledgement::Words(_),
                    ..
                }
        )
    );
    if turn.mine || !answered {
        return None;
    }
    let other = p.between.other.as_str();
    Some(match &p.next {
        None => t.fill("conversation-has-answered", &[("other", other)]),
        Some(next) => match weekday(t, &next.starts) {
            None => t.fill("conversation-has-answered-today", &[("other", other)]),
            Some(day) => t.fill(
                "conversation-has-answered-day",
                &[("other", other), ("day", &day)],
            ),
        },
    })
}

fn said_in_words(
    t: &Words,
    p: &ConversationPage,
    mine: bool,
    said: &Said,
) -> (String, Vec<(String, String)>) {
    let line = |words: String| vec![(String::new(), words)];
    match said {
        Said::Acknowledged { how, .. } => (
            String::new(),
            line(match how {
                Acknowledgement::Read => t.say("conversation-ack-read"),
                Acknowledgement::Tap(words) | Acknowledgement::Words(words) => words.to_string(),
                Acknowledgement::ComeBack { by } => {
                    t.fill("conversation-ack-come-back", &[("day", &t.date(by))])
                }
            }),
        ),
        Said::Answered { words, .. } => (String::new(), line(words.to_string())),
        // How it is drawn is nothing said, and makes no turn.
        Said::Drawn { .. } => (String::new(), Vec::new()),
        Said::NotNow { .. } => (t.say("conversation-turn-not-now"), Vec::new()),
        Said::Agreed { words, .. } => (t.say("conversation-turn-agreed"), line(words.to_string())),
        Said::Happened {
            agreed, happened, ..
        } => {
            let what = p.agreed.iter().find(|a| a.id == *agreed);
            let mut words: Vec<_> = what
                .map(|a| (String::new(), a.words.to_string()))
                .into_iter()
                .collect();
            words.push((String::new(), t.choice("happened", happened.name())));
            (t.say("conversation-turn-happened"), words)
        }
        Said::Stands { stand, .. } => (
            if mine {
                t.say("conversation-turn-stands-mine")
            } else {
                t.fill(
                    "conversation-turn-stands",
                    &[("other", p.between.other.as_str())],
                )
            },
            stand_in_words(t, stand),
        ),
        Said::Back { words, .. } => (t.say("conversation-turn-back"), plain(words.as_ref())),
    }
}

/// Where it is now, and the words beside it.
pub(super) fn stand_in_words(t: &Words, stand: &Stand) -> Vec<(String, String)> {
    let place = (String::new(), t.choice("where", stand.place.name()));
    let parts = [
        (t.say("conversation-where-afraid"), &stand.afraid),
        (t.say("conversation-where-happened"), &stand.happened),
        (t.say("conversation-where-saying"), &stand.saying),
    ];
    std::iter::once(place)
        .chain(
            parts
                .into_iter()
                .filter_map(|(label, words)| Some((label, words.as_ref()?.to_string()))),
        )
        .collect()
}

/// Marks stand only where the client said so; each is as finished as the others.
fn mark(said: &Said) -> Option<&'static str> {
    let Said::Stands { stand, .. } = said else {
        return None;
    };
    place_mark(stand.place)
}

/// The mark of a place on the thread.
pub(super) fn place_mark(place: Where) -> Option<&'static str> {
    match place {
        Where::Settled => Some("seam"),
        Where::Differently => Some("differ"),
        Where::Elsewhere => Some("elsewhere"),
        Where::Partly | Where::NotOkay | Where::AnotherTime => None,
    }
}
