//! The first answer in one tap.

use dialogue::conversation::view::{ConversationPage, Opening, Progress};
use dialogue::moment::{Feeling, Handling, Please, Telling};

use crate::frame::words::Words;
use crate::parts::phrases::weekday;

/// Something good is met as that.
pub(super) fn is_good(opening: &Opening) -> bool {
    matches!(
        opening,
        Opening::Telling(Telling::Words {
            feeling: Some(Feeling::FeltGood),
            ..
        })
    )
}

/// The first answer in one tap: it keeps to how the client asked to be approached, and names the next session's day.
/// It is sent, stored and shown as exactly these words, so that both read the same however the calendar changes.
pub(super) fn sentence(t: &Words, p: &ConversationPage) -> Option<String> {
    // To something the client came back to, what they asked for at the beginning may be no answer any more.
    if p.progress == (Progress::BackToIt { mine: false }) {
        return Some(talk(t, p));
    }
    let Opening::Telling(telling) = &p.opening else {
        return None;
    };
    Some(match telling {
        Telling::Something { please } | Telling::About { please, .. } => match please {
            Please::Wait => t.say("conversation-ack-wait"),
            Please::AskGently => t.say("conversation-ack-ask-gently"),
        },
        Telling::Words { more, .. } => match more.handling {
            None | Some(Handling::JustKnow) if is_good(&p.opening) => {
                t.say("conversation-ack-glad")
            }
            Some(Handling::JustKnow) => t.say("conversation-ack-just-know"),
            Some(Handling::InWriting) => t.say("conversation-ack-in-writing"),
            Some(Handling::InSession) | None => talk(t, p),
        },
    })
}

fn talk(t: &Words, p: &ConversationPage) -> String {
    let Some(next) = &p.next else {
        return t.say("conversation-ack-read");
    };
    match weekday(t, &next.starts) {
        None => t.say("conversation-ack-read-today"),
        Some(day) => t.fill("conversation-ack-read-day", &[("day", &day)]),
    }
}
