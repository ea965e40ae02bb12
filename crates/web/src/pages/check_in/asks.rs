//! The questions of one page.

use alliance::{Direct, Item, Score};
use dialogue::check_in::view::ClientCheckIn;
use dialogue::conversation::Happened;

use super::step::Step;
use crate::frame::words::Words;
use crate::parts::card::{Card, plain};

/// One question from 0 to 10.
pub(super) struct Scale {
    pub(super) name: &'static str,
    pub(super) label: String,
    pub(super) at: Option<u8>,
}

impl Scale {
    pub(super) fn is_at(&self, points: &u8) -> bool {
        self.at.as_ref() == Some(points)
    }
}

/// Something agreed, with what can be said about it.
pub(super) struct Agreed {
    pub(super) id: String,
    pub(super) words: String,
    pub(super) answers: Vec<Card>,
}

/// The questions of one page; what is not asked there is `None` or empty.
#[derive(Default)]
pub(super) struct Asks {
    pub(super) scales: Vec<Scale>,
    pub(super) direct: Option<Vec<Card>>,
    pub(super) better: Option<String>,
    pub(super) rest: bool,
    pub(super) held_back: bool,
    pub(super) agreed: Vec<Agreed>,
    /// True where the question is the page's heading.
    pub(super) heading: bool,
}

impl Agreed {
    pub(super) fn is_answered(&self) -> bool {
        self.answers.iter().any(|card| card.chosen)
    }
}

impl Asks {
    /// True where the direct question has an answer.
    pub(super) fn has_direct(&self) -> bool {
        let cards = self.direct.iter().flatten();
        cards.into_iter().any(|card| card.chosen)
    }

    /// The questions of this page.
    pub(super) fn of(t: &Words, p: &ClientCheckIn, page: Step) -> Self {
        let answers = &p.form.answers;
        let number = match page {
            Step::Start => 1,
            Step::One(n) => usize::from(n),
            Step::All | Step::Last => 0,
        };
        let all = number == 0;
        let scales = Item::ALL
            .into_iter()
            .filter(|item| all || item.index() + 1 == number)
            .map(|item| Scale {
                name: item.name(),
                label: t.choice("item", item.name()),
                at: answers.items.get(item).map(Score::points),
            });
        let better = || {
            answers
                .better
                .as_ref()
                .map_or("", |b| b.as_str())
                .to_owned()
        };
        Self {
            scales: scales.collect(),
            direct: (all || number == 6).then(|| directs(t, answers.direct)),
            better: (all || number == 7).then(better),
            rest: all || number == 8,
            held_back: p.form.held_back,
            agreed: if all || number == 8 {
                agreed(t, p)
            } else {
                Vec::new()
            },
            heading: !all && page != Step::Start,
        }
    }
}

fn directs(t: &Words, given: Option<Direct>) -> Vec<Card> {
    Direct::ALL
        .into_iter()
        .map(|d| plain(d.name(), t.choice("direct", d.name()), given == Some(d)))
        .collect()
}

fn agreed(t: &Words, p: &ClientCheckIn) -> Vec<Agreed> {
    let given = |id| p.form.answers.agreed.iter().find(|(a, _)| *a == id);
    p.agreed
        .iter()
        .map(|question| Agreed {
            id: question.id.to_string(),
            words: question.words.as_str().to_owned(),
            answers: Happened::ALL
                .iter()
                .map(|h| {
                    let chosen = given(question.id).is_some_and(|(_, g)| g == h);
                    plain(h.name(), t.choice("happened", h.name()), chosen)
                })
                .collect(),
        })
        .collect()
}
