//! What stands on each one's pages: made by the same views and said in the same words as there.

use alliance::Item;
use dialogue::conversation::view::Opening;
use dialogue::moment::{Said, Telling, What};
use dialogue::view;
use dialogue::{Desk, Time};

use crate::frame::words::Words;
use crate::parts::phrases::{check_in_state, heading, progress};
use crate::parts::underway;

/// What stands on somebody's page: what it is, and what is said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) heading: String,
    pub(super) what: String,
}

/// What the client's start page says, and what their own room holds.
pub(super) fn client(t: &Words, desk: &Desk, now: Time) -> Vec<Shown> {
    let home = view::client_home(desk, now);
    let other = home.between.other.as_str();
    let mut shown = Vec::new();
    if let Some((session, state)) = &home.last {
        shown.push(Shown {
            heading: t.fill("home-last", &[("day", &t.day(&session.starts))]),
            what: check_in_state(t, *state).1,
        });
    }
    for letter in &home.underway {
        shown.push(Shown {
            heading: underway::summary(t, &home.between, letter),
            what: underway::when(t, &home.between, letter),
        });
    }
    for line in &home.conversations {
        shown.push(Shown {
            heading: heading(t, &home.between, line.kind, line.mine),
            what: progress(t, &home.between, line),
        });
    }
    let own = view::own(desk);
    for note in own.notes {
        if let What::TakenBack(Said::Raised(raised)) = note.what {
            shown.push(Shown {
                heading: t.fill("own-back", &[("other", other)]),
                what: words(&raised.telling),
            });
        }
    }
    for kept in own.check_ins {
        let day = kept.session_starts.map(|at| t.day(&at));
        shown.push(Shown {
            heading: t.fill("own-check-in", &[("day", &day.unwrap_or_default())]),
            what: t.fill("own-check-in-same", &[("other", other)]),
        });
    }
    shown
}

fn words(telling: &Telling) -> String {
    match telling {
        Telling::Words { words, .. } => words.to_string(),
        Telling::Something { .. } | Telling::About { .. } => String::new(),
    }
}

/// What the therapist's page of the two says: conversations, and check-ins that were shared.
pub(super) fn therapist(t: &Words, desk: &Desk, now: Time) -> Vec<Shown> {
    let page = view::relationship(desk, now);
    let mut said: Vec<Shown> = page
        .conversations
        .iter()
        .map(|line| Shown {
            heading: heading(t, &page.between, line.kind, line.mine),
            what: match dialogue::conversation::view::conversation(desk, line.id, now)
                .map(|open| open.opening)
            {
                Ok(Opening::Telling(telling)) => words(&telling),
                Ok(Opening::Noticed(_) | Opening::Withdrawn) | Err(_) => String::new(),
            },
        })
        .collect();
    if said.is_empty() {
        said.push(Shown {
            heading: t.say("relationship-said"),
            what: t.say("relationship-said-empty"),
        });
    }
    let shared = page.check_ins.iter().filter_map(|line| {
        let answers = line.shared.as_ref()?;
        let numbers = Item::ALL.into_iter().filter_map(|item| {
            let points = answers.items.get(item)?.points();
            let name = t.choice("item-short", item.name());
            Some(format!("{name} {points}"))
        });
        Some(numbers.collect::<Vec<_>>().join(", "))
    });
    let shared = shared.collect::<Vec<_>>();
    said.push(Shown {
        heading: t.say("relationship-check-ins"),
        what: if shared.is_empty() {
            t.say("relationship-check-ins-empty")
        } else {
            shared.join("; ")
        },
    });
    said
}
