//! What was noticed, in words: why something is worth asking, and how often such a thing appears when nothing happened.

use dialogue::noticed::{Noticed, Reason};
use dialogue::view::Between;

use crate::words::Words;

/// Everything there is to say of it, a sentence each.
pub(super) struct Why {
    /// The reasons, the strongest first.
    pub(super) reasons: Vec<String>,
    /// Where the answers usually lie.
    pub(super) usual: String,
    /// How often it appears by chance.
    pub(super) chance: String,
    /// How watchful the practice was.
    pub(super) watch: String,
    /// When, from what, and for whom it was noted.
    pub(super) noted: String,
}

impl Why {
    pub(super) fn of(t: &Words, between: &Between, noticed: &Noticed) -> Self {
        let (low, high) = noticed.usual;
        let other = between.other.as_str();
        Self {
            reasons: noticed
                .reasons
                .iter()
                .map(|reason| self::reason(t, between, *reason))
                .collect(),
            usual: t.fill(
                "worth-usual",
                &[
                    ("other", other),
                    ("low", &points(low)),
                    ("high", &points(high)),
                ],
            ),
            chance: chance(t, noticed),
            watch: t.choice("worth-watch", noticed.watch.name()),
            noted: t.fill(
                "worth-noted",
                &[("other", other), ("engine", &noticed.engine.to_string())],
            ),
        }
    }
}

/// The strongest reason, and how often it appears by chance.
pub(super) fn first(t: &Words, between: &Between, noticed: &Noticed) -> String {
    let first = noticed.reasons.first().copied().unwrap_or(Reason::Still);
    format!("{} {}", reason(t, between, first), chance(t, noticed))
}

fn reason(t: &Words, between: &Between, reason: Reason) -> String {
    let other = between.other.as_str();
    match reason {
        Reason::Score => t.fill("worth-score", &[("other", other)]),
        Reason::Item(item) => {
            let item = t.choice("item-short", item.name());
            t.fill("worth-item", &[("other", other), ("item", &item)])
        }
        Reason::View => t.fill("worth-view", &[("other", other)]),
        Reason::Still => t.fill("worth-still", &[("other", other)]),
    }
}

fn chance(t: &Words, noticed: &Noticed) -> String {
    match noticed.by_chance {
        0 => t.say("worth-chance-rare"),
        n => t.fill("worth-chance", &[("n", &n.to_string())]),
    }
}

/// Tenths of a point, as points.
fn points(tenths: u8) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}
