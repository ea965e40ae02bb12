//! Samples of conversations.

use super::{Acknowledgement, Command, Happened, Stand, Where, view};
use crate::EntryId;
use crate::sample::{Draw, Kind, Look, Sample};

impl Sample for Command {
    const KINDS: &'static [Kind<Self>] = &[
        Kind::new("Acknowledge", 7, |draw| Command::Acknowledge {
            moment: draw.moment(),
            how: match draw.below(7) {
                0 | 1 => Acknowledgement::Read,
                2 => Acknowledgement::Tap(draw.line()),
                3 | 4 => Acknowledgement::Words(draw.line()),
                _ => Acknowledgement::ComeBack {
                    by: draw.day(-2..120),
                },
            },
        }),
        Kind::new("Answer", 7, |draw| Command::Answer {
            moment: draw.moment(),
            words: draw.passage(),
        }),
        Kind::new("NotNow", 2, |draw| Command::NotNow {
            moment: draw.moment(),
        }),
        Kind::new("Agree", 5, |draw| Command::Agree {
            moment: draw.moment(),
            words: draw.line(),
        }),
        Kind::new("Happened", 3, |draw| {
            let moment = draw.moment();
            Command::Happened {
                moment,
                agreed: agreed(draw, moment),
                happened: draw.pick(Happened::ALL),
            }
        }),
        Kind::new("Show", 5, |draw| Command::Show {
            moment: draw.moment(),
            stand: stand(draw),
        }),
        Kind::new("Keep", 2, |draw| Command::Keep {
            moment: draw.moment(),
            stand: stand(draw),
        }),
        Kind::new("Draw", 2, |draw| Command::Draw {
            moment: draw.moment(),
            drawn: draw.happens(5),
        }),
        Kind::new("Back", 4, |draw| Command::Back {
            moment: draw.moment(),
            words: draw.maybe(5, Draw::passage),
        }),
    ];

    fn twin(&self, _: &mut Draw<'_>) -> Option<Self> {
        None
    }

    fn pages(look: &Look<'_>) -> Vec<String> {
        look.each("conversation", |id| {
            view::conversation(look.desk, id, look.now)
        })
    }
}

fn agreed(draw: &mut Draw<'_>, moment: EntryId) -> EntryId {
    let conversation = draw.desk().ours().conversations.get(moment);
    let agreed = conversation.into_iter().flat_map(|c| &c.agreed);
    let agreed: Vec<EntryId> = agreed.map(|agreed| agreed.id).collect();
    draw.name_of(&agreed)
}

/// Where it is now, sometimes with words.
pub fn stand(draw: &mut Draw<'_>) -> Stand {
    Stand {
        place: draw.pick(Where::ALL),
        afraid: draw.maybe(3, Draw::passage),
        happened: draw.maybe(3, Draw::passage),
        saying: draw.maybe(3, Draw::passage),
    }
}
