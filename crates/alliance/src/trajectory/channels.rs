//! Channels: what else than the score may be heard of a session, and what it says for or against a dip.
//!
//! Each channel comes to a ratio of likelihoods: how much likelier its answer is where something is open than where nothing is.
//! The figures are assumptions ([S] and [D] in CLINICAL.md §2.4 and §3), kept modest: a channel is never the proof.

use serde::{Deserialize, Serialize};

use super::shares::Shares;
use crate::{Direct, Item, Items};

/// The observation of one session: what was shared of it. Everything may be missing; what is missing says nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Heard {
    /// The score, in points of the prior's scale.
    pub score: Option<f64>,
    /// The five items, where they were shared.
    pub items: Items,
    /// Was there a moment that didn't sit right?
    pub direct: Option<Direct>,
    /// The therapist's own view of how it was between the two, 0 to 10.
    pub view: Option<f64>,
}

impl Heard {
    /// A score and nothing else.
    #[must_use]
    pub fn score(score: f64) -> Self {
        Self {
            score: Some(score),
            ..Self::default()
        }
    }

    /// True where there is a number that may lie lower than usual: a score, an item, a view. The direct answer is none.
    #[must_use]
    pub fn has_numbers(&self) -> bool {
        self.score.is_some() || self.view.is_some() || self.items != Items::default()
    }
}

/// What the items and the view were until now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Usual {
    /// How far each item lay from the mean of all, so far, and how often it was heard.
    items: [(f64, f64); 5],
    /// The mean of the views, and how many there were.
    view: (f64, f64),
}

/// By how much one item falls alone where something opened about what it asks, in points of 0 to 10.
const ITEM_FALL: f64 = 3.0;
/// How far an item strays from its usual distance to the others, in points of 0 to 10.
const ITEM_NOISE: f64 = 1.2;
/// How often a dip is about what one item asks.
const ITEM_SHARE: f64 = 0.3;
/// By how much a therapist's view falls where something is open, in points of 0 to 10: about .3 of the client's dip (temporal
/// correlation .2 to .3, CLINICAL.md §3).
const VIEW_FALL: f64 = 0.6;
/// How far a view strays, in points of 0 to 10: .8 of the client's.
const VIEW_NOISE: f64 = 0.7;
/// No channel beside the direct answer says more than this.
const MOST: f64 = 6.0;

impl Shares {
    /// What is said beside the score, by all channels together.
    pub(super) fn beside(&self) -> f64 {
        self.item * self.direct * self.view
    }
}

impl Usual {
    /// What is said beside the score; the share of the score itself is not known yet.
    pub(super) fn hear(&mut self, heard: &Heard) -> Shares {
        Shares {
            item: self.items(&heard.items),
            direct: direct(heard.direct),
            view: self.view(heard.view),
            ..Shares::NONE
        }
    }

    /// What the items say for a dip, and what their usual distances are from here on.
    fn items(&mut self, items: &Items) -> f64 {
        let answered: Vec5 = Vec5::of(items);
        let Some(mean) = answered.mean() else {
            return 1.0;
        };
        let (mut sum, mut count) = (0.0, 0.0);
        for (at, answer) in answered.0.iter().enumerate() {
            let Some(answer) = answer else { continue };
            let (usual, heard) = &mut self.items[at];
            let away = answer - mean;
            if *heard >= 2.0 {
                // Of its own usual distance little is known at first.
                let spread = ITEM_NOISE * ITEM_NOISE * (1.0 + 1.0 / *heard);
                let off = away - *usual;
                sum += libm::exp(-ITEM_FALL * (off + ITEM_FALL / 2.0) / spread);
                count += 1.0;
            }
            *heard += 1.0;
            *usual += (away - *usual) / heard.min(8.0);
        }
        if count == 0.0 {
            return 1.0;
        }
        (1.0 - ITEM_SHARE + ITEM_SHARE * sum / count).clamp(0.7, MOST)
    }

    /// What a therapist's view says for a dip.
    fn view(&mut self, view: Option<f64>) -> f64 {
        let Some(view) = view else { return 1.0 };
        let (mean, heard) = &mut self.view;
        let said = if *heard >= 2.0 {
            let spread = VIEW_NOISE * VIEW_NOISE * (1.0 + 1.0 / *heard);
            let off = view - *mean;
            libm::exp(-VIEW_FALL * (off + VIEW_FALL / 2.0) / spread).clamp(0.5, MOST)
        } else {
            1.0
        };
        *heard += 1.0;
        *mean += (view - *mean) / heard.min(8.0);
        said
    }
}

/// What the direct answer says. "Yes" or "a little" comes from half of those with whom something is open and from three of a hundred
/// of the others (CLINICAL.md §2.4, assumed). A shared "yes" is worth asking about without any of this.
fn direct(direct: Option<Direct>) -> f64 {
    match direct {
        Some(Direct::Yes) => 30.0,
        Some(Direct::ALittle) => 10.0,
        Some(Direct::No) => 0.52,
        Some(Direct::RatherNotSay) | None => 1.0,
    }
}

/// The answers to five items, as points.
struct Vec5([Option<f64>; 5]);

impl Vec5 {
    fn of(items: &Items) -> Self {
        Self(Item::ALL.map(|item| items.get(item).map(|score| f64::from(score.points()))))
    }

    /// The mean of at least three answers.
    fn mean(&self) -> Option<f64> {
        let (sum, count) = self
            .0
            .iter()
            .flatten()
            .fold((0.0, 0.0), |(sum, count), x| (sum + x, count + 1.0));
        (count >= 3.0).then(|| sum / count)
    }
}
