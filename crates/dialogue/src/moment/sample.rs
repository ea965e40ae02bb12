//! Samples of moments.

use super::{Command, Delivery, Effect, Feeling, Form, Handling, Level, More, Please, Topic, view};
use crate::EntryId;
use crate::safety::Concern;
use crate::sample::{Draw, Kind, Look, Sample};

impl Sample for Command {
    const KINDS: &'static [Kind<Self>] = &[
        Kind::new("Save", 1, |draw| Command::Save(form(draw))),
        Kind::new("Discard", 1, |_| Command::Discard),
        Kind::new("Keep", 2, |draw| Command::Keep(form(draw))),
        Kind::new("KeepInstead", 1, |draw| Command::KeepInstead {
            form: form(draw),
            instead: note(draw),
        }),
        Kind::new("Send", 6, send),
        Kind::new("Notice", 4, |draw| Command::Notice(draw.passage())),
    ];

    fn twin(&self, draw: &mut Draw<'_>) -> Option<Self> {
        match self {
            Command::Save(_)
            | Command::Discard
            | Command::Keep(_)
            | Command::KeepInstead { .. }
            | Command::Notice(_) => None,
            Command::Send {
                form,
                delivery,
                seen_help,
                kept,
            } => {
                let mut form = form.clone();
                match form.level {
                    // What was written and not said: the level shows none of it.
                    Some(Level::Something | Level::About) => {
                        form.words = draw.maybe(5, Draw::passage);
                        form.feeling = draw.maybe(5, |draw| draw.pick(Feeling::ALL));
                        form.more = more(draw);
                    }
                    // All of it is said.
                    Some(Level::JustForMe | Level::Say) | None => return None,
                }
                Some(Command::Send {
                    form,
                    delivery: *delivery,
                    seen_help: *seen_help,
                    kept: *kept,
                })
            }
        }
    }

    fn pages(look: &Look<'_>) -> Vec<String> {
        let (desk, now, calendar) = (look.desk, look.now, look.calendar);
        let something = Form {
            level: Some(Level::Something),
            ..Form::default()
        };
        let morning = Delivery::NextMorning;
        let mut pages = vec![
            Look::page("say", &view::say(desk, None, now, calendar)),
            Look::page(
                "preview",
                &view::preview(desk, &something, morning, false, now, calendar),
            ),
        ];
        pages.extend(look.each("say again", |id| view::say(desk, Some(id), now, calendar)));
        pages
    }
}

fn send(draw: &mut Draw<'_>) -> Command {
    let mut form = form(draw);
    let kept = draw.maybe(3, note);
    // Whoever takes a kept note up again mostly says it: its words are there.
    if kept.is_some() && form.words.is_some() && form.concerns.is_empty() {
        form.level = Some(Level::Say);
    }
    Command::Send {
        form,
        delivery: match draw.below(7) {
            0 | 1 => Delivery::NextMorning,
            2..=4 => Delivery::At(draw.minutes(-60..30)),
            5 => Delivery::At(draw.minutes(0..30 * 1440)),
            _ => Delivery::At(draw.minutes(390 * 1440..410 * 1440)),
        },
        seen_help: draw.happens(5),
        kept,
    }
}

fn note(draw: &mut Draw<'_>) -> EntryId {
    let notes = draw.desk().own().moments.notes.iter().rev();
    let notes: Vec<EntryId> = notes.map(|note| note.id).collect();
    draw.name_of(&notes)
}

/// A moment, as far as it was filled in; mostly without a concern.
pub fn form(draw: &mut Draw<'_>) -> Form {
    Form {
        feeling: draw.maybe(5, |draw| draw.pick(Feeling::ALL)),
        level: match draw.below(17) {
            0 => None,
            1 | 2 => Some(Level::JustForMe),
            3..=5 => Some(Level::Something),
            6..=8 => Some(Level::About),
            _ => Some(Level::Say),
        },
        please: draw.maybe(5, |draw| draw.pick(Please::ALL)),
        topic: draw.maybe(8, |draw| draw.pick(Topic::ALL)),
        words: draw.maybe(9, Draw::passage),
        more: more(draw),
        concerns: if draw.happens(8) {
            Vec::new()
        } else {
            draw.some(Concern::ALL, 2)
        },
    }
}

fn more(draw: &mut Draw<'_>) -> More {
    More {
        when: draw.maybe(5, Draw::line),
        topic: None,
        did: draw.some(Effect::ALL, 2),
        wanted: draw.maybe(5, Draw::passage),
        handling: match draw.below(3) {
            0 => draw.maybe(5, |draw| draw.pick(Handling::ALL)),
            _ => Some(Handling::InWriting),
        },
    }
}
