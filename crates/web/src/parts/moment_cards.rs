//! The choices of the form in which a client says something.

use dialogue::moment::view::SayPage;
use dialogue::moment::{Effect, Feeling, Handling, Level, Please, Topic};
use dialogue::safety::{Concern, Route};

use super::card::{Card, plain};
use crate::frame::words::Words;

/// All choices of the form.
pub(crate) struct Cards {
    pub(crate) feelings: Vec<Card>,
    pub(crate) levels: Vec<Card>,
    pub(crate) please: Vec<Card>,
    pub(crate) topics: Vec<Card>,
    pub(crate) did: Vec<Card>,
    pub(crate) handling: Vec<Card>,
    pub(crate) never_sent: Vec<Card>,
    pub(crate) outside_first: Vec<Card>,
}

impl Cards {
    pub(crate) fn of(t: &Words, p: &SayPage) -> Self {
        let form = &p.form;
        let concerns = |where_to: Route| {
            Concern::ALL
                .iter()
                .filter(|c| c.route() == where_to)
                .map(|c| {
                    let label = t.choice("safety-concern", c.name());
                    plain(c.name(), label, form.concerns.contains(c))
                })
                .collect()
        };
        Self {
            feelings: Feeling::ALL
                .iter()
                .map(|f| {
                    let label = match f {
                        Feeling::TowardsYou => t.fill(
                            "moment-towards-other",
                            &[("other", p.between.other.as_str())],
                        ),
                        Feeling::FeltOff | Feeling::FeltGood | Feeling::NotSure => {
                            t.choice("moment-feeling", f.name())
                        }
                    };
                    plain(f.name(), label, form.feeling == Some(*f))
                })
                .collect(),
            levels: levels(t, p),
            please: Please::ALL
                .iter()
                .map(|c| {
                    let label = t.choice("moment-please", c.name());
                    plain(c.name(), label, form.please == Some(*c))
                })
                .collect(),
            topics: Topic::ALL
                .iter()
                .map(|c| {
                    plain(
                        c.name(),
                        t.choice("topic", c.name()),
                        form.topic == Some(*c),
                    )
                })
                .collect(),
            did: Effect::ALL
                .iter()
                .map(|c| {
                    let label = t.choice("effect", c.name());
                    plain(c.name(), label, form.more.did.contains(c))
                })
                .collect(),
            handling: Handling::ALL
                .iter()
                .map(|c| {
                    let label = t.choice("handling", c.name());
                    plain(c.name(), label, form.more.handling == Some(*c))
                })
                .collect(),
            never_sent: concerns(Route::NeverSent),
            outside_first: concerns(Route::OutsideHelpFirst),
        }
    }
}

/// The four levels, each with exactly what the therapist would read.
fn levels(t: &Words, p: &SayPage) -> Vec<Card> {
    let other = p.between.other.as_str();
    let wait = t.choice("please", Please::Wait.name());
    let ask = t.choice("moment-please", Please::AskGently.name());
    Level::ALL
        .iter()
        .map(|level| Card {
            name: level.name(),
            label: t.choice("moment-level", level.name()),
            why: match level {
                Level::JustForMe => t.fill("moment-why-just-for-me", &[("other", other)]),
                Level::Something => t.fill(
                    "moment-why-something",
                    &[("other", other), ("sentence", &wait), ("or", &ask)],
                ),
                Level::About => t.fill("moment-why-about", &[("other", other)]),
                Level::Say => t.fill("moment-why-say", &[("other", other)]),
            },
            chosen: p.form.level == Some(*level),
        })
        .collect()
}
