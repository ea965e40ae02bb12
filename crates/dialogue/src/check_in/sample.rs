//! Samples of check-ins.

use alliance::{Direct, Item, Items, Score};

use super::{Answers, Command, Form, View, view};
use crate::conversation::Happened;
use crate::sample::{Draw, Kind, Look, Sample};

impl Sample for Command {
    const KINDS: &'static [Kind<Self>] = &[
        Kind::new("Save", 2, |draw| Command::Save {
            session: draw.session(),
            form: form(draw),
        }),
        Kind::new("Keep", 2, |draw| Command::Keep {
            session: draw.session(),
            form: form(draw),
        }),
        Kind::new("Share", 5, |draw| Command::Share {
            session: draw.session(),
            form: form(draw),
        }),
        Kind::new("View", 7, |draw| Command::View {
            session: draw.session(),
            view: draw.maybe(6, view),
            show: draw.happens(7),
        }),
    ];

    fn twin(&self, draw: &mut Draw<'_>) -> Option<Self> {
        match self {
            Command::Save { .. } | Command::Keep { .. } => None,
            Command::Share { session, form } => Some(Command::Share {
                session: *session,
                form: Form {
                    held_back: !form.held_back,
                    ..form.clone()
                },
            }),
            // A view that is not shown, and passing, are the same to the client.
            Command::View {
                session,
                view: kept,
                show,
            } => {
                let shown = *show && kept.as_ref().is_some_and(|kept| *kept != View::default());
                (!shown).then(|| Command::View {
                    session: *session,
                    view: draw.maybe(6, view),
                    show: false,
                })
            }
        }
    }

    fn pages(look: &Look<'_>) -> Vec<String> {
        let (desk, now) = (look.desk, look.now);
        let clients = look.each("client's check-in", |id| {
            view::client_check_in(desk, id, now)
        });
        let therapists = look.each("therapist's view", |id| {
            view::therapist_check_in(desk, id, now)
        });
        [clients, therapists].concat()
    }
}

/// A check-in, as far as it was filled in.
pub fn form(draw: &mut Draw<'_>) -> Form {
    let mut items = Items::default();
    for item in Item::ALL {
        items.set(item, draw.maybe(5, score).flatten());
    }
    let agreed: Vec<_> = {
        let desk = draw.desk();
        let all = desk.ours().conversations.all().iter();
        all.flat_map(|c| c.agreed.iter().map(|a| a.id)).collect()
    };
    let answered = draw.below(2);
    Form {
        answers: Answers {
            items,
            direct: draw.maybe(5, |draw| draw.pick(&Direct::ALL)),
            better: draw.maybe(5, Draw::line),
            agreed: (0..answered)
                .map(|_| (draw.name_of(&agreed), draw.pick(Happened::ALL)))
                .collect(),
        },
        held_back: draw.happens(5),
    }
}

/// A therapist's view.
pub fn view(draw: &mut Draw<'_>) -> View {
    View {
        between: draw.maybe(5, score).flatten(),
        direct: draw.maybe(5, |draw| draw.pick(&Direct::ALL)),
    }
}

fn score(draw: &mut Draw<'_>) -> Option<Score> {
    Score::new(u8::try_from(draw.below(11)).ok()?).ok()
}
